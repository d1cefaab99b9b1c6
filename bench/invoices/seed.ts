import { execute, parse } from 'graphql';
import type pg from 'pg';
import { pino } from 'pino';
import { permissions } from '../../src/access/index.ts';
import { compose } from '../../src/compose.ts';
import type { Product } from '../../src/compose.ts';
import { fixedClock } from '../../src/kit/clock.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { createOrganizationWithKey } from '../../src/organizations.ts';

/** The product in this process, by a clock that stands still, with one organization. */
export interface Shop {
  readonly product: Product;
  readonly organizationId: string;
  readonly clock: ReturnType<typeof fixedClock>;
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
}

/** Opens the product on a database; the organization is made unless it is there. */
export async function openShop(databaseUrl: string, now: Temporal.Instant): Promise<Shop> {
  await migrate(databaseUrl);
  const clock = fixedClock(now);
  const product = await compose({ databaseUrl, secret: new Uint8Array(32).fill(7), clock, log: pino({ level: 'warn' }) });
  const { orm, pool } = product.core.database;
  const { rows } = await pool.query<{ id: string }>(`select id from organization where key = 'bench'`);
  const organizationId = rows[0]?.id ?? (await createOrganizationWithKey({ orm, now }, { key: 'bench' })).organizationId;
  const viewer = { kind: 'api_key', credentialId: organizationId, organizationId, permissions: new Set(permissions), customerId: null, subject: null, allowedMeterKeys: null, expiresAt: null } as const;
  return {
    product,
    organizationId,
    clock,
    ask: async (query, variables = {}) => {
      const answer = await execute({ schema: product.schema, document: parse(query), variableValues: variables, contextValue: product.core.graphqlContext(viewer, product.services) });
      const refused = Object.values(answer.data ?? {}).find((result) => typeof (result as { code?: unknown } | null)?.code === 'string');
      if (answer.errors !== undefined || refused !== undefined) throw new Error(`${query.slice(0, 80)}: ${JSON.stringify(answer)}`);
      return answer.data as Record<string, unknown>;
    },
  };
}

const refusal = '... on Error { code message }';
const meters = ['requests', 'tokens', 'calls'] as const;

/** What each costs, and how much of each is used in a month. */
const cards = [
  { key: 'base', name: 'Seats', billingCadence: 'P1M', price: { flat: { amount: '49.90', paymentTerm: 'IN_ADVANCE' } } },
  { key: 'requests', name: 'Requests', featureKey: 'requests', billingCadence: 'P1M', price: { unit: { amount: '0.00123456' } } },
  {
    key: 'tokens', name: 'Tokens', featureKey: 'tokens', billingCadence: 'P1M',
    price: { tiered: { mode: 'GRADUATED', tiers: [
      { upToAmount: '1000', unitPrice: '0.0100' }, { upToAmount: '10000', unitPrice: '0.0085' }, { upToAmount: '50000', unitPrice: '0.0070' },
      { upToAmount: '100000', unitPrice: '0.005525' }, { unitPrice: '0.00412375' },
    ] } },
  },
  { key: 'calls', name: 'Calls', featureKey: 'calls', billingCadence: 'P1M', price: { package: { amount: '1.25', quantityPerPackage: '1000' } } },
];

/** One customer whose first month has begun at `start`, with all that the product made of it. */
export async function seedTemplate(shop: Shop): Promise<void> {
  for (const key of meters) {
    await shop.ask(`mutation ($key: Key!) { createMeter(input: { key: $key, aggregation: SUM, eventType: $key, valueProperty: "$.value" }) { __typename ${refusal} } }`, { key });
    await shop.ask(`mutation ($key: Key!) { createFeature(input: { key: $key, name: $key, meter: { key: $key } }) { __typename ${refusal} } }`, { key });
  }
  const input = { key: 'pro', name: 'Pro', currency: 'USD', billingCadence: 'P1M', phases: [{ key: 'main', name: 'Main', rateCards: cards }] };
  const { createPlan } = await shop.ask(`mutation ($input: CreatePlanInput!) { createPlan(input: $input) { __typename ... on Plan { id } ${refusal} } }`, { input });
  await shop.ask(`mutation ($id: ID!) { publishPlan(id: $id) { __typename ${refusal} } }`, { id: (createPlan as { id: string }).id });
  await shop.ask(`mutation { createCustomer(input: { key: "${template}", name: "Acme" }) { __typename ${refusal} } }`);
  await shop.ask(`mutation { createSubscription(input: { customer: { key: "${template}" }, plan: { key: "pro" } }) { __typename ${refusal} } }`);
  // Nobody waits for late events: all that is due is done at one instant.
  const { billingProfiles } = await shop.ask('{ billingProfiles(first: 1) { nodes { id } } }');
  const { id } = (billingProfiles as { nodes: { id: string }[] }).nodes[0] as { id: string };
  await shop.ask(`mutation ($id: ID!) { updateBillingProfile(id: $id, input: { workflow: { collection: { interval: "PT0S" } } }) { __typename ${refusal} } }`, { id });
  await runTasksOf(shop, 'profile');
  await runTasksOf(shop, 'due-work');
}

/** Does for the one customer what is due at `at`. */
export async function billTemplate({ product, organizationId, clock }: Shop, at: Temporal.Instant): Promise<void> {
  clock.set(at.toString());
  const { rows } = await product.core.database.pool.query<{ id: string }>('select id from customer where key = $1', [template]);
  await product.tasks['due-work']?.({ organizationId, customerId: rows[0]?.id });
}

/** The key of the customer that all others are copies of. */
const template = 'customer_0';

/** Does what waits in the queue by the name of its task's beginning, here and now. */
async function runTasksOf({ product }: Shop, name: string): Promise<void> {
  const { pool } = product.core.database;
  const { rows } = await pool.query<{ id: string; task: string; payload: unknown }>('select j.id, j.task_identifier as task, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id');
  for (const { task, payload, id } of rows) {
    if (!task.includes(name)) continue;
    await product.tasks[task]?.(payload);
    await pool.query('select graphile_worker.complete_jobs(array[$1::bigint])', [id]);
  }
}

const identified = ['customer_attribution', 'subscription', 'subscription_phase', 'subscription_item', 'invoice', 'invoice_line'];
const tables = ['customer', ...identified, 'due_work', 'settled_lines'];

/** Copies the customer with all its rows, `count` times less one. The last twelve digits of its ids become the number of the copy. */
export async function copyTemplate(pool: pg.Pool, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ id: string }>(`select id from customer where key = $1`, [template]);
    const customerId = rows[0]?.id as string;
    await client.query(`alter table invoice_line disable trigger user`);
    await client.query('create temp table tail (text text)');
    await client.query('insert into tail select right(id::text, 12) from customer where id = $1', [customerId]);
    for (const table of identified) await client.query(`insert into tail select right(id::text, 12) from ${table} where customer_id = $1`, [customerId]);
    for (const table of tables) {
      const own = table === 'customer' ? 'id' : 'customer_id';
      const { rows: tails } = await client.query<{ text: string }>('select text from tail');
      const replaced = tails.reduce((text, { text: tail }) => `replace(${text}, '${tail}', lpad(to_hex(n), 12, '0'))`, `replace(regexp_replace(to_jsonb(t)::text, '"(number|working_number)": "([^"]*)"', '"\\1": "\\2-' || n || '"', 'g'), '${template}', 'customer_' || n)`);
      await client.query(`insert into ${table} select copy.* from ${table} t, generate_series(1, ${count - 1}) n, jsonb_populate_record(null::${table}, (${replaced})::jsonb) copy where t.${own} = $1`, [customerId]);
    }
    await client.query(`alter table invoice_line enable trigger user`);
    await client.query(`update invoice_counter set last = ${count}`);
    await client.query('drop table tail');
    await client.query(`
      select graphile_worker.add_jobs(array_agg(row('due-work', json_build_object('organizationId', d.organization_id, 'customerId', d.customer_id), null, d.at, null, 'due:' || d.customer_id, null, null)::graphile_worker.job_spec))
      from (select organization_id, customer_id, min(due_at) as at from due_work group by 1, 2) d`);
  } finally {
    client.release();
  }
}

/** One event of each meter for each customer. */
export async function useAll({ product, organizationId, clock }: Shop, count: number, time: Temporal.Instant): Promise<void> {
  const perRequest = 2_000;
  for (let first = 0; first < count; first += perRequest) {
    const customers = Array.from({ length: Math.min(perRequest, count - first) }, (_one, n) => first + n);
    const events = customers.flatMap((n) => meters.map((type, card) => ({ ...plainEvent, id: `${type}-${n}`, type, subject: `customer_${n}`, time, data: { value: used(n, card) }, dataText: `{"value":${used(n, card)}}` })));
    await product.services.usageIngest.store(organizationId, events, clock.now());
  }
}

const plainEvent = { source: 'bench', specVersion: '1.0', dataContentType: null, dataSchema: null, extensionsText: null } as const;

const used = (customer: number, card: number): string => `${(customer * 7919 + card * 104_729) % 250_000}.${String((customer * 31 + card) % 1000).padStart(3, '0')}`;
