/** The limits of embeds that a bot sends. */
import { type FormCheck, isObject, type Path } from './form.ts';

const SCHEMES = ['http', 'https'];
const MEDIA_SCHEMES = ['http', 'https', 'attachment'];

/**
 * Checks a list of embeds: at most 10, and 6,000 characters in all.
 * Source: https://docs.discord.com/developers/resources/message#embed-object-embed-limits
 */
export function checkEmbeds(form: FormCheck, path: Path, value: unknown): void {
  let total = 0;
  for (const [index, embed] of form.list(path, value, { max: 10 }).entries()) {
    total += checkEmbed(form, [...path, index], embed);
  }
  if (total > 6000) {
    form.refuse(path, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  }
}

function checkEmbed(form: FormCheck, path: Path, value: unknown): number {
  const embed = form.object(path, value, { required: true });
  if (!embed) return 0;
  let size = 0;
  const count = (text: string | undefined): void => {
    size += [...(text ?? '').trim()].length;
  };
  count(form.string([...path, 'title'], embed.title, { max: 256 }));
  count(form.string([...path, 'description'], embed.description, { max: 4096 }));
  form.url([...path, 'url'], embed.url, SCHEMES, 2048);
  form.integer([...path, 'color'], embed.color, { min: 0, max: 0xffffff });
  if (embed.timestamp !== undefined && embed.timestamp !== null) {
    if (typeof embed.timestamp !== 'string' || Number.isNaN(Date.parse(embed.timestamp))) {
      form.refuse(
        [...path, 'timestamp'],
        'DATE_TIME_TYPE_PARSE',
        `Could not parse ${JSON.stringify(embed.timestamp)}. Should be ISO8601.`,
      );
    }
  }
  const author = form.object([...path, 'author'], embed.author);
  if (author) {
    count(form.string([...path, 'author', 'name'], author.name, { max: 256, required: true }));
    form.url([...path, 'author', 'url'], author.url, SCHEMES, 2048);
    form.url([...path, 'author', 'icon_url'], author.icon_url, MEDIA_SCHEMES, 2048);
  }
  const footer = form.object([...path, 'footer'], embed.footer);
  if (footer) {
    count(form.string([...path, 'footer', 'text'], footer.text, { max: 2048, required: true }));
    form.url([...path, 'footer', 'icon_url'], footer.icon_url, MEDIA_SCHEMES, 2048);
  }
  for (const key of ['image', 'thumbnail'] as const) {
    const media = form.object([...path, key], embed[key]);
    if (media) form.url([...path, key, 'url'], media.url, MEDIA_SCHEMES, 2048);
  }
  for (const [index, field] of form.list([...path, 'fields'], embed.fields, { max: 25 }).entries()) {
    const at = [...path, 'fields', index];
    const entry = form.object(at, field, { required: true });
    if (!entry) continue;
    count(form.string([...at, 'name'], entry.name, { max: 256, required: true }));
    count(form.string([...at, 'value'], entry.value, { max: 1024, required: true }));
    form.boolean([...at, 'inline'], entry.inline);
  }
  if (size === 0 && !isObject(embed.image) && !isObject(embed.thumbnail) && !embed.url) {
    form.refuse([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  return size;
}
