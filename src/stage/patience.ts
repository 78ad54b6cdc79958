/** What is done about work that failed: how long until the next try, and what the operator reads. */
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';

/** The longest waits between two tries, in milliseconds. */
const PATIENCE = 10_000;
const PATIENCE_WHEN_FORBIDDEN = 5 * 60_000;

const TOO_MANY_EVENTS = RESTJSONErrorCodes.MaximumNumberOfUncompletedGuildScheduledEventsReached;

/**
 * The longest wait after an error, in milliseconds. What Discord forbids stays forbidden, and a server full of events full,
 * until somebody changes it: asking often only counts against the bot.
 */
export const patience = (error: unknown): number =>
  error instanceof DiscordAPIError && (error.status === 403 || error.code === TOO_MANY_EVENTS)
    ? PATIENCE_WHEN_FORBIDDEN
    : PATIENCE;

/** Logs that `what` of a talk has to be tried again. */
export const failed =
  (what: string, log: Logger) =>
  (talk: string, error: unknown, retryInMs: number): void =>
    log.warn({ err: error, talk, retryInMs }, `${what} could not be brought in step with its talk`);
