/** Reads a JSON body field by field and gathers Discord's complaints about it into one 50035. */
import { complain, type FieldComplaint, formError } from './errors.ts';
import { isSnowflake } from './snowflakes.ts';

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
  readonly body: Record<string, unknown>;
  readonly #complaints: Record<string, FieldComplaint[]> = {};

  constructor(body: unknown) {
    this.body =
      typeof body === 'object' && body !== null && !Array.isArray(body)
        ? (body as Record<string, unknown>)
        : {};
  }

  /** Whether the body names the field at all; absent differs from null in a PATCH. */
  has(name: string): boolean {
    return this.body[name] !== undefined;
  }

  /** Notes a complaint about a dotted path. */
  complain(path: string, complaint: FieldComplaint): undefined {
    const list = this.#complaints[path] ?? [];
    list.push(complaint);
    this.#complaints[path] = list;
    return undefined;
  }

  /** Throws 50035 when anything was noted. */
  done(): void {
    if (Object.keys(this.#complaints).length > 0) throw formError(this.#complaints);
  }

  text(
    name: string,
    rule: { required?: boolean; min?: number; max?: number } = {},
  ): string | null | undefined {
    const value = this.#present(name, rule.required);
    if (value === undefined || value === null) return value;
    if (typeof value !== 'string') return this.complain(name, complain.notString());
    const min = rule.min ?? 0;
    const max = rule.max ?? Number.MAX_SAFE_INTEGER;
    if (rule.required && value.length === 0) return this.complain(name, complain.required());
    const length = [...value].length;
    if (length >= min && length <= max) return value;
    return this.complain(name, min > 0 ? complain.length(min, max) : complain.tooLong(max));
  }

  integer(
    name: string,
    rule: { required?: boolean; min?: number; max?: number } = {},
  ): number | null | undefined {
    const value = this.#present(name, rule.required);
    if (value === undefined || value === null) return value;
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number))
      return this.complain(name, complain.notInteger(value));
    if (rule.min !== undefined && number < rule.min) return this.complain(name, complain.below(rule.min));
    if (rule.max !== undefined && number > rule.max) return this.complain(name, complain.above(rule.max));
    return number;
  }

  choice<Value extends string | number>(
    name: string,
    allowed: readonly Value[],
    rule: { required?: boolean } = {},
  ): Value | null | undefined {
    const value = this.#present(name, rule.required);
    if (value === undefined || value === null) return value;
    const found = allowed.find((one) => one === value);
    return found ?? this.complain(name, complain.choice(allowed));
  }

  flag(name: string, rule: { required?: boolean } = {}): boolean | null | undefined {
    const value = this.#present(name, rule.required);
    if (value === undefined || value === null || typeof value === 'boolean') return value;
    return this.complain(name, complain.notBoolean());
  }

  snowflake(name: string, rule: { required?: boolean } = {}): string | null | undefined {
    const value = this.#present(name, rule.required);
    if (value === undefined || value === null) return value;
    const id = typeof value === 'number' ? String(value) : value;
    return isSnowflake(id) ? id : this.complain(name, complain.notSnowflake(value));
  }

  /** A permission bit set, written as a decimal string. */
  permissions(name: string): bigint | null | undefined {
    const value = this.#present(name, false);
    if (value === undefined || value === null) return value;
    if ((typeof value === 'string' && /^\d+$/.test(value)) || typeof value === 'number') return BigInt(value);
    return this.complain(name, complain.notInteger(value));
  }

  /** An ISO 8601 time, returned in milliseconds since the Unix epoch. */
  time(name: string, rule: { required?: boolean } = {}): number | null | undefined {
    const value = this.#present(name, rule.required);
    if (value === undefined || value === null) return value;
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? this.complain(name, complain.notTimestamp()) : at;
  }

  list(name: string, rule: { required?: boolean; max?: number } = {}): unknown[] | null | undefined {
    const value = this.#present(name, rule.required);
    if (value === undefined || value === null) return value;
    if (!Array.isArray(value)) return this.complain(name, complain.notList());
    if (rule.max !== undefined && value.length > rule.max)
      return this.complain(name, complain.tooLong(rule.max));
    return value;
  }

  snowflakes(name: string, rule: { max?: number } = {}): string[] | null | undefined {
    const list = this.list(name, rule);
    if (list === undefined || list === null) return list;
    list.forEach((one, at) => {
      if (!isSnowflake(one)) this.complain(`${name}.${at}`, complain.notSnowflake(one));
    });
    return list.filter(isSnowflake);
  }

  object(name: string, rule: { required?: boolean } = {}): Record<string, unknown> | null | undefined {
    const value = this.#present(name, rule.required);
    if (value === undefined || value === null) return value;
    if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
    return this.complain(name, {
      code: 'MODEL_TYPE_CONVERT',
      message: 'Only dictionaries may be used in a ModelType',
    });
  }

  #present(name: string, required: boolean | undefined): unknown {
    const value = this.body[name];
    if (required && (value === undefined || value === null)) return this.complain(name, complain.required());
    return value;
  }
}
