import { expect, test } from 'vitest';
import { withoutRepeats } from './without-repeats.ts';

const event = (hash: string, organizationId = 'o1') => ({ storable: { hash: hash.padEnd(32, '0'), organizationId } });

test('of each event the first is taken, and those that are the same by organization and whole hash are repeats', () => {
  const [a, b, c, d, e] = [event('0123456789a'), event('0123456789b'), event('0123456789a', 'o2'), event('fedcba9'), event('0123456789b', 'o2')];
  const [b2, a2, d2, c2, e2] = [event('0123456789b'), event('0123456789a'), event('fedcba9'), event('0123456789a', 'o2'), event('0123456789b', 'o2')];
  const found = withoutRepeats([a, b, b2, c, a2, d, d2, c2, e, e2]);
  expect(found.first).toEqual([a, b, c, d, e]);
  expect(found.repeats).toEqual([b2, a2, d2, c2, e2]);
  expect(found.organizations).toEqual(['o1', 'o2']);
});

test('a batch without repeats is taken as it is, however much hashes differ', () => {
  const batch = Array.from({ length: 2_000 }, (_, n) => event(((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')));
  const found = withoutRepeats(batch);
  expect(found.first).toEqual(batch);
  expect(found.repeats).toEqual([]);
  expect(withoutRepeats([])).toEqual({ first: [], repeats: [], organizations: [] });
});
