/** The page's icons, drawn here so that nothing is fetched. */
import { html, svg, type TemplateResult } from 'lit';

const PATHS = {
  text: 'M9 3 7.5 9H3v2h4l-1 4H2v2h3.5L4 23h2l1.5-6h6L12 23h2l1.5-6H20v-2h-4l1-4h4V9h-3.5L19 3h-2l-1.5 6h-6L11 3zm0 8h6l-1 4H8z',
  announcement:
    'M20 3v16l-8-4v5a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2v-5H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h8zm-2 3.2L12.5 9H4v4h8.5L18 15.800z',
  stage:
    'M12 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm-8 18v-2a6 6 0 0 1 6-6h4a6 6 0 0 1 6 6v2h-2v-2a4 4 0 0 0-4-4h-4a4 4 0 0 0-4 4v2zM3 5.500 4.600 6.700A8 8 0 0 0 4.600 12L3 13a10 10 0 0 1 0-7.500zm18 0a10 10 0 0 1 0 7.500L19.400 12a8 8 0 0 0 0-5.300z',
  voice:
    'M3 9v6h4l5 5V4L7 9zm12 .5a3.500 3.500 0 0 1 0 5zM15 4v2a6.500 6.500 0 0 1 0 12v2a8.500 8.500 0 0 0 0-16z',
  thread:
    'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-7l-5 5v-5H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3 5v2h10V8zm0 4v2h7v-2z',
  members:
    'M9 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm-8 16v-1a6 6 0 0 1 6-5h4a6 6 0 0 1 6 5v1zm15-8a4 4 0 0 0 0-7 3.500 3.500 0 0 1 0 7zm3 8h4v-1a5 5 0 0 0-5-5l-.6.1A8 8 0 0 1 19 20z',
  menu: 'M3 5h18v2H3zm0 6h18v2H3zm0 6h18v2H3z',
  close:
    'M6.400 5 5 6.400 10.600 12 5 17.600 6.400 19 12 13.400 17.600 19 19 17.600 13.400 12 19 6.400 17.600 5 12 10.600z',
  down: 'M12 15.500 5 8.500 6.400 7 12 12.600 17.600 7 19 8.500z',
  sun: 'M12 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM11 1h2v4h-2zm0 18h2v4h-2zM1 11h4v2H1zm18 0h4v2h-4zM4.200 5.600 5.600 4.200 8.400 7 7 8.400zm11.400 11.400 1.400-1.400 2.800 2.800-1.400 1.400zM5.600 19.800l-1.400-1.400L7 15.600 8.400 17zM17 8.400 15.600 7l2.800-2.800 1.400 1.400z',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
  tool: 'M9 3 2 12l7 9 1.600-1.300L4.500 12l6.100-7.700zm6 0-1.600 1.300L19.500 12l-6.100 7.700L15 21l7-9z',
  calendar:
    'M7 2h2v2h6V2h2v2h3a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h3zM4 10v10h16V10z',
  hand: 'M12 2a1.500 1.500 0 0 1 1.500 1.500V11h1V5a1.500 1.500 0 0 1 3 0v6h1V8a1.500 1.500 0 0 1 3 0v7a7 7 0 0 1-7 7h-2a7 7 0 0 1-5.500-2.700L2.300 14a1.600 1.600 0 0 1 2.400-2L7.500 14V6a1.500 1.500 0 0 1 3 0v5V3.500A1.500 1.500 0 0 1 12 2z',
  dots: 'M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  chat: 'M4 3h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
  eye: 'M12 5c5 0 9 4.500 10.500 7-1.500 2.500-5.500 7-10.500 7S3 14.500 1.500 12C3 9.500 7 5 12 5zm0 3a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  out: 'M14 3h7v7h-2V6.400l-8.300 8.300-1.400-1.400L17.600 5H14zM5 5h6v2H5v12h12v-6h2v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z',
  file: 'M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zm7 2v5h5z',
  plus: 'M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z',
  reply: 'M10 5v4c7 1 10 6 11 11-2.500-3.500-6-5.100-11-5.100V19l-7-7z',
  send: 'M3 3.500 21.500 12 3 20.500 5 13l9-1-9-1z',
  stop: 'M6 6h12v12H6z',
  muted:
    'M12 2a4 4 0 0 1 4 4v5l-8-8a4 4 0 0 1 4-1zM3.400 2 22 20.600 20.600 22l-4.300-4.300A7 7 0 0 1 13 18.900V22h-2v-3.100A7 7 0 0 1 5 12h2a5 5 0 0 0 7.800 4.100L13 14.300A4 4 0 0 1 8 11V9.400L2 3.400z',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof PATHS;

/** An icon, hidden from screen readers: what it stands on says what it does. */
export const icon = (name: IconName, size = 20): TemplateResult => html`<svg
  viewBox="0 0 24 24"
  width=${size}
  height=${size}
  fill="currentColor"
  aria-hidden="true"
  focusable="false"
>
  ${svg`<path d=${PATHS[name]}></path>`}
</svg>`;
