import type { Client } from './gateway-client.ts';

/** Where the test clocks of these tests begin. */
export const begins = '2026-01-01T00:00:00Z';

/** Makes what is sold: "tokens", metered, with a plan "pro" of a seat in advance and tokens in arrears with an allowance. Answers a clock's id. */
export async function catalog(client: Client): Promise<string> {
  await client.make('createMeter', { input: ['CreateMeterInput!', { key: 'tokens', aggregation: 'SUM', eventType: 'llm.call', valueProperty: '$.tokens', groupBy: [{ key: 'model', path: '$.model' }] }] }, '... on Meter { id }');
  await client.make('createFeature', { input: ['CreateFeatureInput!', { key: 'tokens', name: 'Tokens', meter: { key: 'tokens' } }] }, '... on Feature { id }');
  const { id } = await client.make('createPlan', {
    input: ['CreatePlanInput!', {
      key: 'pro', name: 'Pro', currency: 'USD', billingCadence: 'P1M',
      phases: [{
        key: 'standard', name: 'Standard',
        rateCards: [
          { key: 'seat', name: 'Seat', price: { flat: { amount: '20', paymentTerm: 'IN_ADVANCE' } }, billingCadence: 'P1M' },
          { key: 'tokens', name: 'Tokens', featureKey: 'tokens', billingCadence: 'P1M', price: { unit: { amount: '0.01' } }, entitlementTemplate: { metered: { issueAfterReset: '100000' } } },
        ],
      }],
    }],
  }, '... on Plan { id }');
  await client.make('publishPlan', { id: ['ID!', id] }, '... on Plan { id }');
  return (await client.make('createTestClock', { input: ['CreateTestClockInput!', { now: begins }] }, '... on TestClock { id }')).id as string;
}

/** Makes a customer on a clock that has "pro", and answers the subscription's id. Its events have the key as their subject. */
export async function subscriber(client: Client, key: string, testClockId: string): Promise<string> {
  await client.make('createCustomer', { input: ['CreateCustomerInput!', { key, name: key, subjectKeys: [key], testClockId }] }, '... on Customer { id }');
  return (await client.make('createSubscription', { input: ['CreateSubscriptionInput!', { customer: { key }, plan: { key: 'pro' } }] }, '... on Subscription { id }')).id as string;
}

/** A usage event of that customer. */
export const call = (id: string, subject: string, tokens: number, time = '2026-01-05T10:00:00Z', type = 'llm.call') => ({
  specversion: '1.0', id, source: 'api', type, subject, time, data: { tokens, model: `m${tokens % 3}` },
});

export type Call = ReturnType<typeof call>;

/** Sends events by mutation, and answers what became of each; one without a time happens now. Throws for anything but an answer that took them. */
export async function ingest(client: Client, events: readonly (Omit<Call, 'time'> & { readonly time: string | undefined })[]): Promise<('ACCEPTED' | 'DUPLICATE')[]> {
  const input = { events: events.map(({ specversion: _one, ...event }) => event) };
  const { results } = await client.make('ingestEvents', { input: ['IngestEventsInput!', input] }, '... on IngestEventsPayload { results { status } }');
  return (results as { status: 'ACCEPTED' | 'DUPLICATE' }[]).map(({ status }) => status);
}

/** Sends them as CloudEvents over HTTP, where the answer does not tell new ones from others. */
export async function post(client: Client, events: readonly Call[]): Promise<void> {
  const response = await client.post('/api/v1/events', 'application/cloudevents-batch+json', events);
  if (response.status !== 204) throw new Error(`${response.status}: ${await response.text()}`);
}

export const advance = (client: Client, id: string, to: string) =>
  client.make('advanceTestClock', { id: ['ID!', id], to: ['DateTime!', to] }, '... on TestClock { now }');
