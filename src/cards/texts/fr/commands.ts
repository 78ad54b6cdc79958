/** What commands and their options are about, in French. `is` describes the command itself. */
import type { commands as english } from '../en/commands.ts';

const person = 'La personne concernée';

const talk = 'Quel talk\u202f; tape un mot de son sujet. Sans choix, celui en direct ou le dernier';

export const commands: typeof english = {
  talk: {
    is: 'Talks audio en direct',
    open: {
      is: 'Ouvrir un talk maintenant',
      topic: 'De quoi il parle',
      stage: 'Le salon de conférence\u202f; sans choix, un nouveau est créé',
    },
    close: { is: 'Terminer le talk' },
    status: { is: 'Voir les talks en direct sur ce serveur' },
    list: { is: 'Voir les talks en direct et à venir, page par page' },
    show: { is: 'Voir un talk\u202f: à venir, en direct ou passé', talk },
    history: { is: 'Voir les talks passés' },
    timeline: { is: 'Voir qui a fait quoi et quand dans un talk, pour les hôtes et modérateurs', talk },
    export: {
      is: 'Exporter présence, tours et questions en fichiers, pour les hôtes et modérateurs',
      talk,
    },
    edit: {
      is: 'Changer un talk prévu, ou sa série',
      talk: 'Quel talk prévu\u202f; tape un mot de son sujet',
    },
    schedule: {
      is: 'Prévoir un talk pour plus tard',
      topic: 'De quoi il parle',
      date: 'Comme 2026-12-01 19:00, vendredi à 19h ou dans 2 heures',
      zone: 'Le fuseau de cette date, comme Europe/Paris\u202f; sans choix, celui du serveur',
      repeat: 'Comment il revient',
      until: 'Le dernier jour de la série, comme 30 juin',
      times: 'Combien de talks a la série',
      length: 'Combien de temps il dure, comme 90 min ou 1h30',
      stage: 'Le salon de conférence\u202f; sans choix, un nouveau est créé',
      remind: 'Quand rappeler, comme 1 semaine, 1 jour, 10 minutes ; sinon, selon le serveur',
      opens: 'Comment le talk s’ouvre à l’heure prévue',
    },
  },
  invite: {
    is: 'Les invités de tes talks',
    members: {
      is: 'Inviter publiquement des personnes qui sont sur ce serveur',
      guest: 'La personne que tu invites',
      more: 'D’autres personnes\u202f: mentionne-les, jusqu’à 10 en tout',
      message: 'Ce que tu veux leur dire\u202f; tout le monde le lit',
      talk: 'Lequel de tes talks\u202f; sans choix, celui en direct, sinon le prochain',
      idea: 'Au lieu d’un talk\u202f: le sujet d’un talk qui serait encore sans date',
    },
    outside: {
      is: 'Inviter une personne qui n’est pas sur ce serveur\u202f; tu reçois un lien à lui envoyer',
      name: 'Son nom, tel que tout le monde le lit',
      message: 'Ce que tu veux lui dire\u202f; tout le monde le lit',
      talk: 'Lequel de tes talks\u202f; sans choix, celui en direct, sinon le prochain',
      idea: 'Au lieu d’un talk\u202f: le sujet d’un talk qui serait encore sans date',
    },
    list: { is: 'Voir les invitations qui attendent une réponse' },
  },
  'Invite to a talk': 'Inviter à un talk',
  queue: {
    is: 'La file des personnes qui veulent parler',
    next: {
      is: 'Appeler la prochaine personne de la file\u202f; si tout est pris, le plus long tour prend fin',
    },
    call: { is: 'Appeler une personne précise', person: 'La personne appelée sur scène' },
    skip: { is: 'Passer la personne appelée, ou la prochaine de la file' },
    move: {
      is: 'Déplacer quelqu’un dans la file',
      person: 'La personne qui change de place',
      place: 'La place dans la file\u202f; 1 pour la prochaine',
    },
    remove: { is: 'Baisser la main de quelqu’un', person: 'La personne dont la main est baissée' },
    clear: { is: 'Baisser toutes les mains' },
    lock: { is: 'Ne plus accepter de mains levées' },
    unlock: { is: 'Accepter de nouveau des mains levées' },
    order: { is: 'Choisir dans quel ordre la parole est donnée', order: 'L’ordre' },
    done: { is: 'Terminer ton propre tour' },
    'more-time': {
      is: 'Donner une minute de plus à une personne sur scène',
      person: 'La personne dont le tour continue',
    },
    rules: {
      is: 'Changer les règles de ce talk',
      'turn-minutes': 'La durée d’un tour\u202f; 0 pour un tour sans fin',
      'at-once': 'Combien de tours de parole en même temps',
      cap: 'Combien de mains peuvent être levées\u202f; 0 pour sans limite',
      'cooldown-minutes': 'Combien de temps une personne attend avant de relever la main',
    },
  },
  host: {
    is: 'Animer ton talk en direct',
    controls: { is: 'Voir la file et mener le talk depuis un seul endroit' },
    'co-host': { is: 'Nommer co-hôte', person },
    'no-co-host': { is: 'Retirer le rôle de co-hôte', person },
    'hand-over': { is: 'Transmettre le talk à quelqu’un d’autre', person },
    audience: { is: 'Envoyer une personne de la scène vers le public', person },
    remove: { is: 'Retirer quelqu’un de la conférence, avec retour possible', person },
    'keep-out': { is: 'Exclure quelqu’un de ce talk', person },
    'let-in': { is: 'Laisser revenir une personne exclue', person },
    voice: { is: 'Faire parler Rostrum sur la scène de ce talk, ou non', here: 'S’il est sur scène' },
  },
  question: {
    is: 'Questions aux personnes sur scène',
    ask: { is: 'Poser une question' },
    board: { is: 'Voir les questions, et les gérer en tant qu’hôte' },
    export: { is: 'Obtenir les questions en fichier, en tant qu’hôte' },
  },
  settings: { is: 'Choisir comment se déroulent les talks sur ce serveur' },
  help: { is: 'Voir ce que tu peux faire maintenant' },
};
