/** What of a talk is told by voice on its stage. Pure. */

/** What can be announced; a server can switch each off. */
export const ANNOUNCED = [
  'opened',
  'next',
  'turn-ending',
  'time-up',
  'recording-started',
  'recording-stopped',
  'ended',
] as const;

export type Announced = (typeof ANNOUNCED)[number];
