/** What a server has chosen of the bot's voice, with everything to choose: a screen of its settings. */
import { ComponentType } from 'discord.js';
import { ANNOUNCED, type Announced } from '../talk/announced.ts';
import { button, type Card, panel, type SignId } from './card.ts';
import type { Texts } from './texts/texts.ts';

/** What a server has chosen; `silent`: what is not announced. */
type ShownSound = { readonly join: boolean; readonly speech: boolean; readonly silent: readonly Announced[] };

/**
 * The sound of a server on one screen.
 *
 * @param kept what was just kept, if anything
 */
export const soundSettingsCard = (
  { sound: { server } }: Texts,
  { join, speech, silent }: ShownSound,
  sign: SignId,
  kept = '',
): Card => {
  const { buttons, kinds } = server;
  const told = {
    type: ComponentType.StringSelect as const,
    custom_id: sign('set-told'),
    placeholder: server.choose,
    min_values: 0,
    max_values: ANNOUNCED.length,
    options: ANNOUNCED.map((kind) => ({ label: kinds[kind], value: kind, default: !silent.includes(kind) })),
  };
  return panel(
    [kept, [server.title, server.join(join), server.speech(speech)].join('\n'), server.said],
    [
      [told],
      [
        join ? button(buttons.stay, sign('set-join', 'off')) : button(buttons.come, sign('set-join', 'on')),
        speech
          ? button(buttons.chimes, sign('set-speech', 'off'))
          : button(buttons.speak, sign('set-speech', 'on')),
        button(buttons.back, sign('set-back')),
      ],
    ],
  );
};
