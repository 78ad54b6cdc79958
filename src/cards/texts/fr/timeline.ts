/** What happened in a talk, in French, one sentence for each event that its hosts and moderators read. */
import { at, channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { TimelineTexts } from '../timeline.ts';
import { quoted } from './quoted.ts';

const { counted } = inLanguage('fr');

const by = (who: string | null | undefined) => (who ? ` par ${user(who)}` : '');

/** Who did something, or that it was done in Discord's own dialog. */
const inDiscord = (who: string | null) => (who === null ? ' dans Discord' : by(who));

const answers = {
  accepted: 'a accepté l’invitation',
  maybe: `a répondu ${quoted('peut-être')}`,
  declined: 'a refusé l’invitation',
} as const;

const lowered = {
  button: (person: string) => `${person} a baissé la main`,
  discord: (person: string) => `${person} a baissé la main dans Discord`,
  away: (person: string) => `${person} n’était pas de retour à temps\u202f; sa main est baissée`,
  host: (person: string, who?: string) => `Main de ${person} baissée${by(who)}`,
} as const;

/** Why a recording stopped, after the sentence that it did. */
const stopped = {
  host: '',
  disk: '\u202f: le disque est plein',
  length: '\u202f: il a atteint la durée permise',
  size: '\u202f: il a atteint la taille permise',
  'not-possible': '\u202f: il n’a pas pu continuer',
} as const;

const settled = {
  waiting: 'mise en attente de validation',
  open: 'mise dans la liste',
  now: 'choisie pour y répondre',
  answered: 'marquée comme traitée',
  dismissed: 'écartée',
  withdrawn: 'reprise',
  merged: 'regroupée',
} as const;

const orders = {
  'first-come': 'dans l’ordre des mains levées',
  'new-voices': 'priorité aux nouvelles voix',
  'least-talk': 'priorité à qui a le moins parlé',
} as const;

export const timeline: TimelineTexts = {
  planned: ({ hostId }) => `Talk prévu par ${user(hostId)}`,
  opened: ({ by: who, itself }) =>
    itself ? 'Talk ouvert de lui-même, à l’heure prévue' : `Talk ouvert${inDiscord(who)}`,
  ended: ({ reason, by: who }) =>
    reason === 'closed'
      ? `Talk terminé${by(who)}`
      : reason === 'stage-ended'
        ? 'La conférence a été arrêtée dans Discord'
        : 'Talk terminé\u202f: l’hôte ne s’est pas reconnecté',
  cancelled: ({ by: who }) =>
    who === null ? 'Talk annulé\u202f: personne ne l’a ouvert' : `Talk annulé par ${user(who)}`,
  'open-asked': ({ why }) =>
    why
      ? 'L’hôte a été invité à ouvrir le talk\u202f; il n’a pas pu s’ouvrir de lui-même'
      : 'L’hôte a été invité à ouvrir le talk',
  'open-nudged': () => 'L’hôte a été sollicité une seconde fois',
  'order-chosen': ({ order, by: who }) => `Ordre choisi par ${user(who)}\u202f: ${orders[order]}`,
  'rules-changed': ({ by: who }) => `Règles changées par ${user(who)}`,
  'voice-chosen': ({ on, by: who }) =>
    on
      ? `Rostrum appelé sur scène${by(who)}`
      : who === null
        ? 'Rostrum a été déconnecté de la scène dans Discord'
        : `Rostrum renvoyé de la scène${by(who)}`,
  'line-locked': ({ by: who }) => `File fermée par ${user(who)}`,
  'line-unlocked': ({ by: who }) => `File ouverte par ${user(who)}`,
  moved: ({ startsAt, by: who }) => `Date fixée${inDiscord(who)}\u202f: ${at(startsAt, 'F')}`,
  renamed: ({ by: who }) => `Sujet changé${inDiscord(who)}`,
  'length-chosen': ({ length, by: who }) =>
    length === null
      ? `Durée retirée${inDiscord(who)}`
      : `Durée choisie${inDiscord(who)}\u202f: ${counted(Math.round(length / 60_000), { one: 'minute', other: 'minutes' })}`,
  'series-changed': ({ by: who }) => `Changé à partir de ce talk par ${user(who)}`,
  'dates-left-out': ({ by: who }) => `Dates retirées de la série par ${user(who)}`,
  'remind-times-chosen': ({ by: who }) => `Moments des rappels choisis par ${user(who)}`,
  'repeats-changed': ({ by: who }) => `Répétition de la série modifiée à partir de ce talk par ${user(who)}`,
  'series-ended': ({ by: who }) => `Série terminée par ${user(who)}`,
  'stage-chosen': ({ stageId, by: who }) =>
    `Salon de conférence choisi${inDiscord(who)}\u202f: ${channel(stageId)}`,
  'event-gone': () => 'L’événement a été retiré dans Discord',
  'guest-invited': ({ guestId, by: who }) => `${user(who)} a invité ${user(guestId)}`,
  'invitation-answered': ({ guestId, answer }) => `${user(guestId)} ${answers[answer]}`,
  'outsider-invited': ({ name, by: who }) => `${user(who)} a invité ${name}, qui n’est pas sur le serveur`,
  'link-renewed': ({ by: who }) => `${user(who)} a créé un nouveau lien d’invitation`,
  'link-revoked': ({ by: who }) => `${user(who)} a révoqué un lien d’invitation`,
  'guest-recognised': ({ userId }) => `Arrivée de ${user(userId)} par un lien d’invitation`,
  'time-proposed': ({ guestId, startsAt }) => `${user(guestId)} a proposé le ${at(startsAt, 'F')}`,
  'guest-reminded': ({ guestId, by: who }) => `${user(who)} a envoyé un rappel à ${user(guestId)}`,
  'invitation-withdrawn': ({ guestId, by: who }) =>
    `${user(who)} a retiré l’invitation envoyée à ${user(guestId)}`,
  'hand-raised': ({ userId }) => `${user(userId)} a levé la main`,
  'hand-lowered': ({ userId, through, by: who }) => lowered[through](user(userId), who),
  'hands-cleared': ({ by: who }) => `Toutes les mains baissées par ${user(who)}`,
  'hand-moved': ({ userId, to, by: who }) => `${user(who)} a déplacé ${user(userId)} à la place ${to}`,
  'hands-restored': ({ hands, by: who }) =>
    `${counted(hands.length, { one: 'main remise', other: 'mains remises' })} dans la file par ${user(who)}`,
  'hand-away': ({ userId }) => `${user(userId)} a quitté le salon\u202f; sa place est gardée un moment`,
  'hand-back': ({ userId }) => `${user(userId)} est de retour dans la file`,
  called: ({ userId, by: who }) =>
    who === null ? `Appel de ${user(userId)} sur scène` : `${user(who)} a appelé ${user(userId)} sur scène`,
  'call-passed': ({ userId, by: who }) =>
    who === null
      ? `${user(userId)} n’a pas accepté à temps`
      : `${user(who)} a passé le tour de ${user(userId)}`,
  'call-declined': ({ userId }) => `${user(userId)} n’a pas voulu parler`,
  speaking: ({ userId }) => `${user(userId)} parle`,
  'turn-warned': ({ userId }) => `Message à ${user(userId)}\u202f: le tour prend bientôt fin`,
  'turn-extended': ({ userId, by: who }) => `${user(who)} a donné une minute de plus à ${user(userId)}`,
  'turn-ended': ({ userId, by: who }) =>
    who === null ? `Temps écoulé pour ${user(userId)}` : `Tour de ${user(userId)} terminé${by(who)}`,
  'sent-to-audience': ({ userId, by: who }) => `${user(who)} a envoyé ${user(userId)} dans le public`,
  'back-in-audience': ({ userId }) => `${user(userId)} est dans le public`,
  'co-host-added': ({ userId, by: who }) => `${user(who)} a nommé ${user(userId)} co-hôte`,
  'co-host-removed': ({ userId, by: who }) => `${user(who)} a retiré à ${user(userId)} le rôle de co-hôte`,
  'handed-over': ({ from, to, by: who }) =>
    who === null
      ? `${user(to)} anime maintenant\u202f: ${user(from)} n’est plus là`
      : `Talk transmis de ${user(from)} à ${user(to)}${by(who)}`,
  removed: ({ userId, by: who }) => `${user(who)} a retiré ${user(userId)}`,
  'kept-out': ({ userId, by: who }) => `${user(who)} a exclu ${user(userId)}`,
  'let-in': ({ userId, by: who }) => `${user(who)} a laissé revenir ${user(userId)}`,
  undone: ({ by: who }) => `Annulé par ${user(who)}\u202f:`,
  'recording-started': ({ by: who }) => `Enregistrement lancé${by(who)}`,
  'recording-stopped': ({ by: who, reason }) => `Enregistrement arrêté${by(who)}${stopped[reason]}`,
  'consent-given': ({ userId }) => `${user(userId)} accepte l’enregistrement`,
  'consent-declined': ({ userId }) => `${user(userId)} refuse l’enregistrement`,
  'consent-withdrawn': ({ userId }) =>
    `${user(userId)} ne veut plus être dans l’enregistrement\u202f; ce qui était conservé est supprimé`,
  'question-asked': ({ userId, text, anonymous }) =>
    `${anonymous ? 'Quelqu’un' : user(userId)} a demandé\u202f: ${text}`,
  'question-settled': ({ text, to, by: who }) =>
    `${quoted(text)} ${settled[to]}${to === 'withdrawn' ? '' : by(who)}`,
  'question-merged': ({ text, intoText, by: who }) =>
    `${quoted(text)} regroupée avec ${quoted(intoText)} par ${user(who)}`,
};
