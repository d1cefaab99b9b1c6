import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkout } from './program.ts';

/** A program that does what it is told, one thing at a time, in a process of its own. */
export interface Worker<Order, Report> {
  readonly pid: number;
  run(order: Order): Promise<Report>;
  stop(): Promise<void>;
}

/** Starts a program that says "ready", and answers each message with a report or `{ error }`. `nodeArgs` are Node's own. */
export async function startWorker<Order extends object, Report extends object>(file: string, nodeArgs: readonly string[] = []): Promise<Worker<Order, Report>> {
  const child = fork(join(checkout, file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [...nodeArgs] });
  const ended = new AbortController();
  child.once('exit', () => ended.abort(new Error(`${file} ended`)));
  await once(child, 'message', { signal: ended.signal });
  return {
    pid: child.pid ?? 0,
    run: async (order) => {
      child.send(order);
      const [answer] = (await once(child, 'message', { signal: ended.signal })) as [Report | { error: string }];
      if ('error' in answer) throw new Error(String(answer.error));
      return answer;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
