/** Languages: each person is answered in their own, a server's cards are in the server's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISCORD_LOCALES, LANGUAGES, textsIn } from '../../src/cards/texts/index.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

describe.concurrent.each(LANGUAGES)('in %s', (language) => {
  const texts = textsIn(language);

  it.each(DISCORD_LOCALES[language])(
    'somebody whose Discord is in %s is answered so, on a server in English',
    async (locale) => {
      const { chidi, ana, stage, announcements } = await whole.community();
      chidi.locale = locale;
      expect((await chidi.runs('/talk history')).text).toContain(texts.history.none);
      await ana.runs('/talk open', { topic: 'Open maps', stage });
      await until(() => chidi.sees(announcements), `[ ${textsIn('en').buttons.raise} ]`);
      const refused = await chidi.presses(textsIn('en').buttons.raise);
      expect(refused.text).toContain(
        texts.refusals['not-on-stage-channel']({ refused: 'not-on-stage-channel', stageId: stage.id }).split(
          '<',
        )[0],
      );
      chidi.joins(stage);
      const told = await chidi.presses(textsIn('en').buttons.raise);
      expect(told.text).toContain(`[ ${texts.buttons.lower} ]`);
      await chidi.presses(textsIn('en').buttons.ask);
      const asked = await chidi.submits({ [texts.form.question]: 'Why?' });
      expect(asked.text).toContain(texts.done.asked);
    },
  );

  it('a talk is lived through on a server that chose it: card, turn, board, invitation, summary', async () => {
    const community = await whole.community();
    const { guild, ana, vera, chidi, stage, announcements } = community;
    await whole.database.prisma.settings.create({ data: { guildId: guild.id, language } });
    await ana.runs('/talk open', { topic: 'Open maps', stage });
    await until(
      () => ana.sees(announcements),
      texts.talk.onStage(texts.talk.nobodyOnStage),
      `[ ${texts.buttons.raise} ]`,
    );
    await ana.runs('/invite members', { guest: vera.id });
    await until(
      () => ana.sees(announcements),
      texts.guests.card.unanswered('@Vera K'),
      `[ ${texts.guests.buttons.accept} ]`,
    );
    chidi.joins(stage);
    await chidi.presses(texts.buttons.raise);
    await ana.presses(texts.buttons.next);
    await until(
      () => chidi.sees(stage),
      texts.turn.called('@Chidi', 30, null),
      `[ ${texts.buttons.notNow} ]`,
    );
    await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
    await chidi.presses(texts.buttons.ask);
    await chidi.submits({ [textsIn('en').form.question]: 'Why?' });
    await until(() => ana.sees(announcements), texts.board.title('Open maps'), 'Why?');
    await ana.runs('/talk close');
    await until(
      () => ana.sees(announcements),
      texts.summary.hostedBy('@Ana'),
      texts.summary.picture,
      texts.summary.spoke(1),
      `[ ${texts.buttons.export} ]`,
    );
  });
});
