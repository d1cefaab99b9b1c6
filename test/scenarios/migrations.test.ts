import { beforeEach, describe, expect, test } from 'vitest';
import { advance, customer, flat, invoicesOf, sell, start, subscribe } from '../billing/billing-world.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

const free = { key: 'base', name: 'base fee', billingCadence: 'P1M' };
/** A trial of one length, half price for another, then the whole price. */
const phases = (trial: string, half: string) => [
  { key: 'trial', name: 'Trial', duration: trial, rateCards: [free] },
  { key: 'half', name: 'Half', duration: half, rateCards: [flat('base', '10')] },
  { key: 'whole', name: 'Whole', rateCards: [flat('base', '20')] },
];

async function publishNext(world: World, of: object[]): Promise<void> {
  const { createPlan } = await world.data('mutation ($phases: [PlanPhaseInput!]!) { createPlan(input: { key: "pro", name: "pro", currency: "USD", billingCadence: "P1M", phases: $phases }) { ... on Plan { id } ... on Error { message } } }', { phases: of });
  const { publishPlan } = await world.data('mutation ($id: ID!) { publishPlan(id: $id) { ... on Plan { status } } }', { id: createPlan.id });
  expect(publishPlan).toEqual({ status: 'ACTIVE' });
}

const migrate = async (world: World, input: object = {}) => {
  const { migrateSubscription } = await world.data(
    'mutation ($input: MigrateSubscriptionInput) { migrateSubscription(by: { key: "s" }, input: $input) { ... on ChangedSubscription { next { id phases { key activeFrom activeTo } } } ... on Error { message } } }',
    { input },
  );
  const { id, phases: made } = migrateSubscription.next;
  return { id, phases: made.map(({ key, activeFrom, activeTo }: { key: string; activeFrom: string; activeTo: string | null }) => `${key} ${activeFrom.slice(0, 10)}..${activeTo?.slice(0, 10) ?? ''}`) };
};
const bills = async (world: World) => (await invoicesOf(world, 'acme')).filter(({ number }) => number !== null).map(({ issuedAt, totals }) => `${issuedAt.slice(5, 10)} ${totals.total}`);

describe('a migration', () => {
  async function begun(): Promise<{ world: World; clockId: string | null }> {
    const world = await all.create();
    await sell(world, { pro: { phases: phases('P1M', 'P2M') } });
    const { clockId } = await customer(world, 'acme');
    await subscribe(world, 'acme', 'pro', { key: 's' });
    await publishNext(world, phases('P1M', 'P6M'));
    return { world, clockId };
  }

  test('within a trial leaves what is left of it, however often', async () => {
    const { world, clockId } = await begun();
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    const { id, phases: made } = await migrate(world);
    expect(made).toEqual(['trial 2027-01-11..2027-02-01', 'half 2027-02-01..2027-08-01', 'whole 2027-08-01..']);
    await advance(world, clockId, '2027-01-21T00:00:00Z');
    await publishNext(world, phases('P1M', 'P1M'));
    const again = await world.data('mutation ($id: ID!) { migrateSubscription(by: { id: $id }) { ... on ChangedSubscription { next { phases { activeFrom } } } ... on Error { message } } }', { id });
    expect(again.migrateSubscription.next.phases.map(({ activeFrom }: { activeFrom: string }) => activeFrom.slice(0, 10))).toEqual(['2027-01-21', '2027-02-01', '2027-03-01']);
    await advance(world, clockId, '2027-04-01T00:00:00Z');
    expect(await bills(world)).toEqual(['02-01 10', '03-01 20', '04-01 20']);
  });

  test('with the next billing cycle goes on in the phase that runs then, and not in the one that is over', async () => {
    const { world, clockId } = await begun();
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    expect((await migrate(world, { timing: { preset: 'NEXT_BILLING_CYCLE' } })).phases).toEqual(['trial 2027-02-01..2027-02-01', 'half 2027-02-01..2027-04-01', 'whole 2027-04-01..']);
    await advance(world, clockId, '2027-04-01T00:00:00Z');
    expect(await bills(world)).toEqual(['02-01 10', '03-01 10', '04-01 20']);
  });

  test('to a phase that is named begins that one anew', async () => {
    const { world, clockId } = await begun();
    await advance(world, clockId, '2027-02-01T00:00:00Z');
    expect((await migrate(world, { startingPhase: 'half' })).phases).toEqual(['trial 2027-02-01..2027-02-01', 'half 2027-02-01..2027-08-01', 'whole 2027-08-01..']);
    expect((await bills(world)).slice(0, 1)).toEqual(['02-01 10']);
  });

  test('keeps the time that an edit gave a phase', async () => {
    const { world, clockId } = await begun();
    await world.data('mutation { editSubscription(by: { key: "s" }, edits: [{ stretchPhase: { phaseKey: "trial", extendBy: "P14D" } }]) { __typename } }');
    await advance(world, clockId, '2027-01-11T00:00:00Z');
    expect((await migrate(world)).phases).toEqual(['trial 2027-01-11..2027-02-15', 'half 2027-02-15..2027-08-15', 'whole 2027-08-15..']);
    await advance(world, clockId, '2027-03-01T00:00:00Z');
    // 14 of the 28 days of February.
    expect(await bills(world)).toEqual(['02-15 5', '03-01 10']);
  });
});
