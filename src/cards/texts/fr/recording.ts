/** What is said of recording and consent; in French. */
import type { ConsentAnswer, RecordingEnd } from '../../../talk/talk.ts';
import { inLanguage } from '../in-language.ts';
import { quoted } from './quoted.ts';

const { counted, number } = inLanguage('fr');

const failed: Record<Exclude<RecordingEnd, 'host'>, string> = {
  disk: 'L’enregistrement s’est arrêté\u202f: il n’y a plus de place sur le disque du bot. Ce qui était conservé jusque-là reste.',
  length:
    'L’enregistrement s’est arrêté\u202f: il a atteint la durée permise. Ce qui était conservé jusque-là reste.',
  size: 'L’enregistrement s’est arrêté\u202f: il a atteint la taille permise. Ce qui était conservé jusque-là reste.',
  'not-possible':
    'L’enregistrement s’est arrêté\u202f: je n’ai pas pu le continuer. Ce qui était conservé jusque-là reste.',
};

const answers: Record<ConsentAnswer, (person: string) => string> = {
  asked: (person) => `${person} n’a pas répondu`,
  given: (person) => `${person} a dit oui`,
  declined: (person) => `${person} a dit non`,
  withdrawn: (person) => `${person} a retiré son accord`,
};

export const recording = {
  buttons: {
    agree: 'D’accord',
    decline: 'Non',
    mine: 'Mon enregistrement',
    withdraw: 'Supprimer le mien, ne plus garder',
  },
  line: (agreed: number, speakers: number) =>
    speakers === 0
      ? '● enregistrement'
      : `● enregistrement (${number(agreed)} sur ${number(speakers)} d’accord)`,
  topicSuffix: ' · ● enregistrement',
  asks: (person: string) =>
    `● ${person}, ce talk est enregistré. Peut-on conserver ce que tu dis\u202f? Tant que tu n’as pas dit oui, rien de toi n’est conservé\u202f; tu peux parler dans tous les cas.`,
  failed: (reason: Exclude<RecordingEnd, 'host'>) => failed[reason],
  failedFor: (host: string, sentence: string) => `${host} ${sentence}`,
  kept: 'Ce que tu dis dans ce talk est conservé. Tu peux retirer ton accord à tout moment\u202f; tout ce qui était conservé de toi est alors supprimé.',
  keptBefore:
    'Ce que tu as accepté dans ce talk est conservé. Tu peux retirer ton accord\u202f; tout ce qui était conservé de toi est alors supprimé.',
  notKept: 'Rien de ce que tu dis dans ce talk n’est conservé. Tu peux parler quand même.',
  notKeptBefore: 'Rien de ce que tu as dit dans ce talk n’est conservé.',
  deleted: 'Tout ce qui était conservé de toi dans ce talk est supprimé, et plus rien ne sera conservé.',
  started:
    'L’enregistrement a commencé. On demande l’accord de chaque personne sur scène\u202f; rien n’est conservé avant.',
  stopped: 'L’enregistrement est arrêté.',
  status: (since: string, megabytes: number, hours: number) =>
    `● enregistrement depuis ${since} · ${number(megabytes)} Mo · au plus ${counted(hours, { one: 'heure', other: 'heures' })}`,
  statusOff: 'Ce talk n’est pas enregistré.',
  answer: (person: string, answer: ConsentAnswer) => answers[answer](person),
  more: (count: number) => `+ ${number(count)}`,
};

export const recordingRefusals = {
  'already-recording': () => 'Ce talk est déjà enregistré.',
  'not-recording': () => 'Ce talk n’est pas enregistré. Son hôte peut le lancer avec `/recording start`.',
  'recording-no-key': () =>
    'Je ne peux pas encore enregistrer\u202f: la personne qui me fait tourner doit d’abord me donner une clé pour les enregistrements, `RECORDING_KEY`.',
  'recording-wrong-key': () =>
    'Je ne peux pas enregistrer\u202f: ma clé n’est pas celle du dernier enregistrement. La personne qui me fait tourner doit vérifier `RECORDING_KEY`.',
  'not-asked-of-you': ({ userId }: { userId: string }) =>
    `Seul <@${userId}> peut y répondre. Pour toi, appuie sur ${quoted('Mon enregistrement')} sur la carte du talk.`,
};

export const recordingCommands = {
  recording: {
    is: 'Enregistre un talk\u202f: les personnes d’accord, et personne d’autre',
    start: { is: 'Lance l’enregistrement de ton talk\u202f; on demande l’accord sur scène' },
    stop: { is: 'Arrête l’enregistrement de ton talk' },
    status: { is: 'Montre si le talk est enregistré, et qui a dit oui' },
    consent: { is: 'Montre ce qui est conservé de toi\u202f; accepte ou retire ton accord' },
  },
};
