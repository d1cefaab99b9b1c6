import { setImmediate as soon } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { Batcher } from '../../src/entitlements/batcher.ts';

interface Batch {
  readonly questions: readonly number[];
  readonly end: (failure?: Error) => void;
}

function gathering(gatherMs?: number, underWay = 2, underWayOfFew = underWay) {
  const batches: Batch[] = [];
  const batcher = new Batcher<number, number>({
    underWay,
    underWayOfFew,
    size: 6,
    ...(gatherMs === undefined ? {} : { gatherMs }),
    answer: (questions) =>
      new Promise((resolve, reject) => {
        batches.push({ questions, end: (failure) => (failure === undefined ? resolve(questions.map((question) => question * 10)) : reject(failure)) });
      }),
  });
  return { batches, ask: (...questions: number[]) => questions.map((question) => batcher.ask(question)), begun: () => batches.map(({ questions }) => questions) };
}

test('callers that come back after each answer are asked about in batches of one size', async () => {
  const { batches, ask, begun } = gathering(60_000);
  const first = ask(1, 2, 3, 4);
  await soon();
  expect(begun()).toEqual([[1, 2, 3, 4]]);
  const second = ask(5);
  await soon();
  expect(begun()).toHaveLength(1);
  second.push(...ask(6));
  await soon();
  await soon();
  expect(begun()).toEqual([[1, 2, 3, 4], [5, 6]]);
  batches[0]?.end();
  expect(await Promise.all(first)).toEqual([10, 20, 30, 40]);
  // Six asked at once: half of them make a batch, and the others one of the same size.
  const third = ask(7, 8);
  await soon();
  await soon();
  expect(begun()).toHaveLength(2);
  batches[1]?.end(new Error('lost'));
  await expect(Promise.all(second)).rejects.toThrow('lost');
  third.push(...ask(9));
  await soon();
  await soon();
  expect(begun().slice(2)).toEqual([[7, 8, 9]]);
  const fourth = ask(10, 11, 12, 13, 14, 15, 16);
  await soon();
  await soon();
  // No more than a batch takes, and no third batch beside two.
  expect(begun().slice(3)).toEqual([[10, 11, 12, 13, 14, 15]]);
  batches[2]?.end();
  batches[3]?.end();
  expect(await Promise.all(third)).toEqual([70, 80, 90]);
  expect(await Promise.all(fourth.slice(0, 6))).toEqual([100, 110, 120, 130, 140, 150]);
});

test('nothing waits for longer than it is told to gather, and nothing gathers unless it is told to', async () => {
  const hasty = gathering();
  hasty.ask(1, 2, 3, 4);
  await soon();
  hasty.ask(5);
  await soon();
  await soon();
  expect(hasty.begun()).toEqual([[1, 2, 3, 4], [5]]);

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { batches, ask, begun } = gathering(20);
    const first = ask(1, 2, 3, 4);
    await soon();
    batches[0]?.end();
    await Promise.all(first);
    ask(5);
    vi.advanceTimersByTime(19);
    await soon();
    expect(begun()).toEqual([[1, 2, 3, 4]]);
    vi.advanceTimersByTime(1);
    await soon();
    expect(begun()).toEqual([[1, 2, 3, 4], [5]]);
  } finally {
    vi.useRealTimers();
  }
});

test('what came meanwhile is asked before the answers of the batch before are passed on', async () => {
  const { batches, ask, begun } = gathering(undefined, 1);
  const order: string[] = [];
  const [first] = ask(1);
  await soon();
  void first?.then(() => order.push(`answered with ${begun().length} batches begun`));
  const second = ask(2, 3);
  await soon();
  expect(begun()).toEqual([[1]]);
  batches[0]?.end();
  await first;
  expect([order, begun()]).toEqual([['answered with 2 batches begun'], [[1], [2, 3]]]);
  batches[1]?.end(new Error('lost'));
  for (const each of second) await expect(each).rejects.toThrow('lost');
  const [third] = ask(4);
  await soon();
  batches[2]?.end();
  expect(await third).toBe(40);
});

test('few who ask do not wait for each other, many do', async () => {
  const { batches, ask, begun } = gathering(undefined, 1, 2);
  ask(1);
  await soon();
  ask(2);
  await soon();
  await soon();
  expect(begun()).toEqual([[1], [2]]);
  ask(3, 4, 5, 6);
  await soon();
  batches[0]?.end();
  await soon();
  await soon();
  expect(begun()).toEqual([[1], [2], [3, 4, 5, 6]]);
  ask(7);
  await soon();
  batches[1]?.end();
  await soon();
  await soon();
  expect(begun()).toHaveLength(3);
  batches[2]?.end();
  await soon();
  expect(begun().slice(3)).toEqual([[7]]);
});
