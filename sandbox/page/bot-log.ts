/** What the page shows of a talk's log: its events in words, with people's names. */
import type { BotLog, LoggedEvent } from '../bot-log.ts';
import { nameOf } from '../transcript/text.ts';
import type { World } from '../world.ts';
import type { PageLogEvent, ServerFrame } from './protocol.ts';

type Frame = Extract<ServerFrame, { type: 'log' }>;

/** A value as a reader of the log wants it: people and channels by name. */
function shown(world: World, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => shown(world, one)).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, inner]) => `${key} ${shown(world, inner)}`)
      .join(', ');
  const text = String(value);
  if (world.users.has(text)) return nameOf(world, undefined, text);
  const channel = world.channels.get(text);
  return channel && 'name' in channel ? `#${channel.name}` : text;
}

const inWords = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

function eventOf(world: World, { seq, at, type, data }: LoggedEvent): PageLogEvent {
  const fields = Object.entries(data)
    .map(([key, value]): [string, string] => [inWords(key), value === null ? '' : shown(world, value)])
    .filter(([, value]) => value !== '');
  return { seq, at: at.getTime(), type: type.replaceAll('-', ' '), fields };
}

/** The answer to a page that looks at the log; without a talk it is that of the first. */
export async function logFrame(
  world: World,
  botLog: BotLog | undefined,
  wanted: string | undefined,
): Promise<Frame> {
  const none = { type: 'log' as const, talks: [], events: [] };
  if (!botLog) return { ...none, state: 'no bot' };
  try {
    const talks = await botLog.talks();
    const talk = talks.find(({ id }) => id === wanted) ?? talks[0];
    const events = talk ? await botLog.events(talk.id) : [];
    return {
      type: 'log',
      state: 'there',
      talks,
      ...(talk ? { talkId: talk.id } : {}),
      events: events.map((event) => eventOf(world, event)),
    };
  } catch {
    return { ...none, state: 'out of reach' };
  }
}
