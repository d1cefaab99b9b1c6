// What a start needs later is imported while the embedded database is being made or started; see require-node.mjs for the check before all imports.
import { systemClock, turnClock } from './kit/clock.ts';
import { readConfig } from './platform/config.ts';
import { openInstallation } from './platform/installation.ts';
import { listen } from './platform/listen.ts';
import { createLogger } from './platform/log.ts';
import { atFirstCall, runProgram } from './platform/program.ts';

/** What is under way when the program is asked to stop gets this long. */
const graceMs = 10_000;

/** Known to everybody: config.ts refuses it where others than this machine could use it. */
const demoKey = 'tollgate-demo-key';

await runProgram(
  async ({ onStop, stopping }) => {
    const read = readConfig('demo');
    const apiKey = read.apiKey ?? demoKey;
    const config = { ...read, apiKey };
    const log = createLogger({ level: config.logLevel, terminal: process.stdout.isTTY === true, color: config.color });
    const parts = atFirstCall(() => Promise.all([import('./serve.ts'), import('./demo/demo.ts')]));
    const installation = await openInstallation(config, (line) => log.info(line), parts);
    onStop(() => installation.close());
    const [{ serve }, { Demo, demoOrganization }] = await parts();
    const demo = new Demo({ apiKey, clock: systemClock, warn: (words) => log.warn(words) });
    // The page shows the key to whoever may open it, so only the one that is no secret.
    const graphiql = { tabs: () => demo.tabs(), apiKey: read.apiKey === null ? demoKey : null };
    const serving = await serve({ config, installation, log, clock: turnClock(systemClock), graceMs, organization: demoOrganization, graphiql });
    onStop(() => serving.close());
    if (stopping.aborted) return;
    const address = await listen(serving.server, config.port, config.host);
    onStop(() => demo.stop());
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    const story = await demo.begin(address, say, stopping);
    if (story === null) return;
    say(`Tollgate is ready at ${config.publicUrl ?? address}/graphql`);
    say(story);
  },
  { lasting: true },
);
