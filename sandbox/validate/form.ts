/** Collects what is wrong with a request body, field by field, with the codes and sentences that Discord uses. */
import { formError } from '../errors.ts';

/** One thing wrong with a body: where it is, Discord's error code and its sentence. */
export interface FormProblem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** Where a field is: names and indexes from the root of the body. */
export type Path = readonly (string | number)[];
/** A JSON object. */
export type Json = Record<string, unknown>;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
}

/** True for a JSON object (not null, not a list). */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks fields one by one and remembers every problem, so that one answer names them all.
 * Codes and sentences: https://docs.discord.com/developers/reference#error-messages and recorded answers.
 */
export class FormCheck {
  readonly problems: FormProblem[] = [];

  /** Records a problem at a path. */
  refuse(path: Path, code: string, message: string): void {
    this.problems.push({ path, code, message });
  }

  /** True while nothing is wrong. */
  get passes(): boolean {
    return this.problems.length === 0;
  }

  #absent(path: Path, value: unknown, required: boolean | undefined): boolean {
    if (value !== undefined && value !== null) return false;
    if (required) this.refuse(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    return true;
  }

  /** A string with bounds on its length, counted in code points as Discord does. */
  string(path: Path, value: unknown, { min, max, required }: Bounds = {}): string | undefined {
    if (this.#absent(path, value, required)) return undefined;
    if (typeof value !== 'string') {
      this.refuse(path, 'STRING_TYPE_CONVERT', `Could not interpret ${JSON.stringify(value)} as string.`);
      return undefined;
    }
    if (value === '' && required) {
      this.refuse(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return undefined;
    }
    this.#length(path, [...value].length, min, max);
    return value;
  }

  /** A whole number within bounds. */
  integer(path: Path, value: unknown, { min, max, required }: Bounds = {}): number | undefined {
    return this.#number(path, value, 'int', min, max, required);
  }

  /** Any finite number within bounds. */
  number(path: Path, value: unknown, { min, max, required }: Bounds = {}): number | undefined {
    return this.#number(path, value, 'float', min, max, required);
  }

  #number(
    path: Path,
    value: unknown,
    kind: 'int' | 'float',
    min: number | undefined,
    max: number | undefined,
    required: boolean | undefined,
  ): number | undefined {
    if (this.#absent(path, value, required)) return undefined;
    const number = typeof value === 'string' && value !== '' ? Number(value) : value;
    if (
      typeof number !== 'number' ||
      !Number.isFinite(number) ||
      (kind === 'int' && !Number.isInteger(number))
    ) {
      this.refuse(path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not ${kind}.`);
      return undefined;
    }
    if (min !== undefined && number < min) {
      this.refuse(path, 'NUMBER_TYPE_MIN', `${kind} value should be greater than or equal to ${min}.`);
    }
    if (max !== undefined && number > max) {
      this.refuse(path, 'NUMBER_TYPE_MAX', `${kind} value should be less than or equal to ${max}.`);
    }
    return number;
  }

  /** true or false. */
  boolean(path: Path, value: unknown): boolean | undefined {
    if (this.#absent(path, value, false)) return undefined;
    if (typeof value === 'boolean') return value;
    this.refuse(path, 'BOOLEAN_TYPE_CONVERT', `Must be either true or false.`);
    return undefined;
  }

  /** One of a closed set of values. */
  choice<T extends string | number>(
    path: Path,
    value: unknown,
    allowed: readonly T[],
    { required }: Bounds = {},
  ): T | undefined {
    if (this.#absent(path, value, required)) return undefined;
    const found = allowed.find((one) => one === value);
    if (found === undefined) {
      this.refuse(
        path,
        'BASE_TYPE_CHOICES',
        `Value must be one of {${allowed.map((a) => JSON.stringify(a)).join(', ')}}.`,
      );
    }
    return found;
  }

  /** A list with bounds on its length; gives an empty list where there is none. */
  list(path: Path, value: unknown, { min, max, required }: Bounds = {}): unknown[] {
    if (this.#absent(path, value, required)) return [];
    if (!Array.isArray(value)) {
      this.refuse(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return [];
    }
    this.#length(path, value.length, min, max);
    return value;
  }

  /** A JSON object. */
  object(path: Path, value: unknown, { required }: Bounds = {}): Json | undefined {
    if (this.#absent(path, value, required)) return undefined;
    if (isObject(value)) return value;
    this.refuse(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return undefined;
  }

  /** An id: a string of digits. */
  snowflake(path: Path, value: unknown, { required }: Bounds = {}): string | undefined {
    if (this.#absent(path, value, required)) return undefined;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && /^\d{1,20}$/.test(text)) return text;
    this.refuse(path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not snowflake.`);
    return undefined;
  }

  /** A web address with one of the allowed schemes. */
  url(path: Path, value: unknown, schemes: readonly string[], max: number): string | undefined {
    const text = this.string(path, value, { max });
    if (text === undefined || text === '') return text;
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
    if (scheme === undefined || !URL.canParse(text)) {
      this.refuse(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    } else if (!schemes.includes(scheme)) {
      const listed = schemes.map((s) => `'${s}'`).join(', ');
      this.refuse(
        path,
        'URL_TYPE_INVALID_SCHEME',
        `Scheme "${scheme}" is not supported. Scheme must be one of (${listed}).`,
      );
    }
    return text;
  }

  #length(path: Path, length: number, min: number | undefined, max: number | undefined): void {
    const low = min !== undefined && length < min;
    const high = max !== undefined && length > max;
    if (!low && !high) return;
    if (min !== undefined && max !== undefined && min > 0) {
      this.refuse(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    } else if (high) {
      this.refuse(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    } else {
      this.refuse(path, 'BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`);
    }
  }
}

/** Throws 50035 with all problems, if there are any. */
export function throwProblems(problems: readonly FormProblem[]): void {
  if (problems.length === 0) return;
  const complaints: Record<string, { code: string; message: string }[]> = {};
  for (const { path, code, message } of problems) {
    const key = path.join('.');
    complaints[key] = [...(complaints[key] ?? []), { code, message }];
  }
  throw formError(complaints);
}

/** Bits of a message's `flags` that the rules here turn on. */
export const MessageFlag = {
  Crossposted: 1 << 0,
  SuppressEmbeds: 1 << 2,
  HasThread: 1 << 5,
  Ephemeral: 1 << 6,
  Loading: 1 << 7,
  SuppressNotifications: 1 << 12,
  IsVoiceMessage: 1 << 13,
  IsComponentsV2: 1 << 15,
} as const;
