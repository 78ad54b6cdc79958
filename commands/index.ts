/** Every command and button that Rostrum has. */
import { inviteButtons, inviteCommand } from './invite.ts';
import { queueButtons, queueCommand } from './queue.ts';
import { talkButtons, talkCommand } from './talk.ts';

export const commands = [talkCommand, inviteCommand, queueCommand];
export const buttons = [...talkButtons, ...inviteButtons, ...queueButtons];
