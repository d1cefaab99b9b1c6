import pg from 'pg';

/** Databases of test runs: the run's template, and a clone for each test file. The first group is the run's process id. */
export const databasePrefix = /^tollgate_test_(\d+)_/;

/** The migrated database that the test files of one run are cloned from. */
export function templateName(runPid: number): string {
  return `tollgate_test_${runPid}_template`;
}

/** Runs one statement on a session of its own. */
export async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
