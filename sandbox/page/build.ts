/** Builds the page's front end with vite, in memory. */
import { fileURLToPath } from 'node:url';

/** The files of the built page, by address. */
export type PageFiles = ReadonlyMap<string, { readonly type: string; readonly body: string | Buffer }>;

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Builds `sandbox/page/app`; takes a second or two. `/` is its `index.html`. */
export async function buildPage(): Promise<PageFiles> {
  const { build } = await import('vite');
  const made = await build({
    root: fileURLToPath(new URL('app', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2024',
      // Inlined files would be data: addresses, which the content policy refuses for most kinds.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4096,
      modulePreload: { polyfill: false },
    },
  });
  const files = new Map<string, { type: string; body: string | Buffer }>();
  for (const { output } of [made].flat().filter((one) => 'output' in one)) {
    for (const one of output) {
      const body = one.type === 'chunk' ? one.code : one.source;
      const type = TYPES[one.fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      const path = one.fileName === 'index.html' ? '/' : `/${one.fileName}`;
      files.set(path, { type, body: typeof body === 'string' ? body : Buffer.from(body) });
    }
  }
  return files;
}
