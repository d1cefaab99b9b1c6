import { expect, test } from 'vitest';
import { EntitlementValues } from '../../src/entitlements/index.ts';
import type { FeatureValue } from '../../src/entitlements/values.ts';
import { worlds } from '../support/world.ts';
import { createGrantText, house } from './house.ts';

const all = worlds();

/** Whole and small in this test. */
const number = (figure: FeatureValue['balance'] | undefined): number => Number(String(figure));

test('while events and grants come in, two processes answer figures that agree and never go back, and at the end the same ones', async () => {
  const world = await all.create();
  const ask = house(world);
  await ask.feature('tokens');
  await ask.customer('acme', { subjectKeys: ['s0', 's1'] });
  await ask.metered('acme', 'tokens', { measureUsageFrom: { at: '2026-12-20T00:30:00Z' }, usagePeriod: { interval: 'P1M', anchor: '2026-12-20T00:00:00Z' } });
  const { core } = world.product;
  const readerOf = (organizationId: string) => core.commandContext(organizationId, { kind: 'system', id: null }).read;
  const processes = [0, 1].map(() => new EntitlementValues({ pool: core.database.pool, clock: core.clock, readerOf }));
  const key = { organizationId: world.organizationId, customer: { subjectKey: 's1' }, featureKey: 'tokens' };

  let busy = true;
  let given = 0;
  let sent = 0;
  const senders = [0, 1, 2].map(async (sender) => {
    for (let n = 0; n < 25; n++) {
      // Of every time in the period, so that most come late.
      const time = Temporal.Instant.from('2026-12-20T01:00:00Z').add({ minutes: (n * 613 + sender * 97) % 16_000 }).toString();
      await ask.use(`s${sender % 2}`, 'tokens', [time, 1], [time, 2]);
      sent += 3;
    }
  });
  const granting = (async () => {
    for (let n = 0; n < 15; n++) {
      await world.data(createGrantText, { input: { customer: { key: 'acme' }, featureKey: 'tokens', amount: '5', effectiveAt: '2026-12-21T00:00:00Z' } });
      given += 5;
    }
  })();
  const seen: FeatureValue[][] = processes.map(() => []);
  const watchers = processes.map(async (values, process) => {
    // On a busy machine the events are in before a few questions are answered: then these are asked of what is there.
    while (busy || (seen[process]?.length ?? 0) <= 5) {
      const before = { sent, given };
      const value = await values.current(key);
      if (value === null) throw new Error('the customer is there');
      seen[process]?.push(value);
      // What was committed before the question counts.
      expect(number(value.usage)).toBeGreaterThanOrEqual(before.sent);
      expect(number(value.totalAvailableGrantAmount)).toBeGreaterThanOrEqual(before.given);
      expect(number(value.balance) - number(value.overage)).toBe(number(value.totalAvailableGrantAmount) - number(value.usage));
    }
  });
  await Promise.all([...senders, granting]);
  busy = false;
  await Promise.all(watchers);
  for (const values of seen) {
    expect(values.length).toBeGreaterThan(5);
    values.slice(1).forEach((value, n) => expect(number(value.usage)).toBeGreaterThanOrEqual(number(values[n]?.usage)));
  }
  for (const values of processes) {
    const { usage, balance, overage, totalAvailableGrantAmount } = (await values.current(key)) as FeatureValue;
    expect([usage, balance, overage, totalAvailableGrantAmount].map(String)).toEqual(['225', '0', '150', '75']);
  }
});
