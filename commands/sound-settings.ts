/** What a server chooses of the bot's voice, on a screen of its own behind a button of /settings. */
import { soundSettingsCard } from '../src/cards/sound-settings-card.ts';
import type { ServerSettings, SoundSettings } from '../src/host/settings.ts';
import { ANNOUNCED } from '../src/talk/announced.ts';
import type { Answer } from './rostrum.ts';
import { type About, definePart } from './settings.ts';

const screen = ({ texts, rostrum }: About, { sound }: ServerSettings, kept = ''): Answer => ({
  update: soundSettingsCard(texts, sound, rostrum.sign, kept),
});

const keep = async (about: About, sound: Partial<SoundSettings>, kept: string): Promise<Answer> =>
  screen(about, await about.rostrum.settings.change(about.guild.id, { sound }), kept);

const open = definePart('button', 'set-sound', 'update', async (_, about) =>
  screen(about, await about.rostrum.settings.of(about.guild.id)),
);

const join = definePart('button', 'set-join', 'update', ({ args: [to] }, about) =>
  keep(about, { join: to === 'on' }, about.texts.sound.server.kept.join(to === 'on')),
);

const speech = definePart('button', 'set-speech', 'update', ({ args: [to] }, about) =>
  keep(about, { speech: to === 'on' }, about.texts.sound.server.kept.speech(to === 'on')),
);

const told = definePart('select', 'set-told', 'update', ({ values }, about) => {
  const silent = ANNOUNCED.filter((kind) => !values.includes(kind));
  return keep(about, { silent }, about.texts.sound.server.kept.told(ANNOUNCED.length - silent.length));
});

export const soundSettingsComponents = [open, join, speech, told];
