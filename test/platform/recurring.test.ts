import { parseCrontab } from 'graphile-worker';
import { expect, test } from 'vitest';
import { worlds } from '../support/world.ts';

const all = worlds();

test('work that recurs has a task and a time that the queue can read: one that it cannot read stops all jobs', () => {
  const { recurring, tasks } = all.product();
  expect(recurring.length).toBeGreaterThan(0);
  for (const { task, pattern } of recurring) {
    expect(Object.keys(tasks)).toContain(task);
    expect(parseCrontab(`${pattern} ${task} ?jobKey=${task}`)).toHaveLength(1);
  }
});
