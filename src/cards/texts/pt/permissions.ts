/** Permissions as Discord names them in Portuguese. */
const names: Readonly<Record<string, string>> = {
  'View Channel': 'Ver canais',
  'Send Messages': 'Enviar mensagens',
  'Read Message History': 'Ver histórico de mensagens',
  Connect: 'Conectar',
  'Manage Channels': 'Gerenciar canais',
  'Manage Roles': 'Gerenciar cargos',
  'Create Instant Invite': 'Criar convite',
  'Create Events': 'Criar eventos',
  'Mute Members': 'Silenciar membros',
  'Move Members': 'Mover membros',
};

/** A permission by its English name. */
export const permission = (name: string): string => `“${names[name] ?? name}”`;
