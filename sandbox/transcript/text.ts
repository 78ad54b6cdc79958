/** Renders what people write: mentions become names, timestamps stay or become readable times. */

import type { Guild } from '../world/types.ts';
import type { World } from '../world.ts';

/** How `<t:…>` timestamps are rendered. Without options they stay as they are, so that transcripts are stable. */
export interface TranscriptOptions {
  /** IANA zone of the reader; timestamps become times in it. */
  readonly zone?: string;
  /** The present in milliseconds, for relative timestamps; `true` takes the sandbox clock. */
  readonly relative?: number | true;
}

/** The name that people see: nickname, display name or user name. */
export function nameOf(world: World, guild: Guild | undefined, userId: string): string {
  const user = world.users.get(userId);
  return guild?.members.get(userId)?.nick ?? user?.global_name ?? user?.username ?? 'unknown-user';
}

/** Text as a person reads it. */
export function readable(
  world: World,
  guild: Guild | undefined,
  text: string,
  options: TranscriptOptions = {},
): string {
  return text
    .replaceAll(/<@!?(\d+)>/g, (_, id: string) => `@${nameOf(world, guild, id)}`)
    .replaceAll(/<@&(\d+)>/g, (_, id: string) => `@${guild?.roles.get(id)?.name ?? 'deleted-role'}`)
    .replaceAll(/<#(\d+)>/g, (_, id: string) => `#${world.channels.get(id)?.name ?? 'unknown'}`)
    .replaceAll(/<\/([^:>]+):\d+>/g, (_, name: string) => `/${name}`)
    .replaceAll(/<a?(:\w+:)\d+>/g, (_, name: string) => name)
    .replaceAll(/<t:(-?\d+)(?::([tTdDfFsSR]))?>/g, (whole, seconds: string, style?: string) =>
      timestamp(whole, Number(seconds) * 1000, style ?? 'f', options, world.now()),
    );
}

const FORMATS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

function timestamp(
  whole: string,
  at: number,
  style: string,
  options: TranscriptOptions,
  now: number,
): string {
  if (style === 'R') {
    if (options.relative === undefined) return options.zone === undefined ? whole : relative(at - now);
    return relative(at - (options.relative === true ? now : options.relative));
  }
  if (options.zone === undefined) return whole;
  return new Intl.DateTimeFormat('en-GB', { ...FORMATS[style], timeZone: options.zone }).format(at);
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

function relative(difference: number): string {
  const format = new Intl.RelativeTimeFormat('en-GB', { numeric: 'always' });
  const [unit, size] = UNITS.find(([, ms]) => Math.abs(difference) >= ms) ?? (['second', 1_000] as const);
  return format.format(Math.round(difference / size), unit);
}
