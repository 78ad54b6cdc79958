/** What somebody can do now, in French. */
import type { help as english } from '../en/help.ts';
import { inLanguage } from '../in-language.ts';
import { quoted } from './quoted.ts';

const { counted, number } = inLanguage('fr');

export const help: typeof english = {
  called: (topic, stage, seconds) =>
    `C’est à toi dans ${quoted(topic)}. Accepte l’invitation que Discord t’affiche dans ${stage}${seconds === null ? '' : `\u202f; après ${number(seconds)} secondes, l’appel passe à la personne suivante`}.`,
  speaks: (topic) => `Tu es sur scène dans ${quoted(topic)}. Tu peux parler.`,
  speaksInTurn: (topic) =>
    `Tu as la parole dans ${quoted(topic)}. Tu peux parler\u202f; appuie sur ${quoted('J’ai terminé')} à la fin.`,
  runs: (topic) => `Tu animes ${quoted(topic)}.`,
  hands: (count) =>
    count === 0
      ? 'Aucune main levée. On lève la main depuis la carte ou avec le bouton de Discord.'
      : `${counted(count, { one: 'main levée', other: 'mains levées' })}. ${quoted('Appel suivant')} appelle la première.`,
  questions: (count) =>
    count === 0
      ? ''
      : `${counted(count, { one: 'question ouverte', other: 'questions ouvertes' })}, à voir dans ${quoted('Régie')}.`,
  come: (stage) => `Rejoins ${stage}\u202f: dès ton arrivée, Discord t’invite à parler.`,
  listens: (topic) => `Tu es à l’écoute de ${quoted(topic)}. Lève la main pour parler, ou pose une question.`,
  live: (topic, stage) =>
    stage === null
      ? `${quoted(topic)} est en direct\u202f; son salon de conférence se prépare.`
      : `${quoted(topic)} est en direct dans ${stage}. Rejoins le salon pour écouter et lever la main.`,
  mayHost:
    'Aucun talk en direct. Ouvres-en un avec `/talk open`, ou prévois-en un avec `/talk schedule`\u202f; `/invite members` permet d’y inviter quelqu’un.',
  mayNotHost: 'Aucun talk en direct.',
  planned: (topic, when, host) => `${when}  ${topic}, animé par ${host}`,
  nothingPlanned:
    'Aucun n’est prévu non plus. Pour en animer un, demande un rôle d’hôte à un admin du serveur.',
  pointer:
    '-# `/talk status` montre ce qui est en direct et à venir. Tape `/` pour voir tout ce que je fais.',
  pointerForAdmins:
    '-# `/settings` permet de choisir qui anime, où les talks sont annoncés et comment ils se déroulent.',
};
