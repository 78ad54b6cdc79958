/** Says on the stage itself that a talk is recorded: behind its topic in Discord, as long as it is. */
import type { Guild } from 'discord.js';
import { LANGUAGES, textsIn } from '../cards/texts/index.ts';
import type { Texts } from '../cards/texts/texts.ts';
import type { Talk } from '../talk/talk.ts';
import { TOPIC_MAX } from '../talk/topic.ts';

const SUFFIXES = LANGUAGES.map((language) => textsIn(language).recording.topicSuffix);

/** A topic without what was put behind it; as a whole where that was cut off for it. */
const without = (shown: string, topic: string): string => {
  const suffix = SUFFIXES.find((one) => shown.endsWith(one));
  if (suffix === undefined) return shown;
  const own = shown.slice(0, -suffix.length);
  return topic.startsWith(own) ? topic : own;
};

const withSuffix = (topic: string, suffix: string): string =>
  `${topic.slice(0, TOPIC_MAX - suffix.length).trimEnd()}${suffix}`;

/** Makes the function that keeps the topic of a talk's stage; a topic that a moderator wrote stays before it. */
export const createStageTopic =
  (textsFor: (guildId: string) => Promise<Texts>) =>
  async (guild: Guild, talk: Talk, stageId: string): Promise<void> => {
    const instance = guild.stageInstances.cache.find((one) => one.id === talk.instanceId);
    if (!instance) return;
    const topic = without(instance.topic, talk.topic);
    const { recording } = await textsFor(guild.id);
    const wanted = talk.recording ? withSuffix(topic, recording.topicSuffix) : topic;
    if (instance.topic !== wanted) await guild.stageInstances.edit(stageId, { topic: wanted });
  };
