/** What a client says that it has already. */

/** Whether a client has this very answer. Source: RFC 9110, 13.1.2, If-None-Match, with weak comparison. */
export const hasIt = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === '*' || one === etag);

/** Whether a part is one of the file that the client knows. Source: RFC 9110, 13.1.5, If-Range, with strong comparison. */
export const isOf = (ifRange: string | undefined, etag: string): boolean =>
  ifRange === undefined || ifRange === etag;
