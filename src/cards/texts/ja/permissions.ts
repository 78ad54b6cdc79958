/** Permissions as Discord names them in Japanese. */
const names: Readonly<Record<string, string>> = {
  'View Channel': 'チャンネルを見る',
  'Send Messages': 'メッセージを送信',
  'Read Message History': 'メッセージ履歴を読む',
  Connect: '接続',
  'Manage Channels': 'チャンネルの管理',
  'Manage Roles': 'ロールの管理',
  'Create Instant Invite': '招待を作成',
  'Create Events': 'イベントを作成',
  'Mute Members': 'メンバーをミュート',
  'Move Members': 'メンバーを移動',
};

/** A permission by its English name. */
export const permission = (name: string): string => `「${names[name] ?? name}」`;
