import { expect, test } from 'vitest';
import { floorToMinute, floorToSecond, instantOfMs } from './instant.ts';

test('whole seconds and minutes lie at or before, also before 1970, and are one object each', () => {
  const at = Temporal.Instant.from('2027-03-01T10:59:59.999999999Z');
  expect([floorToSecond(at), floorToMinute(at)].map(String)).toEqual(['2027-03-01T10:59:59Z', '2027-03-01T10:59:00Z']);
  const early = Temporal.Instant.from('1969-12-31T23:59:58.5Z');
  expect([floorToSecond(early), floorToMinute(early)].map(String)).toEqual(['1969-12-31T23:59:58Z', '1969-12-31T23:59:00Z']);
  expect(floorToSecond(at.subtract({ nanoseconds: 5 }))).toBe(floorToSecond(at));
  // More than are kept: each is still the instant that it is asked for.
  for (let ms = 0; ms < 5_000_000; ms += 1_000) expect(instantOfMs(ms).epochMilliseconds).toBe(ms);
  expect(floorToSecond(at).epochMilliseconds).toBe(at.epochMilliseconds - 999);
});
