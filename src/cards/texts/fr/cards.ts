/** What cards say, in French. Participles that would have to agree with a person are avoided. */
import type { Order } from '../../../talk/rules.ts';
import type { EndReason } from '../../../talk/talk.ts';
import type { cards as english } from '../en/cards.ts';
import { inLanguage } from '../in-language.ts';
import { quoted } from './quoted.ts';

const { counted, number } = inLanguage('fr');

const minutes = (count: number) => counted(count, { one: 'minute', other: 'minutes' });

/** The feminine, as of `position`. */
const ordinal = (n: number) => `${number(n)}${n === 1 ? 're' : 'e'}`;

const orders: Record<Order, string> = {
  'first-come': 'La parole est donnée dans l’ordre des mains levées',
  'new-voices': 'Priorité aux nouvelles voix',
  'least-talk': 'Priorité à qui a le moins parlé',
};

const ends: Record<EndReason, string> = {
  closed: '',
  'stage-ended': 'La conférence a été arrêtée dans Discord.',
  'host-gone': 'L’hôte ne s’est pas reconnecté, et personne n’a pris le relais.',
};

const callOf = (seconds: number, turn: number | null) =>
  `Tu as ${number(seconds)} secondes pour accepter l’invitation que Discord t’affiche${turn === null ? '.' : `\u202f; ton tour dure ${minutes(turn)}.`}`;

const wish = (votes: number) =>
  votes > 0
    ? `${counted(votes, { one: 'personne attend', other: 'personnes attendent' })} la réponse · `
    : '';

const wished = (votes: number) =>
  votes > 0
    ? `${counted(votes, { one: 'personne attendait', other: 'personnes attendaient' })} la réponse · `
    : '';

/** `2:05`. */
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

export const cards: typeof english = {
  buttons: {
    raise: 'Lever la main',
    myPlace: 'Ma place',
    lower: 'Baisser la main',
    ask: 'Poser une question',
    next: 'Appel suivant',
    listen: 'Écouter',
    controls: 'Régie',
    remindMe: 'Me le rappeler',
    stopReminding: 'Ne plus me le rappeler',
    openNow: 'Ouvrir maintenant',
    callOff: 'Annuler le talk',
    undo: 'Annuler l’action',
    skip: 'Passer',
    lock: 'Fermer la file',
    unlock: 'Ouvrir la file',
    clear: 'Baisser toutes les mains',
    refresh: 'Actualiser',
    rules: 'Règles de ce talk',
    questions: 'Questions',
    timeline: 'Chronologie',
    export: 'Exporter',
    summary: 'Résumé',
    callUp: 'Appeler sur scène',
    move: 'Changer de place',
    lowerTheirs: 'Baisser la main',
    moreTime: 'Une minute de plus',
    endTurn: 'J’ai terminé',
    notNow: 'Pas maintenant',
    toAudience: 'Vers le public',
    coHost: 'Nommer co-hôte',
    noCoHost: 'N’est plus co-hôte',
    handOver: 'Transmettre le talk',
    remove: 'Retirer',
    keepOut: 'Exclure',
    letIn: 'Laisser revenir',
    back: 'Retour',
    answerNow: 'Répondre maintenant',
    answered: 'Traitée',
    dismiss: 'Écarter',
    letThrough: 'Valider',
    bringUp: 'Appeler la personne',
    reopen: 'Remettre dans la liste',
    reviewFirst: 'Valider avant d’afficher',
    reviewNone: 'Afficher sans valider',
    withdraw: 'Reprendre ma question',
  },
  talk: {
    live: (topic) => `## 🎙 ${topic}`,
    titled: (topic) => `## ${topic}`,
    hostedBy: (hosts, since, stage) => `Animé par ${hosts} · ${since} · ${stage}`,
    onStage: (people) => `**Sur scène**  ${people}`,
    nobodyOnStage: 'personne pour l’instant',
    invitedUp: (person) => `${person} (appel en cours)`,
    hostAway: (host, stands, relative) =>
      stands === null
        ? `${host} n’est pas dans la conférence. Sans hôte, le talk prend fin ${relative}.`
        : `${host} n’est pas dans la conférence. ${stands} prend le relais ${relative}.`,
    speaksUntil: (person, relative) => `${person} (fin du tour ${relative})`,
    away: (person) => `${person} (hors du salon)`,
    nextInLine: (people) => `**À suivre**  ${people}`,
    ordered: (order) => (order === 'first-come' ? '' : orders[order]),
    nobodyInLine: 'aucune main levée',
    locked: 'La file est fermée\u202f: plus de mains levées pour l’instant.',
    attendance: 'Les arrivées et les départs sont enregistrés pour les hôtes.',
    more: (count) => `+ ${number(count)}`,
    listening: (count) => `${number(count)} à l’écoute`,
    questions: (count) => counted(count, { one: 'question', other: 'questions' }),
    wait: (count) => `environ ${number(count)} min d’attente`,
    guests: (people) => `**Invités**  ${people}`,
    stageComing: 'le salon de conférence se prépare',
    scheduledBy: (host, when, relative) => `Animé par ${host} · ${when} (${relative})`,
    reminding: (count) =>
      count === 0
        ? 'Personne n’a encore demandé de rappel'
        : `${counted(count, { one: 'personne recevra', other: 'personnes recevront' })} un rappel`,
    endedBecause: (reason) => ends[reason],
    cancelled: (topic) => `## ${topic} n’aura pas lieu`,
    length: (ms) => {
      const length = Math.round(ms / 60_000);
      return length < 1 ? 'moins d’une minute' : `${number(length)} min`;
    },
  },
  reminder: {
    starts: (topic, relative, guests) =>
      `Début ${relative}\u202f: **${topic}**${guests === '' ? '' : `, avec ${guests}`}.`,
    started: (topic, relative) => `**${topic}** a commencé ${relative}.`,
  },
  turn: {
    called: (person, seconds, turn) => `${person}, c’est à toi. ${callOf(seconds, turn)}`,
    speaks: (person, until) =>
      until === null ? `${person} a la parole.` : `${person} a la parole\u202f; fin du tour ${until}.`,
    endsSoon: (person, until) => `${person}, ton tour prend fin ${until}.`,
  },
  line: {
    place: (place, wait, order) =>
      `Tu es en ${ordinal(place)} position dans la file, ${wait < 1 ? 'et c’est bientôt à toi' : `environ ${minutes(wait)}`}.${order === 'first-come' ? '' : ` ${orders[order]} dans ce talk.`}`,
    called: (seconds, turn) => `C’est à toi. ${callOf(seconds, turn)}`,
    speaking: 'Tu es sur scène.',
    down: 'Ta main est baissée.',
    notKept: `Discord ne me laisse tenir ceci à jour que 14 minutes. Appuie sur ${quoted('Ma place')} pour le revoir.`,
  },
  panel: {
    title: '### Régie',
    place: (place, person, wait) =>
      `${number(place)}. ${person}, ${wait < 1 ? 'à suivre' : `environ ${number(wait)} min`}`,
    nobodyInLine: 'Aucune main levée. On lève la main depuis la carte ou avec le bouton de Discord.',
    speaks: (person, seconds, until) =>
      `${person} ${clock(seconds)}${until === null ? '' : ` (fin du tour ${until})`}`,
    rules: (order, rules) =>
      [
        orders[order],
        rules.turn === null ? 'tours sans fin' : `${minutes(rules.turn)} par tour`,
        ...(rules.atOnce > 1 ? [`${number(rules.atOnce)} à la fois`] : []),
        ...(rules.cap === null ? [] : [`${number(rules.cap)} au plus dans la file`]),
        ...(rules.cooldown > 0 ? [`${minutes(rules.cooldown)} entre deux tours`] : []),
      ].join(' · '),
    coHosts: (people) => `**Co-hôtes**  ${people}`,
    keptOut: (people) => `**Sans accès**  ${people}`,
    choosePerson: 'Choisir une personne\u202f: appeler, déplacer, retirer…',
    chooseOrder: 'Dans quel ordre la parole est donnée',
  },
  person: {
    is: (person, role) =>
      role === 'host'
        ? `### ${person} · hôte`
        : role === 'coHost'
          ? `### ${person} · co-hôte`
          : `### ${person}`,
    inLine: (place, wait) =>
      `${ordinal(place)} position dans la file, ${wait < 1 ? 'à suivre' : `environ ${minutes(wait)}`}`,
    isKeptOut: 'N’a pas accès à ce talk',
    spoken: (seconds, turns) =>
      seconds === 0 && turns === 0
        ? 'N’a pas encore parlé'
        : `A parlé ${clock(seconds)} en ${counted(turns, { one: 'tour terminé', other: 'tours terminés' })}`,
  },
  form: {
    move: 'Changer de place',
    place: 'Place dans la file, 1 pour la prochaine',
    rules: 'Règles de ce talk',
    turn: 'Minutes par tour, vide pour un tour sans fin',
    atOnce: 'Tours de parole en même temps',
    cap: 'Mains levées au plus, vide pour sans limite',
    cooldown: 'Minutes entre deux tours d’une personne',
    ask: 'Poser une question',
    question: 'Ta question',
    named: 'Avec ton nom\u202f?',
    withName: 'Afficher mon nom',
    withoutName: 'Ne pas afficher mon nom',
  },
  board: {
    title: (topic) => `### Questions · ${topic}`,
    question: (n, text, votes, asker) => `**${n}.** ${text}\n-# ${wish(votes)}${asker}`,
    answered: (n, text, votes, asker) => `**${n}.** ✔ ${text}\n-# ${wished(votes)}${asker}`,
    now: (text, asker) => `**Réponse en cours**  ${text}\n-# ${asker}`,
    anonymous: 'posée sans nom',
    waiting: (count) =>
      counted(count, {
        one: 'question en attente de validation',
        other: 'questions en attente de validation',
      }),
    counts: (answered, all) =>
      `${counted(answered, { one: 'traitée', other: 'traitées' })} sur ${number(all)}`,
    empty: `Pas encore de questions. Appuie sur ${quoted('Poser une question')} sur la carte du talk pour poser la première.`,
    noneOpen: `Aucune question n’est ouverte. Appuie sur ${quoted('Poser une question')} sur la carte du talk pour poser la prochaine.`,
    own: 'C’est ta question\u202f; ta voix compte déjà.',
    choose: 'Une réponse t’intéresse\u202f? Choisis la question',
    chooseOne: 'Choisir une question\u202f: répondre, regrouper, écarter…',
    mergeInto: 'Regrouper avec quelle question\u202f?',
    status: {
      waiting: 'en attente de validation',
      open: 'ouverte',
      now: 'réponse en cours',
      answered: 'traitée',
      dismissed: 'écartée',
      withdrawn: 'reprise',
      merged: 'regroupée',
    },
  },
  done: {
    opened: (stage) =>
      stage
        ? `Le talk est ouvert dans ${stage}.`
        : 'Le talk est ouvert\u202f; son salon de conférence se prépare.',
    closed: (topic) => `${quoted(topic)} a pris fin.`,
    calledOff: (topic) => `${quoted(topic)} n’aura pas lieu.`,
    scheduled: (topic, when, relative) => `${quoted(topic)} aura lieu le ${when} (${relative}).`,
    ordered: (order) => `${orders[order]}, à partir de maintenant.`,
    handDown: 'Ta main est baissée.',
    called: (person) => `${person} peut monter sur scène.`,
    skipped: 'Tour passé.',
    moved: (person, place) => `${person} est en ${ordinal(place)} position dans la file.`,
    theirHandDown: (person) => `La main de ${person} est baissée.`,
    cleared: 'Toutes les mains sont baissées.',
    locked: 'La file est fermée.',
    unlocked: 'La file est ouverte.',
    ruled: 'Les règles de ce talk sont changées.',
    ruledBelow: (hands, cap) =>
      `Les règles de ce talk sont changées. Les ${number(hands)} mains levées le restent\u202f; de nouvelles sont acceptées quand il y en a moins de ${number(cap)}.`,
    moreTime: (person) => `${person} a une minute de plus.`,
    turnEnded: (person) => `Le tour de ${person} est terminé.`,
    toAudience: (person) => `${person} retourne dans le public.`,
    coHost: (person) => `${person} est maintenant co-hôte.`,
    noCoHost: (person) => `${person} n’est plus co-hôte.`,
    handedOver: (person) => `${person} anime maintenant ce talk. Tu es co-hôte.`,
    removed: (person) =>
      `${person} n’est plus dans la conférence et peut y revenir\u202f; ${quoted('Exclure')} l’empêche.`,
    keptOut: (person) => `${person} n’a plus accès à ce talk.`,
    letIn: (person) => `${person} peut revenir.`,
    undone: 'C’est annulé.',
    asked: 'Ta question est dans la liste.',
    reviewed: 'À partir de maintenant, tu vois d’abord chaque question.',
    unreviewed: 'À partir de maintenant, les questions sont affichées aussitôt.',
    askedForReview: 'Ta question est enregistrée. Les hôtes la voient d’abord.',
    wanted: 'Ta voix compte.',
    unwanted: 'Ta voix ne compte plus.',
    settled: {
      open: 'La question est dans la liste.',
      now: 'La réponse à la question est en cours.',
      answered: 'La question est traitée.',
      dismissed: 'La question est écartée.',
    },
    merged: 'Les questions sont regroupées.',
    withdrawn: 'Ta question est reprise.',
    willRemind: (relative) => `Tu recevras un rappel ici. Début ${relative}.`,
    willNotRemind: 'Tu ne recevras pas de rappel pour ce talk.',
  },
  failed: (reference) =>
    `Quelque chose a échoué de mon côté. Réessaie\u202f; si cela continue, donne cette référence aux personnes qui me gèrent\u202f: ${reference}`,
  orders: {
    'first-come': 'Dans l’ordre des mains levées',
    'new-voices': 'Priorité aux nouvelles voix',
    'least-talk': 'Priorité à qui a le moins parlé',
  },
  empty: {
    noTalks:
      'Aucun talk en direct ici. Ouvres-en un avec `/talk open`, ou prévois-en un avec `/talk schedule`.',
    planned: '**À venir**',
  },
};
