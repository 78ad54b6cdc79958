/** The bot of the interaction tests: its commands, what it does next, and what it was sent last. */
import type { ChatInputCommandInteraction, Interaction } from 'discord.js';
import type { Dispatch } from '../../sandbox/world/types.ts';
import { type Kit, kit } from './actors-kit.ts';

const COMMANDS = [
  {
    name: 'talk',
    description: 'Talks',
    options: [
      {
        type: 1,
        name: 'open',
        description: 'Opens a talk',
        options: [
          { type: 3, name: 'topic', description: 'What about', required: true, max_length: 120 },
          { type: 7, name: 'stage', description: 'Where', channel_types: [13] },
          { type: 6, name: 'guest', description: 'Who' },
          { type: 4, name: 'minutes', description: 'How long', min_value: 5, max_value: 180 },
          { type: 5, name: 'record', description: 'Whether to record' },
          { type: 8, name: 'role', description: 'Whom to tell' },
          { type: 9, name: 'about', description: 'Whom or which role' },
          { type: 10, name: 'pace', description: 'How fast' },
          { type: 11, name: 'picture', description: 'A picture' },
        ],
      },
      {
        type: 2,
        name: 'zone',
        description: 'Zones',
        options: [
          {
            type: 1,
            name: 'set',
            description: 'Sets it',
            options: [{ type: 3, name: 'zone', description: 'Which', autocomplete: true, required: true }],
          },
        ],
      },
    ],
  },
  { name: 'sweep', description: 'For moderators', default_member_permissions: '8192' },
  { type: 2, name: 'Invite to a talk' },
  { type: 3, name: 'Ask about this' },
];

/** The kit, with a bot that does what a test hands it. */
export type InteractionKit = Kit & {
  /** What the bot does with the next interactions. */
  handle: (interaction: Interaction) => unknown;
  /** The same for slash commands. */
  slash(work: (interaction: ChatInputCommandInteraction<'cached'>) => unknown): void;
  /** The last INTERACTION_CREATE. */
  payload: Record<string, unknown>;
  /** What the bot's work threw since the last call. */
  takeFailures(): unknown[];
};

/** Starts everything and registers the commands. */
export async function interactionKit(): Promise<InteractionKit> {
  let failures: unknown[] = [];
  const at: InteractionKit = {
    ...(await kit()),
    handle: () => {},
    slash(work) {
      at.handle = (interaction) => work(interaction as ChatInputCommandInteraction<'cached'>);
    },
    payload: {},
    takeFailures() {
      const found = failures;
      failures = [];
      return found;
    },
  };
  at.client.on('interactionCreate', (interaction) => {
    const work = async (): Promise<unknown> => at.handle(interaction);
    work().catch((error: unknown) => failures.push(error));
  });
  at.sandbox.world.onDispatch((dispatch: Dispatch) => {
    if (dispatch.event === 'INTERACTION_CREATE') at.payload = dispatch.payload as Record<string, unknown>;
  });
  await at.client.application.commands.set(COMMANDS);
  return at;
}
