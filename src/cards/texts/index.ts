/** The languages that Rostrum speaks, and which one somebody is answered in. */
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { fr } from './fr/index.ts';
import { hi } from './hi/index.ts';
import { ja } from './ja/index.ts';
import { pt } from './pt/index.ts';
import type { Texts } from './texts.ts';

const LANGUAGE_TEXTS = { en, de, fr, es, pt, ja, hi } satisfies Record<string, Texts>;

export type Language = keyof typeof LANGUAGE_TEXTS;

export const LANGUAGES = Object.keys(LANGUAGE_TEXTS) as Language[];

/** Discord's names of each language. Source: Discord, locales. */
export const DISCORD_LOCALES: Record<Language, readonly string[]> = {
  en: ['en-US', 'en-GB'],
  de: ['de'],
  fr: ['fr'],
  es: ['es-ES', 'es-419'],
  pt: ['pt-BR'],
  ja: ['ja'],
  hi: ['hi'],
};

/** What a language calls itself. */
export const OWN_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português (Brasil)',
  ja: '日本語',
  hi: 'हिन्दी',
};

/** A language that was chosen by its tag; null when none was, or Rostrum does not speak it. */
export const languageNamed = (tag: string | null): Language | null =>
  LANGUAGES.find((language) => language === tag) ?? null;

export const textsIn = (language: Language): Texts => LANGUAGE_TEXTS[language];

/** The language for one of Discord's locales; English for those that Rostrum does not speak. */
export const languageOf = (locale: string): Language =>
  LANGUAGES.find((language) => DISCORD_LOCALES[language].includes(locale)) ?? 'en';
