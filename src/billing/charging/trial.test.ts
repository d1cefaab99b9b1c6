import { expect, test } from 'vitest';
import { afterTrial, trialEnd } from './trial.ts';

const at = (text: string) => Temporal.Instant.from(text);
const march = { from: at('2025-03-15T00:00:00Z'), to: at('2025-04-01T00:00:00Z') };
const shown = (end: string | null) => {
  const left = afterTrial(march, end === null ? null : at(end));
  return left === null ? null : `${left.from.toString().slice(0, 10)}..${left.to.toString().slice(0, 10)}`;
};

test('a trial ends whole days after the start, by the clocks of the zone', () => {
  expect(trialEnd(at('2025-03-15T08:00:00Z'), 3, 'UTC').toString()).toBe('2025-03-18T08:00:00Z');
  // The clocks of Paris go forward on the 30th: three days there are 71 hours.
  expect(trialEnd(at('2025-03-28T08:00:00Z'), 3, 'Europe/Paris').toString()).toBe('2025-03-31T07:00:00Z');
});

test('the base fee is charged from the end of the trial on', () => {
  expect(shown(null)).toBe('2025-03-15..2025-04-01');
  expect(shown('2025-03-15T00:00:00Z')).toBe('2025-03-15..2025-04-01');
  expect(shown('2025-03-18T00:00:00Z')).toBe('2025-03-18..2025-04-01');
  expect(shown('2025-04-01T00:00:00Z')).toBeNull();
  expect(shown('2025-06-01T00:00:00Z')).toBeNull();
});
