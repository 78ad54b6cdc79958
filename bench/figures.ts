/** How figures are taken and told: several runs, the median with its spread, the machine by name. */
import { cpus, totalmem } from 'node:os';

/** The value below which `share` of the sorted values lie. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

/** Median with minimum and maximum, e.g. `2310 (2250–2400)`. */
export const spread = (values: readonly number[], digits = 0): string => {
  const say = (value: number) => value.toFixed(digits);
  return `${say(quantile(values, 0.5))} (${say(Math.min(...values))}–${say(Math.max(...values))})`;
};

/** The machine that the figures belong to. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
