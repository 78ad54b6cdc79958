/** The guided tour: four people live through a talk, and what they read is printed as they would read it. */
import { eventually } from './actors/actors.ts';
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
  const { ana, vera, chidi, dora, announcements, stage } = community;
  const says = (title: string) => print(`\n━━ ${title}`);
  const shows = (text: string) => print(text.replaceAll(/^/gm, '   '));
  const card = () => chidi.sees(announcements);
  const onStage = () => chidi.seesStage(stage);
  await eventually(() => {
    if (!ana.commands().some((command) => command.name === 'talk')) throw new Error('no commands yet');
  }, WITHIN);

  says('Ana plans a talk: /talk schedule');
  const planned = await ana.runs('/talk schedule', {
    topic: 'Maps for everyone',
    date: 'in 8 seconds',
    zone: 'Europe/Berlin',
    stage,
  });
  shows(planned.text);
  await until(card, 'Maps for everyone', 'Remind me');

  says('Chidi and Dora want to be reminded; the card in #announcements counts them');
  shows((await chidi.presses('Remind me')).text);
  await dora.presses('Remind me');
  shows(await until(card, '2 people will be reminded'));

  says('Ana invites Vera, in public: /invite');
  shows((await ana.runs('/invite', { guest: vera.id })).text);
  await until(card, 'has not answered yet');
  says('Vera accepts; the answer is public too');
  shows((await vera.presses('Accept')).text);
  shows(await until(card, '✔'));

  says('It is time: those who asked are reminded');
  shows(await until(card, 'started', '@Chidi', '@Dora'));

  says('Ana opens the talk');
  shows((await ana.presses('Open now')).text);
  await until(onStage, 'Maps for everyone');
  ana.joins(stage);
  await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
  says('Vera comes to the stage: the bot brings her up, and she accepts');
  vera.joins(stage);
  await eventually(() => vera.acceptsInvitationToSpeak(), WITHIN);
  chidi.joins(stage);
  dora.joins(stage);
  shows(await until(card, '🎙', 'On stage', '@Vera K'));

  says('Chidi raises a hand with the button, Dora with Discord’s own');
  shows((await chidi.presses('Raise hand')).text);
  dora.raisesHand();
  shows(await until(card, '1 @Chidi', '2 @Dora'));

  says('Ana calls the next person: /queue next');
  shows((await ana.runs('/queue next')).text);
  await until(card, '@Chidi (called up)');
  says('Chidi is a speaker only now, having accepted');
  await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
  await until(card, '@Chidi', '1 @Dora');
  shows(onStage());

  says('Next again: Chidi is back in the audience, Dora is called');
  shows((await ana.presses('Call next')).text);
  await eventually(() => dora.acceptsInvitationToSpeak(), WITHIN);
  shows(await until(card, '@Dora', 'no hands are up'));

  says('Ana closes the talk: /talk close');
  shows((await ana.runs('/talk close')).text);
  shows(await until(card, 'has ended'));
  return community;
}
