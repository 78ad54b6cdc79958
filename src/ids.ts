/** The one place that makes random values: everything else is handed Ids. */
import { randomBytes, randomUUID } from 'node:crypto';

export type Ids = {
  /** A new talk's id: a UUID. */
  talk(): string;
  /** The id of a new recording, or of a track: a UUID. */
  recording(): string;
  /** A short reference that a person can read out and an operator can search the log for. */
  reference(): string;
  /** `length` unpredictable bytes. */
  secret(length: number): Buffer;
};

export const systemIds: Ids = {
  talk: () => randomUUID(),
  recording: () => randomUUID(),
  reference: () => randomBytes(4).toString('hex'),
  secret: (length) => randomBytes(length),
};
