import type { Config } from './config.ts';
import { reachDatabase } from './reach-database.ts';
import { keptSecret } from './secret.ts';

/** The database and the secret that the programs of one installation share. */
export interface Installation {
  readonly databaseUrl: string;
  /** What encrypts and signs; 32 bytes or more. Made at the first call when it is kept beside the embedded database. */
  secret(): Promise<Uint8Array>;
  /** Gives back the place on the embedded database; the last program out stops it. Close your own sessions first. */
  close(): Promise<void>;
}

/**
 * Opens what the configuration names: the database of DATABASE_URL, or else the embedded one, started or joined. `onWait` is called, perhaps
 * more than once, when the embedded one is being made or started: work that holds up this process costs no time then.
 *
 * @throws DatabaseUnusable or EmbeddedPostgresUnavailable, with the reason and the remedy.
 */
export async function openInstallation(config: Config, log: (line: string) => void, onWait: () => void = () => {}): Promise<Installation> {
  const given = config.secretKey;
  if (config.databaseUrl !== null) {
    await reachDatabase(config.databaseUrl); // holding up this process now could outlast its time limit
    return {
      databaseUrl: config.databaseUrl,
      secret: () => (given === null ? Promise.reject(new Error('TOLLGATE_SECRET_KEY was not read')) : Promise.resolve(given)),
      close: () => Promise.resolve(),
    };
  }
  const { startEmbeddedPostgres } = await import('./embedded-postgres/index.ts');
  const server = await startEmbeddedPostgres({ folder: config.dataDir, log, onWait });
  return {
    databaseUrl: server.url,
    secret: () => (given === null ? keptSecret(server.folder) : Promise.resolve(given)),
    close: () => server.stop(),
  };
}
