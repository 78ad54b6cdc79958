/** How French quotes: narrow no-break spaces inside the marks, as before `;`, `:` and `?`. */
export const quoted = (text: string): string => `«\u202f${text}\u202f»`;
