import type { Clock } from '../kit/clock.ts';
import { newId } from '../kit/id.ts';
import type { Connection } from './connection.ts';
import { liveCustomers } from './customers.ts';
import { nextCall } from './usage.ts';

/** How often one of the customers calls a model. */
const everyMs = 400;
/** What a customer with an allowance buys when it is used up. */
const topUp = { featureKey: 'tokens', amount: '500000', customerWithAllowance: 'wattle' } as const;

export interface Generator {
  /** Sends no more; what is under way is sent first. */
  stop(): Promise<void>;
}

/**
 * Keeps the traffic of the customers of real time going, event by event, as their applications would: each call is reported by the
 * official CloudEvents client, and the customer with a prepaid allowance is asked for first and buys more when it has none left.
 */
export function startGenerator(connection: Connection, clock: Clock, warn: (words: string) => void): Generator {
  let turn = 0;
  let stopped = false;
  let failing = false;
  let underWay: Promise<void> = Promise.resolve();
  const step = async (): Promise<void> => {
    const customer = liveCustomers[turn % liveCustomers.length] as (typeof liveCustomers)[number];
    turn += 1;
    if (customer.key === topUp.customerWithAllowance) await buyWhenEmpty(connection, clock);
    await connection.send(nextCall({ key: customer.key, subjectKeys: customer.input.subjectKeys, traffic: customer.traffic }, newId(), turn));
  };
  let timer: NodeJS.Timeout | undefined;
  // The next call waits for the answer to the one before: a slow gateway is not sent more than it takes.
  const later = (): void => {
    timer = setTimeout(() => {
      underWay = attempt().then(() => (stopped ? undefined : later()));
    }, everyMs);
  };
  const attempt = async (): Promise<void> => {
    try {
      await step();
      failing = false;
    } catch (error) {
      if (!failing && !stopped) warn(`the demo's traffic is interrupted and will go on: ${(error as Error).message}`);
      failing = true;
    }
  };
  later();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return underWay;
    },
  };
}

async function buyWhenEmpty(connection: Connection, clock: Clock): Promise<void> {
  const { entitlementValue } = await connection.ask<{ entitlementValue: { hasAccess: boolean } | null }>(
    'query MayCall($customer: CustomerBy!, $featureKey: Key!) { entitlementValue(customer: $customer, featureKey: $featureKey) { hasAccess } }',
    { customer: { key: topUp.customerWithAllowance }, featureKey: topUp.featureKey },
  );
  if (entitlementValue?.hasAccess !== false) return;
  const effectiveAt = clock.now().round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString();
  const input = { customer: { key: topUp.customerWithAllowance }, featureKey: topUp.featureKey, amount: topUp.amount, priority: 5, effectiveAt };
  await connection.mutate('createGrant', { input: ['CreateGrantInput!', input] }, '... on Grant { id }');
}
