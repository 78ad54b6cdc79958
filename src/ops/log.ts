/** The log: JSON lines, without what must never be in one. */
import { type Logger, pino } from 'pino';

/**
 * Makes the log.
 *
 * An error of discord.js carries the address and body of its request: the token of an interaction, and what people
 * wrote. Both are left out.
 */
export const createLog = (level: string): Logger =>
  pino({ level, redact: { paths: ['err.url', 'err.requestBody', 'err.rawError'], remove: true } });
