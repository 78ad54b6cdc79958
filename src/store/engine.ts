/** Prisma's schema engine, as WebAssembly: the one that the CLI would download is a program for each platform. */
import { readFile } from 'node:fs/promises';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { ConstructorOptions, SchemaEngine } from '@prisma/schema-engine-wasm';

let loaded: Promise<void> | undefined;

/** Compiles the engine, once a process. */
function load(): Promise<void> {
  loaded ??= (async () => {
    const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
    const { instance } = await WebAssembly.instantiate(await readFile(file), {
      './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
    });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loaded;
}

/** Prisma's engine on a driver adapter that was bound by `bindMigrationAwareSqlAdapterFactory`. Free it after use. */
export async function openEngine(adapter: object, options: ConstructorOptions): Promise<SchemaEngine> {
  await load();
  return bindings.SchemaEngine.new(options, () => {}, adapter);
}
