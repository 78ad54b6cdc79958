/** Tells a database that cannot be reached, which comes back by itself, from a bug, which does not. */

/** Prisma's codes, PostgreSQL's (class 08 apart) and Node's that mean: no connection, or one that was lost. */
const CODES = new Set([
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
  ...['53300', '57P01', '57P02', '57P03', '57P05', '25P03'],
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ],
]);
const KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

/** What node-postgres says without a code. */
const MESSAGES =
  /^(Connection terminated|Transaction API error: Unable to start a transaction in the given time|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end|Client was closed)/;

/** Whether an error of Prisma or node-postgres says that the database cannot be reached, or stopped answering. */
export function isStoreDown(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, kind, message, originalCode, cause, meta, driverAdapterError, errors } = error as Record<
    string,
    unknown
  >;
  if ([code, originalCode].some((it) => typeof it === 'string' && (CODES.has(it) || /^08.{3}$/.test(it))))
    return true;
  if (typeof kind === 'string' && KINDS.has(kind)) return true;
  if (typeof message === 'string' && MESSAGES.test(message)) return true;
  const inside = Array.isArray(errors) ? errors : [];
  return [cause, meta, driverAdapterError, ...inside].some(isStoreDown);
}
