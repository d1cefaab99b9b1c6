import type pg from 'pg';
import { statementName } from '../../platform/reader.ts';
import type { Reader } from '../../platform/reader.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { rebuildHours, rebuildHead } from '../commands/rebuild-roll-ups.ts';
import { foldClosedDays } from '../jobs/fold-closed-days.ts';
import { MeterNotFound } from '../meter.errors.ts';
import { listedMeters } from '../meter.store.ts';
import { definitionOf } from '../meter.entity.ts';
import { compileMeter } from '../meter.ts';
import type { CompiledMeter } from '../meter.ts';
import { countingStill } from './verification.store.ts';
import { verifyMeter } from './verify-meter.ts';
import type { AtOneInstant, UsageDifference } from './verify-meter.ts';

export interface VerifyUsageOptions {
  readonly pool: pg.Pool;
  /** A context of the organization for each transaction. */
  readonly contextOf: () => CommandContext;
  /** Null: every live meter. */
  readonly meterKeys: readonly string[] | null;
  /** Whether what differs is made anew from the events. */
  readonly rebuild: boolean;
  /** Told of each difference, and of meters that are passed over. */
  readonly tell: (meter: CompiledMeter, words: string) => void;
}

export interface VerifiedUsage {
  readonly meters: number;
  /** Those that are left: after rebuilding, what was found by looking once more. */
  readonly differences: number;
  readonly rebuilt: number;
}

const PAGE = 100;

/**
 * Compares the roll-ups of one organization's live meters with its stored events, while events come in, and rebuilds what differs where that
 * is asked. A meter that is still counting what was stored before it is passed over. Throws MeterNotFound for a key that is no live meter's.
 */
export async function verifyUsage(options: VerifyUsageOptions): Promise<VerifiedUsage> {
  const { pool, contextOf, rebuild, tell } = options;
  const { read, clock } = contextOf();
  const meters = await metersOf(read, options.meterKeys);
  const atOneInstant = snapshots(pool, read);
  const still = await countingStill(read);
  let [differences, rebuilt] = [0, 0];
  for (const meter of meters) {
    if (still.has(meter.id)) {
      tell(meter, 'passed over: it is still counting what was stored before it');
      continue;
    }
    const found = await differencesOf(atOneInstant, meter, tell);
    if (!rebuild || found.length === 0) {
      differences += found.length;
      continue;
    }
    await rebuildAll(contextOf, meter, found);
    await foldClosedDays(pool, clock.now());
    rebuilt += found.length;
    differences += (await differencesOf(atOneInstant, meter, (_meter, words) => tell(meter, `after rebuilding: ${words}`))).length;
  }
  return { meters: meters.length, differences, rebuilt };
}

async function metersOf(read: Reader, keys: readonly string[] | null): Promise<CompiledMeter[]> {
  const meters: CompiledMeter[] = [];
  for (;;) {
    const page = await listedMeters(read, { property: 'key', direction: 'asc', includeDeleted: false, limit: PAGE, offset: meters.length });
    meters.push(...page.map((row) => compileMeter(definitionOf(row))));
    if (page.length < PAGE) break;
  }
  const missing = keys?.find((key) => !meters.some((meter) => meter.key === key));
  if (missing !== undefined) throw new MeterNotFound({ key: missing });
  return keys === null ? meters : meters.filter(({ key }) => keys.includes(key));
}

async function differencesOf(atOneInstant: AtOneInstant, meter: CompiledMeter, tell: VerifyUsageOptions['tell']): Promise<UsageDifference[]> {
  const found: UsageDifference[] = [];
  for await (const difference of verifyMeter(atOneInstant, meter)) {
    found.push(difference);
    tell(meter, `subject ${JSON.stringify(difference.subject)}, ${difference.kind.toLowerCase()} ${difference.at}: ${difference.words}`);
  }
  return found;
}

async function rebuildAll(contextOf: () => CommandContext, meter: CompiledMeter, found: readonly UsageDifference[]): Promise<void> {
  for (const [subject, differences] of Map.groupBy(found, (difference) => difference.subject)) {
    const hours = new Map(differences.filter(({ kind }) => kind === 'HOUR').map(({ at }) => [at.epochMilliseconds, at]));
    await rebuildHours(contextOf, meter.id, subject, [...hours.values()]);
    const others = differences.filter(({ kind }) => kind !== 'HOUR');
    for (const { at } of others) await rebuildHead(contextOf, meter.id, subject, at);
  }
}

/** What one work reads is of one instant, whatever is written meanwhile. */
function snapshots(pool: pg.Pool, read: Reader): AtOneInstant {
  return async (work) => {
    const client = await pool.connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      return await work(read.on(async (text, values) => (await client.query<object>({ name: statementName(text), text, values: [...values] })).rows));
    } finally {
      await client.query('rollback').then(() => client.release(), (error: Error) => client.release(error));
    }
  };
}
