/** What is said of events in Discord's own list and of calendar files, in German. */
import type { events as english } from '../en/events.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';

const { list, number } = inLanguage('de');

export const events: typeof english = {
  buttons: { calendar: 'In meinen Kalender', offCalendar: 'Aus meinem Kalender' },
  description: 'Wer auf „Interessiert“ klickt, wird an diesen Talk erinnert.',
  none: {
    noStage:
      'Der Talk steht nicht bei den Events des Servers, denn diese brauchen einen Stage-Kanal: Nenne einen in `stage`, wenn er dort stehen soll.',
    lacks: (permissions) =>
      `Der Talk steht nicht bei den Events des Servers, denn mir ${permissions.length === 1 ? 'fehlt' : 'fehlen'} ${list(permissions.map(permission))}: Bitte die Server-Admins, das in den Berechtigungen meiner Rolle zu erlauben.`,
    full: (most) =>
      `Der Talk steht noch nicht bei den Events des Servers, denn Discord erlaubt höchstens ${number(most)}: Er kommt dazu, wenn eines davon entfernt wird.`,
  },
  gone: 'Das Event wurde in Discord entfernt. Der Talk ist weiterhin geplant; der Host kann ihn absagen.',
  file: {
    added:
      'Öffne diese Datei, um den Talk in deinen Kalender einzutragen. Drücke den Button noch einmal, wenn sich der Talk ändert: Dein Kalender ersetzt dann den Eintrag.',
    cancelled: 'Öffne diese Datei, um den Talk aus deinem Kalender zu entfernen.',
    description: (server) => `Ein Talk auf Discord, auf dem Server ${server}`,
  },
};
