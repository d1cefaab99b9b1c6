import { parseGlobalId } from '../../src/graphql/global-id.ts';
import type { World } from '../support/world.ts';

/** Where the clocks of billing tests begin. */
export const start = '2027-01-01T00:00:00Z';

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

/** An organization that sells: a meter of tokens, a feature, and published plans of these phases. */
export async function shop(world: World, plans: Readonly<Record<string, object>>): Promise<World> {
  await world.data('mutation { createMeter(input: { key: "tokens", aggregation: SUM, eventType: "llm", valueProperty: "$.tokens" }) { __typename } }');
  await world.data('mutation { createFeature(input: { key: "tokens", name: "Tokens", meter: { key: "tokens" } }) { __typename } }');
  await sell(world, plans);
  return world;
}

/** Publishes more plans. */
export async function sell(world: World, plans: Readonly<Record<string, object>>): Promise<void> {
  for (const [key, plan] of Object.entries(plans)) {
    const { createPlan } = await world.data('mutation ($input: CreatePlanInput!) { createPlan(input: $input) { ... on Plan { id } ... on ValidationError { issues { message } } ... on Error { code } } }', {
      input: { key, name: key, currency: 'USD', billingCadence: 'P1M', ...plan },
    });
    if (createPlan.id === undefined) throw new Error(JSON.stringify(createPlan));
    const { publishPlan } = await world.data('mutation ($id: ID!) { publishPlan(id: $id) { ... on Plan { id } ... on ValidationError { issues { message } } ... on Error { code } } }', { id: createPlan.id });
    if (publishPlan.id === undefined) throw new Error(JSON.stringify(publishPlan));
  }
}

export const flat = (key: string, amount: string, paymentTerm = 'IN_ADVANCE') => ({ key, name: `${key} fee`, billingCadence: 'P1M', price: { flat: { amount, paymentTerm } } });
export const tokens = (price: object, discounts?: object) => ({ key: 'tokens', name: 'Tokens', featureKey: 'tokens', billingCadence: 'P1M', price, ...(discounts === undefined ? {} : { discounts }) });
export const onePhase = (...rateCards: object[]) => ({ phases: [{ key: 'main', name: 'Main', rateCards }] });

/** A customer, on a clock of its own unless `testClockId` is null. */
export async function customer(world: World, key: string, more: { testClockId?: string | null; name?: string; metadata?: object; timeZone?: string; now?: string } = {}): Promise<{ id: string; key: string; clockId: string | null }> {
  const { now, ...input } = more;
  const clockId =
    input.testClockId === undefined
      ? (await world.data('mutation ($now: DateTime!) { createTestClock(input: { now: $now }) { ... on TestClock { id } } }', { now: now ?? start })).createTestClock.id
      : input.testClockId;
  const { createCustomer } = await world.data('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { ... on Customer { id } ... on Error { message } } }', {
    input: { key, name: key, ...input, testClockId: clockId },
  });
  return { id: createCustomer.id, key, clockId };
}

export async function subscribe(world: World, key: string, plan: string, more: object = {}): Promise<Answer> {
  const { createSubscription } = await world.data(
    'mutation ($input: CreateSubscriptionInput!) { createSubscription(input: $input) { ... on Subscription { id } ... on Error { code message } } }',
    { input: { customer: { key }, plan: { key: plan }, ...more } },
  );
  if (createSubscription.id === undefined) throw new Error(JSON.stringify(createSubscription));
  return createSubscription;
}

let sent = 0;

/** One event of that many tokens. */
export async function use(world: World, subject: string, count: number | string, time: string): Promise<void> {
  const { ingestEvents } = await world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', {
    input: { events: [{ id: `event-${++sent}`, source: 'test', type: 'llm', subject, time, data: { tokens: count } }] },
  });
  if (ingestEvents.accepted !== 1) throw new Error('the event was not accepted');
}

export async function advance(world: World, clockId: string | null, to: string): Promise<void> {
  const { advanceTestClock } = await world.data('mutation ($id: ID!, $to: DateTime!) { advanceTestClock(id: $id, to: $to) { ... on TestClock { now } ... on Error { code message } } }', { id: clockId, to });
  if (advanceTestClock.now !== to) throw new Error(JSON.stringify(advanceTestClock));
}

const totals = 'totals { amount chargesTotal discountsTotal taxesTotal creditsTotal total }';
export const invoiceFields = `id number workingNumber status state currency period { from to } issuedAt dueAt paidAt collectionAt ${totals} billedTo { key name } supplier { name }
  lines { nodes { id name period { from to } meteredQuantity quantity featureKey discounts { reason quantity amount } detailedLines { key name quantity unitAmount ${totals} discounts { reason amount } } ${totals} } }`;

/** Every invoice of a customer, oldest first. */
export async function invoicesOf(world: World, key: string): Promise<Answer[]> {
  const { customer: found } = await world.data(`query ($key: String!) { customer(by: { key: $key }) { invoices(first: 100) { nodes { ${invoiceFields} } } } }`, { key });
  return found.invoices.nodes;
}

/** `status total: name quantity total; …` of each invoice: short enough to be read in a test. */
export const brief = (invoices: Answer[]): string[] =>
  invoices.map((invoice) => `${invoice.status} ${invoice.totals.total}: ${invoice.lines.nodes.map((line: Answer) => `${line.name} ${line.period.from.slice(0, 10)} ${line.quantity ?? '-'} ${line.totals.total}`).join('; ')}`);

/** The id in the database of a thing's id in the graph. */
export const dbId = (id: string | null): string => parseGlobalId(id ?? '')?.id ?? '';

/** Does something to an invoice by the mutation of that name. */
export const act = async (world: World, field: string, by: object): Promise<Answer> =>
  (await world.data(`mutation ($by: InvoiceBy!) { ${field}(by: $by) { ... on Invoice { state deletedAt } ... on Error { code } ... on ConflictError { conflictingId } } }`, { by }))[field];

/** Creates a coupon and gives it to a customer; answers the application, or the refusal of it. */
export async function giveCoupon(world: World, key: string, coupon: { readonly code: string; readonly value: object; readonly frequency: string }): Promise<Answer> {
  const { createCoupon } = await world.data('mutation ($input: CreateCouponInput!) { createCoupon(input: $input) { ... on Coupon { id } ... on Error { code } ... on ValidationError { issues { message } } } }', { input: { name: coupon.code, ...coupon } });
  if (createCoupon.id === undefined) throw new Error(JSON.stringify(createCoupon));
  return applyCoupon(world, key, coupon.code);
}

export async function applyCoupon(world: World, key: string, code: string, more: object = {}): Promise<Answer> {
  const { applyCoupon: applied } = await world.data('mutation ($input: ApplyCouponInput!) { applyCoupon(input: $input) { ... on AppliedCoupon { id used usesLeft remaining status } ... on Error { code } } }', {
    input: { customer: { key }, coupon: { code }, ...more },
  });
  return applied;
}
