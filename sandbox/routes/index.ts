/** Every route the sandbox has, by family. */
import type { Route } from '../route.ts';
import { routes as applications } from './applications.ts';
import { routes as channels } from './channels.ts';
import { routes as commands } from './commands.ts';
import { routes as crosspost } from './crosspost.ts';
import { routes as dms } from './dms.ts';
import { routes as gateway } from './gateway.ts';
import { routes as guilds } from './guilds.ts';
import { routes as interactions } from './interactions.ts';
import { routes as invites } from './invites.ts';
import { routes as members } from './members.ts';
import { routes as messages } from './messages.ts';
import { routes as pins } from './pins.ts';
import { routes as polls } from './polls.ts';
import { routes as reactions } from './reactions.ts';
import { routes as roles } from './roles.ts';
import { routes as scheduledEventExceptions } from './scheduled-event-exceptions.ts';
import { routes as scheduledEvents } from './scheduled-events.ts';
import { routes as stageInstances } from './stage-instances.ts';
import { routes as threads } from './threads.ts';
import { routes as users } from './users.ts';
import { routes as voiceStates } from './voice-states.ts';
import { routes as webhooks } from './webhooks.ts';

/** All routes, registered below `/api/v10` and `/api`. */
export const routes: readonly Route[] = [
  ...gateway,
  ...applications,
  ...users,
  ...guilds,
  ...channels,
  ...roles,
  ...members,
  ...voiceStates,
  ...stageInstances,
  ...scheduledEvents,
  ...scheduledEventExceptions,
  ...invites,
  ...messages,
  ...pins,
  ...polls,
  ...reactions,
  ...crosspost,
  ...threads,
  ...dms,
  ...commands,
  ...interactions,
  ...webhooks,
];
