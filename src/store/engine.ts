/** Prisma's schema engine, as WebAssembly: the one that the CLI would download is a program for each platform. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ConstructorOptions, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

type Exports = { __wbindgen_start(): void };

/** The little of WebAssembly that is used here: Node has it, the types of Node do not. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(
      code: Uint8Array,
      imports: Record<string, object>,
    ): Promise<{ instance: { exports: Exports } }>;
  };
};

let loaded: Promise<void> | undefined;

/** Compiles the engine, once a process. */
function load(): Promise<void> {
  loaded ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
    const code = await readFile(join(folder, 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': imports() });
    bindings.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  })();
  return loaded;
}

/** What the engine calls. Its timers, 10 s for a lock that it got long ago, must not keep the process from ending. */
function imports(): object {
  const entries = Object.entries(bindings).map(([name, run]) => {
    if (!name.startsWith('__wbg_setTimeout_')) return [name, run];
    const start = run as unknown as (...args: unknown[]) => NodeJS.Timeout;
    return [name, (...args: unknown[]) => start(...args).unref()];
  });
  return Object.fromEntries(entries);
}

/** Prisma's engine on a driver adapter that was bound by `bindMigrationAwareSqlAdapterFactory`. Free it after use. */
export async function openEngine(adapter: object, options: ConstructorOptions): Promise<SchemaEngine> {
  await load();
  return bindings.SchemaEngine.new(options, () => {}, adapter);
}
