/** Preloaded into a bot that is measured without limits: discord.js holds itself to 50 calls a second otherwise. */
import { DefaultRestOptions } from 'discord.js';

(DefaultRestOptions as { globalRequestsPerSecond: number }).globalRequestsPerSecond =
  Number.POSITIVE_INFINITY;
