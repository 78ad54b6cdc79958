/** Permissions as Discord's settings call them in Spanish. */
const names: Record<string, string> = {
  'View Channel': 'Ver canales',
  'Send Messages': 'Enviar mensajes',
  'Read Message History': 'Leer el historial de mensajes',
  Connect: 'Conectar',
  'Manage Channels': 'Gestionar canales',
  'Mute Members': 'Silenciar miembros',
  'Move Members': 'Mover miembros',
  'Create Instant Invite': 'Crear invitación',
  'Manage Roles': 'Gestionar roles',
  'Create Events': 'Crear eventos',
};

/** A permission by its English name. */
export const permission = (name: string): string => `«${names[name] ?? name}»`;
