import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from './kept-answer.ts';

const told = fc.option(fc.oneof(fc.bigInt().map(String), fc.double({ noNaN: true }).map(String), fc.constantFrom('2026-11-30T23:59:00Z', '-000001-01-01T00:00:00.000001Z', '')));

test('a kept answer is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.tuple(fc.uuid(), fc.uuid(), fc.boolean(), told, told, told, told, told, told, told, told), (answer) => {
      expect(answerOf(JSON.stringify(answer))).toEqual(answer);
    }),
  );
});

test('an answer that was cut off is told, and not read for ever', () => {
  expect(() => answerOf('["01a2072f","01a2')).toThrow('broken invariant');
});
