/** Draws the pictures of the docs. Run it with `node docs/pictures/make.ts` and commit what it writes. */
import { writeFileSync } from 'node:fs';

const WIDTH = 960;
const HEIGHT = 470;

type Kind = 'outside' | 'pure' | 'kept' | 'shown';

/** The picture has a ground of its own, so that it reads on any page; a dark scheme only changes the colours. */
const style = `
  text { font: 14px system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; fill: #1f2933; }
  .title { font-size: 17px; font-weight: 600; }
  .file { font: 12px ui-monospace, 'DejaVu Sans Mono', monospace; fill: #55606e; }
  .note { font-size: 13px; fill: #55606e; }
  .ground { fill: #fbfaf7; stroke: #d5d0c4; }
  .outside { fill: #eef0f3; stroke: #8a94a3; }
  .pure { fill: #e8f0fb; stroke: #4a78b5; }
  .kept { fill: #e7f4ea; stroke: #3f8a57; }
  .shown { fill: #fdf0e0; stroke: #b9782a; }
  .arrow { stroke: #55606e; stroke-width: 1.6; fill: none; }
  .head { fill: #55606e; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6e9ee; }
    .file, .note { fill: #a9b3c0; }
    .ground { fill: #1a1e24; stroke: #39404a; }
    .outside { fill: #262b33; stroke: #7b8694; }
    .pure { fill: #1d2c42; stroke: #6d9bd8; }
    .kept { fill: #1b3324; stroke: #5fae79; }
    .shown { fill: #3a2b17; stroke: #d39a4c; }
    .arrow { stroke: #a9b3c0; }
    .head { fill: #a9b3c0; }
  }
`;

const text = (x: number, y: number, words: string, kind = '', anchor = 'middle') =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}"${kind && ` class="${kind}"`}>${words}</text>`;

/** A box with a title and lines below it; a line that names a file is set as one. */
const box = (kind: Kind, x: number, y: number, width: number, title: string, lines: readonly string[]) => {
  const middle = x + width / 2;
  const rows = lines.map((line, i) =>
    text(middle, y + 54 + i * 21, line, line.startsWith('src/') ? 'file' : ''),
  );
  const height = 48 + lines.length * 21;
  const frame = `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="10"/>`;
  return [frame, text(middle, y + 29, title, 'title'), ...rows].join('\n');
};

/** An arrow through points, with words beside it. */
const arrow = (points: string, words: string, x: number, y: number, anchor = 'middle') =>
  `<polyline class="arrow" points="${points}" marker-end="url(#head)"/>\n${text(x, y, words, 'note', anchor)}`;

const decideRecordReconcile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="title what">
<title id="title">Decide, record, reconcile</title>
<desc id="what">A press reaches the mailbox of its talk. The rules decide events, one transaction records them, and only then
the person is answered. After each commit, after a restart and every minute, Discord is compared with the talk and the
difference is closed; what Discord shows comes back to the talk as a command.</desc>
<style>${style}</style>
<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
<path class="head" d="M0 0 10 5 0 10z"/></marker></defs>
<rect class="ground" x="1" y="1" width="${WIDTH - 2}" height="${HEIGHT - 2}" rx="14"/>
${box('outside', 30, 50, 190, 'A person', ['presses a button or', 'runs a command'])}
${box('pure', 330, 40, 230, '1 · Decide', ['one command after another', 'events, or a refusal', 'src/host · src/talk'])}
${box('kept', 680, 40, 250, '2 · Record', ['events + rows + jobs', 'in one transaction', 'src/store · PostgreSQL'])}
${box('outside', 30, 300, 190, 'Discord', ['stage, speakers,', 'hands, cards'])}
${box('shown', 330, 290, 230, '3 · Reconcile', ['compare with the talk,', 'close the difference', 'src/stage · src/cards'])}
${arrow('220,95 328,95', 'command', 274, 85)}
${arrow('560,95 678,95', 'commit', 619, 85)}
${arrow('740,151 740,210 125,210 125,142', '“done”, only after the commit', 285, 201)}
${text(595, 201, 'acknowledged means kept', 'note')}
${arrow('805,151 805,345 562,345', 'after each commit,', 683, 335)}
${text(683, 366, 'after a restart, a reconnect,', 'note')}
${text(683, 385, 'and every minute', 'note')}
${arrow('330,345 222,345', 'effects', 276, 335)}
${arrow('125,390 125,430 445,430 445,403', 'what Discord shows', 285, 450)}
${arrow('445,290 445,153', 'what was seen, as a command', 455, 255, 'start')}
</svg>
`;

writeFileSync(new URL('decide-record-reconcile.svg', import.meta.url), decideRecordReconcile);
