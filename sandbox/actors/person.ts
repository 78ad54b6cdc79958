/** What a person does on stages and with events, and what they read: everything but writing and interactions. */
import {
  type APIMessage,
  PermissionFlagsBits as P,
  type RESTPatchAPIGuildScheduledEventJSONBody,
} from 'discord-api-types/v10';
import { makeClosedDms } from '../messages/dms.ts';
import { makeMessages } from '../messages/messages.ts';
import { vote } from '../messages/polls.ts';
import { setReaction } from '../messages/reactions.ts';
import { requireInChannel } from '../permissions.ts';
import { modify, remove } from '../routes/scheduled-events.ts';
import type { Sandbox } from '../server.ts';
import { nameOf, type TranscriptOptions } from '../transcript/text.ts';
import { sees, seesDms, seesStage } from '../transcript/transcript.ts';
import type { Speech, SpeechOptions } from '../voice/speech.ts';
import { useInvite } from '../world/invites.ts';
import type { Guild } from '../world/types.ts';
import type { World } from '../world.ts';
import { idOf, type PersonRef, type Ref } from './references.ts';

/** See the file's first line. Every act is refused with Discord's error where the person may not do it. */
export class Person {
  readonly id: string;
  readonly sandbox: Sandbox;
  /** Channel where the person acts and reads unless told otherwise. */
  place: string | undefined;

  constructor(sandbox: Sandbox, user: PersonRef) {
    this.sandbox = sandbox;
    this.id = idOf(user);
  }

  /** The world that the person lives in. */
  get world(): World {
    return this.sandbox.world;
  }

  /** The name that others see. */
  get name(): string {
    return nameOf(this.world, this.homeGuild(), this.id);
  }

  /** The guild where the person is: that of their place, else the first they are a member of. */
  homeGuild(): Guild | undefined {
    const here = this.place === undefined ? undefined : this.world.channel(this.place).guild_id;
    if (here !== undefined) return this.world.guild(here);
    return [...this.world.guilds.values()].find((guild) => guild.members.has(this.id));
  }

  /** Goes to a channel: commands are used there from now on. */
  goes(channel: Ref): this {
    this.place = idOf(channel);
    return this;
  }

  /** What the person reads in a channel. */
  sees(channel: Ref, options: TranscriptOptions = {}): string {
    return sees(this.world, idOf(channel), this.id, options);
  }

  /** What the person reads in their direct messages. */
  seesDms(options: TranscriptOptions = {}): string {
    return seesDms(this.world, this.id, options);
  }

  /** The stage as the person sees it. */
  seesStage(stage: Ref): string {
    return seesStage(this.world, idOf(stage), this.id);
  }

  /** Messages that notified the person, oldest first, as far as they still exist. */
  pings(): APIMessage[] {
    const messages = this.world.part(makeMessages);
    const own = messages.notifications.filter((one) => one.userId === this.id);
    return own.map((one) => messages.any(one.messageId)).filter((one) => one !== undefined);
  }

  /** Joins a stage or voice channel; into a stage as audience. */
  joins(channel: Ref): this {
    this.world.voice.join(this.id, idOf(channel));
    return this;
  }

  /** Leaves voice. */
  leaves(): this {
    this.world.voice.leave(this.id);
    return this;
  }

  /** Raises a hand, from the audience of a stage. */
  raisesHand(): this {
    this.world.voice.raiseHand(this.id);
    return this;
  }

  /** Lowers the hand. */
  lowersHand(): this {
    this.world.voice.lowerHand(this.id);
    return this;
  }

  /** Accepts an invitation to speak: becomes a speaker. */
  acceptsInvitationToSpeak(): this {
    this.world.voice.acceptInvite(this.id);
    return this;
  }

  /** Declines an invitation to speak: stays in the audience. */
  declinesInvitationToSpeak(): this {
    this.world.voice.declineInvite(this.id);
    return this;
  }

  /** Goes on stage by their own right, as a stage moderator may. */
  stepsUp(): this {
    this.world.voice.stepUp(this.id);
    return this;
  }

  /** Goes back to the audience. */
  stepsDown(): this {
    this.world.voice.stepDown(this.id);
    return this;
  }

  /** Invites someone to speak by hand, as a stage moderator may. */
  invitesToSpeak(person: PersonRef): this {
    this.world.voice.invite(this.#guildModeratedOf(person), idOf(person));
    return this;
  }

  /** Moves someone to the audience by hand, as a stage moderator may. */
  movesToAudience(person: PersonRef): this {
    this.world.voice.suppress(this.#guildModeratedOf(person), idOf(person));
    return this;
  }

  /** Moves someone to another voice or stage channel, or disconnects them with null, as who may move members does. */
  moves(person: PersonRef, channel: Ref | null): this {
    const guildId = this.#guildWhereMay(P.MoveMembers, person);
    this.world.voice.move(idOf(person), channel === null ? null : idOf(channel), guildId);
    return this;
  }

  /** Mutes or unmutes their own microphone. */
  mutes(on = true): this {
    this.world.voice.setSelf(this.id, { selfMute: on });
    return this;
  }

  /**
   * Speaks in the channel they are in: a list of Opus packets of 20 ms, a `tone(…)`, or what `oggOpus(…)` read. From the
   * audience, or muted, nobody hears it.
   */
  speaks(source: Iterable<Buffer>, options?: SpeechOptions): Speech {
    return this.sandbox.voice.speak(this.id, source, options);
  }

  /** Presses "Interested" on a scheduled event. */
  marksInterested(event: Ref): this {
    this.world.scheduledEvents.addInterest(this.id, idOf(event));
    return this;
  }

  /** Takes the interest back. */
  losesInterest(event: Ref): this {
    this.world.scheduledEvents.removeInterest(this.id, idOf(event));
    return this;
  }

  /**
   * Changes a scheduled event in Discord's dialog: what a body of Discord's API says, such as `{ name }`, or
   * `{ status }` to start, end or cancel it.
   */
  changesEvent(event: Ref, change: RESTPatchAPIGuildScheduledEventJSONBody): this {
    modify(this.#atEvent(event, change));
    return this;
  }

  /** Deletes a scheduled event in Discord's dialog. */
  deletesEvent(event: Ref): this {
    remove(this.#atEvent(event, undefined));
    return this;
  }

  /** Reacts to a message that they can see. */
  reacts(message: APIMessage, emoji: string): this {
    const inGuild = this.world.channel(message.channel_id).guild_id !== undefined;
    this.world.channelFor(message.channel_id, this.id, inGuild ? P.ReadMessageHistory | P.AddReactions : 0n);
    setReaction(this.world, message, this.id, emoji, true);
    return this;
  }

  /** Votes in a poll, by the text of an answer. */
  votes(message: APIMessage, answer: string): this {
    this.world.channelFor(message.channel_id, this.id);
    const found = message.poll?.answers.find((one) => one.poll_media.text === answer);
    if (!found) throw new Error(`No answer "${answer}" in this poll`);
    vote(this.world, message, this.id, found.answer_id);
    return this;
  }

  /** Follows an invite: becomes a member of its guild, with the roles that it gives. */
  followsInvite(code: string): this {
    useInvite(this.world, code, this.id);
    return this;
  }

  /** Takes no direct messages from now on. */
  closesDms(): this {
    this.world.part(makeClosedDms).add(this.id);
    return this;
  }

  /** Takes direct messages again. */
  opensDms(): this {
    this.world.part(makeClosedDms).delete(this.id);
    return this;
  }

  #atEvent(event: Ref, body: unknown) {
    const { world } = this;
    const params = { guild_id: this.homeGuild()?.id ?? '', event_id: idOf(event) };
    return { world, now: world.now(), body, params, by: this.id };
  }

  #guildModeratedOf(person: PersonRef): string {
    return this.#guildWhereMay(P.MuteMembers, person);
  }

  /** The server where somebody is in voice, when this person may do that to them there. */
  #guildWhereMay(permission: bigint, person: PersonRef): string {
    const state = this.world.voice.stateOf(idOf(person));
    const guild = this.world.guild(state.guild_id ?? '');
    requireInChannel(
      guild,
      this.id,
      this.world.channel(state.channel_id ?? ''),
      this.world.now(),
      permission,
    );
    return guild.id;
  }
}
