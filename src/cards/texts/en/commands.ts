/** What commands and their options are about, in English. `is` describes the command itself. */
const person = 'Who it is about';

const talk = 'Which talk; type a word of its topic. Without it, the live or the last one';

export const commands = {
  talk: {
    is: 'Live audio talks',
    open: {
      is: 'Open a talk now',
      topic: 'What it is about',
      stage: 'The stage channel; one is made when you name none',
    },
    close: { is: 'Close the talk' },
    status: { is: 'See the talks that are live here' },
    list: { is: 'See the talks that are live and planned here, page by page' },
    show: { is: 'See one talk: planned, live or over', talk },
    history: { is: 'See the talks that are over' },
    timeline: { is: 'See who did what and when in a talk, as its host or a moderator', talk },
    export: { is: 'Get attendance, turns and questions as files, as its host or a moderator', talk },
    schedule: {
      is: 'Plan a talk for later',
      topic: 'What it is about',
      date: 'Like 2026-12-01 19:00, next Friday 7pm, or in 2 hours',
      zone: 'The zone of that date, like Europe/Berlin; the server’s own when you name none',
      length: 'How long it takes, like 90 min or 1h30',
      stage: 'The stage channel; one is made when you name none',
      remind: 'When it reminds, like 1 week, 1 day, 10 minutes; without it, as the server chose',
      opens: 'How it opens when its time has come',
    },
  },
  invite: {
    is: 'Guests of your talks',
    members: {
      is: 'Invite guests who are on this server, in public',
      guest: 'Who you invite',
      more: 'More guests: mention them, up to 10 in all',
      message: 'What you would like to say to them; everybody reads it',
      talk: 'Which of your talks; without it the live one, else the next',
      idea: 'Instead of a talk: what one without a date would be about',
    },
    outside: {
      is: 'Invite a guest who is not on this server; you get a link to send them',
      name: 'Their name, as everybody reads it',
      message: 'What you would like to say to them; everybody reads it',
      talk: 'Which of your talks; without it the live one, else the next',
      idea: 'Instead of a talk: what one without a date would be about',
    },
    list: { is: 'See the invitations that wait for an answer' },
  },
  /** The name of an entry in the menu of a person. */
  'Invite to a talk': 'Invite to a talk',
  queue: {
    is: 'The line of people who want to speak',
    next: { is: 'Call the next person in line; the longest turn ends when all are taken' },
    call: { is: 'Call somebody by name', person: 'Who is called up' },
    skip: { is: 'Pass over who is called up, or next in line' },
    move: { is: 'Move somebody in line', person: 'Whose hand moves', place: 'The place in line; 1 is next' },
    remove: { is: 'Lower somebody’s hand', person: 'Whose hand goes down' },
    clear: { is: 'Lower all hands' },
    lock: { is: 'Take no more hands' },
    unlock: { is: 'Take hands again' },
    order: { is: 'Choose in which order hands are called', order: 'The order' },
    done: { is: 'End your own turn' },
    'more-time': { is: 'Give a speaker one more minute', person: 'Whose turn goes on' },
    rules: {
      is: 'Change the rules of this talk',
      'turn-minutes': 'How long a turn is; 0 for no end',
      'at-once': 'How many have a turn at once',
      cap: 'How many hands may be in line; 0 for no limit',
      'cooldown-minutes': 'How long somebody waits before their next hand',
    },
  },
  host: {
    is: 'Run your live talk',
    controls: { is: 'See the line and run the talk from one place' },
    'co-host': { is: 'Make somebody a co-host', person },
    'no-co-host': { is: 'Take a co-host’s role back', person },
    'hand-over': { is: 'Hand the talk over to somebody else', person },
    audience: { is: 'Send a speaker to the audience', person },
    remove: { is: 'Remove somebody from the stage; they can come back', person },
    'keep-out': { is: 'Keep somebody out of this talk', person },
    'let-in': { is: 'Let somebody in again who is kept out', person },
    voice: { is: 'Have Rostrum speak on the stage of this talk, or not', here: 'Whether it is on the stage' },
  },
  question: {
    is: 'Questions for the speakers',
    ask: { is: 'Ask a question' },
    board: { is: 'See the questions, and run them as a host' },
    export: { is: 'Get the questions as a file, as a host' },
  },
  settings: { is: 'Choose how talks are on this server' },
  help: { is: 'See what you can do now' },
};
