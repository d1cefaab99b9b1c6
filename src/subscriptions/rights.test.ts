import { expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import type { EntitlementTemplate } from '../catalog/index.ts';
import { boundariesOf } from './boundaries.ts';
import { rightsOf } from './rights.ts';

const at = (text: string) => Temporal.Instant.from(text);
const metered = (usagePeriod: string | null): EntitlementTemplate => ({
  type: 'METERED',
  issueAfterReset: Decimal.of('100'),
  issueAfterResetPriority: null,
  isSoftLimit: false,
  preserveOverageAtReset: false,
  usagePeriod: usagePeriod === null ? null : parseDuration(usagePeriod),
});
const item = (key: string, from: string, entitlementTemplate: EntitlementTemplate | null, over: object = {}) => ({
  id: key,
  key,
  version: 0,
  activeFrom: at(from),
  activeTo: null,
  billingCadence: parseDuration('P1M'),
  price: null,
  featureId: `feature of ${key}`,
  entitlementTemplate,
  ...over,
});
const schedule = {
  id: 's',
  activeFrom: at('2027-01-15T10:00:30.5Z'),
  activeTo: at('2027-05-01T00:00:00Z'),
  billingAnchor: at('2027-01-01T00:00:30.5Z'),
  billingCadence: parseDuration('P1M'),
  currency: 'USD',
  proRating: 'NONE' as const,
  phases: [
    { id: 'p0', key: 'trial', activeFrom: at('2027-01-15T10:00:30.5Z'), items: [item('weekly', '2027-01-15T10:00:30.5Z', metered('P1W')), item('none', '2027-01-15T10:00:30.5Z', null)] },
    { id: 'p1', key: 'rest', activeFrom: at('2027-02-15T10:00:30.5Z'), items: [item('monthly', '2027-02-15T10:00:30.5Z', metered(null)), item('sso', '2027-02-20T00:00:00Z', { type: 'BOOLEAN' }, { activeTo: at('2027-03-01T00:00:00Z') })] },
    { id: 'p2', key: 'never', activeFrom: at('2027-06-01T00:00:00Z'), items: [item('late', '2027-06-01T00:00:00Z', { type: 'BOOLEAN' })] },
  ],
};

test('rights run as long as their items, metered ones from the start of the phase by whole minutes', () => {
  const table = rightsOf(schedule).map(({ itemId, featureId, activeFrom, activeTo, metering }) => [
    itemId,
    featureId,
    `${activeFrom.toString()}..${activeTo?.toString()}`,
    metering === null ? null : `${metering.interval.toString()} from ${metering.anchor.toString()}, measured since ${metering.measureUsageFrom.toString()}`,
  ]);
  expect(table).toEqual([
    ['weekly', 'feature of weekly', '2027-01-15T10:00:30.5Z..2027-02-15T10:00:30.5Z', 'P1W from 2027-01-01T00:00:00Z, measured since 2027-01-15T10:00:00Z'],
    ['monthly', 'feature of monthly', '2027-02-15T10:00:30.5Z..2027-05-01T00:00:00Z', 'P1M from 2027-01-01T00:00:00Z, measured since 2027-02-15T10:00:00Z'],
    ['sso', 'feature of sso', '2027-02-20T00:00:00Z..2027-03-01T00:00:00Z', null],
  ]);
});

test('time alone starts a subscription, its phases that are not cut, changes its items as scheduled, and ends it', () => {
  const shown = (of: typeof schedule | (Omit<typeof schedule, 'activeTo'> & { activeTo: null })) => boundariesOf(of).map((boundary) => `${boundary.type} ${boundary.at.toString()}`);
  const changes = ['subscription.items_changed 2027-02-20T00:00:00Z', 'subscription.items_changed 2027-03-01T00:00:00Z'];
  expect(shown(schedule)).toEqual(['subscription.started 2027-01-15T10:00:30.5Z', 'subscription.phase_started 2027-02-15T10:00:30.5Z', ...changes, 'subscription.ended 2027-05-01T00:00:00Z']);
  expect(shown({ ...schedule, activeTo: null })).toEqual(['subscription.started 2027-01-15T10:00:30.5Z', 'subscription.phase_started 2027-02-15T10:00:30.5Z', 'subscription.phase_started 2027-06-01T00:00:00Z', ...changes]);
});
