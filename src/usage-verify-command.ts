import { parseArgs } from 'node:util';
import { systemClock } from './kit/clock.ts';
import { DomainError } from './kit/errors.ts';
import { newId } from './kit/id.ts';
import { readConfig } from './platform/config.ts';
import { openInstallation } from './platform/installation.ts';
import { CannotStart, runProgram } from './platform/program.ts';
import type { CommandContext } from './platform/transaction.ts';

const usage = `usage:
  npm run usage:verify [-- --organization <key>] [--meter <key> …] [--rebuild]
      compares the roll-ups of usage (hours, days, distinct values, heads) with the stored events, names every difference, and ends with 1
      when there is one; all organizations and all of their live meters unless some are named
      --rebuild makes what differs anew from the events, while others go on, and ends with 0 when nothing differs afterwards`;

class RollUpsDiffer extends DomainError {
  readonly code = 'USAGE_ROLL_UPS_DIFFER';
  constructor(differences: number, rebuilt: boolean) {
    super(`${differences} ${differences === 1 ? 'difference' : 'differences'}${rebuilt ? ' left after rebuilding' : ': run it with --rebuild to make what differs anew from the events'}`);
  }
}

await runProgram(
  async ({ onStop }) => {
    const { organization, meter, rebuild } = optionsOf(process.argv.slice(2));
    const note = (line: string): void => void process.stderr.write(`${line}\n`);
    const installation = await openInstallation(readConfig('operate'), note);
    onStop(() => installation.close());
    const [{ openDatabase }, { entities }, { Reader, Tables, poolRun }, { verifyUsage }, { listedOrganizations }] = await Promise.all([
      import('./platform/database.ts'),
      import('./entities.ts'),
      import('./platform/reader.ts'),
      import('./metering/index.ts'),
      import('./organizations.ts'),
    ]);
    const database = await openDatabase({ url: installation.databaseUrl, entities, poolSize: 3, log: note });
    onStop(() => database.close());
    const { orm, pool } = database;
    const tables = new Tables(orm);
    const contextOf = (organizationId: string) => (): CommandContext => {
      const em = orm.em.fork();
      em.setFilterParams('organization', { organizationId });
      return { organizationId, em, read: new Reader(organizationId, poolRun(pool), tables), clock: systemClock, newId, actor: { kind: 'system', id: null }, reactions: new Map() };
    };
    const sum = { meters: 0, differences: 0, rebuilt: 0 };
    const organizations = await listedOrganizations({ orm, now: systemClock.now() }, organization ?? null);
    for (const { id, key } of organizations) {
      const verified = await verifyUsage({
        pool,
        contextOf: contextOf(id),
        meterKeys: meter ?? null,
        rebuild,
        tell: (of, words) => void process.stdout.write(`${key}: meter "${of.key}": ${words}\n`),
      });
      for (const name of ['meters', 'differences', 'rebuilt'] as const) sum[name] += verified[name];
    }
    process.stdout.write(`${sum.meters} meters of ${organizations.length} organizations were compared with their events; rebuilt: ${sum.rebuilt}, differences: ${sum.differences}\n`);
    if (sum.differences > 0) throw new RollUpsDiffer(sum.differences, rebuild);
  },
  { lasting: false },
);

function optionsOf(words: string[]): { organization?: string; meter?: string[]; rebuild: boolean } {
  try {
    const { values } = parseArgs({ args: words, options: { organization: { type: 'string' }, meter: { type: 'string', multiple: true }, rebuild: { type: 'boolean', default: false } } });
    if (values.meter !== undefined && values.organization === undefined) throw new CannotStart(`--meter names a meter of one organization: say which by --organization\n${usage}`);
    return values;
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`${(error as Error).message}\n${usage}`, { cause: error });
  }
}
