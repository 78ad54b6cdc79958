/** What the migrations lack of the schema: they are applied to a scratch PostgreSQL, which Prisma then compares. */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import pino from 'pino';
import { systemClock } from '../src/clock.ts';
import { systemIds } from '../src/ids.ts';
import { openEngine } from '../src/store/engine.ts';
import { MIGRATIONS_DIR, migrate } from '../src/store/migrate.ts';
import { startPostgres } from '../src/store/postgres.ts';

export const SCHEMA = fileURLToPath(new URL('schema.prisma', import.meta.url));

/** PostgreSQL's type "char", which its catalogue is full of and the adapter does not know. */
const CHAR = 18;
const TEXT = 25;

/**
 * The SQL that would bring a database made by the migrations to the schema; null when they agree.
 * @throws when the schema is not valid.
 */
export async function missingSql(
  schema: string,
  migrations: string = MIGRATIONS_DIR,
): Promise<string | null> {
  const log = pino({ level: 'error' });
  const dataDir = await mkdtemp(join(tmpdir(), 'rostrum-schema-'));
  await chmod(dataDir, 0o711);
  const postgres = await startPostgres({ dataDir, log, clock: systemClock, ids: systemIds });
  try {
    await migrate(postgres.url, { log, dir: migrations });
    return await compare(postgres.url, schema);
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The same for a database that is there. */
export async function compare(url: string, schema: string): Promise<string | null> {
  const files = [{ path: SCHEMA, content: await readFile(schema, 'utf8') }];
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const engine = await openEngine(bindMigrationAwareSqlAdapterFactory(new CatalogueReader(pool)), {
    datamodels: files.map(({ path, content }) => [path, content]),
  });
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: MIGRATIONS_DIR },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    engine.free();
    await pool.end();
  }
}

/** The ordinary adapter, but able to read the catalogue: "char" passes through it as text and is named afterwards. */
class CatalogueReader extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const [query, queryRaw] = [this.#pool.query.bind(this.#pool), adapter.queryRaw.bind(adapter)];
    let chars: number[] = [];
    this.#pool.query = (async (config: pg.QueryConfig) => {
      const result = await query(config);
      chars = [...result.fields.keys()].filter((index) => result.fields[index]?.dataTypeID === CHAR);
      for (const index of chars) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT });
      return result;
    }) as pg.Pool['query'];
    adapter.queryRaw = async (sql) => {
      const result = await queryRaw(sql);
      for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}
