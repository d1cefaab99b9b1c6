import { fjordCancels, liveCustomers, pampasTopsUp, supportBegins, yearBegins, yearCustomers, yearEnds } from './customers.ts';
import type { DemoCustomer } from './customers.ts';
import { GatewayRefused } from './connection.ts';
import type { Connection, Made } from './connection.ts';
import { features, meters, plans } from './offer.ts';
import { usageBetween } from './usage.ts';

/** What the demo's operations need to know of what was made. */
export interface Demo {
  /** The test clock of the customers who have a year behind them. */
  readonly clockId: string;
}

const clockName = 'The demo\'s year';
/** Made last: where it is, the demo is whole. */
const lastSubscription = 'wattle-plan';

/**
 * Makes the demo's organization what it is, or finds it made: the offer, a year on a test clock with its usage and invoices, and customers
 * of real time. Everything goes through the gateway's own addresses. One that was broken off is made anew; what is there already is left
 * as it is.
 */
export async function seed(connection: Connection, tell: (words: string) => void): Promise<Demo> {
  const found = await connection.ask<{ testClocks: { nodes: { id: string; name: string | null }[] }; subscription: { id: string } | null }>(
    'query Found($last: String!) { testClocks(first: 100) { nodes { id name } } subscription(by: { key: $last }) { id } }',
    { last: lastSubscription },
  );
  const clocks = found.testClocks.nodes.filter(({ name }) => name === clockName);
  const [clock] = clocks;
  if (clock !== undefined && found.subscription !== null) return { clockId: clock.id };
  for (const { id } of clocks) await need(connection.mutate('deleteTestClock', { id: ['ID!', id] }, '... on DeletedTestClock { id }'));

  await makeOffer(connection);
  tell(`offer: ${meters.length} meters, ${features.length} features, ${plans.length} plans`);
  const clockId = await makeYear(connection, tell);
  await makeLiveCustomers(connection);
  return { clockId };
}

async function makeOffer(connection: Connection): Promise<void> {
  await need(connection.mutate('updateOrganization', { input: ['UpdateOrganizationInput!', { multipleSubscriptions: true }] }, '... on Organization { id }'));
  for (const meter of meters) await have(connection.mutate('createMeter', { input: ['CreateMeterInput!', meter] }, '... on Meter { id }'));
  for (const feature of features) await have(connection.mutate('createFeature', { input: ['CreateFeatureInput!', feature] }, '... on Feature { id }'));
  for (const plan of plans) {
    const { inForce } = await connection.ask<{ inForce: object | null }>('query InForce($key: Key!) { inForce: plan(by: { key: $key }) { id } }', { key: plan.key });
    if (inForce !== null) continue;
    const made = await have(connection.mutate('createPlan', { input: ['CreatePlanInput!', plan] }, '... on Plan { id } ... on ConflictError { conflictingId }'));
    await need(connection.mutate('publishPlan', { id: ['ID!', made['id'] ?? made['conflictingId']] }, '... on Plan { id }'));
  }
}

/** The year, step by step as it would happen: somebody joins, traffic arrives, time passes, invoices are issued and paid. */
async function makeYear(connection: Connection, tell: (words: string) => void): Promise<string> {
  const clock = await need(connection.mutate('createTestClock', { input: ['CreateTestClockInput!', { now: yearBegins, name: clockName }] }, '... on TestClock { id }'));
  const clockId = clock['id'] as string;
  const grows = { from: Temporal.Instant.from(yearBegins), to: Temporal.Instant.from(yearEnds) };
  let now = grows.from;
  let sent = 0;
  for (const at of instantsOfTheYear()) {
    const events = yearCustomers
      .filter(({ joins, leaves }) => Temporal.Instant.compare(Temporal.Instant.from(joins), now) <= 0 && (leaves === undefined || Temporal.Instant.compare(now, Temporal.Instant.from(leaves)) < 0))
      .flatMap((customer) => usageBetween({ ...customer, subjectKeys: customer.input.subjectKeys }, now, at, grows));
    await connection.sendBatch(events);
    sent += events.length;
    if (Temporal.Instant.compare(at, now) > 0) {
      await need(connection.mutate('advanceTestClock', { id: ['ID!', clockId], to: ['DateTime!', at.toString()] }, '... on TestClock { now }'));
      if (at.toString().slice(0, 7) !== now.toString().slice(0, 7)) tell(`test clock: ${at.toString().slice(0, 7)}, ${sent} events so far`);
    }
    now = at;
    await happenings(connection, clockId, at);
  }
  return clockId;
}

/** The instants at which the clock stops: month by month, and where something happens. */
function instantsOfTheYear(): Temporal.Instant[] {
  const months = Array.from({ length: 13 }, (_, month) => `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01T00:00:00Z`);
  const stops = new Set([...months, ...yearCustomers.flatMap(({ joins, leaves }) => [joins, leaves ?? joins]), supportBegins.at, fjordCancels.at, pampasTopsUp.at, yearEnds]);
  return [...stops].sort().map((stop) => Temporal.Instant.from(stop));
}

async function happenings(connection: Connection, clockId: string, at: Temporal.Instant): Promise<void> {
  const happens = (instant: string): boolean => Temporal.Instant.from(instant).equals(at);
  for (const customer of yearCustomers) {
    if (!happens(customer.joins)) continue;
    await makeCustomer(connection, customer, { testClockId: clockId });
    await subscribe(connection, customer.key, customer.plan, `${customer.key}-plan`);
  }
  if (happens(supportBegins.at)) await subscribe(connection, supportBegins.customer, 'support', 'meridian-support');
  if (happens(fjordCancels.at)) {
    const by = { key: `${fjordCancels.customer}-plan` };
    await need(connection.mutate('cancelSubscription', { by: ['SubscriptionBy!', by], timing: ['SubscriptionTiming', { preset: 'NEXT_BILLING_CYCLE' }] }, '... on Subscription { id }'));
  }
  if (happens(pampasTopsUp.at)) {
    const input = { customer: { key: pampasTopsUp.customer }, featureKey: 'tokens', amount: pampasTopsUp.amount, priority: 5, effectiveAt: pampasTopsUp.at };
    await need(connection.mutate('createGrant', { input: ['CreateGrantInput!', input] }, '... on Grant { id }'));
  }
}

async function makeLiveCustomers(connection: Connection): Promise<void> {
  for (const customer of liveCustomers) {
    await makeCustomer(connection, customer, {});
    await subscribe(connection, customer.key, customer.plan, `${customer.key}-plan`);
  }
}

async function makeCustomer(connection: Connection, { key, name, input }: Omit<DemoCustomer, 'joins'>, more: object): Promise<void> {
  await have(connection.mutate('createCustomer', { input: ['CreateCustomerInput!', { key, name, ...input, ...more }] }, '... on Customer { id }'));
}

async function subscribe(connection: Connection, customer: string, plan: string, key: string): Promise<void> {
  const input = { customer: { key: customer }, plan: { key: plan }, key };
  await have(connection.mutate('createSubscription', { input: ['CreateSubscriptionInput!', input] }, '... on Subscription { id }'));
}

/** What was made; throws when it was not. */
async function need(mutation: Promise<Made>): Promise<Made> {
  const made = await mutation;
  if (made.__typename.endsWith('Error')) throw new GatewayRefused('what the demo makes', made);
  return made;
}

/** The same where it may be there from an earlier start that was broken off. */
async function have(mutation: Promise<Made>): Promise<Made> {
  const made = await mutation;
  return /_KEY_TAKEN$|^PLAN_DRAFT_EXISTS$/.test(String(made['code'])) ? made : need(Promise.resolve(made));
}
