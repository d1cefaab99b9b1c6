import { vi } from 'vitest';
import { ingestEvents } from '../../src/metering/index.ts';
import type { World } from '../support/world.ts';

export const figures = '__typename type hasAccess balance usage overage totalAvailableGrantAmount at currentUsagePeriod { from to } config';
const failed = '... on Error { code message } ... on ConflictError { conflictingId } ... on ValidationError { issues { code path message } }';
const meteredFields = `__typename ... on Entitlement { id type activeFrom activeTo deletedAt feature { key } customer { key } }
  ... on MeteredEntitlement { usagePeriod { interval anchor } isSoftLimit issueAfterReset issueAfterResetPriority preserveOverageAtReset measureUsageFrom } ${failed}`;
export const entitlementFields = `${meteredFields} ... on StaticEntitlement { config }`;
export const grantFields = `__typename ... on Grant { id amount priority effectiveAt expiresAt voidedAt minRolloverAmount maxRolloverAmount recurrence { interval anchor } nextRecurrence } ${failed}`;

export const createEntitlementText = `mutation ($input: CreateEntitlementInput!) { createEntitlement(input: $input) { ${entitlementFields} } }`;
export const createGrantText = `mutation ($input: CreateGrantInput!) { createGrant(input: $input) { ${grantFields} } }`;
export const voidGrantText = `mutation ($id: ID!, $at: DateTime) { voidGrant(id: $id, at: $at) { ${grantFields} } }`;
export const resetText = `mutation ($input: ResetEntitlementUsageInput!) { resetEntitlementUsage(input: $input) { ${meteredFields} } }`;
export const valueText = `query ($key: String!, $feature: Key!, $at: DateTime) { entitlementValue(customer: { key: $key }, featureKey: $feature, at: $at) { ${figures} } }`;

type Aggregation = 'SUM' | 'COUNT' | 'UNIQUE_COUNT' | 'LATEST' | 'MAX';

/** What a test of entitlements needs of one organization. */
export function house(world: World) {
  const made = (answer: Record<string, { __typename: string; id: string } & Record<string, never>>) => {
    const [thing] = Object.values(answer);
    if (thing === undefined || !('id' in thing)) throw new Error(JSON.stringify(answer));
    return thing;
  };
  let sent = 0;
  return {
    /** A feature with a meter of its own, which counts events of the feature's key by `$.v`, and has the dimension `model`. */
    async feature(key: string, aggregation: Aggregation | null = 'SUM', filterGroupBy: object[] | null = null): Promise<string> {
      const meter = { key: `m_${key}`, aggregation, eventType: key, groupBy: [{ key: 'model', path: '$.model' }], ...(aggregation === 'COUNT' ? {} : { valueProperty: '$.v' }) };
      if (aggregation !== null) made(await world.data('mutation ($input: CreateMeterInput!) { createMeter(input: $input) { __typename ... on Meter { id } ... on Error { message } } }', { input: meter }));
      const input = { key, name: key, meter: aggregation === null ? null : { key: `m_${key}` }, filterGroupBy };
      return made(await world.data('mutation ($input: CreateFeatureInput!) { createFeature(input: $input) { __typename ... on Feature { id } ... on Error { message } } }', { input })).id;
    },
    async clock(now: string): Promise<string> {
      return made(await world.data('mutation ($now: DateTime!) { createTestClock(input: { now: $now }) { __typename ... on TestClock { id } } }', { now })).id;
    },
    async advance(id: string, to: string): Promise<void> {
      made(await world.data('mutation ($id: ID!, $to: DateTime!) { advanceTestClock(id: $id, to: $to) { __typename ... on TestClock { id } ... on Error { message } } }', { id, to }));
    },
    async customer(key: string, input: object = {}): Promise<string> {
      return made(await world.data('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename ... on Customer { id } ... on Error { message } } }', { input: { key, ...input } })).id;
    },
    async metered(customer: string, featureKey: string, input: object = {}) {
      const metered = { customer: { key: customer }, featureKey, usagePeriod: { interval: 'P1M' }, ...input };
      return made(await world.data(createEntitlementText, { input: { metered } }));
    },
    async grant(customer: string, featureKey: string, amount: string, effectiveAt: string, input: object = {}) {
      return made(await world.data(createGrantText, { input: { customer: { key: customer }, featureKey, amount, effectiveAt, ...input } }));
    },
    async reset(customer: string, featureKey: string, input: object = {}) {
      return made(await world.data(resetText, { input: { customer: { key: customer }, featureKey, ...input } }));
    },
    /** Events of type `type`; each is `[time, value]`, and perhaps the model. */
    async use(subject: string, type: string, ...events: (readonly [string, string | number, string?])[]): Promise<void> {
      const inputs = events.map(([time, v, model]) => ({ id: `u${++sent}`, source: 'test', type, subject, time: Temporal.Instant.from(time), data: { v, ...(model === undefined ? {} : { model }) } }));
      const { services } = world.product;
      for (let at = 0; at < inputs.length; at += 1_000) await ingestEvents(services.usageIngest, world.organizationId, inputs.slice(at, at + 1_000), Temporal.Instant.from('2027-01-01T00:00:00Z'));
    },
    async value(key: string, feature: string, at?: string) {
      return (await world.data(valueText, { key, feature, ...(at === undefined ? {} : { at }) })).entitlementValue;
    },
    /** Balance, usage and overage, as one text. */
    async figures(key: string, feature: string, at?: string): Promise<string> {
      const { balance, usage, overage } = await this.value(key, feature, at);
      return `${balance} left, ${usage} used, ${overage} over`;
    },
  };
}

/** How many statements `work` sends to the pool, by whomever. */
export async function statementsOf(world: World, work: () => Promise<unknown>): Promise<number> {
  return (await textsOf(world, work)).length;
}

/** How many of them ask for what values are computed from: which entitlements, their facts, and their usage. */
export async function computingStatementsOf(world: World, work: () => Promise<unknown>): Promise<number> {
  return (await textsOf(world, work)).filter((text) => /from json_to_recordset\(\$2::json\) as [kq]\(/.test(text)).length;
}

/** The statements of a piece of work, without the question that follows news of usage whenever its time has come: who is billed early. */
async function textsOf(world: World, work: () => Promise<unknown>): Promise<readonly string[]> {
  const spy = vi.spyOn(world.product.core.database.pool, 'query');
  try {
    await work();
    const texts = (spy.mock.calls as unknown[][]).map(([query]) => (typeof query === 'string' ? query : (query as { readonly text: string }).text));
    return texts.filter((text) => !text.includes('due_work'));
  } finally {
    spy.mockRestore();
  }
}
