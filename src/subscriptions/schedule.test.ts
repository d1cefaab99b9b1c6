import { describe, expect, test } from 'vitest';
import { parseDuration } from '../kit/duration.ts';
import { alignedPeriodAt, generationLimit } from './aligned-period.ts';
import { itemsInForce, phaseAt, phaseStarts } from './schedule.ts';
import type { Schedule, ScheduleItem } from './schedule.ts';

const at = (text: string) => Temporal.Instant.from(text);
const item = (key: string, version: number, activeFrom: string, activeTo: string | null = null): ScheduleItem => ({
  id: `${key}/${version}`,
  key,
  version,
  activeFrom: at(activeFrom),
  activeTo: activeTo === null ? null : at(activeTo),
  billingCadence: parseDuration('P1M'),
  price: null,
});

const schedule: Schedule = {
  id: 's',
  activeFrom: at('2025-01-15T00:00:00Z'),
  activeTo: null,
  billingAnchor: at('2025-01-01T00:00:00Z'),
  billingCadence: parseDuration('P1M'),
  currency: 'USD',
  proRating: 'NONE',
  phases: [
    { id: 'p0', key: 'trial', activeFrom: at('2025-01-15T00:00:00Z'), items: [item('seat', 0, '2025-01-15T00:00:00Z')] },
    {
      id: 'p1',
      key: 'rest',
      activeFrom: at('2025-02-15T00:00:00Z'),
      items: [
        item('seat', 0, '2025-02-15T00:00:00Z', '2025-03-10T00:00:00Z'),
        item('seat', 1, '2025-03-10T00:00:00Z'),
        item('extra', 0, '2025-02-15T00:00:00Z', '2025-03-01T00:00:00Z'),
      ],
    },
  ],
};
const ended: Schedule = { ...schedule, activeTo: at('2025-03-20T00:00:00Z') };
const shown = (of: Schedule, time: string) => {
  const period = alignedPeriodAt(of, at(time));
  return period === null ? null : `${period.from.toString()}..${period.to.toString()}`;
};
const items = (of: Schedule, time: string) => itemsInForce(of, at(time)).map((found) => `${found.phase.key}:${found.item.id}`);

describe('the billing period at an instant', () => {
  test.each([
    ['before the start there is none', '2025-01-14T23:59:59Z', null],
    ['the first is cut by the start', '2025-01-15T00:00:00Z', '2025-01-15T00:00:00Z..2025-02-01T00:00:00Z'],
    ['a phase that ends within one cuts it', '2025-02-03T00:00:00Z', '2025-02-01T00:00:00Z..2025-02-15T00:00:00Z'],
    ['the next phase has the rest', '2025-02-15T00:00:00Z', '2025-02-15T00:00:00Z..2025-03-01T00:00:00Z'],
    ['whole ones are as the anchor says', '2025-07-31T23:59:59Z', '2025-07-01T00:00:00Z..2025-08-01T00:00:00Z'],
  ])('%s', (_why, time, period) => expect(shown(schedule, time)).toBe(period));

  test('the end of the subscription cuts the last, which is also the answer afterwards', () => {
    expect(shown(ended, '2025-03-19T00:00:00Z')).toBe('2025-03-01T00:00:00Z..2025-03-20T00:00:00Z');
    expect(shown(ended, '2026-01-01T00:00:00Z')).toBe('2025-03-01T00:00:00Z..2025-03-20T00:00:00Z');
  });

  test('an end on a boundary leaves the whole period before it', () => {
    expect(shown({ ...schedule, activeTo: at('2025-04-01T00:00:00Z') }, '2025-05-01T00:00:00Z')).toBe('2025-03-01T00:00:00Z..2025-04-01T00:00:00Z');
  });

  test('a subscription that was over at its start never had one', () => {
    expect(shown({ ...schedule, activeTo: schedule.activeFrom }, '2025-01-15T00:00:00Z')).toBeNull();
  });
});

describe('how far lines are made', () => {
  test.each([
    ['to the end of the period', '2025-01-20T12:00:00.5Z', '2025-02-01T00:00:00Z'],
    ['to the instant itself where a period starts', '2025-03-01T00:00:00Z', '2025-03-01T00:00:00Z'],
    ['and in all of that second', '2025-03-01T00:00:00.9Z', '2025-03-01T00:00:00Z'],
    ['to the instant itself before the start', '2025-01-01T00:00:00.9Z', '2025-01-01T00:00:00Z'],
  ])('%s', (_why, asOf, limit) => expect(generationLimit(schedule, at(asOf)).toString()).toBe(limit));

  test('to the instant itself after the end', () => {
    expect(generationLimit(ended, at('2025-06-10T00:00:00Z')).toString()).toBe('2025-06-10T00:00:00Z');
  });
});

describe('items in force', () => {
  test.each([
    ['the first ones before the start', '2024-01-01T00:00:00Z', ['trial:seat/0']],
    ['the phase at the time decides', '2025-02-14T00:00:00Z', ['trial:seat/0']],
    ['an end is exclusive', '2025-02-15T00:00:00Z', ['rest:seat/0', 'rest:extra/0']],
    ['an item that was taken off is gone', '2025-03-01T00:00:00Z', ['rest:seat/0']],
    ['the next version follows', '2025-03-10T00:00:00Z', ['rest:seat/1']],
  ])('%s', (_why, time, expected) => expect(items(schedule, time)).toEqual(expected));

  test('the last ones after the end', () => {
    expect(items(ended, '2025-03-20T00:00:00Z')).toEqual(['rest:seat/1']);
    expect(items(ended, '2026-01-01T00:00:00Z')).toEqual(['rest:seat/1']);
  });

  test('a subscription that never ran shows what it would have begun with', () => {
    expect(items({ ...schedule, activeTo: schedule.activeFrom }, '2025-06-01T00:00:00Z')).toEqual(['trial:seat/0']);
  });

  test('their activity is cut by phase and subscription', () => {
    expect(itemsInForce(ended, at('2025-03-19T00:00:00Z'))[0]?.activity.to?.toString()).toBe('2025-03-20T00:00:00Z');
    expect(itemsInForce(ended, at('2025-01-20T00:00:00Z'))[0]?.activity.to?.toString()).toBe('2025-02-15T00:00:00Z');
  });
});

test('the phase at an instant', () => {
  expect([phaseAt(ended, at('2025-01-14T00:00:00Z')), phaseAt(ended, at('2025-01-15T00:00:00Z')), phaseAt(ended, at('2025-02-15T00:00:00Z')), phaseAt(ended, at('2025-03-20T00:00:00Z'))]).toEqual([null, 0, 1, null]);
});

test('phases of months from the 31st begin on the 31st where the month has one', () => {
  const month = parseDuration('P1M');
  expect(phaseStarts(at('2025-01-31T00:00:00Z'), [month, month, month, null]).map(String)).toEqual([
    '2025-01-31T00:00:00Z',
    '2025-02-28T00:00:00Z',
    '2025-03-31T00:00:00Z',
    '2025-04-30T00:00:00Z',
  ]);
});
