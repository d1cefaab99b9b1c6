import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createTokenMeter } from '../house/asking.ts';
import { apiKey } from '../house/house.ts';
import { cpuMs } from '../house/proc.ts';
import { startProgram } from '../house/program.ts';
import type { Program } from '../house/program.ts';
import { overHttp, runScenario } from '../house/rounds.ts';
import type { Contender } from '../house/rounds.ts';
import type { Setting } from '../house/setting.ts';
import { startWorker } from '../house/worker.ts';
import type { EventBodies } from '../load/load.ts';
import type { StoreOrder, StoreReport } from './store-limit.ts';

const limitHere = 'limit: in-process insert of 1,000 rows with dedupe';
const limitHttp = 'limit: node:http that stores nothing';

/** Usage events through the product's HTTP address, stored once and rolled up in the same commit before they are answered. */
export async function benchIngest(setting: Setting): Promise<void> {
  const { house, pace, chosen } = setting;
  const databaseUrl = await house.database('bench_ingest');
  const product = await house.startProduct(databaseUrl);
  await createTokenMeter(product);
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  // Every measurement begins with empty tables, or a later one would be slower than an earlier one.
  const empty = async (): Promise<void> => {
    await admin.query('truncate usage_event, usage_event_key, usage_rollup_hour, usage_rollup_value, usage_head');
    await admin.query('checkpoint');
  };
  const bodies = (perRequest: number, spreadDays = 0): EventBodies => ({ kind: 'events', perRequest, run: randomBytes(6).toString('hex'), spreadDays });
  const stored = async (): Promise<number> => (await admin.query<{ count: number }>('select count(*)::int as count from usage_event')).rows[0]?.count ?? 0;

  const events = (name: string, program: Program, perRequest: number, connections: number, spreadDays = 0): Contender => {
    const stores = program === product;
    return overHttp(house, setting.generator, {
      name,
      program,
      unitsARequest: perRequest,
      load: () => ({
        path: '/api/v1/events',
        headers: { 'content-type': `application/cloudevents${perRequest === 1 ? '' : '-batch'}+json`, authorization: `Bearer ${apiKey}` },
        bodies: bodies(perRequest, spreadDays),
        connections,
      }),
      ...(stores ? { before: empty } : {}),
      after: async ({ requests }) => {
        // One event in a hundred is sent again; nothing may be lost or doubled.
        const sent = requests * perRequest;
        const expected = sent - Math.floor(sent / 100);
        const found = stores ? await stored() : expected;
        if (found !== expected) throw new Error(`${name}: ${sent} events were accepted, ${expected} of them different, and ${found} are stored`);
      },
    });
  };

  if (chosen('ingest-100')) {
    const worker = await startWorker<StoreOrder, StoreReport>('bench/ingest/store-limit.ts');
    const inProcess = (spreadDays: number): Contender => ({
      name: limitHere,
      measure: async (seconds) => {
        await empty();
        const [own, postgres] = [cpuMs(worker.pid), house.postgresCpuMs()];
        const { perSecond, events: count, p50Ms, p99Ms } = await worker.run({ databaseUrl, seconds, spreadDays });
        const aThousand = (ms: number): number => (ms * 1_000) / count;
        return { perSecond, p50Ms, p99Ms, serverCpuMs: aThousand(cpuMs(worker.pid) - own), postgresCpuMs: aThousand(house.postgresCpuMs() - postgres) };
      },
    });
    await runScenario(
      {
        title: 'ingest, 100 events a request, 16 connections, events of now, roll-ups in the same commit',
        unit: 'events',
        contenders: [inProcess(0), events('Tollgate', product, 100, 16)],
      },
      pace,
    );
    await runScenario(
      {
        title: 'the same, times spread over 30 days: nearly every event begins a roll-up row of its own',
        unit: 'events',
        contenders: [inProcess(30), events('Tollgate', product, 100, 16, 30)],
      },
      pace,
    );
    await worker.stop();
  }
  if (chosen('ingest-1')) {
    const limit = await startProgram({ args: ['bench/ingest/http-limit.ts'] });
    await runScenario(
      {
        title: 'ingest, 1 event a request, 200 connections, roll-ups in the same commit',
        unit: 'events',
        contenders: [events(limitHttp, limit, 1, 200), events('Tollgate', product, 1, 200)],
      },
      pace,
    );
    await limit.stop();
  }
  await admin.end();
  await product.stop();
}
