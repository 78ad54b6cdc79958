/** Files that a person picks, as the protocol carries them. */
import type { PageFile } from '../../protocol.ts';

/** The most that one file may have, in bytes. */
export const LARGEST_FILE = 8 * 1024 * 1024;

/** Reads a picked file. */
export const readFile = async (file: File): Promise<PageFile> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return { name: file.name, contentType: file.type || 'application/octet-stream', base64: btoa(binary) };
};
