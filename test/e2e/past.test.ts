/** After a talk: its summary with a picture, the history, the timeline, and the files that its hosts get. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole();
  await whole.start();
});
afterAll(() => whole.stop());

/** A talk that is over: Ana hosted, Chidi had a turn, Dora listened and asked, once without her name. */
const pastTalk = async (topic = 'Open maps'): Promise<Community> => {
  const community = await whole.community();
  const { ana, chidi, dora, stage, announcements } = community;
  await openTalk(community, topic);
  ana.joins(stage);
  await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
  chidi.joins(stage);
  dora.joins(stage);
  await chidi.presses('Raise hand');
  await ana.presses('Call next');
  await eventually(() => chidi.acceptsInvitationToSpeak(), WITHIN);
  await dora.presses('Ask');
  await dora.submits({ 'Your question': '=HYPERLINK("http://example.org")' });
  await dora.presses('Ask');
  await dora.submits({ 'Your question': 'Who pays?', 'With your name?': 'Don’t show my name' });
  await until(() => ana.sees(announcements), 'On stage', '@Chidi', 'Who pays?');
  await until(() => ana.sees(announcements), '@Chidi');
  await ana.runs('/talk close');
  await until(() => ana.sees(announcements), `${topic} has ended`);
  return community;
};

const filesOf = async (reply: { message?: { attachments: { filename: string; url: string }[] } }) =>
  new Map(
    await Promise.all(
      (reply.message?.attachments ?? []).map(async ({ filename, url }): Promise<[string, Buffer]> => {
        const answer = await fetch(new URL(url, whole.sandbox.apiUrl));
        return [filename, Buffer.from(await answer.arrayBuffer())];
      }),
    ),
  );

/** The lines of a CSV file. */
const rowsOf = (data: Buffer | undefined): string[] => (data?.toString('utf8') ?? '').trim().split('\n');

describe.concurrent('a talk that is over', () => {
  it('shows a summary with a picture in place of its card', async () => {
    const { ana, announcements } = await pastTalk();
    const summary = await until(
      () => ana.sees(announcements),
      'Open maps has ended · under a minute · 1 listener at its peak',
      'Hosted by @Ana',
      '🖼 Above, who spoke when',
      '**1** @Ana 0:0',
      '**2** @Chidi 0:0',
      '2 people spoke · 1 hand · 0 of 2 questions answered',
      '[ Questions ]  [ Export ]',
      'Questions · Open maps',
    );
    expect(summary).not.toContain('Raise hand');
    const message = [...(whole.sandbox.world.messages.get(announcements.id)?.values() ?? [])].find((one) =>
      JSON.stringify(one.components).includes('has ended'),
    );
    const [picture] = message?.attachments ?? [];
    const answer = await fetch(new URL(picture?.url ?? '', whole.sandbox.apiUrl));
    const png = Buffer.from(await answer.arrayBuffer());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('is closed with a way to its summary', async () => {
    const community = await whole.community();
    await openTalk(community);
    const closed = await community.ana.runs('/talk close');
    expect(closed.text).toContain('“Open maps” is closed.');
    expect(closed.text).toContain('[ Summary ↗ ]');
  });

  it('is in the history of its server, page by page, and of no other', async () => {
    const community = await pastTalk('Old maps');
    const { ana, vera } = community;
    const elsewhere = await whole.community();
    expect((await elsewhere.ana.runs('/talk history')).text).toContain('No talk has ended here yet.');
    const [row] = await whole.database.prisma.talk.findMany({ where: { guildId: community.guild.id } });
    if (!row?.endedAt) throw new Error('no talk has ended');
    const { endedAt } = row;
    await whole.database.prisma.talk.createMany({
      data: Array.from({ length: 12 }, (_, i) => ({
        ...row,
        id: crypto.randomUUID(),
        topic: `Older ${i}`,
        endedAt: new Date(endedAt.getTime() - 60_000 * (i + 1)),
      })),
    });
    const first = await vera.runs('/talk history');
    expect(first.text).toMatch(/Old maps.*Older 0.*Older 8/s);
    expect(first.text).not.toContain('Older 9');
    const second = await vera.presses('Earlier');
    expect(second.text).toMatch(/Older 9.*Older 11/s);
    await vera.presses('Latest');
    expect((await vera.selects('See one of them', 'Old maps')).text).toContain('Old maps has ended');
    const show = await ana.runs('/talk show', { talk: row.id });
    expect(show.text).toContain('Old maps has ended');
    expect((await elsewhere.ana.runs('/talk show', { talk: row.id })).text).toContain('I know no such talk.');
    expect((await ana.runs('/talk show', { talk: 'Old maps' })).text).toContain('I know no such talk.');
  });

  it('gives its hosts, and nobody else, what is kept as tables and as JSON', async () => {
    const { ana, chidi, dora, announcements } = await pastTalk();
    expect((await dora.presses('Export', { in: announcements })).text).toContain('Only @Ana');
    const given = await ana.presses('Export', { in: announcements });
    expect(given.ephemeral).toBe(true);
    const files = await filesOf(given);
    expect([...files.keys()]).toEqual([
      'turns.csv',
      'attendance.csv',
      'audience.csv',
      'questions.csv',
      'talk.json',
    ]);
    const turns = rowsOf(files.get('turns.csv'));
    expect(files.get('turns.csv')?.toString().startsWith('\ufeff')).toBe(true);
    expect(turns[0]).toBe('user,name,role,from,to,seconds');
    expect(turns[1]).toMatch(new RegExp(`^${ana.id},Ana,host,`));
    expect(turns[2]).toMatch(new RegExp(`^${chidi.id},Chidi,turn,`));
    // A formula is text, and who asked without a name stays unnamed.
    const questions = files.get('questions.csv')?.toString() ?? '';
    expect(questions).toContain(`"'=HYPERLINK(""http://example.org"")",${dora.id},Dora,open`);
    expect(questions).toContain('Who pays?,,,open');
    const json = JSON.parse(files.get('talk.json')?.toString() ?? '{}');
    expect(json).toMatchObject({
      topic: 'Open maps',
      host: { user: ana.id, name: 'Ana' },
      hands: 1,
      peak: 1,
    });
    expect(json.questions).toMatchObject([{ asker: dora.id }, { asker: null, name: null }]);
    expect(json.turns.length).toBe(turns.length - 1);
  });
});

describe.concurrent('the timeline of a talk', () => {
  it('tells hosts and moderators who did what, live and afterwards, without naming who asked without a name', async () => {
    const { ana, mo, dora } = await pastTalk();
    const shown = await mo.runs('/talk history');
    expect(shown.text).toContain('Open maps');
    const [row] = await whole.database.prisma.talk.findMany({ where: { hostId: ana.id } });
    const timeline = await mo.runs('/talk timeline', { talk: row?.id ?? '' });
    expect(timeline.text).toMatch(
      /Planned by @Ana.*Opened by @Ana.*@Ana speaks.*@Chidi raised a hand.*@Chidi called up by @Ana.*@Chidi speaks.*@Dora asked: =HYPERLINK.*Somebody asked: Who pays\?.*Closed by @Ana/s,
    );
    expect((await dora.runs('/talk timeline', { talk: row?.id ?? '' })).text).toContain('Only @Ana');
  });

  it('is read page by page while the talk goes on', async () => {
    const community = await whole.community();
    const { ana, stage } = community;
    await openTalk(community);
    ana.joins(stage);
    for (const order of ['New voices first', 'First come, first called']) {
      for (let i = 0; i < 4; i += 1) {
        await ana.runs('/queue lock');
        await ana.runs('/queue unlock');
      }
      await ana.runs('/queue order', { order });
    }
    await ana.presses('Host controls');
    const latest = await ana.presses('Timeline');
    expect(latest.text).toContain('Order of speaking: first come, first called, by @Ana');
    expect(latest.text).not.toContain('Opened by @Ana');
    const earlier = await ana.presses('Earlier');
    expect(earlier.text).toContain('Opened by @Ana');
    expect((await ana.presses('Latest')).text).toBe(latest.text);
  });
});

describe.concurrent('the questions of a live talk', () => {
  it('are given to hosts as a file', async () => {
    const community = await whole.community();
    const { ana, dora } = community;
    await openTalk(community);
    expect((await ana.runs('/question export')).text).toContain('Nothing was asked in this talk yet');
    await dora.presses('Ask');
    await dora.submits({ 'Your question': 'Why maps?' });
    expect((await dora.runs('/question export')).text).toContain('Only @Ana');
    const files = await filesOf(await ana.runs('/question export'));
    expect(files.get('questions.csv')?.toString()).toContain(`Why maps?,${dora.id},Dora,open,0,`);
  });
});
