/** Lists of people, each once. */

export const withId = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids : [...ids, id];

export const withoutId = (ids: readonly string[], id: string): readonly string[] =>
  ids.includes(id) ? ids.filter((known) => known !== id) : ids;
