/** Ids of the things that tests name: a person, a channel, a role, by id or by object. */

/** A thing with an id, or its id. */
export type Ref = string | { readonly id: string };

/** A person: user id, user, or member. */
export type PersonRef = Ref | { readonly user: { readonly id: string } };

/** A file that a person uploads. */
export interface PersonsFile {
  readonly name: string;
  readonly data: Buffer;
  readonly contentType?: string;
}

/** The id that is meant. */
export function idOf(ref: PersonRef): string {
  if (typeof ref === 'string') return ref;
  return 'user' in ref ? ref.user.id : ref.id;
}

/** Whether a value names something by id or object. */
export function isRef(value: unknown): value is PersonRef {
  if (typeof value === 'string') return /^\d{5,20}$/.test(value);
  return typeof value === 'object' && value !== null && ('id' in value || 'user' in value);
}
