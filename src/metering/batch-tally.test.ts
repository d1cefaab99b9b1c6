import { expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { tallyBatch } from './batch-tally.ts';
import type { Contribution, ContributionGroup } from './contribution.ts';
import type { StorableEvent } from './store-statement.ts';

const hour = 1_763_802_000;
const event = (subject: string, epochSeconds: number, organizationId = 'o1'): StorableEvent =>
  ({ organizationId, hash: 'h', id: 'e', source: 's', type: 't', subject, epochSeconds, ingestedAt: '', dataText: null, attributesText: null });
const group = (meterId: string, kept: ContributionGroup['kept'] = null): ContributionGroup => ({ meterId, hash: `hash of ${meterId}`, values: ['a'], kept });
const entry = (at: number, of: number, number: string | null, value: string | null = null): Contribution => ({ event: at, group: of, number: number === null ? null : Decimal.of(number), value });
const plain = (number: Decimal | null): string | null => number?.toString() ?? null;

test('what events of one row add is one row, exactly; a head is for all hours and groups of its meter and subject', () => {
  const events = [event('x', hour + 5), event('x', hour + 3_599), event('x', hour - 1), event('y', hour, 'o1'), event('x', hour + 7)];
  const groups = [group('m1'), group('m1'), group('m2')];
  const entries = [entry(1, 1, '0.1'), entry(2, 1, '-12345678901234567890.25'), entry(3, 1, '4'), entry(4, 2, null), entry(5, 1, null), entry(5, 3, '2')];
  const tally = tallyBatch(events, { groups, entries });
  expect(tally?.organizations).toEqual(['o1', 'o1', 'o1']);
  expect(tally?.heads).toEqual([
    { group: 1, subject: 'x', first: hour - 1, last: hour + 3_599 },
    { group: 2, subject: 'y', first: hour, last: hour },
    { group: 3, subject: 'x', first: hour + 7, last: hour + 7 },
  ]);
  expect(tally?.rows.map((row) => ({ ...row, sum: plain(row.sum), min: plain(row.min), max: plain(row.max) }))).toEqual([
    { group: 1, subject: 'x', hour, events: 3, values: 2, first: hour + 5, last: hour + 3_599, sum: '-12345678901234567890.15', min: '-12345678901234567890.25', max: '0.1' },
    { group: 1, subject: 'x', hour: hour - 3_600, events: 1, values: 1, first: hour - 1, last: hour - 1, sum: '4', min: '4', max: '4' },
    { group: 2, subject: 'y', hour, events: 1, values: 0, first: hour, last: hour, sum: null, min: null, max: null },
    { group: 3, subject: 'x', hour, events: 1, values: 1, first: hour + 7, last: hour + 7, sum: '2', min: '2', max: '2' },
  ]);
});

test('latest values, levels and distinct values are left to the database', () => {
  const events = [event('x', hour)];
  for (const kept of ['latest', 'moment'] as const) expect(tallyBatch(events, { groups: [group('m', kept)], entries: [entry(1, 1, '1')] })).toBeNull();
  expect(tallyBatch(events, { groups: [group('m')], entries: [entry(1, 1, null, 'hash of a value')] })).toBeNull();
});
