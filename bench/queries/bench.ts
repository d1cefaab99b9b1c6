import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { quantile } from '../house/figures.ts';
import { apiKey } from '../house/house.ts';
import { cpuMs } from '../house/proc.ts';
import type { Program } from '../house/program.ts';
import { overHttp, runScenario } from '../house/rounds.ts';
import type { Contender } from '../house/rounds.ts';
import type { Setting } from '../house/setting.ts';
import { askProduct } from '../house/asking.ts';
import { customers, seededDays, seedUsage } from './seed.ts';

/** A fifth of the five million that the goals speak of: enough to see the ratios, and seeded in a minute. */
const defaultEvents = 1_000_000;

const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${apiKey}` };
const document = 'query Usage($query: MeterUsageInput!) { meterUsage(meter: { key: "tokens" }, query: $query) { rows { value windowStart subject customer { key } groupBy { value } } } }';

/** One question, as the product is asked it and as SQL over the raw events. */
interface Question {
  readonly title: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly sql: { readonly text: string; readonly values: readonly unknown[] };
}

/** [windowStart, subject or "", group or "", value] */
type Figure = readonly [string, string, string, string];

/** Usage by day of 30 days of events: the product over HTTP against a scan of the raw events in SQL, inside the same PostgreSQL. */
export async function benchQueries({ house, generator, pace, chosen, events }: Setting): Promise<void> {
  if (!chosen('meter-query')) return;
  const databaseUrl = await house.database('bench_queries');
  const product = await house.startProduct(databaseUrl);
  const startedAt = performance.now();
  const seeded = events ?? defaultEvents;
  await seedUsage(databaseUrl, product, seeded);
  console.log(`\n${seeded.toLocaleString('en-US')} events were sent and rolled up in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const question of await questions(client)) {
    const rows = await sameAnswer(product, client, question);
    const body = JSON.stringify({ query: document, variables: { query: question.query } });
    const tollgate = overHttp(house, generator, { name: 'Tollgate', program: product, load: () => ({ path: '/graphql', headers, bodies: { kind: 'fixed', bodies: [body] }, connections: 1 }) });
    const { title } = question;
    await runScenario({ title: `meterUsage, ${title}: ${rows} rows of ${seeded.toLocaleString('en-US')} events`, unit: 'questions', contenders: [rawScan(client, question, house.postgresCpuMs), tollgate] }, pace);
  }
  await client.end();
  await product.stop();
}

async function questions(client: pg.Client): Promise<Question[]> {
  const { from, to } = seededDays();
  const { rows } = await client.query<{ id: string }>("select id from organization where key = 'default'");
  const values = [rows[0]?.id, from.toString(), to.toString()];
  const range = "from bench_event where organization_id = $1 and type = 'tokens' and time >= $2 and time < $3";
  const day = "to_char(date_trunc('day', time, 'UTC') at time zone 'UTC', 'YYYY-MM-DD') as day";
  const value = "sum((data->>'tokens')::numeric)::text as value";
  const byDay = { from: from.toString(), to: to.toString(), windowSize: 'DAY' };
  const ofCustomer = (title: string, key: string): Question => ({
    title,
    query: { ...byDay, customers: [{ key }], groupBy: ['model'] },
    sql: { text: `select ${day}, subject, data->>'model' as model, ${value} ${range} and subject = $4 group by 1, 2, 3`, values: [...values, key] },
  });
  return [
    ofCustomer('the largest customer by day and model', 'customer_1'),
    ofCustomer('the median customer by day and model', `customer_${customers / 2}`),
    { title: 'all customers together by day and model', query: { ...byDay, groupBy: ['model'] }, sql: { text: `select ${day}, '' as subject, data->>'model' as model, ${value} ${range} group by 1, 3`, values } },
    { title: 'each customer by day', query: { ...byDay, groupBy: ['subject'] }, sql: { text: `select ${day}, subject, '' as model, ${value} ${range} group by 1, 2`, values } },
  ];
}

/** Refuses to measure what is not the same; answers how many rows it is. */
async function sameAnswer(product: Program, client: pg.Client, { title, query, sql }: Question): Promise<number> {
  interface Row { readonly value: string; readonly windowStart: string; readonly subject: string | null; readonly customer: { readonly key: string } | null; readonly groupBy: readonly { readonly value: string }[] }
  const { meterUsage } = await askProduct<{ meterUsage: { rows: readonly Row[] } }>(product, document, { query });
  const answered = meterUsage.rows.map((row): Figure => [row.windowStart.slice(0, 10), row.customer?.key ?? row.subject ?? '', row.groupBy[0]?.value ?? '', row.value]);
  const { rows } = await client.query<{ day: string; subject: string; model: string; value: string }>({ text: sql.text, values: [...sql.values] });
  const expected = rows.map((row): Figure => [row.day, row.subject, row.model, row.value]);
  const sorted = (figures: readonly Figure[]): string[] => figures.map((figure) => figure.join(' ')).sort();
  if (!isDeepStrictEqual(sorted(answered), sorted(expected))) throw new Error(`${title}: the product's ${answered.length} figures are not the ${expected.length} of the raw events`);
  return answered.length;
}

function rawScan(client: pg.Client, { sql }: Question, postgresCpuMs: () => number): Contender {
  return {
    name: 'limit: SQL over raw jsonb, indexed by customer, type and time',
    measure: async (seconds) => {
      const [own, postgres] = [cpuMs(process.pid), postgresCpuMs()];
      const took: number[] = [];
      const startedAt = performance.now();
      let now = startedAt;
      while (took.length === 0 || now - startedAt < seconds * 1_000) {
        await client.query({ name: sql.text.slice(-60), text: sql.text, values: [...sql.values] });
        took.push(-now + (now = performance.now()));
      }
      const sorted = Float64Array.from(took).sort();
      const aThousand = (ms: number): number => (ms * 1_000) / took.length;
      return {
        perSecond: (took.length * 1_000) / (now - startedAt),
        p50Ms: quantile(sorted, 0.5),
        p99Ms: quantile(sorted, 0.99),
        serverCpuMs: aThousand(cpuMs(process.pid) - own),
        postgresCpuMs: aThousand(postgresCpuMs() - postgres),
      };
    },
  };
}
