/** The environment as typed configuration. Each key is documented in .env.example. */
import { z } from 'zod';

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankIsUnset, type.optional());

const environment = z.object({
  DISCORD_TOKEN: optional(z.string()),
  DISCORD_API_URL: z.preprocess(blankIsUnset, z.url().default('https://discord.com/api')),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATA_DIR: optional(z.string()),
  WEB_PORT: optional(z.coerce.number().int().min(1).max(65_535)),
  WEB_HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
  WEB_URL: optional(z.url({ protocol: /^https?$/ })),
  RECORDING_KEY: optional(
    z
      .base64()
      .transform((text) => Buffer.from(text, 'base64'))
      .refine((key) => key.length === 32),
  ),
  RECORDING_DAYS: z.preprocess(blankIsUnset, z.coerce.number().int().min(1).max(3_650).default(30)),
  RECORDING_MAX_HOURS: z.preprocess(blankIsUnset, z.coerce.number().positive().max(48).default(6)),
  RECORDING_MAX_MB: z.preprocess(blankIsUnset, z.coerce.number().positive().default(2_048)),
  TRANSCRIPT_MODEL: optional(z.string()),
  LOG_LEVEL: z.preprocess(
    blankIsUnset,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
});

/** Where the bot listens for HTTP, and the address under which people reach it, without a slash at its end. */
export type WebConfig = { port: number; host: string; url: string };

/** What an operator decides of recordings. `key`: undefined when none can be made. */
export type RecordingConfig = {
  key: Buffer | undefined;
  /** How long they are kept after their end. */
  days: number;
  /** How long one may be, in milliseconds, and how large, in bytes. */
  limits: { ms: number; bytes: number };
};

/** `model`: the directory of a model of speech. `transcriber`: the URL of the module that uses it; by itself sherpa-onnx. */
export type TranscriptConfig = { model: string; transcriber?: string };

export type Config = {
  token: string | undefined;
  apiUrl: string;
  databaseUrl: string | undefined;
  dataDir: string | undefined;
  /** Undefined when the bot serves nothing over HTTP. */
  web: WebConfig | undefined;
  recording: RecordingConfig;
  /** Undefined when nothing can be written down. */
  transcript: TranscriptConfig | undefined;
  logLevel: string;
};

/** An IPv6 address stands in brackets. */
const localUrl = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

export type ReadConfig = { ok: true; config: Config } | { ok: false; sentence: string };

/** Reads the configuration; what is wrong is said by the names of the keys, never with their values. */
export const readConfig = (env: NodeJS.ProcessEnv): ReadConfig => {
  const read = environment.safeParse(env);
  if (!read.success) {
    const keys = [...new Set(read.error.issues.map((issue) => issue.path.join('.')))].join(', ');
    return {
      ok: false,
      sentence: `The environment can't be used: look at ${keys}. The file .env.example says what each key takes.`,
    };
  }
  const { DISCORD_TOKEN, DISCORD_API_URL, DATABASE_URL, DATA_DIR, LOG_LEVEL } = read.data;
  const { WEB_PORT: port, WEB_HOST: host, WEB_URL } = read.data;
  const { TRANSCRIPT_MODEL } = read.data;
  const { RECORDING_KEY, RECORDING_DAYS, RECORDING_MAX_HOURS, RECORDING_MAX_MB } = read.data;
  return {
    ok: true,
    config: {
      token: DISCORD_TOKEN,
      apiUrl: DISCORD_API_URL,
      databaseUrl: DATABASE_URL,
      dataDir: DATA_DIR,
      web: port ? { port, host, url: (WEB_URL ?? localUrl(host, port)).replace(/\/+$/, '') } : undefined,
      recording: {
        key: RECORDING_KEY,
        days: RECORDING_DAYS,
        limits: { ms: RECORDING_MAX_HOURS * 3_600_000, bytes: RECORDING_MAX_MB * 1_000_000 },
      },
      transcript: TRANSCRIPT_MODEL === undefined ? undefined : { model: TRANSCRIPT_MODEL },
      logLevel: LOG_LEVEL,
    },
  };
};
