/** The guided tour: four people live through a talk, and what they read is printed as they would read it. */
import { type Actor, eventually, type Reply } from './actors/actors.ts';
import { type Community, seedCommunity } from './community.ts';
import type { Sandbox } from './server.ts';
import type { Application } from './world/types.ts';

/** Where the tour is printed. */
export type Print = (line: string) => void;

/** The most that one step of the tour may take, in milliseconds. */
const WITHIN = { within: 15_000 };

/** Waits until what is read has all these words, in this order; gives what is read. */
const until = (read: () => string, ...words: string[]): Promise<string> =>
  eventually(() => {
    const text = read();
    let from = 0;
    for (const word of words) {
      const found = text.indexOf(word, from);
      if (found < 0) throw new Error(`"${word}" is not there:\n${text}`);
      from = found + word.length;
    }
    return text;
  }, WITHIN);

/**
 * Plays the tour.
 *
 * @throws when a step does not come to what it should show
 */
export async function tour(sandbox: Sandbox, bot: Application, print: Print): Promise<Community> {
  const community = seedCommunity(sandbox, bot);
  const { ana, vera, chidi, dora, mo, announcements, stage, guild } = community;
  const says = (title: string) => print(`\n━━ ${title}`);
  const shown = new Set<string>();
  const indented = (text: string) => print(text.replaceAll(/^/gm, '   '));
  /** Prints the messages that are new, or read otherwise than before. */
  const shows = (text: string) => {
    for (const message of text.split(/\n\n(?=\S)/)) {
      if (!shown.has(message)) indented(message);
      shown.add(message);
    }
  };
  /** Prints what one person alone is told. */
  const hears = (person: Actor, reply: Reply) => indented(`only to ${person.name}: ${reply.text}`);
  /** #announcements as Mo reads it, who does nothing but watch. */
  const card = () => mo.sees(announcements, { zone: 'Europe/Berlin', relative: true });
  const onStage = () => mo.seesStage(stage);
  await eventually(() => ana.commands().some((command) => command.name === 'talk'), WITHIN);

  says('Ana plans a talk: /talk schedule');
  const plan = { topic: 'Maps for everyone', date: 'in 8 seconds', zone: 'Europe/Berlin', stage };
  hears(ana, await ana.runs('/talk schedule', plan));
  shows(await until(card, 'Maps for everyone', 'Remind me'));

  says('Chidi and Dora want to be reminded; the card counts them');
  hears(chidi, await chidi.presses('Remind me'));
  hears(dora, await dora.presses('Remind me'));
  shows(await until(card, '2 people will be reminded'));

  says('Ana invites Vera, in public: /invite members');
  hears(ana, await ana.runs('/invite members', { guest: vera.id }));
  shows(await until(card, 'has not answered yet'));
  says('Vera accepts; the answer is public too');
  hears(vera, await vera.presses('Accept'));
  shows(await until(card, '✔'));

  says('It is time: those who asked are reminded');
  shows(await until(card, 'It is time for', '@Chidi', '@Dora'));

  says('Ana opens the talk and joins; the bot brings up Vera, who accepts Discord’s invitation to speak');
  hears(ana, await ana.presses('Open now'));
  await until(onStage, 'Maps for everyone');
  for (const person of [ana, vera]) {
    person.joins(stage);
    await eventually(() => person.acceptsInvitationToSpeak(), WITHIN);
  }
  chidi.joins(stage);
  dora.joins(stage);
  shows(await until(card, '🎙', '@Ana · @Vera K', '2 listening'));

  says('Chidi raises a hand with the button, Dora with Discord’s own');
  hears(chidi, await chidi.presses('Raise hand'));
  dora.raisesHand();
  shows(await until(card, '1 @Chidi', '2 @Dora'));

  says('Ana calls the next person: /queue next');
  hears(ana, await ana.runs('/queue next'));
  shows(await until(card, '@Chidi (called up)'));
  says('Chidi accepts, and only now is a speaker');
  await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
  await until(card, '@Ana · @Vera K · @Chidi\n', '1 @Dora');
  indented(onStage());

  says('Next again, with the button: Chidi is back in the audience, Dora is called and accepts');
  hears(ana, await ana.presses('Call next'));
  await eventually(() => dora.acceptsInvitationToSpeak(), WITHIN);
  shows(await until(card, '@Ana · @Vera K · @Dora\n', 'no hands are up'));

  says('Ana closes the talk: /talk close');
  hears(ana, await ana.runs('/talk close'));
  shows(await until(card, 'has ended', 'The talk is over.'));

  says('Mo opens another at once, without naming a stage: /talk open makes one');
  hears(mo, await mo.runs('/talk open', { topic: 'After hours' }));
  const made = await eventually(
    () => [...guild.channels.values()].find((channel) => channel.name === 'After hours') ?? false,
    WITHIN,
  );
  shows(await until(card, '🎙 After hours', '#After hours'));
  says('Chidi asks what is on: /talk status');
  hears(chidi, await chidi.runs('/talk status'));
  says('Mo closes it; the stage that was made goes');
  hears(mo, await mo.runs('/talk close'));
  shows(await until(card, 'After hours has ended'));
  await eventually(() => !guild.channels.has(made.id), WITHIN);
  return community;
}
