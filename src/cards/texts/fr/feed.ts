/** What is said of calendars elsewhere and announcements, in French. */
import type { feed as english, feedCommands as englishCommands } from '../en/feed.ts';
import type { RefusalTexts } from '../texts.ts';
import { quoted } from './quoted.ts';

export const feed: typeof english = {
  opening: {
    live: (topic, host) => `**${topic}** est en direct, animé par ${host}.`,
    over: (topic) => `**${topic}** était en direct. C’est terminé.`,
  },
  publishing: {
    state: (on) =>
      `**Salons d’annonces**  ${on ? 'les annonces sont publiées sur les serveurs abonnés, avec les noms des hôtes, des invités, de ceux qui parlent et de ceux qui lèvent la main' : 'les annonces restent sur ce serveur'}`,
    kept: (on) =>
      on
        ? 'Enregistré. Ce qui est annoncé à partir de maintenant est publié sur les serveurs abonnés au salon\u202f: le sujet, l’heure et les noms des hôtes, des invités, de ceux qui parlent et de ceux qui lèvent la main, comme sur la carte.'
        : 'Enregistré. Ce qui est annoncé à partir de maintenant reste sur ce serveur. Ce qui est déjà publié le reste, et les noms y sont tenus à jour jusqu’à la fin du talk\u202f; supprime le message ici pour y mettre fin.',
    buttons: { on: 'Publier les annonces', off: 'Ne pas publier les annonces' },
  },
  calendar: {
    none: 'D’autres agendas peuvent suivre les talks de ce serveur, à une adresse qui lui est propre. Il n’y en a pas encore.',
    title: '**Suis les talks de ce serveur dans ton agenda**',
    address: `Ajoute cette adresse là où ton agenda en accepte une ${quoted('par URL')}\u202f; la seconde ouvre d’elle-même beaucoup d’agendas.`,
    secret:
      'Avec cette adresse, on lit les sujets et les horaires des talks que tout le monde voit ici, même sans être sur le serveur. Une nouvelle adresse, ou aucune, y met fin pour tous ceux qui ont celle-ci.',
    made: 'L’agenda a maintenant une adresse.',
    renewed: 'L’agenda a une nouvelle adresse. La précédente ne mène plus nulle part.',
    off: 'L’agenda est désactivé. Son adresse ne mène plus nulle part.',
  },
  podcast: {
    none: 'Les lecteurs de podcasts peuvent suivre les rediffusions publiées ici, à une adresse qui leur est propre. Il n’y en a pas encore.',
    title: '**Suis les rediffusions publiées de ce serveur dans ton lecteur**',
    address: `Ajoute cette adresse là où ton lecteur en accepte une ${quoted('par URL')}.`,
    secret:
      'Avec cette adresse, on écoute toutes les rediffusions publiées ici, même sans être sur le serveur. Une nouvelle adresse, ou aucune, y met fin pour tous ceux qui ont celle-ci.',
    made: 'Le podcast a maintenant une adresse.',
    renewed: 'Le podcast a une nouvelle adresse. La précédente ne mène plus nulle part.',
    off: 'Le podcast est désactivé. Son adresse ne mène plus nulle part.',
  },
  buttons: { make: 'Créer une adresse', renew: 'Nouvelle adresse', off: 'Désactiver' },
};

export const feedRefusals = {
  'no-web': () =>
    'Je n’ai pas d’adresse en dehors de Discord. La personne qui m’héberge peut m’en donner une\u202f: WEB_PORT et WEB_URL, dans docs/operating.md.',
} satisfies Partial<RefusalTexts>;

export const feedCommands: typeof englishCommands = {
  calendar: { is: 'Obtenir l’adresse à laquelle les agendas suivent les talks de ce serveur' },
};
