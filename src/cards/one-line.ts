/** Text that has to fit on one line. */

/** The text on one line, cut with an ellipsis where it is longer than `most` UTF-16 code units. */
export const oneLine = (text: string, most: number): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
};
