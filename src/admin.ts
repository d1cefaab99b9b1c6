import { parseArgs } from 'node:util';
import { systemClock } from './kit/clock.ts';
import { readConfig } from './platform/config.ts';
import { openInstallation } from './platform/installation.ts';
import { CannotStart, runProgram } from './platform/program.ts';
import type { OrganizationKey } from './organizations.ts';
import type { Operator } from './access/index.ts';

const usage = `usage:
  npm run admin -- create-organization --key <key> [--name <name>]
      makes an organization and an API key with every scope
  npm run admin -- create-api-key --organization <key> --scopes <scope,scope>
      makes one more API key for an organization

The last line of the answer is JSON: {"organization": "<id>", "apiKey": "<shown this once>"}`;

/** Loaded once it is known that there is something to do. */
const organizations = () => import('./organizations.ts');

type Order = (operator: Operator) => Promise<OrganizationKey>;

await runProgram(
  async ({ onStop }) => {
    const order = orderOf(process.argv.slice(2));
    const note = (line: string): void => void process.stderr.write(`${line}\n`);
    const installation = await openInstallation(readConfig('operate'), note);
    onStop(() => installation.close());
    const { migrate } = await import('./platform/migrate.ts');
    await migrate(installation.databaseUrl);
    const [{ openDatabase }, { entities }, { encodeGlobalId }] = await Promise.all([
      import('./platform/database.ts'),
      import('./entities.ts'),
      import('./graphql/global-id.ts'),
    ]);
    const database = await openDatabase({ url: installation.databaseUrl, entities, poolSize: 2, log: note });
    onStop(() => database.close());
    const { organizationId, apiKey } = await order({ orm: database.orm, now: systemClock.now() });
    process.stdout.write(`${JSON.stringify({ organization: encodeGlobalId('Organization', organizationId), apiKey })}\n`);
  },
  { lasting: false },
);

/** What the command line asks for; throws with the usage when it is no order, before anything is opened. */
function orderOf(words: readonly string[]): Order {
  const [command, ...rest] = words;
  switch (command) {
    case 'create-organization': {
      const { key, name } = optionsOf(rest, ['key', 'name']);
      if (key === undefined) throw new CannotStart(`--key is missing\n${usage}`);
      return async (operator) => (await organizations()).createOrganizationWithKey(operator, { key, name });
    }
    case 'create-api-key': {
      const { organization, scopes } = optionsOf(rest, ['organization', 'scopes']);
      if (organization === undefined || scopes === undefined) throw new CannotStart(`--organization and --scopes are both needed\n${usage}`);
      return async (operator) =>
        (await organizations()).createKeyFor(operator, { key: organization, scopes: scopes.split(',').map((scope) => scope.trim()) });
    }
    default:
      throw new CannotStart(command === undefined ? usage : `there is no command "${command}"\n${usage}`);
  }
}

function optionsOf(words: readonly string[], names: readonly string[]): Readonly<Record<string, string | undefined>> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args: [...words], options }).values as Record<string, string | undefined>;
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}\n${usage}`, { cause: error });
  }
}
