/** What is said of events in Discord's own list and of calendar files, in French. */
import type { events as english } from '../en/events.ts';
import { inLanguage } from '../in-language.ts';
import { permission } from './permissions.ts';
import { quoted } from './quoted.ts';

const { list, number } = inLanguage('fr');

export const events: typeof english = {
  buttons: { calendar: 'Ajouter à mon agenda', offCalendar: 'Retirer de mon agenda' },
  description: `Clique sur ${quoted('Intéressé')} pour recevoir un rappel de ce talk.`,
  none: {
    noStage:
      'Le talk n’est pas dans les événements du serveur, car il leur faut un salon de conférence\u202f: indiques-en un dans `stage` pour qu’il y soit.',
    lacks: (permissions) =>
      `Le talk n’est pas dans les événements du serveur, car il me manque ${list(permissions.map(permission))}\u202f: demande à un admin de l’autoriser dans les permissions de mon rôle.`,
    full: (most) =>
      `Le talk n’est pas encore dans les événements du serveur, car Discord en accepte ${number(most)} au plus\u202f: il y sera ajouté quand l’un d’eux sera retiré.`,
  },
  gone: 'L’événement a été retiré dans Discord. Le talk reste prévu\u202f; son hôte peut l’annuler.',
  file: {
    added:
      'Ouvre ce fichier pour mettre le talk dans ton agenda. Appuie de nouveau sur le bouton si le talk change\u202f: ton agenda remplace ce qu’il contient.',
    cancelled: 'Ouvre ce fichier pour retirer le talk de ton agenda.',
    description: (server) => `Un talk sur Discord, sur le serveur ${server}`,
  },
};
