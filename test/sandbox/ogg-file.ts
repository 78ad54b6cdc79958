/** Writes a small Ogg Opus file (RFC 3533, RFC 7845), so that the tests need none from elsewhere. */

const RATE = 48_000;

/** The file of these packets of 20 ms: one packet a page. Checksums are left out; readers of tests don't look. */
export function oggFile(packets: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead');
  head[8] = 1;
  head[9] = 2;
  head.writeUInt32LE(RATE, 12);
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)]);
  const pages = [head, tags, ...packets];
  return Buffer.concat(pages.map((data, index) => page(data, index, pages.length)));
}

function page(data: Buffer, index: number, count: number): Buffer {
  const lacing = [...Array(Math.floor(data.length / 255)).fill(255), data.length % 255];
  const header = Buffer.alloc(27);
  header.write('OggS');
  header[5] = index === 0 ? 2 : index === count - 1 ? 4 : 0;
  header.writeBigUInt64LE(BigInt(Math.max(0, index - 1) * 960), 6);
  header.writeUInt32LE(1, 14);
  header.writeUInt32LE(index, 18);
  header[26] = lacing.length;
  return Buffer.concat([header, Buffer.from(lacing), data]);
}
