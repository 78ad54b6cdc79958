/** Keeps uploaded files in memory and describes them as attachments. */
import type { APIAttachment } from 'discord-api-types/v10';
import { DiscordError } from '../errors.ts';
import type { UploadedFile } from '../route.ts';
import { isObject, type Json } from '../validate/form.ts';
import type { World } from '../world.ts';

/** Files of all messages, by attachment id. */
export interface Files {
  readonly world: World;
  readonly held: Map<string, UploadedFile>;
}

/** The files of a world; use as `world.part(makeFiles)`. */
export function makeFiles(world: World): Files {
  return { world, held: new Map() };
}

/** Refuses a file of more than `limit` bytes with 40005, as Discord does. */
export function refuseLargeFiles(uploads: readonly UploadedFile[], limit: number): void {
  if (uploads.some((one) => one.data.length > limit)) {
    throw new DiscordError(413, 40005, 'Request entity too large');
  }
}

/** The name a file will have: from the body's `attachments` entry with its index, else from the upload. */
export function uploadName(upload: UploadedFile, index: number, attachments: unknown): string {
  const entry = entryOf(uploadId(upload, index), attachments);
  return typeof entry?.filename === 'string' ? entry.filename : upload.name;
}

function uploadId(upload: UploadedFile, index: number): string {
  return /^files\[(\d+)\]$/.exec(upload.field)?.[1] ?? String(index);
}

function entryOf(id: string, attachments: unknown): Json | undefined {
  return (Array.isArray(attachments) ? attachments : [])
    .filter(isObject)
    .find((one) => String(one.id) === id);
}

/**
 * Stores uploads and gives their attachment objects.
 * Source: https://docs.discord.com/developers/reference#uploading-files
 *
 * @param origin address before `/attachments/…`
 */
export function keepFiles(
  files: Files,
  uploads: readonly UploadedFile[],
  attachments: unknown,
  where: { channelId: string; origin: string; ephemeral: boolean },
): APIAttachment[] {
  return uploads.map((upload, index) => {
    const entry = entryOf(uploadId(upload, index), attachments);
    const id = files.world.newId();
    const name = uploadName(upload, index, attachments).replace(/[^\w.-]+/g, '_');
    files.held.set(id, upload);
    const url = `${where.origin}/attachments/${where.channelId}/${id}/${encodeURIComponent(name)}`;
    return {
      id,
      filename: name,
      size: upload.data.length,
      url,
      proxy_url: url,
      content_type: upload.contentType,
      ...(typeof entry?.description === 'string' ? { description: entry.description } : {}),
      ...(where.ephemeral ? { ephemeral: true } : {}),
    };
  });
}
