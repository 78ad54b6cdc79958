/** The page of covered routes says what is registered, no more and no less. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { coveragePage } from '../../sandbox/coverage.ts';
import { routes } from '../../sandbox/routes/index.ts';

it('lists every registered route', () => {
  const page = readFileSync(new URL('../../docs/sandbox-coverage.md', import.meta.url), 'utf8');
  expect(page).toBe(coveragePage(routes));
});

it('registers no route twice', () => {
  const names = routes.map((one) => `${one.method} ${one.path}`);
  expect(new Set(names).size).toBe(names.length);
});
