/** The environment as typed configuration. Each key is documented in .env.example. */
import { z } from 'zod';

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankIsUnset, type.optional());

const environment = z.object({
  DISCORD_TOKEN: optional(z.string()),
  DISCORD_API_URL: z.preprocess(blankIsUnset, z.url().default('https://discord.com/api')),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATA_DIR: optional(z.string()),
  LOG_LEVEL: z.preprocess(
    blankIsUnset,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
});

export type Config = {
  token: string | undefined;
  apiUrl: string;
  databaseUrl: string | undefined;
  dataDir: string | undefined;
  logLevel: string;
};

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
  return {
    ok: true,
    config: {
      token: DISCORD_TOKEN,
      apiUrl: DISCORD_API_URL,
      databaseUrl: DATABASE_URL,
      dataDir: DATA_DIR,
      logLevel: LOG_LEVEL,
    },
  };
};
