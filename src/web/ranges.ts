/** Which part of a file a request asks for. */

/** Bytes from `from` to before `to`. */
export type Part = { from: number; to: number };

/**
 * What the header `Range` of a request asks for of a file of `size` bytes.
 *
 * Source: RFC 9110, 14.1 and 14.2. One range is answered as such. Several, another unit and what can't be read are
 * answered with the whole file, as a server may.
 *
 * @returns null for the whole file; `none` when no byte of it was asked for, which is answered with 416
 */
export const partOf = (header: string | undefined, size: number): Part | 'none' | null => {
  const [, first, last] = /^bytes\s*=\s*(\d*)\s*-\s*(\d*)$/i.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length > 0 ? { from: size - length, to: size } : 'none';
  }
  const from = Number(first);
  const to = last === '' ? size : Math.min(Number(last) + 1, size);
  if (last !== '' && Number(last) < from) return null;
  return from < size ? { from, to } : 'none';
};
