/** Places in Hindi: the first ones have words of their own. */
import { inLanguage } from '../in-language.ts';

const { number } = inLanguage('hi');

const words: Readonly<Record<number, string>> = { 1: 'पहले', 2: 'दूसरे', 3: 'तीसरे', 4: 'चौथे', 6: 'छठे' };

/** `तीसरे`, `15वें`: as it stands before “नंबर पर”. */
export const ordinal = (n: number): string => words[n] ?? `${number(n)}वें`;
