/** A talk at its busiest, whole: 10,000 hands in a minute from 500 people, and a host who calls one of them each second. */
import {
  type APIMessage,
  type APIUser,
  type APIVoiceState,
  ComponentType,
  GatewayDispatchEvents,
  InteractionType,
} from 'discord-api-types/v10';
import { eventually } from '../sandbox/actors/actors.ts';
import { seedCommunity } from '../sandbox/community.ts';
import { makeInteractions } from '../sandbox/interactions/interactions.ts';
import { startSandbox } from '../sandbox/server.ts';
import { renderBody } from '../sandbox/transcript/message.ts';
import { quantile } from './figures.ts';
import { type Bench, memoryOf, startRostrum, temporaryStore } from './support.ts';

const MEMBERS = 500;
const HANDS = 10_000;
const SECONDS = 60;
const WITHIN = { within: 15_000 };
/** So many are first in line from the beginning, and one of them is called each second. */
const CALLED = SECONDS;
/** One call comes in so many hands. */
const HANDS_A_CALL = Math.ceil(HANDS / CALLED);
/** Whoever raised a hand lowers it after so many others have acted. */
const BEHIND = 250;

type Button = { readonly customId: string; readonly expected: RegExp };

const buttonOf = (card: APIMessage, label: string): string => {
  const found = new RegExp(`\\{[^{}]*"label":"${label}"[^{}]*\\}`).exec(JSON.stringify(card.components))?.[0];
  return String((JSON.parse(found ?? '{}') as { custom_id?: string }).custom_id);
};

/** Runs the measurement and gives its lines. */
export const benchLive: Bench = async (gone) => {
  const store = await temporaryStore(gone);
  // With rate limits: how often messages are edited is part of what is measured.
  const sandbox = await startSandbox();
  gone.defer(() => sandbox.stop());
  const { world } = sandbox;
  const application = sandbox.addBot({ name: 'Rostrum' });
  const { ana, stage, announcements, guild } = seedCommunity(sandbox, application);
  const members = (length: number, name: string): APIUser[] =>
    Array.from({ length }, (_, i) => {
      const user = world.seed.addUser({ name: `${name}.${i}` });
      world.seed.addMember(guild.id, user.id);
      return user;
    });
  const people = members(MEMBERS, 'listener');
  const first = members(CALLED, 'first');
  const host = world.user(ana.id);
  const bot = await startRostrum(gone, sandbox, application, { store });
  await ana.runs('/talk open', { topic: 'Bench', stage });
  const card = await eventually(() => {
    const messages = [...world.messagesIn(announcements.id).values()];
    const found = messages.find((message) => JSON.stringify(message.components).includes('Raise hand'));
    if (!found) throw new Error('the card of the talk did not come');
    return found;
  }, WITHIN);
  for (const { id } of [...people, ...first]) world.voice.join(id, stage.id);
  await eventually(() => ana.sees(announcements).includes(`${MEMBERS + CALLED} listening`), WITHIN);

  const raise: Button = { customId: buttonOf(card, 'Raise hand'), expected: /in line/ };
  const lower: Button = { customId: buttonOf(card, 'Lower hand'), expected: /is down/ };
  const next: Button = { customId: buttonOf(card, 'Call next'), expected: /is invited to speak/ };
  /** Since when a host waits for their call to reach Discord, and how long each waited. */
  let calling: number | undefined;
  const calls: number[] = [];
  const invited = ({ user_id: userId, suppress, request_to_speak_timestamp: asked }: APIVoiceState): void => {
    if (suppress || asked === null) return;
    if (calling !== undefined) calls.push(performance.now() - calling);
    calling = undefined;
    setImmediate(() => world.voice.acceptInvite(userId));
  };
  let cardEdits = 0;
  let privately = 0;
  world.onDispatch(({ event, payload }) => {
    if (event === GatewayDispatchEvents.MessageUpdate && (payload as APIMessage).id === card.id)
      cardEdits += 1;
    else if (event === 'SANDBOX_EPHEMERAL') privately += 1;
    else if (event === GatewayDispatchEvents.VoiceStateUpdate) invited(payload as APIVoiceState);
  });
  const interactions = world.part(makeInteractions);
  const channel = world.channel(announcements.id);
  let presses = 0;
  const wrong: string[] = [];
  /** How long somebody waited for the answer. */
  const press = async (user: APIUser | undefined, { customId, expected }: Button): Promise<number> => {
    if (!user) throw new Error('nobody presses');
    presses += 1;
    const since = performance.now();
    const interaction = interactions.open({
      type: InteractionType.MessageComponent,
      application,
      user,
      channel,
      locale: 'en-US',
      data: { id: 1, custom_id: customId, component_type: ComponentType.Button },
      source: card,
    });
    const outcome = await interactions.outcomeOf(interaction);
    const waited = performance.now() - since;
    const text =
      outcome?.kind === 'message' ? renderBody({ world, guild, options: {} }, outcome.message) : '';
    if (!expected.test(text)) wrong.push(text);
    return waited;
  };
  const call = (): void => {
    calling ??= performance.now();
    void press(host, next);
  };

  for (const user of first) await press(user, raise);
  const before = await memoryOf(bot.pid, 'VmRSS');
  const since = performance.now();
  const pressed: Promise<number>[] = [];
  for (let hand = 0; hand < HANDS + BEHIND; hand++) {
    const due = since + (hand * SECONDS * 1_000) / HANDS;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    if (hand < HANDS && hand % HANDS_A_CALL === 0) call();
    if (hand < HANDS) pressed.push(press(people[hand % MEMBERS], raise));
    if (hand >= BEHIND) pressed.push(press(people[(hand - BEHIND) % MEMBERS], lower));
  }
  const latencies = await Promise.all(pressed);
  await eventually(() => calling === undefined, WITHIN);
  const seconds = (performance.now() - since) / 1_000;
  const after = await memoryOf(bot.pid, 'VmRSS');
  const peak = await memoryOf(bot.pid, 'VmHWM');
  if (wrong.length > 0)
    throw new Error(`${wrong.length} of ${presses} presses were answered with “${wrong[0]}”`);
  const kept = await store.prisma.talkEvent.count({ where: { type: 'hand-raised' } });
  if (kept !== HANDS + CALLED) throw new Error(`${kept} hands are kept of ${HANDS + CALLED}`);
  if (cardEdits > seconds + 1) throw new Error(`the card was edited ${cardEdits} times in ${seconds} s`);
  return [
    `${HANDS} hands raised and lowered by ${MEMBERS} people in ${seconds.toFixed(0)} s, ${BEHIND} in line: acknowledged after, ms: p50 ${quantile(latencies, 0.5).toFixed(0)}, p99 ${quantile(latencies, 0.99).toFixed(0)}`,
    `  edits of the card: ${cardEdits}, of private answers: ${privately - presses}`,
    `  a host presses “Call next” each second; ${calls.length} calls reached Discord after, ms: p50 ${quantile(calls, 0.5).toFixed(0)}, p99 ${quantile(calls, 0.99).toFixed(0)}`,
    `  memory of the bot, MiB: ${before.toFixed(0)} before, ${after.toFixed(0)} after, ${peak.toFixed(0)} at its peak`,
  ];
};
