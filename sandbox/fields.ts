/** Reads a JSON body field by field and gathers Discord's complaints about it into one 50035. */
import { complain, type FieldComplaint } from './errors.ts';
import { isSnowflake } from './snowflakes.ts';
import { FormCheck, isObject, type Json, throwProblems } from './validate/form.ts';

interface Rule {
  required?: boolean;
  min?: number;
  max?: number;
}

/**
 * A body under inspection. Each reader returns the value, `null` when the field is null, or `undefined` when
 * it is absent or wrong (then a complaint is noted); {@link Fields.done} throws what was noted.
 *
 * ```ts
 * const fields = new Fields(ctx.body);
 * const name = fields.text('name', { required: true, min: 1, max: 100 });
 * fields.done();
 * ```
 */
export class Fields {
  readonly body: Json;
  readonly #form = new FormCheck();

  constructor(body: unknown) {
    this.body = isObject(body) ? body : {};
  }

  /** Whether the body names the field at all; absent differs from null in a PATCH. */
  has(name: string): boolean {
    return this.body[name] !== undefined;
  }

  /** Notes a complaint about a dotted path. */
  complain(path: string, { code, message }: FieldComplaint): undefined {
    this.#form.refuse(path.split('.'), code, message);
    return undefined;
  }

  /** Throws 50035 when anything was noted. */
  done(): void {
    throwProblems(this.#form.problems);
  }

  text(name: string, rule: Rule = {}): string | null | undefined {
    return this.#read(name, rule, (value) => this.#form.string([name], value, rule));
  }

  integer(name: string, rule: Rule = {}): number | null | undefined {
    return this.#read(name, rule, (value) => this.#form.integer([name], value, rule));
  }

  choice<Value extends string | number>(
    name: string,
    allowed: readonly Value[],
    rule: Rule = {},
  ): Value | null | undefined {
    return this.#read(name, rule, (value) => this.#form.choice([name], value, allowed, rule));
  }

  flag(name: string): boolean | null | undefined {
    return this.#read(name, {}, (value) => this.#form.boolean([name], value));
  }

  snowflake(name: string, rule: Rule = {}): string | null | undefined {
    return this.#read(name, rule, (value) => this.#form.snowflake([name], value, rule));
  }

  /** A permission bit set, written as a decimal string. */
  permissions(name: string): bigint | null | undefined {
    return this.#read(name, {}, (value) => {
      if (/^\d+$/.test(String(value))) return BigInt(String(value));
      return this.complain(name, complain.notInteger(value));
    });
  }

  /** An ISO 8601 time, returned in milliseconds since the Unix epoch. */
  time(name: string, rule: Rule = {}): number | null | undefined {
    return this.#read(name, rule, (value) => {
      const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      return Number.isNaN(at) ? this.complain(name, complain.notTimestamp()) : at;
    });
  }

  list(name: string, rule: Rule = {}): unknown[] | null | undefined {
    return this.#read(name, rule, (value) => this.#form.list([name], value, rule));
  }

  snowflakes(name: string, rule: Rule = {}): string[] | null | undefined {
    const list = this.list(name, rule);
    list?.forEach((one, at) => {
      this.#form.snowflake([name, at], one, { required: true });
    });
    return list?.filter(isSnowflake) ?? (list === null ? null : undefined);
  }

  object(name: string, rule: Rule = {}): Json | null | undefined {
    return this.#read(name, rule, (value) => this.#form.object([name], value, rule));
  }

  #read<Value>(
    name: string,
    { required }: Rule,
    read: (value: unknown) => Value | undefined,
  ): Value | null | undefined {
    const value = this.body[name];
    if (required && (value === undefined || value === null)) return this.complain(name, complain.required());
    return value === undefined || value === null ? value : read(value);
  }
}

/** How many a list should hold: the query's `limit`, 1 to `most`; 50035 otherwise. */
export function limitOf(
  query: Readonly<Record<string, string | undefined>>,
  { most, otherwise = most }: { most: number; otherwise?: number },
): number {
  const form = new FormCheck();
  const limit = form.integer(['limit'], query.limit, { min: 1, max: most });
  throwProblems(form.problems);
  return limit ?? otherwise;
}
