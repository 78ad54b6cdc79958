/** Permissions as Discord's settings call them in German. */
const names: Record<string, string> = {
  'View Channel': 'Kanäle ansehen',
  'Send Messages': 'Nachrichten senden',
  'Read Message History': 'Nachrichtenverlauf anzeigen',
  Connect: 'Verbinden',
  'Manage Channels': 'Kanäle verwalten',
  'Mute Members': 'Mitglieder stummschalten',
  'Move Members': 'Mitglieder verschieben',
  'Create Instant Invite': 'Einladung erstellen',
  'Manage Roles': 'Rollen verwalten',
  'Create Events': 'Events erstellen',
};

/** A permission by its English name. */
export const permission = (name: string): string => `„${names[name] ?? name}“`;
