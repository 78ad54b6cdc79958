/** What a server's settings say, in French. */
import type { settings as english } from '../en/settings.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';

const { counted, list, number } = inLanguage('fr');

const minutes = (count: number) => counted(count, { one: 'minute', other: 'minutes' });

const rolesGone = (gone: number) =>
  gone === 0
    ? ''
    : `\n${counted(gone, { one: 'rôle choisi n’existe', other: 'rôles choisis n’existent' })} plus\u202f; refais le choix pour ${gone === 1 ? 'l’oublier' : 'les oublier'}.`;

export const settings: typeof english = {
  title:
    '### Réglages de ce serveur\n-# Le salon, l’ordre et les règles valent pour les talks à partir de maintenant.',
  announce: {
    title: '**Où les talks sont annoncés**',
    byDefault:
      'Dans le premier salon d’annonces visible par tout le monde, sinon dans le salon des messages système.',
    gone: 'Le salon choisi n’existe plus. Choisis-en un autre\u202f; d’ici là, le choix par défaut s’applique.',
    lacking: (channel, permissions) =>
      `Il me manque ${list(permissions.map(permission))} dans ${channel}. Autorise-le là-bas ou choisis un autre salon\u202f; d’ici là, le choix par défaut s’applique.`,
    choose: 'Par défaut\u202f; choisis un salon',
  },
  hostRoles: {
    title: (gone) =>
      `**Qui peut animer**, en plus des personnes qui gèrent les événements ou modèrent la conférence${rolesGone(gone)}`,
    choose: 'Aucun autre rôle ne peut animer\u202f; choisis-en',
  },
  priorityRoles: {
    title: (gone) => `**Qui passe en priorité dans la file**, en plus des invités${rolesGone(gone)}`,
    choose: 'Aucun rôle n’a la priorité\u202f; choisis-en',
  },
  guestRole: {
    title: (gone) =>
      `**Quel rôle donne le lien d’invitation**, aux invités qui ne sont pas encore sur le serveur${rolesGone(gone)}`,
    choose: 'Aucun rôle\u202f; choisis-en un',
  },
  language: {
    title: '**Langue des cartes**',
    choose: (own) => `Celle du serveur\u202f: ${own}`,
  },
  order: { title: '**Dans quel ordre la parole est donnée**', choose: 'Choisis un ordre' },
  turns: ({ turn, atOnce, cap, cooldown }) =>
    `**Tours**  ${[
      turn === null ? 'sans fin' : `${minutes(turn)} chacun`,
      `${number(atOnce)} à la fois`,
      cap === null ? 'file sans limite' : `${number(cap)} au plus dans la file`,
      cooldown === 0
        ? 'pas d’attente entre deux tours'
        : `${minutes(cooldown)} entre deux tours d’une personne`,
    ].join(' · ')}`,
  waits: (grace, hostAway) =>
    `**Attente**  la place d’une personne absente ${grace === 0 ? 'n’est pas gardée' : `est gardée ${minutes(grace)}`} · un talk attend son hôte ${minutes(hostAway)}`,
  zone: (zone) => `**Fuseau horaire**  ${zone ?? 'aucun\u202f; la personne qui prévoit un talk l’indique'}`,
  recorded: (attendance) =>
    `**Ce qui est noté**  ${attendance ? 'les arrivées et les départs, avec les noms\u202f; la carte le dit' : 'du public, seulement le nombre, aucun nom'}`,
  questions: (review) =>
    `**Questions**  ${review ? 'affichées après validation par un hôte' : 'affichées aussitôt'}`,
  buttons: {
    turns: 'Tours',
    waits: 'Attente',
    zone: 'Fuseau horaire',
    recordNames: 'Noter les noms',
    recordCounts: 'Noter seulement les nombres',
    review: 'Valider d’abord les questions',
    showAtOnce: 'Afficher les questions aussitôt',
  },
  waitsForm: {
    grace: 'Durée de garde d’une place, en minutes',
    hostAway: 'Attente de l’hôte, en minutes',
    nudge: 'Minutes avant de solliciter l’hôte à nouveau',
    unopened: 'Minutes avant l’annulation si nul ne l’ouvre',
  },
  zoneForm: { title: 'Fuseau horaire de ce serveur', city: 'Une ville ou un fuseau\u202f; vide pour aucun' },
  kept: {
    announce: (channel) =>
      channel === null
        ? 'Enregistré. Les talks sont annoncés dans le salon par défaut.'
        : `Enregistré. Les talks sont annoncés dans ${channel}.`,
    hostRoles: (names) =>
      names.length === 0
        ? 'Enregistré. Plus aucun rôle ne peut animer, seulement les personnes qui gèrent les événements ou modèrent la conférence.'
        : `Enregistré. ${list(names)} ${names.length === 1 ? 'peut' : 'peuvent'} animer.`,
    priorityRoles: (names) =>
      names.length === 0
        ? 'Enregistré. Seuls les invités passent en priorité dans la file.'
        : `Enregistré. ${list(names)} ${names.length === 1 ? 'passe' : 'passent'} en priorité dans la file.`,
    guestRole: (role) =>
      role === null
        ? 'Enregistré. Le lien d’invitation ne donne aucun rôle.'
        : `Enregistré. Le lien d’invitation donne ${role}, tant que j’ai la permission ${permission('Manage Roles')} et que je suis au-dessus de ce rôle.`,
    language: (name) => `Enregistré. Langue des cartes\u202f: ${name}.`,
    rules: 'Enregistré. Les règles valent pour les talks à partir de maintenant.',
    zone: (zone) =>
      zone === null
        ? 'Enregistré. La personne qui prévoit un talk indique le fuseau.'
        : `Enregistré. Les dates suivent le fuseau ${zone}, sauf si un autre est indiqué.`,
    attendance: (on) =>
      on
        ? 'Enregistré. Les arrivées et les départs sont notés avec les noms, et la carte du talk le dit.'
        : 'Enregistré. Seul le nombre de personnes à l’écoute est noté.',
    review: (on) =>
      on
        ? 'Enregistré. Les hôtes voient les questions en premier.'
        : 'Enregistré. Les questions sont affichées aussitôt.',
  },
  zoneFirst: 'Indique d’abord un fuseau\u202f: ce serveur n’en a choisi aucun',
};
