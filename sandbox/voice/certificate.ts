/** The certificate of the voice servers: made once in a process, and handed to whoever dials them. */
import { rmSync } from 'node:fs';
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { generate } from 'selfsigned';

/** A key and the self-signed certificate that goes with it, as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

let made: Promise<Certificate> | undefined;
let trusted: Promise<void> | undefined;
let file: string | undefined;

/** The certificate of this process, for 127.0.0.1; made on the first call. */
export function certificate(): Promise<Certificate> {
  made ??= make();
  return made;
}

/**
 * Where the certificate lies as a PEM file, for `NODE_EXTRA_CA_CERTS` of a process that dials; undefined before
 * {@link certificate} was called. The file is gone when this process ends.
 */
export function certificateFile(): string | undefined {
  return file;
}

/** Makes this process trust the certificate, beside all that it trusts already: `@discordjs/voice` dials without options. */
export function trustCertificate(): Promise<void> {
  trusted ??= certificate().then(({ cert }) =>
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), cert]),
  );
  return trusted;
}

async function make(): Promise<Certificate> {
  const pem = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const directory = await mkdtemp(join(tmpdir(), 'sandbox-voice-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  // A bot may run as another user than the sandbox.
  await chmod(directory, 0o755);
  const path = join(directory, 'certificate.pem');
  await writeFile(path, pem.cert);
  file = path;
  return { key: pem.private, cert: pem.cert };
}
