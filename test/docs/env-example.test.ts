/** .env.example names the keys that the bot reads, all of them and no other, and is itself a valid environment. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';

const example = parseEnv(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8'));

it('names every key that is read', () => {
  const read = new Set<string>();
  const watched = new Proxy<NodeJS.ProcessEnv>(
    {},
    {
      get(_, key) {
        if (typeof key === 'string' && /^[A-Z]/.test(key)) read.add(key);
        return undefined;
      },
    },
  );
  readConfig(watched);
  expect(Object.keys(example).toSorted()).toEqual([...read].toSorted());
});

it('is a valid environment that changes nothing', () => {
  expect(readConfig(example)).toEqual(readConfig({}));
});
