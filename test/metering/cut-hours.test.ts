import { expect, test, vi } from 'vitest';
import { createMeter, usageInRanges } from '../../src/metering/index.ts';
import { meteringHouse, testNow, timed } from './house.ts';

const house = meteringHouse();
const start = Temporal.Instant.from('2026-11-01T00:00:00Z');
const at = (minutes: number, seconds = 0) => start.add({ minutes, seconds });

test('hours that bounds cut are counted event by event: hundreds of them by as many statements as one, a busy one page by page', async () => {
  const organizationId = await house.organization();
  await createMeter(house.context(organizationId), { key: 'tokens', eventType: 'call', aggregation: 'SUM', valueProperty: '$.v' });
  const meter = await house.meter(organizationId, 'tokens');
  // Every quarter of an hour for 60 hours, of two subjects; and one hour of a third with more events than a statement reads at once.
  const quiet = Array.from({ length: 240 }, (_, n) => ['a', 'b'].map((subject) => timed({ id: `${subject}${n}`, type: 'call', subject, time: at(15 * n).toString(), data: { v: n % 7 } }))).flat();
  const busy = Array.from({ length: 5_400 }, (_, n) => timed({ id: `c${n}`, type: 'call', subject: 'c', time: at(0, n % 3_600).toString(), data: { v: 1 } }));
  await house.queue().store(organizationId, [...quiet, ...busy], testNow);

  const read = house.reader(organizationId);
  const spy = vi.spyOn(house.database().pool, 'query');
  const ask = async (hours: number) => {
    spy.mockClear();
    // From ten past an hour to forty past the next: both are cut.
    const questions = Array.from({ length: hours }, (_, n) => ({ meter, filters: [], subjects: ['a', 'b'], from: at(60 * n + 10), to: at(60 * n + 100) }));
    const figures = (await usageInRanges(read, questions)).map(String);
    return { figures, statements: spy.mock.calls.length };
  };
  const expected = (n: number) => String([1, 2, 3, 4, 5, 6].reduce((sum, quarter) => sum + 2 * ((4 * n + quarter) % 7), 0));
  const one = await ask(1);
  const many = await ask(58);
  expect(one).toEqual({ figures: [expected(0)], statements: 2 });
  expect(many).toEqual({ figures: Array.from({ length: 58 }, (_, n) => expected(n)), statements: 2 });
  spy.mockRestore();

  const busyHour = { meter, filters: [], subjects: ['c', 'a'], from: at(0, 100), to: at(50) };
  // 5,400 events over 3,600 seconds: two in each of the first 1,800, one in the others; of the other subject those at 15, 30 and 45.
  expect(String((await usageInRanges(read, [busyHour]))[0])).toBe(String(2 * 1_700 + 1_200 + 1 + 2 + 3));
});
