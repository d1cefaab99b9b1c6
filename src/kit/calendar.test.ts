import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import entitlements from '../../test/vectors/openmeter-entitlements.json' with { type: 'json' };
import { timingVectors } from '../../test/support/timing-vectors.ts';
import { addDuration, nextOccurrence, occurrence, periodAt, previousOccurrence, type Recurrence } from './calendar.ts';
import { parseDuration } from './duration.ts';

const instant = (text: string) => Temporal.Instant.from(text);
const recurrence = (anchor: string, interval: string, zone?: string): Recurrence => ({
  anchor: instant(anchor),
  interval: parseDuration(interval),
  ...(zone === undefined ? {} : { zone }),
});

interface TimingVector {
  readonly input: Readonly<Record<string, string>>;
  readonly expected: Readonly<Record<string, string>>;
}
const vectors = (kind: string) => timingVectors<TimingVector>(kind);

/** A field that the vector's kind always has. */
function field(fields: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = fields[name];
  if (value === undefined) throw new Error(`the vector has no ${name}`);
  return value;
}

const mode = (boundary: string | undefined) => {
  if (boundary !== 'inclusive' && boundary !== 'exclusive') throw new Error(`no such boundary: ${boundary}`);
  return boundary;
};

describe('OpenMeter timing vectors', () => {
  it.each(vectors('duration_add'))('%s', (_, { input, expected }) => {
    const end = addDuration(instant(field(input, 'start')), parseDuration(field(input, 'duration')));
    expect(end).toEqual(instant(field(expected, 'end')));
  });

  it.each(vectors('recurrence_next'))('%s', (_, { input, expected }) => {
    const rule = recurrence(field(input, 'anchor'), field(input, 'interval'));
    expect(nextOccurrence(rule, instant(field(input, 'time')), mode(input['boundary'])).toString()).toBe(expectedTime(expected));
  });

  it.each(vectors('recurrence_previous'))('%s', (_, { input, expected }) => {
    const rule = recurrence(field(input, 'anchor'), field(input, 'interval'));
    expect(previousOccurrence(rule, instant(field(input, 'time')), mode(input['boundary'])).toString()).toBe(expectedTime(expected));
  });

  it.each(vectors('recurrence_period'))('%s', (_, { input, expected }) => {
    const period = periodAt(recurrence(field(input, 'anchor'), field(input, 'interval')), instant(field(input, 'time')));
    expect([period.from.toString(), period.to.toString()]).toEqual([expectedTime(expected, 'from'), expectedTime(expected, 'to')]);
  });
});

interface RecurrenceVector {
  readonly id: string;
  readonly kind: string;
  readonly recurrence: { readonly interval: string; readonly anchor: string };
  readonly query: { readonly op: string; readonly time: string; readonly boundary?: string };
  readonly expected: { readonly time?: string; readonly period?: { readonly from: string; readonly to: string } };
}

describe('OpenMeter recurrence vectors', () => {
  const found = (entitlements.vectors as unknown as RecurrenceVector[]).filter(({ kind }) => kind === 'recurrence');

  it('are there', () => {
    expect(found.length).toBeGreaterThan(10);
  });

  it.each(found.map((vector) => [vector.id, vector] as const))('%s', (_, { recurrence: { anchor, interval }, query, expected }) => {
    const rule = recurrence(anchor, interval);
    const at = instant(query.time);
    if (query.op === 'period') {
      const period = periodAt(rule, at);
      const times = { ...expected.period };
      expect([period.from.toString(), period.to.toString()]).toEqual([expectedTime(times, 'from'), expectedTime(times, 'to')]);
      return;
    }
    const find = { next: nextOccurrence, previous: previousOccurrence }[query.op];
    if (find === undefined) throw new Error(`no such operation: ${query.op}`);
    expect(find(rule, at, mode(query.boundary)).toString()).toBe(expectedTime({ time: expected.time }));
  });
});

function expectedTime(expected: Readonly<Record<string, string | undefined>>, name = 'time'): string {
  return instant(field(expected, name)).toString();
}

describe('addDuration', () => {
  it.each([
    ['2024-02-29T00:00:00Z', 'P1Y', '2025-02-28T00:00:00Z'],
    ['2025-01-31T00:00:00Z', 'P1M', '2025-02-28T00:00:00Z'],
    // The year clamps the day before the month is added.
    ['2024-02-29T00:00:00Z', 'P1Y1M', '2025-03-28T00:00:00Z'],
    ['2025-01-31T00:00:00Z', 'P1M1D', '2025-03-01T00:00:00Z'],
    ['2025-03-31T00:00:00Z', '-P1M', '2025-02-28T00:00:00Z'],
    ['2025-06-15T12:00:00Z', 'P-3M', '2025-03-15T12:00:00Z'],
    ['2025-03-31T12:00:00Z', '-P1M1DT1H', '2025-02-27T11:00:00Z'],
    ['2025-01-01T00:00:00Z', 'P1WT36H', '2025-01-09T12:00:00Z'],
  ])('%s + %s = %s', (start, duration, end) => {
    expect(addDuration(instant(start), parseDuration(duration)).toString()).toBe(end);
  });

  it('adds days on the wall clock and hours on the stopwatch', () => {
    const beforeSpring = instant('2025-03-29T12:00:00Z'); // 13:00 in Berlin, the day before the clock goes forward
    expect(addDuration(beforeSpring, parseDuration('P1D'), 'Europe/Berlin').toString()).toBe('2025-03-30T11:00:00Z');
    expect(addDuration(beforeSpring, parseDuration('PT24H'), 'Europe/Berlin').toString()).toBe('2025-03-30T12:00:00Z');
  });

  it('moves a skipped local time forward and leaves the second of two equal ones alone when only hours are added', () => {
    expect(addDuration(instant('2025-03-29T01:30:00Z'), parseDuration('P1D'), 'Europe/Berlin').toString()).toBe('2025-03-30T01:30:00Z');
    const secondHalfPastTwo = instant('2025-10-26T01:30:00Z');
    expect(addDuration(secondHalfPastTwo, parseDuration('PT1H'), 'Europe/Berlin').toString()).toBe('2025-10-26T02:30:00Z');
  });
});

describe('occurrences', () => {
  it('are counted from the anchor, never from a clamped one', () => {
    const rule = recurrence('2025-07-31T15:00:00Z', 'P1M');
    const days = [-5, -1, 0, 1, 2, 3].map((n) => occurrence(rule, n).toString().slice(0, 10));
    expect(days).toEqual(['2025-02-28', '2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30', '2025-10-31']);
  });

  it('begin at midnight of the zone, on both sides of a clock change', () => {
    const rule = recurrence('2025-03-01T05:00:00Z', 'P1M', 'America/New_York');
    expect(occurrence(rule, 1).toString()).toBe('2025-04-01T04:00:00Z');
    expect(occurrence(rule, -1).toString()).toBe('2025-02-01T05:00:00Z');
  });

  it('hold each instant between their neighbours', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Asia/Kolkata', 'Australia/Lord_Howe');
    const intervals = fc.constantFrom('P1D', 'P7D', 'P1W', 'P1M', 'P3M', 'P1Y', 'PT1H', 'PT37M', 'P1M1W', 'P1Y1M3DT5H', 'P13DT1H', 'P29D');
    const instants = fc.integer({ min: instant('1890-01-01T00:00Z').epochMilliseconds, max: instant('2190-01-01T00:00Z').epochMilliseconds });
    fc.assert(
      fc.property(zones, intervals, instants, instants, (zone, interval, anchorMs, atMs) => {
        const rule: Recurrence = { anchor: Temporal.Instant.fromEpochMilliseconds(anchorMs), interval: parseDuration(interval), zone };
        const at = Temporal.Instant.fromEpochMilliseconds(atMs);
        const { from, to, index } = periodAt(rule, at);
        expect(from.epochNanoseconds).toBeLessThanOrEqual(at.epochNanoseconds);
        expect(to.epochNanoseconds).toBeGreaterThan(at.epochNanoseconds);
        expect(occurrence(rule, index)).toEqual(from);
        expect(occurrence(rule, index + 1)).toEqual(to);
        expect(periodAt(rule, from)).toEqual({ from, to, index });
        expect(nextOccurrence(rule, from, 'inclusive')).toEqual(from);
        expect(nextOccurrence(rule, from, 'exclusive')).toEqual(to);
        expect(previousOccurrence(rule, to, 'exclusive')).toEqual(from);
        expect(previousOccurrence(rule, to, 'inclusive')).toEqual(to);
      }),
      { numRuns: 400 },
    );
  });

  it('agree with adding n times the duration', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), fc.constantFrom('UTC', 'Europe/Berlin'), (n, zone) => {
        const rule = recurrence('2024-01-31T10:00:00Z', 'P1M2DT3H', zone);
        const times = Temporal.Duration.from({ months: n, days: 2 * n, hours: 3 * n });
        expect(occurrence(rule, n)).toEqual(addDuration(rule.anchor, times, zone));
      }),
    );
  });

  it('pass over the day that Samoa left out', () => {
    const rule = recurrence('2011-12-28T20:00:00Z', 'P1D', 'Pacific/Apia'); // 10:00 on the 28th, an hour that the 30th lacked
    expect(occurrence(rule, 2)).toEqual(occurrence(rule, 3));
    const after = occurrence(rule, 3);
    expect(previousOccurrence(rule, after, 'exclusive')).toEqual(occurrence(rule, 1));
    expect(nextOccurrence(rule, after, 'exclusive')).toEqual(occurrence(rule, 4));
  });

  it('need a positive interval', () => {
    for (const interval of ['P0D', '-P1M']) {
      expect(() => periodAt(recurrence('2025-01-01T00:00:00Z', interval), instant('2025-01-01T00:00:00Z'))).toThrow(RangeError);
    }
  });
});
