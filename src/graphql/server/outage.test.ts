import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMask } from './mask.ts';
import type { ServerLog } from './request.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a database that is away is logged once a second with how many were refused, and every answer bears the id of its entry', () => {
  const entries: { readonly details: Record<string, unknown>; readonly message: string }[] = [];
  const said = (details: object, message: string): void => void entries.push({ details: { ...details }, message });
  const log: ServerLog = { debug: said, info: said, warn: said, error: said };
  const mask = createMask(log);
  const away = () => mask(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })).extensions;
  const answers = Array.from({ length: 500 }, away);
  const ids = new Set(answers.map(({ id }) => id));
  expect(ids.size).toBe(1);
  expect(answers[0]).toMatchObject({ code: 'UNAVAILABLE' });
  expect(entries.map(({ message }) => message)).toEqual(['the database could not be reached']);
  expect(ids).toContain(entries[0]?.details['errorId']);

  vi.advanceTimersByTime(1_000);
  expect(entries[1]).toEqual({ details: { errorId: [...ids][0], others: 499 }, message: 'the database could not be reached: 499 more were refused within a second' });
  expect(ids).not.toContain(away()['id']);
  vi.advanceTimersByTime(1_000);
  expect(entries).toHaveLength(3);
  // What is not the database's is told each time.
  mask(new Error('a defect'));
  mask(new Error('a defect'));
  expect(entries.slice(3).map(({ message }) => message)).toEqual(['internal error', 'internal error']);
});
