import { connected } from '../house/connected.ts';

/** How many rows of each kind one organization gets. */
export type Sizes = Readonly<Record<'customers' | 'plans' | 'subscriptions' | 'invoices' | 'lines', number>>;

/** Those of a bench. */
export const sizes: Sizes = { customers: 10_000, plans: 200, subscriptions: 20_000, invoices: 100_000, lines: 400_000 };

/** Ids in the order of making, as the product's own are: `kind` tells the tables apart. */
const id = (kind: string, n: string): string => `('0199${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

export const ids = {
  customer: (n: string): string => id('0001', n),
  plan: (n: string): string => id('0002', n),
  subscription: (n: string): string => id('0003', n),
  invoice: (n: string): string => id('0004', n),
  line: (n: string): string => id('0005', n),
};

const from = "timestamptz '2026-01-01'";

/** What a plan holds beside its name, so that rows have the size that they have in life. */
const phases = [
  {
    key: 'default',
    name: 'Default',
    duration: null,
    rateCards: ['seats', 'requests', 'tokens'].map((key) => ({
      key,
      name: `What is paid for ${key}`,
      featureKey: key,
      featureId: null,
      price: {
        type: 'TIERED',
        mode: 'GRADUATED',
        tiers: ['1000', '10000', '50000', null].map((upToAmount, n) => ({ upToAmount, flatPrice: null, unitPrice: `0.0${9 - n}` })),
        minimumAmount: null,
        maximumAmount: null,
      },
      billingCadence: 'P1M',
      discounts: null,
      entitlementTemplate: { type: 'METERED', issueAfterReset: '1000', issueAfterResetPriority: 1, isSoftLimit: false, preserveOverageAtReset: false, usagePeriod: 'P1M' },
    })),
  },
];

const price = { type: 'UNIT', amount: '0.0125', minimumAmount: null, maximumAmount: null };
const party = { key: 'acme', name: 'Acme, Inc.', taxId: 'CZ12345678', address: { country: 'CZ', city: 'Praha', line1: 'Street 1', postalCode: '11000' } };
const workflow = {
  collection: { alignment: { type: 'SUBSCRIPTION' }, interval: 'PT1H' },
  invoicing: { autoAdvance: true, draftPeriod: 'P0D', dueAfter: 'P30D', progressiveBilling: true },
  payment: { app: 'SANDBOX', collectionMethod: 'CHARGE_AUTOMATICALLY' },
};

const literal = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`;

/** The columns of totals of an amount without discounts, charges or taxes. */
const totals = (amount: string): Readonly<Record<string, string>> => ({
  amount,
  charges_total: '0',
  discounts_total: '0',
  taxes_inclusive_total: '0',
  taxes_exclusive_total: '0',
  taxes_total: '0',
  credits_total: '0',
  total: amount,
});

/** Fills the product's own tables, in the organization `default`, with a billing house of the usual shape. */
export async function seedBilling(databaseUrl: string, rows: Sizes = sizes): Promise<void> {
  const client = await connected(databaseUrl);
  // Issued invoices refuse lines, and a check of every foreign key would take minutes.
  await client.query('set session_replication_role = replica');
  const insert = (table: string, count: number, columns: Readonly<Record<string, string>>): Promise<unknown> =>
    client.query(
      `insert into ${table} (organization_id, ${Object.keys(columns).join(', ')})
       select o.id, ${Object.values(columns).join(', ')} from organization o, generate_series(1, ${count}) i where o.key = 'default'`,
    );
  await insert('customer', rows.customers, {
    id: ids.customer('i'),
    key: "'customer_' || i",
    name: "'Customer number ' || lpad(i::text, 5, '0')",
    external_id: "'ext_' || i",
    primary_email: "'billing+' || i || '@example.com'",
    currency: "'USD'",
    time_zone: "'Europe/Prague'",
    billing_address: "jsonb_build_object('country', 'CZ', 'city', 'City ' || (i % 500), 'postalCode', '1' || lpad((i % 1000)::text, 4, '0'), 'line1', 'Street ' || i)",
    created_at: `${from} + i * interval '1 minute'`,
    updated_at: `${from} + i * interval '1 minute'`,
  });
  await insert('customer_attribution', rows.customers, {
    id: ids.customer('i'),
    customer_id: ids.customer('i'),
    subject_key: "'customer_' || i",
    is_key: 'true',
    is_subject: 'false',
    position: '0',
    created_at: from,
  });
  await insert('plan', rows.plans, {
    id: ids.plan('i'),
    key: "'plan_' || i",
    version: '1',
    name: "'Plan number ' || i",
    currency: "'USD'",
    billing_cadence: "case when i % 2 = 0 then 'P1M' else 'P1Y' end",
    pro_rating: "'PRORATE_PRICES'",
    phases: literal(phases),
    taxes: literal([]),
    effective_from: from,
    created_at: from,
    updated_at: from,
  });
  await insert('subscription', rows.subscriptions, {
    id: ids.subscription('i'),
    customer_id: ids.customer(`(i - 1) % ${rows.customers} + 1`),
    plan_id: ids.plan(`i * 31 % ${rows.plans} + 1`),
    key: "'subscription_' || i",
    name: "'Subscription ' || i",
    currency: "'USD'",
    billing_cadence: "'P1M'",
    pro_rating: "'PRORATE_PRICES'",
    billing_anchor: `${from} + i * interval '1 minute'`,
    active_from: `${from} + i * interval '1 minute'`,
    active_to: `case when i % 7 = 0 then ${from} + i * interval '1 minute' + interval '30 days' end`,
    created_at: from,
    updated_at: from,
  });
  const profile = ids.plan('0');
  await insert('billing_profile', 1, { id: profile, name: "'Default'", supplier: literal(party), workflow: literal(workflow), is_default: 'true', created_at: from, updated_at: from });
  const issued = `${from} + i * interval '1 minute'`;
  await insert('invoice', rows.invoices, {
    id: ids.invoice('i'),
    customer_id: ids.customer(`(i - 1) % ${rows.customers} + 1`),
    billing_profile_id: profile,
    number: "'INV-' || lpad(i::text, 8, '0')",
    working_number: "'DRAFT-' || i",
    status: "case when i % 9 = 0 then 'ISSUED' else 'PAID' end",
    state: "case when i % 9 = 0 then 'ISSUED' else 'PAID' end",
    currency: "'USD'",
    supplier: literal(party),
    billed_to: literal(party),
    workflow: literal(workflow),
    period_from: `${issued} - interval '1 month'`,
    period_to: issued,
    ...totals('(i::bigint * 104729 % 10000000) / 100.0'),
    collection_at: issued,
    quantities_at: issued,
    issued_at: issued,
    due_at: `${issued} + interval '30 days'`,
    payment_round: '1',
    issues: "'[]'",
    created_at: issued,
    updated_at: issued,
  });
  const amount = '(i::bigint * 7907 % 1000000) / 100.0';
  await insert('invoice_line', rows.lines, {
    id: ids.line('i'),
    customer_id: ids.customer(`(i - 1) % ${rows.customers} + 1`),
    invoice_id: ids.invoice(`(i - 1) % ${rows.invoices} + 1`),
    subscription_id: ids.subscription(`(i - 1) % ${rows.subscriptions} + 1`),
    reference: "'subscription/default/tokens/v1/period/' || i",
    managed_by: "'SUBSCRIPTION'",
    name: "'Line ' || i || ' metered usage'",
    feature_key: "'tokens'",
    price: literal(price),
    currency: "'USD'",
    period_from: `${from} + i % ${rows.invoices} * interval '1 minute' - interval '1 month'`,
    period_to: `${from} + i % ${rows.invoices} * interval '1 minute'`,
    invoice_at: from,
    metered_quantity: 'i % 1000 + 0.25',
    quantity: 'i % 1000 + 0.25',
    discounts: "'[]'",
    detailed_lines: `jsonb_build_array(jsonb_build_object('key', 'unit-price-usage', 'name', 'Line ' || i || ' metered usage: usage in period', 'category', 'REGULAR',
      'quantity', (i % 1000 + 0.25)::text, 'unitAmount', '0.0125', 'discounts', '[]'::jsonb, 'totals', jsonb_build_object(
      'amount', (${amount})::text, 'chargesTotal', '0', 'discountsTotal', '0', 'taxesInclusiveTotal', '0', 'taxesExclusiveTotal', '0', 'taxesTotal', '0', 'creditsTotal', '0', 'total', (${amount})::text)))`,
    ...totals(amount),
    rated_at: from,
    created_at: from,
    updated_at: from,
  });
  // For PostGraphile, which reads deleted lines too and so cannot use the product's index; and whose own type has this name.
  await client.query('create index bench_line_invoice on invoice_line (invoice_id, id)');
  await client.query("comment on table subscription is '@name plan_subscription'");
  await client.query('vacuum analyze');
  await client.end();
}
