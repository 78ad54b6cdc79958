/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in French. */

import { role } from '../../card.ts';
import type { delivery as english, deliveryCommands as englishCommands } from '../en/delivery.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';
import { quoted } from './quoted.ts';

const { list, number } = inLanguage('fr');

const WEEK = 7 * 24 * 60 * 60_000;

export const delivery: typeof english = {
  roleMentioned: 'le rôle a été mentionné',
  server: {
    title:
      '### Rappels sur ce serveur\n-# Ces moments valent pour les talks prévus à partir de maintenant. Qui en prévoit un peut en nommer d’autres.',
    times: (times) => `**Quand les talks sont rappelés**  ${list(times)}`,
    role: (gone) =>
      `**Rôle mentionné à chaque rappel**\u202f; on le prend dans \`/reminders\`${gone ? '\nCelui qui était choisi n’existe plus\u202f; choisis-en un autre.' : ''}`,
    chooseRole: 'Aucun rôle\u202f; choisis-en un',
    keptRole: (role) =>
      role === null
        ? 'C’est noté. Aucun rôle n’est mentionné.'
        : `C’est noté. ${role} est mentionné à chaque rappel d’un talk. Qui l’a aussi demandé pour soi n’est pas mentionné deux fois.`,
    buttons: { open: 'Rappels', times: 'Moments', back: 'Retour' },
    form: { title: 'Quand les talks sont rappelés', times: 'Combien de temps avant' },
    hint: 'Comme 1 semaine, 1 jour, 10 minutes, au début. Vide pour les moments habituels.',
    kept: (times) => `C’est noté. Les prochains talks prévus seront rappelés\u202f: ${list(times)}.`,
  },
  own: {
    title: '### Tes rappels\n-# Ce que tu choisis ici vaut pour tous les talks, sur tous les serveurs.',
    quiet: (from, to, zone) =>
      `**Heures calmes**  de ${from} à ${to}, ${zone}. Un rappel attend leur fin, ou ne vient pas si le talk a commencé d’ici là.`,
    noQuiet: '**Heures calmes**  aucune',
    direct: '**Comment**  par message privé\u202f; à défaut, par une mention',
    mention: '**Comment**  par une mention dans le salon du talk',
    role: (role, has) =>
      has
        ? `**Tous les talks**  tu as ${role}, mentionné à chaque rappel d’un talk de ce serveur`
        : `**Tous les talks**  ${role} est mentionné à chaque rappel d’un talk de ce serveur\u202f; tu ne l’as pas`,
    talks: '**Talks d’ici qui te sont rappelés**',
    noTalks: `Aucun talk de ce serveur ne t’est rappelé. Appuie sur ${quoted('Me le rappeler')} sur la carte d’un talk.`,
    stop: 'Arrêter les rappels d’un talk',
    buttons: {
      quiet: 'Heures calmes',
      direct: 'Par message privé',
      mention: 'Par mention',
      takeRole: 'Me rappeler tous les talks',
      giveRole: 'Pas tous les talks',
      forget: 'Oublier mes choix',
    },
    form: {
      title: 'Heures calmes',
      from: 'De, comme 22:00\u202f; vide pour aucune',
      to: 'À, comme 7:00',
      zone: 'Dans quel fuseau, comme Europe/Paris',
    },
    kept: {
      quiet: (from, to) => `C’est noté. Aucun rappel entre ${from} et ${to}.`,
      noQuiet: 'C’est noté. Tu n’as pas d’heures calmes.',
      direct: 'C’est noté. Je viens de t’écrire\u202f; tes rappels arriveront là.',
      mention: 'C’est noté. Tu seras mentionné dans le salon du talk.',
      stopped: (topic) => `${quoted(topic)} ne te sera plus rappelé.`,
      roleTaken: (role) =>
        `Tu as maintenant ${role}\u202f: chaque talk de ce serveur t’est rappelé. Tes heures calmes n’y changent rien.`,
      roleGiven: (role) => `Tu n’as plus ${role}.`,
      forgotten: 'C’est oublié. Pas d’heures calmes, et une mention dans le salon du talk.',
    },
  },
  direct: {
    first: 'Tes rappels de talks arriveront ici, comme tu l’as choisi.',
    stop: 'Plus de messages privés',
  },
};

export const deliveryRefusals = {
  'offset-unreadable': ({ text }) =>
    `Je ne lis pas ${quoted(text)} comme un délai. Écris par exemple 1 semaine, 1 jour, 10 minutes, au début.`,
  'offset-too-long': ({ most }) =>
    `Un rappel vient au plus ${number(most / WEEK)} semaines avant. Indique un délai plus court.`,
  'too-many-offsets': ({ count, most }) =>
    `Un talk est rappelé ${number(most)} fois au plus\u202f; tu en as indiqué ${number(count)}. Enlèves-en.`,
  'time-unreadable': ({ text }) =>
    `Je ne lis pas ${quoted(text)} comme une heure. Écris par exemple 22:00 ou 22h30.`,
  'quiet-all-day': () =>
    'Les heures calmes ne commencent et ne finissent pas à la même heure. Pour ne rien recevoir, arrête les rappels de chaque talk.',
  'direct-closed': () =>
    'Discord ne me laisse pas t’écrire. Autorise les messages privés dans les paramètres de confidentialité de ce serveur, puis choisis à nouveau.',
  'direct-busy': () =>
    'Discord ne me laisse plus écrire de messages privés pour l’instant. Choisis à nouveau dans une heure\u202f; d’ici là, tu seras mentionné.',
  'role-out-of-reach': ({ roleId }) =>
    `Je ne peux donner ${role(roleId)} à personne\u202f: il appartient à une intégration ou se trouve au-dessus du mien. Place mon rôle plus haut dans les paramètres du serveur, ou choisis-en un autre.`,
  'role-not-mentionable': ({ roleId }) =>
    `Une mention de ${role(roleId)} n’atteindrait personne. Permets à tout le monde de le mentionner dans ses paramètres, puis choisis-le à nouveau.`,
  'no-reminder-role': () =>
    `Ce serveur n’a plus de rôle pour les rappels. Appuie sur ${quoted('Me le rappeler')} sur la carte d’un talk.`,
} satisfies Partial<RefusalTexts>;

export const deliveryCommands: typeof englishCommands = {
  reminders: { is: 'Voir quels talks te sont rappelés, et choisir comment' },
};
