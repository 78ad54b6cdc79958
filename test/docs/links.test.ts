/** Every page's links inside the repository lead somewhere, and the commands that the README promises exist. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const home = fileURLToPath(new URL('../../', import.meta.url));
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: home });
const read = (page: string): string => readFileSync(join(home, page), 'utf8');

describe('the docs', () => {
  it.each(pages)('%s links to files that exist', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#\s]+)/g)].map((link) => link[1] ?? '');
    const lost = targets.filter(
      (target) => !/^[a-z]+:/.test(target) && !existsSync(join(home, dirname(page), target)),
    );
    expect(lost).toEqual([]);
  });

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([\w:]+)/g)].map((found) => found[1] ?? ''),
    );
    expect([...new Set(named)].filter((name) => !(name in scripts)).toSorted()).toEqual([]);
  });

  it('name only test files that exist as proof', () => {
    const proofs = [...read('docs/coverage.md').matchAll(/`(test\/[^`]+)`/g)].map((found) => found[1] ?? '');
    expect(proofs.filter((file) => !existsSync(join(home, file)))).toEqual([]);
  });
});
