/** Pictures and files of a message. */
import { css, html, type TemplateResult } from 'lit';
import { icon } from '../parts/icons.ts';

/** The look of pictures and files. */
export const mediaStyles = css`
  .picture {
    display: block;
    max-width: min(100%, 400px);
    max-height: 300px;
    border-radius: 8px;
    background: var(--sunk);
  }
  .picture.thumbnail {
    width: 85px;
    height: 85px;
    object-fit: cover;
    flex: none;
  }
  .gallery {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 10px;
    width: fit-content;
    max-width: min(100%, 420px);
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--raised);
    color: var(--link);
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .file small {
    display: block;
    color: var(--muted);
  }
`;

/** A file's address on the page's own port, as the content policy wants it. */
export const localUrl = (url: string): string => {
  if (!URL.canParse(url)) return '';
  const parsed = new URL(url);
  const here = parsed.hostname === '127.0.0.1' || parsed.hostname === 'localhost';
  return here ? `${parsed.pathname}${parsed.search}` : url;
};

const fileName = (url: string): string => {
  const last = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

const size = (bytes: number): string =>
  bytes < 1_024
    ? `${bytes} bytes`
    : bytes < 1_048_576
      ? `${(bytes / 1_024).toFixed(1)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** A picture with its description, or with its name where it has none. */
export const picture = (
  item: { media: { url: string }; description?: string | undefined; spoiler?: boolean | undefined },
  look = '',
): TemplateResult =>
  html`<img class="picture ${look} ${item.spoiler ? 'cover' : ''}" loading="lazy" src=${localUrl(item.media.url)}
    alt=${item.description || fileName(item.media.url)} />`;

/** A file to download. */
export const fileCard = (url: string, name: string, bytes?: number): TemplateResult =>
  html`<a class="file" href=${localUrl(url)} download target="_blank" rel="noopener noreferrer">
    ${icon('file', 28)}<span><bdi>${name || fileName(url)}</bdi>${bytes === undefined ? '' : html`<small>${size(bytes)}</small>`}</span>
  </a>`;
