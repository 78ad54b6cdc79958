/** The pages about the sandbox say what is so: the routes that are registered, and an example that runs. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { coveragePage } from '../../sandbox/coverage.ts';
import { routes } from '../../sandbox/routes/index.ts';

it('lists every registered route', () => {
  const page = readFileSync(new URL('../../docs/sandbox-coverage.md', import.meta.url), 'utf8');
  expect(page).toBe(coveragePage(routes));
});

it('has an example that runs', () => {
  const page = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
  const example = readFileSync(new URL('example.test.ts', import.meta.url), 'utf8');
  expect(page).toContain(`\`\`\`ts\n${example}\`\`\``);
});

it('registers no route twice', () => {
  const names = routes.map((one) => `${one.method} ${one.path}`);
  expect(new Set(names).size).toBe(names.length);
});
