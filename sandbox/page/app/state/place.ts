/** Who one is and where one looks, kept in the URL's hash, so that every tab is a person of its own. */

/** What the hash says. */
export interface Place {
  /** Id of the person that one is. */
  as?: string;
  /** Id of the open channel, or `events-` and the id of a server. */
  in?: string;
}

/** Reads the hash, such as `#as=1&in=2`. */
export function readPlace(hash: string): Place {
  const found = new URLSearchParams(hash.replace(/^#/, ''));
  const [as, channel] = [found.get('as'), found.get('in')];
  return { ...(as ? { as } : {}), ...(channel ? { in: channel } : {}) };
}

/** Writes the hash without a new entry in the history when only `in` is filled in. */
export function placeHash(place: Place): string {
  const hash = new URLSearchParams();
  if (place.as) hash.set('as', place.as);
  if (place.in) hash.set('in', place.in);
  return `#${hash}`;
}
