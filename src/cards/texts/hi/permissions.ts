/** Permissions as Discord names them in Hindi. */
import { inLanguage } from '../in-language.ts';

const { list } = inLanguage('hi');

const names: Readonly<Record<string, string>> = {
  'View Channel': 'चैनल देखें',
  'Send Messages': 'मैसेज भेजें',
  'Read Message History': 'मैसेज हिस्ट्री पढ़ें',
  Connect: 'कनेक्ट करें',
  'Manage Channels': 'चैनल मैनेज करें',
  'Manage Roles': 'रोल मैनेज करें',
  'Create Instant Invite': 'इनवाइट बनाएं',
  'Create Events': 'इवेंट बनाएं',
  'Mute Members': 'मेंबर म्यूट करें',
  'Move Members': 'मेंबर मूव करें',
};

/** A permission by its English name. */
export const permission = (name: string): string => `“${names[name] ?? name}”`;

/** That Rostrum lacks permissions, by their English names. */
export const lacked = (permissions: readonly string[]): string =>
  `मेरे पास ${permissions.length === 1 ? 'यह परमिशन नहीं है' : 'ये परमिशन नहीं हैं'}: ${list(permissions.map(permission))}`;
