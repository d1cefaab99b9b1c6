// What a start needs later is imported while the embedded database is being made or started; see require-node.mjs for the check before all imports.
import { systemClock, turnClock } from './kit/clock.ts';
import { readConfig } from './platform/config.ts';
import { openInstallation } from './platform/installation.ts';
import { listen } from './platform/listen.ts';
import { createLogger } from './platform/log.ts';
import { atFirstCall, runProgram } from './platform/program.ts';
import { busyShare, collectAll, releaseMemoryWhenQuiet } from './platform/release-memory.ts';

/** What is under way when the program is asked to stop gets this long. */
const graceMs = 10_000;

/** What GraphiQL opens with; read when a browser first asks. */
const firstStepsGraphiql = { tabs: async () => (await import('./demo/tabs.ts')).firstSteps(), apiKey: null };

await runProgram(
  async ({ onStop, stopping }) => {
    const config = readConfig('serve');
    const log = createLogger({ level: config.logLevel, terminal: process.stdout.isTTY === true, color: config.color });
    const parts = atFirstCall(() => import('./serve.ts'));
    const installation = await openInstallation(config, (line) => log.info(line), parts);
    onStop(() => installation.close());
    const serving = await (await parts()).serve({ config, installation, log, clock: turnClock(systemClock), graceMs, graphiql: firstStepsGraphiql });
    onStop(() => serving.close());
    if (stopping.aborted) return;
    const address = await listen(serving.server, config.port, config.host);
    process.stdout.write(`Tollgate is ready at ${config.publicUrl ?? address}/graphql\n`);
    if (serving.newApiKey !== null) process.stdout.write(`API key of the organization "default", shown this once: ${serving.newApiKey}\n`);
    releaseMemoryWhenQuiet({ collect: collectAll(), share: busyShare() });
  },
  { lasting: true },
);
