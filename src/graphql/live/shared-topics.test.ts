import { expect, test } from 'vitest';
import { SharedTopics } from './shared-topics.ts';
import type { TopicFeed } from './shared-topics.ts';

interface Figure {
  readonly value: number;
}

/** Topics whose feed and time the test has in hand. */
function topics() {
  const due = new Set<() => void>();
  const feeds: TopicFeed<Figure>[] = [];
  let stopped = 0;
  const shared = new SharedTopics<Figure>({ after: (_ms, run) => (due.add(run), () => due.delete(run)) });
  return {
    feeds,
    due,
    stopped: () => stopped,
    pass: () => {
      for (const run of [...due]) if (due.delete(run)) run();
    },
    join: (key: string, intervalMs = 100) =>
      shared.join(key, intervalMs, { value: 0 }, (feed) => {
        feeds.push(feed);
        return () => stopped++;
      }),
  };
}

/** What next() gives without waiting; undefined when it waits. */
const now = async <T>(next: Promise<IteratorResult<T>>): Promise<IteratorResult<T> | undefined> => Promise.race([next, new Promise<undefined>((resolve) => setImmediate(() => resolve(undefined)))]);

test('all subscribers of a topic get one object a change from one feed, after one of their own at once', async () => {
  const { feeds, join } = topics();
  const members = [join('a'), join('a'), join('b')] as const;
  expect(feeds).toHaveLength(2);
  for (const member of members) expect(await now(member.next())).toEqual({ done: false, value: { value: 0 } });
  const changed = { value: 1 };
  feeds[0]?.push(changed);
  const [one, other] = await Promise.all([members[0].next(), members[1].next()]);
  expect(one.value).toBe(changed);
  expect(other.value).toBe(changed);
  expect(await now(members[2].next())).toBeUndefined();
});

test('a change is told at once, and within the interval after it only the latest, at its end', async () => {
  const { feeds, join, pass, due } = topics();
  const member = join('a');
  await member.next();
  feeds[0]?.push({ value: 1 });
  expect((await member.next()).value).toEqual({ value: 1 });
  feeds[0]?.push({ value: 2 });
  feeds[0]?.push({ value: 3 });
  const next = member.next();
  expect(await now(next)).toBeUndefined();
  pass();
  expect((await next).value).toEqual({ value: 3 });
  pass();
  expect(due.size).toBe(0);
});

test('a subscriber that reads slowly misses changes and never the last', async () => {
  const { feeds, join } = topics();
  const [slow, fast] = [join('a', 0), join('a', 0)];
  await Promise.all([slow.next(), fast.next()]);
  for (const value of [1, 2, 3]) {
    feeds[0]?.push({ value });
    expect((await fast.next()).value).toEqual({ value });
  }
  expect((await slow.next()).value).toEqual({ value: 3 });
});

test('the last who leaves closes the feed and its timer; the next one opens another', async () => {
  const { feeds, join, stopped, due } = topics();
  const [one, other] = [join('a'), join('a')];
  feeds[0]?.push({ value: 1 });
  expect(due.size).toBe(1);
  await one.return?.();
  expect(stopped()).toBe(0);
  await other.return?.();
  expect([stopped(), due.size]).toEqual([1, 0]);
  feeds[0]?.push({ value: 2 });
  const later = join('a');
  expect(feeds).toHaveLength(2);
  expect(await now(later.next())).toEqual({ done: false, value: { value: 0 } });
  expect(await now(later.next())).toBeUndefined();
});

test('a feed that fails fails everybody once, and is closed', async () => {
  const { feeds, join, stopped } = topics();
  const members = [join('a'), join('a')];
  for (const member of members) await member.next();
  feeds[0]?.fail(new Error('gone'));
  for (const member of members) {
    await expect(member.next()).rejects.toThrow('gone');
    expect((await member.next()).done).toBe(true);
  }
  expect(stopped()).toBe(1);
  join('a');
  expect(feeds).toHaveLength(2);
});
