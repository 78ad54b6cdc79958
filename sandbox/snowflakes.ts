/** Snowflake ids: unique, rising, and carrying the time they were made, as Discord's do. */

/** First millisecond of Discord's epoch, 2015-01-01T00:00:00Z. */
export const DISCORD_EPOCH = 1_420_070_400_000;

/** Makes ids that rise even when the clock does not. */
export class Snowflakes {
  #last = 0n;

  /** A new id whose timestamp part is `atMs`, or just after the previous id when that is later. */
  next(atMs: number): string {
    const wanted = BigInt(atMs - DISCORD_EPOCH) << 22n;
    this.#last = wanted > this.#last ? wanted : this.#last + 1n;
    return this.#last.toString();
  }
}

/** When an id was made, in milliseconds since the Unix epoch. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH;
}

/** Tells whether a value has the form of an id. */
export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}

/** Which of `shardCount` shards a guild belongs to (Discord's gateway documentation, "Sharding"). */
export function shardOf(guildId: string, shardCount: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shardCount));
}
