/**
 * A program that uses the embedded PostgreSQL, for tests that need several, or one to kill, or one of another user:
 * starts with the options in its argument, says what it got as JSON lines, stops when told so or when its input ends.
 */
import { once } from 'node:events';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts';

const say = (line: unknown): void => { process.stdout.write(`${JSON.stringify(line)}\n`); };
try {
  const options = JSON.parse(process.argv[2] ?? '{}') as { folder: string; sharedFolders?: string[]; settings?: Record<string, string> };
  const server = await startEmbeddedPostgres({ ...options, log: (line) => say({ log: line }) });
  say({ url: server.url, folder: server.folder, joined: server.joined });
  if (process.argv[3] !== 'forget') {
    await once(process.stdin, 'data');
    await server.stop();
    say({ stopped: true });
    process.stdin.destroy();
  }
} catch (error) {
  say({ error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
