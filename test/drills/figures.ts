/** How a drill tells its figures, and whether they are what is claimed. */
import type { DrillFigures, InStep } from './drill.ts';

/**
 * The stage is as recorded within so many milliseconds of `ready`, and of what Discord's limit forces: the sandbox lowers
 * ten hands a second.
 */
export const IN_STEP_WITHIN = 5_000;
const A_HAND = 100;

/** What is left of a time when the hands that had to be lowered are taken off it. */
const besides = ({ ms, hands }: InStep): number => ms - hands * A_HAND;

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
};

export const spread = (values: readonly number[]): string => {
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => Math.round(quantile(values, share)));
  return `p50 ${p50}, p99 ${p99}, max ${max}`;
};

/** What is not as claimed; empty for a drill that held. */
export const failures = (figures: DrillFigures): string[] => [
  ...figures.lost.map((one) => `lost: ${one}`),
  ...figures.doubled.map((one) => `doubled: ${one}`),
  ...figures.uncaused.map((one) => `without a cause: ${one}`),
  ...figures.apart.map((one) => `apart: ${one}`),
  ...figures.rewritten,
  ...figures.bugs,
  ...figures.stageAfter
    .filter((one) => besides(one) > IN_STEP_WITHIN)
    .map(({ ms, hands }) => `a stage in step after ${ms} ms, with ${hands} hands to lower`),
];

/** The figures of how often hosts did what happens seldom. */
const seldom = ({ types }: DrillFigures): string =>
  (['hands-cleared', 'line-locked', 'question-merged', 'handed-over'] as const)
    .map((type) => `${type} ${types.get(type) ?? 0}`)
    .join(', ');

const inStep = (times: readonly InStep[]): string => {
  const { ms = 0, hands = 0 } = times.toSorted((a, b) => b.ms - a.ms)[0] ?? {};
  const longest = `${Math.round(ms)} with ${hands} hands to lower`;
  return `${spread(times.map((one) => one.ms))}; the longest ${longest}; besides lowering max ${Math.round(Math.max(0, ...times.map(besides)))}`;
};

/** The figures, line by line. */
export const figureLines = (figures: DrillFigures): string[] => [
  `kills ${figures.kills}, gateway drops ${figures.drops}, failed or slow calls ${figures.failedCalls}, failed starts ${figures.failedStarts}`,
  `events ${figures.events}, presses ${figures.presses}, acknowledged ${figures.acknowledged}`,
  seldom(figures),
  `lost ${figures.lost.length}, doubled ${figures.doubled.length}, without a cause ${figures.uncaused.length}, never in step ${figures.apart.length}`,
  `stage as recorded after ready, ms: ${inStep(figures.stageAfter)}`,
  `cards as recorded after ready, ms: ${spread(figures.messagesAfter)}`,
  `stage as recorded after a drop, ms: ${inStep(figures.stageAfterDrop)}`,
];
