import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addonStatus } from './addon-status.ts';
import { effectivePeriodIssues, periodOf, reopenedBy, versionStatus, wayFor } from './version-chain.ts';

const start = Temporal.Instant.from('2027-01-01T00:00:00Z');
const day = (n: number) => start.add({ hours: 24 * n });
const version = (name: string, from: number | null, to: number | null = null) => ({ name, effectiveFrom: from === null ? null : day(from), effectiveTo: to === null ? null : day(to) });
const wayOf = (others: readonly ReturnType<typeof version>[], from: number, to: number | null = null) => {
  const { ending, inTheWay } = wayFor(others, day(from), to === null ? null : day(to));
  return { ending: ending.map(({ name }) => name), inTheWay: inTheWay?.name ?? null };
};

describe('a version that is published', () => {
  test.each<[string, ReturnType<typeof wayOf>, ReturnType<typeof wayOf>]>([
    ['comes alone', wayOf([], 0), { ending: [], inTheWay: null }],
    ['leaves drafts alone', wayOf([version('draft', null)], 0), { ending: [], inTheWay: null }],
    ['ends the one in force', wayOf([version('one', -5)], 0), { ending: ['one'], inTheWay: null }],
    ['ends the one that begins with it', wayOf([version('one', 0)], 0), { ending: ['one'], inTheWay: null }],
    ['leaves one that ended before, or with its beginning', wayOf([version('one', -9, -5), version('two', -5, 0)], 0), { ending: [], inTheWay: null }],
    ['meets one that begins within it', wayOf([version('one', -5, 3), version('two', 3)], 0), { ending: ['one'], inTheWay: 'two' }],
    ['fits before one that begins at its end', wayOf([version('one', -5, 3), version('two', 3)], 0, 3), { ending: ['one'], inTheWay: null }],
    ['cuts a later one that is in force when it begins', wayOf([version('two', 3, 8)], 5), { ending: ['two'], inTheWay: null }],
  ])('%s', (_why, found, expected) => expect(found).toEqual(expected));

  test('leaves at most one version for sale at any instant, whatever was published and withdrawn before', () => {
    const periods = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }), fc.option(fc.integer({ min: 0, max: 20 }), { nil: null })), { maxLength: 8 });
    fc.assert(
      fc.property(periods, (wanted) => {
        const chain: { effectiveFrom: Temporal.Instant; effectiveTo: Temporal.Instant | null }[] = [];
        for (const [from, length, withdrawn] of wanted) {
          const gone = withdrawn === null ? -1 : chain.findIndex(({ effectiveFrom }) => effectiveFrom.equals(day(withdrawn)));
          for (const { effectiveFrom } of gone === -1 ? [] : chain.splice(gone, 1)) {
            for (const { version: other, effectiveTo } of reopenedBy(chain, effectiveFrom)) other.effectiveTo = effectiveTo;
          }
          const [begins, ends] = [day(from), length === null ? null : day(from + length)];
          const { ending, inTheWay } = wayFor(chain, begins, ends);
          if (inTheWay !== null) continue;
          for (const other of ending) other.effectiveTo = begins;
          chain.push({ effectiveFrom: begins, effectiveTo: ends });
        }
        for (let n = 0; n <= 45; n++) {
          expect(chain.filter((one) => versionStatus(one, day(n)) === 'ACTIVE').length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

test('a scheduled version that does not come gives its beginning back to the one before it', () => {
  const others = [version('old', -9, -5), version('one', -5, 3), version('draft', null)];
  const reopened = (of: typeof others) => reopenedBy(of, day(3)).map(({ version: { name }, effectiveTo }) => [name, effectiveTo]);
  expect(reopened(others)).toEqual([['one', null]]);
  expect(reopened([...others, version('open', 9), version('next', 7, 9)])).toEqual([['one', day(7)]]);
});

test('a period lies ahead and ends after it begins', () => {
  const codes = (given: number | null, to: number | null) => effectivePeriodIssues(given === null ? null : day(given), day(given ?? 0), to === null ? null : day(to), start).map(({ code }) => code);
  expect(codes(null, null)).toEqual([]);
  expect(codes(0, 1)).toEqual([]);
  expect(codes(-1, null)).toEqual(['EFFECTIVE_PERIOD_FROM_IN_PAST']);
  expect(codes(2, 2)).toEqual(['EFFECTIVE_PERIOD_FROM_AFTER_TO']);
});

test('an add-on is never scheduled: what begins a moment ahead is in force', () => {
  expect(addonStatus(periodOf({}), start)).toBe('DRAFT');
  expect(addonStatus(periodOf({ effectiveFrom: day(1) }), start)).toBe('ACTIVE');
  expect(addonStatus(periodOf({ effectiveFrom: day(-1), effectiveTo: start }), start)).toBe('ARCHIVED');
});
