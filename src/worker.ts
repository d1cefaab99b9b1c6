import { systemClock } from './kit/clock.ts';
import { readConfig } from './platform/config.ts';
import { openInstallation } from './platform/installation.ts';
import { createLogger } from './platform/log.ts';
import { runProgram } from './platform/program.ts';

await runProgram(
  async ({ onStop }) => {
    const config = readConfig('serve');
    const log = createLogger({ level: config.logLevel, terminal: process.stdout.isTTY === true, color: config.color });
    const installation = await openInstallation(config, (line) => log.info(line));
    onStop(() => installation.close());
    const { runJobs } = await import('./serve.ts');
    const worker = await runJobs({ config, installation, log, clock: systemClock });
    onStop(() => worker.close());
    process.stdout.write('Tollgate runs jobs in this process\n');
  },
  { lasting: true },
);
