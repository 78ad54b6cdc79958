/** What a person does on their page, carried out through the actor who does it in tests. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Actor } from '../actors/actor.ts';
import type { OptionValue } from '../actors/command-input.ts';
import type { FieldValue } from '../actors/modal-input.ts';
import type { PersonsFile } from '../actors/references.ts';
import type { Reply } from '../actors/reply.ts';
import { refuse } from '../errors.ts';
import { openDm } from '../messages/dms.ts';
import { makeMessages } from '../messages/messages.ts';
import { vote } from '../messages/polls.ts';
import { setReaction } from '../messages/reactions.ts';
import type { Sandbox } from '../server.ts';
import type { Disturbance } from './disturb.ts';
import type { Act, PageFieldValue, PageFile, PageValue, ServerFrame } from './protocol.ts';
import { choicesOf } from './reading.ts';
import { maySee, visibleChannel } from './sight.ts';
import { hush, speak } from './speaking.ts';

/** What an act needs: who acts, where, and how to tell their page. */
export interface Desk {
  readonly sandbox: Sandbox;
  readonly actor: Actor;
  readonly disturbance: Disturbance;
  readonly actId: string;
  send(frame: ServerFrame): void;
}

/** What the reply to an act says besides that it was done. */
export interface Done {
  text?: string;
  messageId?: string;
  channelId?: string;
}

/** The acts that are not about the page itself. */
export type WorldAct = Exclude<Act, { act: 'be' | 'see' | 'inspect' | 'log' | 'play' }>;

/**
 * Carries out one act.
 *
 * @throws Discord's refusal, or an error whose message is a sentence for the person
 */
export async function carryOut(desk: Desk, act: WorldAct): Promise<Done> {
  const { actor, sandbox } = desk;
  const { world } = sandbox;
  switch (act.act) {
    case 'say':
      return say(desk, act);
    case 'react': {
      const message = publicMessage(desk, act.channelId, act.messageId);
      if (act.on) actor.reacts(message, act.emoji);
      else setReaction(world, message, actor.id, act.emoji, false);
      return {};
    }
    case 'vote':
      vote(world, publicMessage(desk, act.channelId, act.messageId), actor.id, act.answer);
      return {};
    case 'run':
      return answered(
        desk,
        await actor.runs(act.line, values(act.values), { in: seen(desk, act.channelId) }),
      );
    case 'complete': {
      const where = { in: seen(desk, act.channelId) };
      return answered(desk, await actor.completes(act.line, values(act.values), act.focused, where));
    }
    case 'press':
      return answered(desk, await actor.uses(readable(desk, act.messageId).id, act.customId));
    case 'select':
      return answered(desk, await actor.uses(readable(desk, act.messageId).id, act.customId, act.values));
    case 'submit':
      return answered(desk, await actor.submits(fields(act.values)));
    case 'menu': {
      const target = 'userId' in act.target ? act.target.userId : readable(desk, act.target.messageId);
      return answered(desk, await actor.opensMenu(act.name, target, { in: seen(desk, act.channelId) }));
    }
    case 'open-dm': {
      const bot = world.applicationOfUser(act.userId);
      if (!bot) throw new Error('Only bots can be written to here.');
      return { channelId: openDm(world, bot.user, world.user(actor.id)).id };
    }
    case 'add-member':
      return addMember(desk, act);
    case 'speak':
      await speak(sandbox, actor.id, act.speech);
      return {};
    case 'hush':
      hush(sandbox, actor.id);
      return {};
    case 'fault':
      await desk.disturbance.order(act.fault);
      return {};
    case 'clear-faults':
      desk.disturbance.clear(act.id);
      return {};
    default:
      return onStage(actor, act);
  }
}

type Said = Extract<Act, { act: 'say' }>;
type Newcomer = Extract<Act, { act: 'add-member' }>;
type Simple = Exclude<
  WorldAct,
  | Said
  | Newcomer
  | {
      act:
        | 'react'
        | 'open-dm'
        | 'vote'
        | 'run'
        | 'complete'
        | 'press'
        | 'select'
        | 'submit'
        | 'menu'
        | 'speak'
        | 'hush'
        | 'fault'
        | 'clear-faults';
    }
>;

function onStage(actor: Actor, act: Simple): Done {
  switch (act.act) {
    case 'join':
      actor.joins(act.channelId);
      break;
    case 'leave':
      actor.leaves();
      break;
    case 'raise':
      actor.raisesHand();
      break;
    case 'lower':
      actor.lowersHand();
      break;
    case 'accept':
      actor.acceptsInvitationToSpeak();
      break;
    case 'decline':
      actor.declinesInvitationToSpeak();
      break;
    case 'step-up':
      actor.stepsUp();
      break;
    case 'step-down':
      actor.stepsDown();
      break;
    case 'mute':
      actor.mutes(act.on);
      break;
    case 'invite-to-speak':
      actor.invitesToSpeak(act.userId);
      break;
    case 'move':
      actor.moves(act.userId, act.channelId ?? null);
      return {};
    case 'move-to-audience':
      actor.movesToAudience(act.userId);
      break;
    case 'interested':
      if (act.on) actor.marksInterested(act.eventId);
      else actor.losesInterest(act.eventId);
      break;
    default:
      if (act.open) actor.opensDms();
      else actor.closesDms();
  }
  return {};
}

function say(desk: Desk, act: Said): Done {
  const channelId = seen(desk, act.channelId);
  const message = desk.actor.says(channelId, act.text, {
    files: (act.files ?? []).map(fileOf),
  });
  return { messageId: message.id, channelId };
}

function addMember(desk: Desk, act: Newcomer): Done {
  const { world } = desk.sandbox;
  const guild = world.guildFor(act.guildId, desk.actor.id);
  const roles = act.roleIds ?? [];
  for (const id of roles) {
    const role = guild.roles.get(id);
    if (!role || role.id === guild.id || role.managed) throw refuse.unknownRole();
  }
  const username = act.name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '.');
  const user = world.seed.addUser({ name: username, globalName: act.name });
  world.seed.addMember(guild.id, user.id, { roles });
  return { text: user.id };
}

/** Tells the page what the app answered; a silence is an error, but not while the app is still thinking. */
function answered(desk: Desk, reply: Reply): Done {
  if (reply.failed && reply.interaction.state === 'answered') return {};
  if (reply.failed) throw new Error(reply.failed);
  if (reply.choices) desk.send({ type: 'choices', actId: desk.actId, choices: choicesOf(reply.choices) });
  if (reply.modal) {
    const applicationName = reply.interaction.application.name;
    // The sandbox has judged the modal when the app sent it; this is its shape then.
    const modal = reply.modal.data as unknown as Extract<ServerFrame, { type: 'modal' }>['modal'];
    desk.send({ type: 'modal', actId: desk.actId, applicationName, modal });
  }
  const { message } = reply;
  if (!message) return reply.text === '' ? {} : { text: reply.text };
  return { text: reply.text, messageId: message.id, channelId: message.channel_id };
}

/** The id, when the person sees that channel. */
function seen(desk: Desk, channelId: string): string {
  if (!visibleChannel(desk.sandbox.world, channelId, desk.actor.id)) throw refuse.missingAccess();
  return channelId;
}

/** A message that the person can read, ephemeral ones of their own included. */
function readable(desk: Desk, messageId: string): APIMessage {
  const { world } = desk.sandbox;
  const messages = world.part(makeMessages);
  const message = messages.any(messageId);
  const channel = world.channels.get(message?.channel_id ?? '');
  const onlyFor = messages.onlyFor(messageId);
  if (!message || !channel || !maySee(world, channel, desk.actor.id)) throw refuse.unknownMessage();
  if (onlyFor !== undefined && onlyFor !== desk.actor.id) throw refuse.unknownMessage();
  return message;
}

function publicMessage(desk: Desk, channelId: string, messageId: string): APIMessage {
  return desk.sandbox.world.part(makeMessages).find(seen(desk, channelId), messageId);
}

function fileOf(file: PageFile): PersonsFile {
  return { name: file.name, contentType: file.contentType, data: Buffer.from(file.base64, 'base64') };
}

/** Keeps the missing prototype of what was read. */
function mapped<From, To>(
  given: Readonly<Record<string, From>>,
  change: (one: From) => To,
): Record<string, To> {
  const made = Object.create(null) as Record<string, To>;
  for (const [key, one] of Object.entries(given)) made[key] = change(one);
  return made;
}

function values(given: Readonly<Record<string, PageValue>>): Record<string, OptionValue> {
  return mapped(given, (one) => (typeof one === 'object' ? fileOf(one) : one));
}

function fields(given: Readonly<Record<string, PageFieldValue>>): Record<string, FieldValue> {
  const single = (one: string | boolean | PageFile): string | boolean | PersonsFile =>
    typeof one === 'object' ? fileOf(one) : one;
  const isList = (one: PageFieldValue): one is readonly (string | PageFile)[] => Array.isArray(one);
  return mapped(given, (one) => (isList(one) ? one.map(single) : single(one)));
}
