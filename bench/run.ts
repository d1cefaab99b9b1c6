/**
 * The benches. Every figure is the median of interleaved rounds, and every ratio is to a named limit of the same run, since absolute figures
 * drift on any machine that does anything else.
 *
 *   npm run bench -- [name …] [--rounds 3] [--seconds 3] [--events 5000000] [--subscriptions 20000] [--age 36] [--profile folder]
 *
 * With --profile the product writes a CPU profile of itself into the folder when it ends; measure one bench at a time then.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAuthorizations } from './authorize/bench.ts';
import { benchEntitlements } from './entitlements/bench.ts';
import { benchGrants } from './grants/bench.ts';
import { openHouse } from './house/house.ts';
import type { Setting } from './house/setting.ts';
import { benchIngest } from './ingest/bench.ts';
import { printCeiling } from './load/ceiling.ts';
import { startGenerator } from './load/load.ts';
import { benchInvoiceRun } from './invoices/bench.ts';
import { benchLive, liveNames } from './live/bench.ts';
import { benchQueries } from './queries/bench.ts';
import { benchRating } from './rating.ts';
import { benchReads } from './reads/bench.ts';
import { benchStart } from './start/bench.ts';
import { benchSynchronization } from './synchronize/bench.ts';

/** What there is, by name, and what measures it. */
const benches: readonly { readonly names: readonly string[]; readonly run: (setting: Setting) => Promise<void> }[] = [
  { names: ['nested', 'small', 'wide'], run: benchReads },
  { names: ['entitlement-64', 'entitlement-2'], run: benchEntitlements },
  { names: ['grants-kept', 'grants-event'], run: benchGrants },
  { names: ['authorize-one', 'authorize-many'], run: benchAuthorizations },
  { names: ['ingest-100', 'ingest-1'], run: benchIngest },
  { names: liveNames, run: benchLive },
  { names: ['meter-query'], run: benchQueries },
  { names: ['invoice-run'], run: benchInvoiceRun },
  { names: ['synchronize'], run: benchSynchronization },
  { names: ['start'], run: benchStart },
  { names: ['rating'], run: async ({ pace }) => benchRating(pace.rounds) },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '3' }, events: { type: 'string' }, subscriptions: { type: 'string' }, age: { type: 'string' }, profile: { type: 'string' } },
});
const pace = { rounds: positive('rounds', values.rounds), seconds: positive('seconds', values.seconds) };
const events = values.events === undefined ? null : positive('events', values.events);
const subscriptions = values.subscriptions === undefined ? null : positive('subscriptions', values.subscriptions);
const age = values.age === undefined ? null : positive('age', values.age);
const chosen = (name: string): boolean => positionals.length === 0 || positionals.some((part) => name.startsWith(part));
const running = benches.filter(({ names }) => names.some(chosen));
if (running.length === 0) refuse(`no bench is called ${positionals.join(' or ')}: there are ${benches.flatMap(({ names }) => names).join(', ')}`);

const profile = values.profile === undefined ? null : resolve(values.profile);
const house = await openHouse(profile);
const generator = await startGenerator();
try {
  // Live fields have subscribers of their own, and runs have no callers.
  if (running.some(({ run }) => run !== benchLive && run !== benchInvoiceRun && run !== benchSynchronization)) await printCeiling(generator, 1);
  for (const { run } of running) await run({ house, generator, pace, events, subscriptions, age, profile, chosen });
} finally {
  await generator.stop();
  await house.close();
}

function positive(name: string, text: string): number {
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? value : refuse(`--${name} is ${text}: give a number above 0`);
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}
