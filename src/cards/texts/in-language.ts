/** What every language needs to count and to list. */

/** The forms of a word that a language has, by plural category; `other` always. */
export type Forms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** The means of one language, by its BCP 47 tag. */
export const inLanguage = (tag: string) => {
  const plurals = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const number = (count: number): string => numbers.format(count);
  return {
    number,
    /** `1 hand`, `3 hands`. */
    counted: (count: number, forms: Forms): string =>
      `${number(count)} ${forms[plurals.select(count)] ?? forms.other}`,
    list: (items: readonly string[]): string => lists.format(items),
  };
};

/** The name of the weekday of a date, read as UTC, in one language. */
export const weekdaysIn = (tag: string) => {
  const names = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' });
  return (date: Date): string => names.format(date);
};
