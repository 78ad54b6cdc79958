/** Why something is not done, in English: one sentence, and the next step. */
import { channel, user } from '../../card.ts';
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { counted, list, number } = inLanguage('en');

const at = (ms: number) => `<t:${Math.ceil(ms / 1000)}:R>`;

const rules = {
  turnMs: 'A turn takes between half a minute and 60 minutes.',
  speakersAtOnce: 'Between 1 and 10 people can have a turn at once.',
  cap: 'The line holds between 1 and 500 hands.',
  cooldownMs: 'The wait between two turns is at most 120 minutes.',
  graceMs: 'A place is kept for at most 15 minutes.',
  hostAwayMs: 'A talk waits for its host between 1 and 120 minutes.',
  nudgeMs: 'The host is asked once more after 1 to 120 minutes.',
  unopenedMs: 'A talk that nobody opens is called off after 5 to 240 minutes.',
};

export const refusals = {
  'topic-empty': () => 'A talk needs a topic. Run the command again and say what it is about.',
  'topic-too-long': ({ length }) =>
    `A topic has at most 120 characters; yours has ${number(length)}. Shorten it and run the command again.`,
  'date-past': () => 'That time has passed. Choose one that is still to come.',
  'date-unreadable': ({ text }) =>
    `I can't read “${text}” as a date. Write it like 2026-12-01 19:00, “next Friday 7pm” or “in 2 hours”.`,
  'date-without-time': ({ text }) => `“${text}” names a day but no time. Add one, like “tomorrow 19:00”.`,
  'date-in-gap': ({ text, zone }) =>
    `“${text}” does not happen in ${zone}: the clocks are put forward over it. Choose an hour earlier or later.`,
  'date-too-far': ({ text, years }) =>
    `“${text}” is more than ${number(years)} years ahead. Choose an earlier date.`,
  'zone-unknown': ({ zone }) =>
    `I don't know the zone “${zone}”. Write it with its region and city, like Europe/Berlin.`,
  'zone-ambiguous': ({ zone, zones }) =>
    `“${zone}” can be several zones, like ${list(zones)}. Write one of them in full.`,
  'zone-missing': () =>
    'I can’t tell in which zone that date is. Name one in `zone`, like Europe/Berlin; an admin can choose one for the server with `/settings`.',
  'length-unreadable': ({ text }) =>
    `I can’t read “${text}” as a length. Write it like “90 min”, “1h30” or “2 hours”.`,
  'length-out-of-bounds': ({ min, max }) =>
    `A talk lasts between ${number(min / 60_000)} minutes and ${number(max / 3_600_000)} hours. Choose a length within that.`,
  'repeat-misses-first': ({ repeats }) =>
    repeats === 'weekdays'
      ? 'A series on weekdays can’t begin on a Saturday or Sunday. Choose a day from Monday to Friday.'
      : 'The first talk is not on the last such weekday of its month. Choose a later date, or another way to repeat.',
  'repeat-count': ({ min, max }) =>
    `A series has between ${number(min)} and ${number(max)} talks. Choose a number within that.`,
  'repeat-ends-at-once': () =>
    'A series ends after its first day. Choose a later end, or plan a single talk.',
  'stage-taken': ({ hostId, stageId }) =>
    hostId
      ? `${user(hostId)} already hosts a talk in ${channel(stageId)}. Close it first, or choose another stage.`
      : `There is already a talk in ${channel(stageId)}. Close it first, or choose another stage.`,
  'stage-in-use': ({ stageId }) =>
    `${channel(stageId)} already has a stage open that I did not start. End it first, or choose another stage.`,
  'no-talk': () => 'I know no such talk. Look at `/talk status`.',
  'not-live': ({ status }) =>
    status === 'scheduled'
      ? 'This talk is not open yet. Its host opens it with the button on its card.'
      : 'This talk is over. Open a new one with `/talk open`.',
  'not-scheduled': ({ status }) =>
    status === 'live'
      ? 'This talk is already open.'
      : 'This talk is over. Plan a new one with `/talk schedule`.',
  over: () => 'This talk is over. Open a new one with `/talk open`.',
  'not-host': ({ hostId }) =>
    `Only ${user(hostId)}, who hosts this talk, co-hosts and stage moderators can do that. Ask one of them.`,
  'only-host': ({ hostId }) =>
    `Only ${user(hostId)}, who hosts this talk, and stage moderators can do that. Ask one of them.`,
  'guest-is-bot': () => 'A bot can’t be a guest. Invite a person.',
  'guest-is-self': () => 'You can’t invite yourself. Name somebody else.',
  'guest-is-host': () => 'The host is on the stage already. Name somebody else.',
  'already-invited': ({ guestId }) =>
    `${user(guestId)} is already invited. Their answer shows on the invitation.`,
  'not-the-guest': ({ guestId }) => `Only ${user(guestId)} can answer this invitation.`,
  'message-too-long': ({ length, most }) =>
    `That takes at most ${number(most)} characters; yours has ${number(length)}. Shorten it and try again.`,
  'name-empty': () => 'A guest needs a name. Run the command again and type it.',
  'name-too-long': ({ length, most }) =>
    `A name has at most ${number(most)} characters; yours has ${number(length)}. Shorten it and try again.`,
  'outsider-invited': ({ text }) =>
    `“${text}” is already invited. “Their link” on the invitation shows you the link.`,
  'not-the-outsider': ({ text }) =>
    `Only ${text} can answer this invitation, after coming to this server by the link that the host sent.`,
  'outsider-not-here': ({ text }) =>
    `${text} is not known on this server yet, so no reminder reaches them. Send them their link again.`,
  'no-link': () => 'This invitation has no link that is open. Look at the invitation.',
  'invitation-gone': () => 'I know no such invitation. Look at `/invite list`.',
  'invitation-withdrawn': () => 'This invitation was withdrawn. Ask the host if you would like to come.',
  'answer-too-late': () =>
    'This talk is over, so its invitations can’t be answered or changed any more. Ask its host whether there will be another.',
  'proposal-changed': () => 'The guest proposes another time by now. Look at the invitation again.',
  'guest-has-answered': ({ guestId }) =>
    `${user(guestId)} has answered. Their answer shows on the invitation.`,
  'guest-reminded-enough': ({ guestId, most }) =>
    `${user(guestId)} was reminded ${number(most)} times, which is enough. Wait, or withdraw the invitation.`,
  'guest-reminded-lately': ({ guestId, until }) =>
    `${user(guestId)} was reminded lately. You can remind them again ${at(until)}.`,
  'too-many-guests': ({ count, most }) =>
    `You can invite ${number(most)} people at once; you named ${number(count)}. Name fewer.`,
  'not-a-mention': ({ text }) => `“${text}” mentions nobody. Type @ and choose each person from the list.`,
  'guest-not-here': ({ guestId }) =>
    `${user(guestId)} is not on this server. Ask them to join, or invite them with \`/invite outside\`.`,
  'guest-left': ({ guestId }) =>
    `${user(guestId)} has left this server, so no reminder reaches them. Withdraw the invitation.`,
  'talk-or-idea': () => 'Name a talk or the topic of an idea, not both.',
  'no-talk-to-invite-to': () =>
    'You have no talk to invite to. Open or plan one with `/talk`, or give the topic of an idea.',
  'not-on-stage-channel': ({ stageId }) =>
    stageId
      ? `Join ${channel(stageId)} first, then raise your hand.`
      : 'The stage is not ready yet. Try again in a moment.',
  'already-up': () => 'You are on the stage already. Just speak.',
  'hand-down': () => 'Your hand is not up. Press “Raise hand” to get in line.',
  'no-hands': () => 'No hands are up. People raise theirs with the button on the card or with Discord’s own.',
  'line-locked': () => 'The hosts take no more hands for now. Try again later, or ask a question instead.',
  'line-full': ({ cap }) =>
    `The line is full: ${counted(cap, { one: 'hand is', other: 'hands are' })} up. Try again when somebody has spoken.`,
  'cooling-down': ({ until }) => `You have just spoken. You can raise your hand again ${at(until)}.`,
  'you-are-kept-out': () => 'The hosts keep you out of this talk. A stage moderator can let you in again.',
  'not-in-line': ({ userId }) => `${user(userId)} is not in line. Look at the line in “Host controls”.`,
  'no-such-place': ({ most }) =>
    most === 1
      ? 'Only one hand is up. There is no other place.'
      : `${number(most)} hands are up. Choose a place from 1 to ${number(most)}.`,
  'up-already': ({ userId }) => `${user(userId)} is on the stage, or called up, already.`,
  'not-on-the-stage': ({ userId, stageId }) =>
    `${user(userId)} is not in ${stageId ? channel(stageId) : 'the stage'}. Ask them to join it first.`,
  'bot-cannot-speak': () => 'A bot can’t be called up. Name a person.',
  'not-speaking': ({ userId }) => `${user(userId)} is not on the stage now.`,
  'turn-has-no-end': ({ userId }) =>
    `The turn of ${user(userId)} has no end. Set a time for turns in the rules of this talk.`,
  'rule-out-of-bounds': ({ rule }) => `${rules[rule]} Choose a number within that.`,
  'host-stays': ({ hostId }) => `${user(hostId)} hosts this talk. Hand it over to somebody else first.`,
  'bot-cannot-host': () => 'A bot can’t host. Name a person.',
  'is-host': ({ userId }) => `${user(userId)} hosts this talk already.`,
  'is-co-host': ({ userId }) => `${user(userId)} is a co-host already.`,
  'not-co-host': ({ userId }) => `${user(userId)} is no co-host of this talk.`,
  'already-kept-out': ({ userId }) => `${user(userId)} is kept out already.`,
  'not-kept-out': ({ userId }) => `${user(userId)} is not kept out. They can join as everybody can.`,
  'is-kept-out': ({ userId }) => `${user(userId)} is kept out of this talk. Let them in again first.`,
  'cannot-undo': () => 'That can’t be taken back any more: it was already, or too much has happened since.',
  'question-empty': () => 'A question needs words. Press “Ask” again and write it.',
  'question-too-long': ({ length, most }) =>
    `A question has at most ${number(most)} characters; yours has ${number(length)}. Shorten it and ask again.`,
  'question-repeated': () => 'You have asked that already. Look at the board to see where it stands.',
  'too-many-questions': ({ most }) =>
    `${number(most)} of your questions are open. Ask again when one is answered, or take one back.`,
  'board-full': () => 'The board is full. Ask again when some questions are answered.',
  'question-gone': () => 'That question is not open any more. Look at the board for those that are.',
  'own-question': () => 'It is your own question; it counts already.',
  'not-your-question': () => 'Only who asked a question can take it back.',
  'merge-with-itself': () => 'That is the same question. Choose another one to merge it into.',
  'asker-is-anonymous': () =>
    'Who asked this did not want to be named, so they can’t be called up. Ask it for them.',
  'only-in-servers': () => 'Talks live on servers. Use this command on one that I am on.',
  'may-not-host': () =>
    'Hosting needs the Manage Events permission, a host role, or stage moderator rights in the stage. Ask a server admin for one of them.',
  'role-for-anybody': () =>
    'Anybody could take that role, but it may do more than an ordinary member. Reminders need a role that only marks people; a server admin chooses one in /settings.',
  'role-for-guests': () =>
    'Whoever comes by a guest’s link gets that role, but it may do more than an ordinary member. Choose one that only marks people.',
  'no-such-channel': () => 'I don’t see that channel. Choose one in which I may read and post.',
  'may-not-set': () => 'Settings need the Manage Server permission. Ask a server admin.',
  'bot-lacks': ({ permissions, where }) =>
    `I lack ${list(permissions)} ${where ? `in ${channel(where)}` : 'on this server'}. Ask an admin to allow it in ${where ? 'the channel’s' : 'my role’s'} permissions, then try again.`,
  'no-channel-to-announce': () =>
    'I find no channel in which I can post. Run the command in a text channel where I may send messages.',
  'not-a-community': () =>
    'Stages need a Community server. An admin can turn that on in the server settings.',
  'which-talk': () => 'I can’t tell which talk you mean. Join its stage and run the command again.',
  'not-here': () => 'That belongs to another server. Use it there.',
  'not-a-number': ({ text }) => `“${text}” is not a whole number. Write it in digits, like 3.`,
  tampered: () =>
    'That button is not one of mine any more. Use the newest card of the talk, or `/talk status`.',
  'store-down': () =>
    'My database is out of reach just now. Look at `/talk status` in a minute, then try again.',
} satisfies Partial<RefusalTexts>;
