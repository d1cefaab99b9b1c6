import { readConfig } from './platform/config.ts';
import { openInstallation } from './platform/installation.ts';
import { runProgram } from './platform/program.ts';

await runProgram(
  async ({ onStop }) => {
    const note = (line: string): void => void process.stderr.write(`${line}\n`);
    const installation = await openInstallation(readConfig('operate'), note);
    onStop(() => installation.close());
    const { migrate } = await import('./platform/migrate.ts');
    const done = await migrate(installation.databaseUrl);
    process.stdout.write(done.length === 0 ? 'nothing to migrate\n' : `migrated: ${done.join(', ')}\n`);
  },
  { lasting: false },
);
