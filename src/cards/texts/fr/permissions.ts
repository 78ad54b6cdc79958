/** Permissions as Discord's settings call them in French. */
import { quoted } from './quoted.ts';

const names: Record<string, string> = {
  'View Channel': 'Voir les salons',
  'Send Messages': 'Envoyer des messages',
  'Read Message History': 'Voir les anciens messages',
  Connect: 'Se connecter',
  'Manage Channels': 'Gérer les salons',
  'Mute Members': 'Rendre les membres muets',
  'Move Members': 'Déplacer des membres',
  'Create Instant Invite': 'Créer une invitation',
  'Manage Roles': 'Gérer les rôles',
  'Create Events': 'Créer des événements',
};

/** A permission by its English name. */
export const permission = (name: string): string => quoted(names[name] ?? name);
