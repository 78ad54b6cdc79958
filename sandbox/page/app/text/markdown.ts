/** Reads Discord's Markdown into a tree; nothing of it is ever HTML. */

/** A piece of text within a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; inner: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; inner: Inline[] }
  | { kind: 'user' | 'role' | 'channel'; id: string }
  | { kind: 'command'; name: string }
  | { kind: 'emoji'; name: string }
  | { kind: 'everyone'; text: string }
  | { kind: 'time'; seconds: number; style: string };

/** A block of lines. */
export type Block =
  | { kind: 'lines'; inner: Inline[] }
  | { kind: 'heading'; level: 1 | 2 | 3; inner: Inline[] }
  | { kind: 'subtext'; inner: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { kind: 'pre'; text: string };

/** How deep styles may nest; what is deeper stays text. */
const DEEPEST = 8;

const PAIRS: readonly (readonly [string, 'bold' | 'underline' | 'strike' | 'spoiler' | 'italic'])[] = [
  ['**', 'bold'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'italic'],
  ['_', 'italic'],
];

const ANGLE =
  /<(?:@!?(\d+)|@&(\d+)|#(\d+)|\/([^:>\n]+):\d+|a?(:\w+:)\d+|t:(-?\d{1,13})(?::([tTdDfFsSR]))?|(https?:\/\/[^\s<>]+))>/y;
const URL_AT = /https?:\/\/[^\s<>]*[^\s<>.,:;"')\]*_|~]/y;
const NAMED_LINK = /\[([^\]\n]{1,1000})\]\(<?(https?:\/\/[^\s)>]+)>?\)/y;
const EVERYONE = /@(?:everyone|here)\b/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const angled = (found: RegExpExecArray): Inline => {
  const [, user, role, channel, command, emoji, seconds, style, url] = found;
  if (user) return { kind: 'user', id: user };
  if (role) return { kind: 'role', id: role };
  if (channel) return { kind: 'channel', id: channel };
  if (command) return { kind: 'command', name: command };
  if (emoji) return { kind: 'emoji', name: emoji };
  if (url) return { kind: 'link', url, inner: [{ kind: 'text', text: url }] };
  return { kind: 'time', seconds: Number(seconds), style: style ?? 'f' };
};

/** One special piece that starts here, with its length; null when this is ordinary text. */
const pieceAt = (text: string, at: number, depth: number): { piece: Inline; length: number } | null => {
  const char = text[at];
  if (char === '`') {
    const fence = text.startsWith('``', at) ? '``' : '`';
    const end = text.indexOf(fence, at + fence.length);
    if (end <= at + fence.length) return null;
    return {
      piece: { kind: 'code', text: text.slice(at + fence.length, end) },
      length: end + fence.length - at,
    };
  }
  if (char === '<') {
    const found = matchAt(ANGLE, text, at);
    return found && { piece: angled(found), length: found[0].length };
  }
  if (char === 'h') {
    const found = matchAt(URL_AT, text, at);
    if (!found) return null;
    const [url] = found;
    return { piece: { kind: 'link', url, inner: [{ kind: 'text', text: url }] }, length: url.length };
  }
  if (char === '@') {
    const found = matchAt(EVERYONE, text, at);
    return found && { piece: { kind: 'everyone', text: found[0] }, length: found[0].length };
  }
  if (depth >= DEEPEST) return null;
  if (char === '[') {
    const found = matchAt(NAMED_LINK, text, at);
    if (!found) return null;
    const [whole, label = '', url = ''] = found;
    return { piece: { kind: 'link', url, inner: inline(label, depth + 1) }, length: whole.length };
  }
  for (const [mark, kind] of PAIRS) {
    if (!text.startsWith(mark, at)) continue;
    const from = at + mark.length;
    const end = closing(text, mark, from);
    if (end < 0) continue;
    return {
      piece: { kind, inner: inline(text.slice(from, end), depth + 1) },
      length: end + mark.length - at,
    };
  }
  return null;
};

/** Where a style ends; -1 when it never does, or holds nothing. */
const closing = (text: string, mark: string, from: number): number => {
  const flanked = mark === '*' || mark === '_';
  if (flanked && /\s/.test(text[from] ?? ' ')) return -1;
  for (let end = text.indexOf(mark, from); end >= 0; end = text.indexOf(mark, end + 1)) {
    if (end === from || text[end - 1] === '\\') continue;
    if (mark.length === 1) {
      if (text[end + 1] === mark) {
        end += 1;
        continue;
      }
      if (mark === '_' && /\w/.test(text[end + 1] ?? ' ')) continue;
      if (mark === '*' && /\s/.test(text[end - 1] ?? ' ')) continue;
    }
    // `**a *b***`: the outer mark takes the last ones.
    while (mark.length === 2 && text[end + 2] === mark[0]) end += 1;
    return end;
  }
  return -1;
};

/** Reads the styles, mentions and links of some text. */
export function inline(text: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain) out.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? '';
    if (char === '\\' && /[^\w\s]/.test(text[at + 1] ?? ' ')) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    if (char === '\n') {
      flush();
      out.push({ kind: 'break' });
      at += 1;
      continue;
    }
    const inWord = char === '_' && /\w/.test(text[at - 1] ?? ' ');
    const found = /[`<h@[*_~|]/.test(char) && !inWord ? pieceAt(text, at, depth) : null;
    if (found) {
      flush();
      out.push(found.piece);
      at += found.length;
    } else {
      plain += char;
      at += 1;
    }
  }
  flush();
  return out;
}

const BULLET = /^ {0,6}[-*] +(\S.*)$/;
const NUMBERED = /^ {0,6}(\d{1,9})\. +(\S.*)$/;
const HEADING = /^(#{1,3}) +(\S.*)$/;
const SUBTEXT = /^-# +(\S.*)$/;

/** Reads a whole message. */
export function markdown(source: string): Block[] {
  const blocks: Block[] = [];
  const fences = source.split(/(```[\s\S]*?[^`\s][\s\S]*?```)/);
  for (const [i, part] of fences.entries()) {
    if (i % 2 === 1) {
      const text = part
        .slice(3, -3)
        .replace(/^[\w+-]*\n/, '')
        .replace(/^\n|\n$/g, '');
      blocks.push({ kind: 'pre', text });
    } else {
      const trimmed = i > 0 ? part.replace(/^\n/, '') : part;
      blocks.push(...lineBlocks(i < fences.length - 1 ? trimmed.replace(/\n$/, '') : trimmed));
    }
  }
  return blocks;
}

const lineBlocks = (source: string): Block[] => {
  if (source === '') return [];
  const blocks: Block[] = [];
  const lines = source.split('\n');
  let open: string[] = [];
  const flush = () => {
    if (open.length > 0) blocks.push({ kind: 'lines', inner: inline(open.join('\n')) });
    open = [];
  };
  /** Takes all lines from here on that match, as what the pattern caught. */
  const run = (from: number, pattern: RegExp): string[] => {
    const taken: string[] = [];
    for (let i = from; i < lines.length; i++) {
      const found = pattern.exec(lines[i] ?? '');
      if (!found) break;
      taken.push(found.at(-1) ?? '');
    }
    return taken;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const heading = HEADING.exec(line);
    const subtext = SUBTEXT.exec(line);
    const number = NUMBERED.exec(line);
    if (line.startsWith('>>> ')) {
      flush();
      const rest = [line.slice(4), ...lines.slice(i + 1)].join('\n');
      blocks.push({ kind: 'quote', blocks: lineBlocks(rest) });
      return blocks;
    }
    if (line.startsWith('> ')) {
      flush();
      const quoted = run(i, /^> (.*)$/);
      blocks.push({ kind: 'quote', blocks: [{ kind: 'lines', inner: inline(quoted.join('\n')) }] });
      i += quoted.length - 1;
    } else if (heading) {
      flush();
      const level = (heading[1]?.length ?? 1) as 1 | 2 | 3;
      blocks.push({ kind: 'heading', level, inner: inline(heading[2] ?? '') });
    } else if (subtext) {
      flush();
      blocks.push({ kind: 'subtext', inner: inline(subtext[1] ?? '') });
    } else if (number || BULLET.test(line)) {
      flush();
      const items = run(i, number ? NUMBERED : BULLET);
      const start = Number(number?.[1] ?? 1);
      blocks.push({ kind: 'list', ordered: Boolean(number), start, items: items.map((one) => inline(one)) });
      i += items.length - 1;
    } else {
      open.push(line);
    }
  }
  flush();
  return blocks;
};
