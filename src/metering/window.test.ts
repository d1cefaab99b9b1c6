import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Windows, isTimeZone, windowAt, windowSizes } from './window.ts';
import type { WindowSize } from './window.ts';

test.each<[string, string, WindowSize, string, string, string]>([
  ['an hour of a zone at half past', '2026-05-04T10:29:59Z', 'HOUR', 'Asia/Kolkata', '2026-05-04T09:30:00Z', '2026-05-04T10:30:00Z'],
  ['the first of two repeated hours', '2026-11-01T05:30:00Z', 'HOUR', 'America/New_York', '2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z'],
  ['the second of two repeated hours', '2026-11-01T06:30:00Z', 'HOUR', 'America/New_York', '2026-11-01T06:00:00Z', '2026-11-01T07:00:00Z'],
  ['a day of 23 hours', '2026-03-08T12:00:00Z', 'DAY', 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
  ['a day of 25 hours', '2026-11-01T12:00:00Z', 'DAY', 'America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
  ['a day without midnight', '2024-09-08T12:00:00Z', 'DAY', 'America/Santiago', '2024-09-08T04:00:00Z', '2024-09-09T03:00:00Z'],
  ['a month over a change', '2026-03-15T00:00:00Z', 'MONTH', 'Europe/Paris', '2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z'],
  ['the hour that a half-hour change repeats a half of', '2026-04-04T15:10:00Z', 'HOUR', 'Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-04T15:30:00Z'],
  ['before 1970', '1969-12-31T23:59:59Z', 'MINUTE', 'UTC', '1969-12-31T23:59:00Z', '1970-01-01T00:00:00Z'],
])('%s', (_why, at, size, zone, from, to) => {
  const window = windowAt(Temporal.Instant.from(at), size, zone);
  expect([window.from.toString(), window.to.toString()]).toEqual([from, to]);
});

test('windows tile time: each holds its instant, and its ends are the next ones\' beginnings', () => {
  const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Casablanca');
  fc.assert(
    fc.property(zones, fc.constantFrom(...windowSizes), fc.integer({ min: 0, max: 1_900_000_000 }), (zone, size, second) => {
      const at = Temporal.Instant.fromEpochMilliseconds(second * 1000);
      const window = windowAt(at, size, zone);
      expect(window.from.epochMilliseconds).toBeLessThanOrEqual(at.epochMilliseconds);
      expect(window.to.epochMilliseconds).toBeGreaterThan(at.epochMilliseconds);
      expect(windowAt(window.to, size, zone).from.toString()).toBe(window.to.toString());
      expect(windowAt(window.to.subtract({ seconds: 1 }), size, zone).from.toString()).toBe(window.from.toString());
      expect(windowAt(window.from, size, zone).to.toString()).toBe(window.to.toString());
    }),
    { numRuns: 500 },
  );
});

test('remembered windows are the computed ones', () => {
  const windows = new Windows('DAY', 'Europe/London');
  const seconds = fc.integer({ min: 1_700_000_000, max: 1_710_000_000 });
  fc.assert(fc.property(seconds, (second) => {
    const at = Temporal.Instant.fromEpochMilliseconds(second * 1000);
    expect(windows.at(at).from.toString()).toBe(windowAt(at, 'DAY', 'Europe/London').from.toString());
  }));
  const over = windows.over({ from: Temporal.Instant.from('2026-03-28T12:00:00Z'), to: Temporal.Instant.from('2026-03-30T12:00:00Z') });
  expect(over.map(({ from }) => from.toString())).toEqual(['2026-03-28T00:00:00Z', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z']);
});

test('only names of the IANA database are time zones', () => {
  expect(['UTC', 'Asia/Tokyo'].map(isTimeZone)).toEqual([true, true]);
  expect(['Mars/Olympus', '+02:00', '', 'UTC; drop'].map(isTimeZone)).toEqual([false, false, false, false]);
});
