/** Stage instances: opening, closing, and what Discord closes by itself. */
import {
  type APIStageInstance,
  ChannelType,
  GatewayDispatchEvents,
  GuildScheduledEventStatus,
} from 'discord-api-types/v10';
import type { ClockTimer } from '../clock.ts';
import { refuse } from '../errors.ts';
import type { World } from '../world.ts';
import { isSpeaker } from './voice.ts';

/** Discord closes a stage "some minutes" after its last speaker left; the documentation says they vary. */
export const SPEAKERLESS_MS = 5 * 60_000;

/** Stage instances of all guilds. */
export class Stages {
  /** Start notifications that pinged everyone, oldest first. */
  readonly notifications: { guildId: string; channelId: string; instanceId: string }[] = [];
  /** Words that no topic may have; Discord's own list is not public. */
  readonly bannedWords = new Set<string>();
  readonly #world: World;
  readonly #closing = new Map<string, ClockTimer>();

  constructor(world: World) {
    this.#world = world;
  }

  /** The instance of a stage channel, or 10067. */
  instance(channelId: string): APIStageInstance {
    const guildId = this.#world.channel(channelId).guild_id ?? '';
    const instance = this.#world.guilds.get(guildId)?.stageInstances.get(channelId);
    if (!instance) throw refuse.unknownStageInstance();
    return instance;
  }

  /** Opens a stage: 150006 when it is open, 20031 for a banned word. An event given with it becomes active. */
  open(
    channelId: string,
    stage: { topic: string; scheduledEventId?: string; notify?: boolean },
  ): APIStageInstance {
    const channel = this.#world.channel(channelId);
    if (channel.type !== ChannelType.GuildStageVoice) throw refuse.notForThisChannelType();
    const guild = this.#world.guild(channel.guild_id ?? '');
    if (guild.stageInstances.has(channelId)) throw refuse.stageAlreadyOpen();
    this.#refuseBanned(stage.topic);
    const instance: APIStageInstance = {
      id: this.#world.newId(),
      guild_id: guild.id,
      channel_id: channelId,
      topic: stage.topic,
      privacy_level: 2,
      discoverable_disabled: true,
    };
    Object.assign(instance, { guild_scheduled_event_id: stage.scheduledEventId ?? null });
    guild.stageInstances.set(channelId, instance);
    this.#world.emit(GatewayDispatchEvents.StageInstanceCreate, instance, { guildId: guild.id, channelId });
    if (stage.notify) this.notifications.push({ guildId: guild.id, channelId, instanceId: instance.id });
    if (stage.scheduledEventId !== undefined) {
      this.#world.scheduledEvents.setStatus(
        guild.id,
        stage.scheduledEventId,
        GuildScheduledEventStatus.Active,
      );
    }
    this.speakersChanged(channelId);
    return instance;
  }

  /** Changes the topic. */
  setTopic(channelId: string, topic: string): APIStageInstance {
    const instance = this.instance(channelId);
    this.#refuseBanned(topic);
    instance.topic = topic;
    this.#world.emit(GatewayDispatchEvents.StageInstanceUpdate, instance, {
      guildId: instance.guild_id,
      channelId,
    });
    return instance;
  }

  /** Closes a stage; its event, if any, is over. */
  close(channelId: string): void {
    const instance = this.instance(channelId);
    this.#world.guild(instance.guild_id).stageInstances.delete(channelId);
    this.#closing.get(channelId)?.cancel();
    this.#closing.delete(channelId);
    this.#world.emit(GatewayDispatchEvents.StageInstanceDelete, instance, {
      guildId: instance.guild_id,
      channelId,
    });
    const eventId = instance.guild_scheduled_event_id;
    const event = eventId ? this.#world.guild(instance.guild_id).scheduledEvents.get(eventId) : undefined;
    if (event?.event.status === GuildScheduledEventStatus.Active) {
      this.#world.scheduledEvents.finish(instance.guild_id, event.event.id);
    }
  }

  #refuseBanned(topic: string): void {
    const words = topic.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    if (words.some((word) => this.bannedWords.has(word))) throw refuse.bannedWords();
  }

  /** Starts or stops the countdown to closing, by whether someone is on stage. */
  speakersChanged(channelId: string): void {
    const guildId = this.#world.channels.get(channelId)?.guild_id ?? '';
    if (!this.#world.guilds.get(guildId)?.stageInstances.has(channelId)) return;
    const hasSpeaker = this.#world.voice.statesIn(channelId).some(isSpeaker);
    const running = this.#closing.get(channelId);
    if (hasSpeaker) {
      running?.cancel();
      this.#closing.delete(channelId);
    } else if (!running) {
      this.#closing.set(
        channelId,
        this.#world.clock.after(SPEAKERLESS_MS, () => this.close(channelId)),
      );
    }
  }
}
