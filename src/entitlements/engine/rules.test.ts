import { describe, expect, test } from 'vitest';
import { at, grantOf } from '../../../test/support/entitlement-vectors.ts';
import { Decimal } from '../../kit/decimal.ts';
import { expiresAt } from './expiration.ts';
import { nextRecurrence } from './grant.ts';
import { configIssues, defaultGrantTerms, grantIssues, grantTerms, meteredIssues, meteredTerms } from './input-rules.ts';
import type { GrantRequest, MeteredRequest } from './input-rules.ts';
import { grantStartIssues, recordedReset, resetIssues, voidIssues } from './reset-rules.ts';
import { lastResetOf, resetsWithin, timelineOf } from './usage-period.ts';
import { findConflict } from './uniqueness.ts';

const codes = (issues: readonly { readonly code: string }[]): string[] => issues.map(({ code }) => code);
const now = at('2025-04-10T10:15:30Z');
const monthly = { interval: Temporal.Duration.from('P1M'), anchor: at('2025-01-01T00:00:00Z') };
const timeline = timelineOf(at('2025-03-20T08:00:00Z'), monthly, [{ at: at('2025-04-05T12:00:00Z'), anchor: at('2025-04-05T12:00:00Z'), preserveOverage: true }]);

describe('a reset', () => {
  test.each([
    ['now', null, []],
    ['this very second', '2025-04-10T10:15:30Z', []],
    ['later in the running minute', '2025-04-10T10:15:31Z', ['RESET_IN_FUTURE']],
    ['in the minute after the last reset', '2025-04-05T12:01:00Z', []],
    ['twice in the minute of the last reset', '2025-04-05T12:00:59Z', ['RESET_NOT_AFTER_LAST_RESET']],
    ['before the running usage period', '2025-04-05T11:59:59Z', ['RESET_BEFORE_CURRENT_PERIOD']],
  ])('%s', (_when, effectiveAt, expected) => {
    expect(codes(resetIssues(timeline, { effectiveAt: effectiveAt === null ? null : at(effectiveAt) }, now))).toEqual(expected);
  });

  test('is refused in the minute in which measurement began', () => {
    const fresh = timelineOf(at('2025-04-10T10:15:00Z'), monthly, []);
    expect(codes(resetIssues(fresh, { effectiveAt: null }, now))).toEqual(['RESET_NOT_AFTER_LAST_RESET']);
  });

  test.each([
    ['keeps the anchor in force, not the first one', true, null, { at: '2025-04-10T10:15:00Z', anchor: '2025-04-05T12:00:00Z', preserveOverage: false }],
    ['moves the anchor to itself', false, true, { at: '2025-04-10T10:15:00Z', anchor: '2025-04-10T10:15:00Z', preserveOverage: true }],
  ])('%s', (_what, retainAnchor, preserveOverage, expected) => {
    const reset = recordedReset(timeline, { effectiveAt: null, retainAnchor, preserveOverage }, false, now);
    expect({ ...reset, at: reset.at.toString(), anchor: reset.anchor.toString() }).toEqual(expected);
  });

  test('keeps its own decision on overage when history is worked out again; period ends follow the entitlement', () => {
    const resets = resetsWithin(timeline, at('2025-03-20T08:00:00Z'), at('2025-05-06T00:00:00Z'), false);
    expect(resets.map((reset) => [reset.at.toString(), reset.preserveOverage])).toEqual([
      ['2025-04-01T00:00:00Z', false],
      ['2025-04-05T12:00:00Z', true],
      ['2025-05-05T12:00:00Z', false],
    ]);
    expect(lastResetOf(timeline).toString()).toBe('2025-04-05T12:00:00Z');
  });
});

describe('voiding a grant', () => {
  test.each([
    ['now', null, null, []],
    ['in the future', null, '2025-04-10T10:16:00Z', ['VOID_IN_FUTURE']],
    ['before the running usage period', null, '2025-04-05T11:59:00Z', ['VOID_BEFORE_CURRENT_PERIOD']],
    ['again', '2025-04-06T00:00:00Z', null, ['GRANT_ALREADY_VOIDED']],
  ])('%s', (_when, voidedAt, asked, expected) => {
    const grant = { id: 'g', voidedAt: voidedAt === null ? null : at(voidedAt) };
    expect(codes(voidIssues(timeline, grant, asked === null ? null : at(asked), now))).toEqual(expected);
  });
});

test('a grant may start in the future, and back to the start of the running period, not before it', () => {
  expect(grantStartIssues(timeline, at('2025-06-01T00:00:00Z'), now)).toEqual([]);
  expect(grantStartIssues(timeline, at('2025-04-05T12:00:00Z'), now)).toEqual([]);
  expect(codes(grantStartIssues(timeline, at('2025-04-05T11:59:59Z'), now))).toEqual(['GRANT_BEFORE_CURRENT_PERIOD']);
});

const request: GrantRequest = {
  amount: Decimal.of('10'),
  priority: null,
  effectiveAt: at('2025-04-10T10:15:30Z'),
  expiration: null,
  minRolloverAmount: null,
  maxRolloverAmount: null,
  recurrence: null,
};

describe('a grant as it is asked for', () => {
  test.each<[string, Partial<GrantRequest>, string[]]>([
    ['plain', {}, []],
    ['at every limit', { amount: Decimal.of('0.001'), priority: 255, expiration: { unit: 'YEAR', count: 1_000 }, recurrence: { interval: Temporal.Duration.from('PT1H'), anchor: null } }, []],
    ['of nothing', { amount: Decimal.zero }, ['GRANT_AMOUNT_NOT_POSITIVE']],
    ['beyond the last priority', { priority: 256 }, ['PRIORITY_OUT_OF_RANGE']],
    ['with half a priority', { priority: 1.5 }, ['PRIORITY_OUT_OF_RANGE']],
    ['that never lasts', { expiration: { unit: 'DAY', count: 0 } }, ['EXPIRATION_OUT_OF_RANGE']],
    ['that recurs too often', { recurrence: { interval: Temporal.Duration.from('PT59M'), anchor: null } }, ['INTERVAL_TOO_SHORT']],
    ['that recurs backwards', { recurrence: { interval: Temporal.Duration.from('-P1D'), anchor: null } }, ['INTERVAL_TOO_SHORT']],
    ['with several mistakes', { amount: Decimal.of('-1'), minRolloverAmount: Decimal.of('-1'), maxRolloverAmount: Decimal.of('-2') }, ['GRANT_AMOUNT_NOT_POSITIVE', 'ROLLOVER_AMOUNT_NEGATIVE', 'ROLLOVER_AMOUNT_NEGATIVE']],
  ])('%s', (_what, change, expected) => {
    expect(codes(grantIssues({ ...request, ...change }))).toEqual(expected);
  });

  test('is stored without seconds, with its defaults', () => {
    const terms = grantTerms({ ...request, expiration: { unit: 'MONTH', count: 1 }, recurrence: { interval: Temporal.Duration.from('P1D'), anchor: null } });
    expect(terms.effectiveAt.toString()).toBe('2025-04-10T10:15:00Z');
    expect(terms.expiresAt?.toString()).toBe('2025-05-10T10:15:00Z');
    expect(terms.recurrence?.anchor.toString()).toBe('2025-04-10T10:15:00Z');
    expect([terms.priority, terms.minRolloverAmount.toString(), terms.maxRolloverAmount.toString()]).toEqual([0, '0', '10']);
  });
});

describe('a metered entitlement as it is asked for', () => {
  const metered: MeteredRequest = {
    usagePeriod: { interval: Temporal.Duration.from('P1M'), anchor: at('2025-01-31T09:30:45Z') },
    measureUsageFrom: null,
    isSoftLimit: false,
    preserveOverageAtReset: false,
    issue: null,
    grants: 0,
    issueAfterReset: Decimal.of('500'),
    issueAfterResetPriority: null,
  };

  test.each<[string, Partial<MeteredRequest>, string[]]>([
    ['plain', {}, []],
    ['with a period too short', { usagePeriod: { interval: Temporal.Duration.from('PT30M'), anchor: null } }, ['INTERVAL_TOO_SHORT']],
    ['with a priority and no amount', { issueAfterReset: null, issueAfterResetPriority: 5 }, ['ISSUE_AFTER_RESET_MISSING']],
    ['with priority 0', { issueAfterResetPriority: 0 }, ['PRIORITY_OUT_OF_RANGE']],
    ['with less than nothing', { issueAfterReset: Decimal.of('-1') }, ['ISSUE_AFTER_RESET_NEGATIVE']],
    ['with less than nothing in the newer form', { issue: { amount: Decimal.of('-1'), priority: null } }, ['ISSUE_AFTER_RESET_NEGATIVE']],
    ['with priority 256 in the newer form', { issue: { amount: Decimal.one, priority: 256 } }, ['PRIORITY_OUT_OF_RANGE']],
    ['with an older priority beside the newer form', { issue: { amount: Decimal.one, priority: null }, issueAfterReset: null, issueAfterResetPriority: 5 }, []],
    ['with grants and an amount', { grants: 1 }, ['GRANTS_WITH_ISSUE']],
    ['with grants and an amount of nothing', { grants: 1, issueAfterReset: null, issue: { amount: Decimal.zero, priority: null } }, ['GRANTS_WITH_ISSUE']],
    ['with grants', { grants: 100, issueAfterReset: null }, []],
    ['with too many grants', { grants: 101, issueAfterReset: null }, ['GRANTS_TOO_MANY']],
  ])('%s', (_what, change, expected) => {
    expect(codes(meteredIssues({ ...metered, ...change }))).toEqual(expected);
  });

  test.each<[string, MeteredRequest['measureUsageFrom'], string]>([
    ['now when nothing is said', null, '2025-04-10T10:15:00Z'],
    ['now', 'NOW', '2025-04-10T10:15:00Z'],
    ['with the running period, from an anchor at a month\'s end', 'CURRENT_PERIOD_START', '2025-03-31T09:30:00Z'],
    ['in the past', at('2024-12-24T18:00:59Z'), '2024-12-24T18:00:00Z'],
  ])('is measured from %s', (_what, measureUsageFrom, expected) => {
    expect(meteredTerms({ ...metered, measureUsageFrom }, now).measureUsageFrom.toString()).toBe(expected);
  });

  test('begins every period with exactly the amount it issues', () => {
    const grant = defaultGrantTerms(meteredTerms(metered, now));
    expect([grant?.amount, grant?.minRolloverAmount, grant?.maxRolloverAmount].map(String)).toEqual(['500', '500', '500']);
    expect([grant?.priority, grant?.effectiveAt.toString(), grant?.expiresAt]).toEqual([1, '2025-04-10T10:15:00Z', null]);
  });

  test('issues what the newer form says, whatever the older one does', () => {
    const both = { ...metered, issueAfterResetPriority: 7, issue: { amount: Decimal.of('20'), priority: null } };
    expect(meteredTerms(both, now).issueAfterReset).toEqual({ amount: Decimal.of('20'), priority: 1 });
    expect(meteredTerms({ ...both, issue: { amount: Decimal.zero, priority: 3 } }, now).issueAfterReset).toEqual({ amount: Decimal.zero, priority: 3 });
    expect(meteredTerms({ ...both, issue: null }, now).issueAfterReset).toEqual({ amount: Decimal.of('500'), priority: 7 });
  });

  test.each([null, Decimal.zero])('issues no grant for %s', (issueAfterReset) => {
    expect(defaultGrantTerms(meteredTerms({ ...metered, issueAfterReset }, now))).toBeNull();
  });
});

test.each([
  [{ seats: 5 }, []],
  [{}, []],
  [[], ['CONFIG_NOT_AN_OBJECT']],
  [null, ['CONFIG_NOT_AN_OBJECT']],
  ['{}', ['CONFIG_NOT_AN_OBJECT']],
])('a configuration of %j', (config, expected) => {
  expect(codes(configIssues(config))).toEqual(expected);
});

test.each([
  ['YEAR', 1, '2024-02-29T10:00:00Z', '2025-03-01T10:00:00Z'],
  ['MONTH', 13, '2024-01-31T10:00:00Z', '2025-03-03T10:00:00Z'],
  ['HOUR', 25, '2024-01-31T10:00:00Z', '2024-02-01T11:00:00Z'],
  ['DAY', 30, '2024-02-01T00:00:00Z', '2024-03-02T00:00:00Z'],
] as const)('a grant for %s x %i from %s', (unit, count, from, expected) => {
  expect(expiresAt(at(from), { unit, count }).toString()).toBe(expected);
});

test.each([
  ['the first refill is not before the grant', '2025-01-01T00:00:00Z', '2025-01-10T12:00:00Z'],
  ['an instant of a refill is the next one', '2025-01-11T12:00:00Z', '2025-01-11T12:00:00Z'],
  ['none comes when the grant has ended by then', '2025-01-12T12:00:01Z', undefined],
])('%s', (_what, from, expected) => {
  const grant = grantOf({ id: 'g', amount: '1', effectiveAt: '2025-01-10T00:00:00Z', expiresAt: '2025-01-13T12:00:00Z', recurrence: { interval: 'P1D', anchor: '2025-06-01T12:00:00Z' } });
  expect(nextRecurrence(grant, at(from))?.toString()).toBe(expected);
});

test('entitlements that follow each other do not conflict; the earlier of end and deletion counts', () => {
  const held = { customerId: 'c', featureKey: 'f', activeTo: null, deletedAt: null };
  const first = { ...held, id: '1', activeFrom: at('2025-01-01T00:00:00Z'), activeTo: at('2025-03-01T00:00:00Z'), deletedAt: at('2025-02-01T00:00:00Z') };
  const second = { ...held, id: '2', activeFrom: at('2025-02-01T00:00:00Z') };
  expect(findConflict([second, first])).toBeNull();
  expect(findConflict([second, { ...first, deletedAt: null }])?.map(({ id }) => id)).toEqual(['1', '2']);
  expect(() => findConflict([first, { ...second, featureKey: 'g' }])).toThrow('different features');
});
