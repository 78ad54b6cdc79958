/** Why something was not done: one sentence, and the next step. */
import type { DateRefusal } from '../calendar/when.ts';
import type { Refusal as TalkRefusal } from '../talk/commands.ts';
import { user } from './card.ts';
import { asText } from './escape.ts';

/** Refusals that come from outside the rules of one talk. */
export type OuterRefusal =
  | { refused: 'only-in-servers' }
  | { refused: 'may-not-host' }
  /** The bot lacks permissions, by their names in Discord's settings; `where` is null for the whole server. */
  | { refused: 'bot-lacks'; permissions: readonly string[]; where: string | null }
  | { refused: 'no-channel-to-announce' }
  | { refused: 'not-a-community' }
  | { refused: 'stage-in-use'; stageId: string }
  | { refused: 'which-talk' }
  | { refused: 'not-here' }
  | { refused: 'tampered' }
  | { refused: 'store-down' };

export type Refusal = TalkRefusal | DateRefusal | OuterRefusal;

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The sentence for a refusal. */
export const refusalText = (refusal: Refusal): string => {
  switch (refusal.refused) {
    case 'topic-empty':
      return 'A talk needs a topic. Run the command again and say what it is about.';
    case 'topic-too-long':
      return `A topic has at most 120 characters; yours has ${refusal.length}. Shorten it and run the command again.`;
    case 'date-past':
      return 'That time has passed. Choose one that is still to come.';
    case 'date-unreadable':
      return `I can't read “${asText(refusal.text.slice(0, 100))}” as a date. Write it like 2026-12-01 19:00, “next Friday 7pm” or “in 2 hours”.`;
    case 'date-without-time':
      return `“${asText(refusal.text.slice(0, 100))}” names a day but no time. Add one, like “tomorrow 19:00”.`;
    case 'date-in-gap':
      return `“${asText(refusal.text.slice(0, 100))}” does not happen in ${asText(refusal.zone)}: the clocks are put forward over it. Choose an hour earlier or later.`;
    case 'zone-unknown':
      return `I don't know the zone “${asText(refusal.zone.slice(0, 100))}”. Type a city and choose from the list, like Europe/Berlin.`;
    case 'stage-taken':
      return refusal.hostId
        ? `${user(refusal.hostId)} already hosts a talk in <#${refusal.stageId}>. Close it first, or choose another stage.`
        : `There is already a talk in <#${refusal.stageId}>. Close it first, or choose another stage.`;
    case 'stage-in-use':
      return `<#${refusal.stageId}> already has a stage open that I did not start. End it first, or choose another stage.`;
    case 'no-talk':
      return 'I know no such talk. Look at `/talk status`.';
    case 'not-live':
      return refusal.status === 'scheduled'
        ? 'This talk is not open yet. Its host opens it with the button on its card.'
        : 'This talk is over. Open a new one with `/talk open`.';
    case 'not-scheduled':
      return refusal.status === 'live'
        ? 'This talk is already open.'
        : 'This talk is over. Plan a new one with `/talk schedule`.';
    case 'over':
      return 'This talk is over. Open a new one with `/talk open`.';
    case 'not-host':
      return `Only ${user(refusal.hostId)}, who hosts this talk, and stage moderators can do that. Ask one of them.`;
    case 'guest-is-bot':
      return 'A bot can’t be a guest. Invite a person.';
    case 'guest-is-self':
      return 'You can’t invite yourself. Name somebody else.';
    case 'guest-is-host':
      return 'The host is on the stage already. Name somebody else.';
    case 'already-invited':
      return `${user(refusal.guestId)} is already invited. Their answer shows on the invitation.`;
    case 'not-the-guest':
      return `Only ${user(refusal.guestId)} can answer this invitation.`;
    case 'not-on-stage-channel':
      return refusal.stageId
        ? `Join <#${refusal.stageId}> first, then raise your hand.`
        : 'The stage is not ready yet. Try again in a moment.';
    case 'already-up':
      return 'You are on the stage already. Just speak.';
    case 'hand-down':
      return 'Your hand is not up. Press “Raise hand” to get in line.';
    case 'no-hands':
      return 'No hands are up. People raise theirs with the button on the card or with Discord’s own.';
    case 'only-in-servers':
      return 'Talks live on servers. Use this command on one that I am on.';
    case 'may-not-host':
      return 'Hosting needs the Manage Events permission, or stage moderator rights in the stage. Ask a server admin for one of them.';
    case 'bot-lacks':
      return `I lack ${list.format(refusal.permissions)} ${refusal.where ? `in <#${refusal.where}>` : 'on this server'}. Ask an admin to allow it in ${refusal.where ? 'the channel’s' : 'my role’s'} permissions, then try again.`;
    case 'no-channel-to-announce':
      return 'I find no channel in which I can post. Run the command in a text channel where I may send messages.';
    case 'not-a-community':
      return 'Stages need a Community server. An admin can turn that on in the server settings.';
    case 'which-talk':
      return 'I can’t tell which talk you mean. Join its stage and run the command again.';
    case 'not-here':
      return 'That belongs to another server. Use it there.';
    case 'tampered':
      return 'That button is not one of mine any more. Use the newest card of the talk, or `/talk status`.';
    case 'store-down':
      return 'My database is out of reach just now. Look at `/talk status` in a minute, then try again.';
  }
};
