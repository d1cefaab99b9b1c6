import { setTimeout as pause } from 'node:timers/promises';
import { median, printTable, short } from '../house/figures.ts';
import { cpuMs, residentMb, tellsCosts } from '../house/proc.ts';
import { memoryArguments, startProgram } from '../house/program.ts';
import type { Program } from '../house/program.ts';
import type { Setting } from '../house/setting.ts';
import { startWorker } from '../house/worker.ts';
import type { Worker } from '../house/worker.ts';
import type { Heard, PublishOrder, Published, SubscribersOrder } from './order.ts';

const subscribers = 1_000;

interface Case {
  readonly name: string;
  readonly title: string;
  readonly publish: Omit<PublishOrder, 'seconds'>;
  /** At most one message a subscriber in this time; 0: every one. */
  readonly intervalMs: number;
  /** Whether every publish should arrive at everyone; a subscriber that is late gets the latest figure instead of all. */
  readonly whole: boolean;
}

const cases: readonly Case[] = [
  { name: 'live-topics', title: '100 topics of 10 subscribers, 1,000 publishes/s', publish: { topics: 100, perSecond: 1_000 }, intervalMs: 0, whole: true },
  { name: 'live-one', title: '1 topic of 1,000 subscribers, 20 publishes/s', publish: { topics: 1, perSecond: 20 }, intervalMs: 0, whole: true },
  { name: 'live-merged', title: '1 topic of 1,000 subscribers, 1,000 publishes/s merged at 100 ms', publish: { topics: 1, perSecond: 1_000 }, intervalMs: 100, whole: false },
  { name: 'live-flood', title: '1 topic of 1,000 subscribers, as fast as it goes', publish: { topics: 1, perSecond: null }, intervalMs: 0, whole: false },
];

/** The names of what {@link benchLive} measures. */
export const liveNames = cases.map(({ name }) => name);

interface Sample {
  /** The share of all publishes to all subscribers that arrived by itself; null where merging is wanted. */
  readonly delivered: number | null;
  readonly deliveries: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the server, opening not included. */
  readonly cpuUs: number;
}

/** What a live message costs beyond plain WebSockets. The publisher is in the server; all subscribers are in one other process. */
export async function benchLive({ pace, chosen }: Setting): Promise<void> {
  const clients = await startWorker<SubscribersOrder, Heard | Record<string, never>>('bench/live/subscribers.ts');
  try {
    for (const one of cases) {
      if (!chosen(one.name)) continue;
      const contenders = [
        { name: 'limit: ws', args: ['bench/live/plain.ts', 'text', String(one.intervalMs)], graphql: false },
        { name: 'ws, one frame for all sockets', args: ['bench/live/plain.ts', 'frame', String(one.intervalMs)], graphql: false },
        { name: 'graphql-ws', args: ['bench/live/graphql-ws.ts'], graphql: true },
        { name: 'Tollgate', args: ['bench/live/machinery.ts'], graphql: true },
      ];
      const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
      const memory = new Map<string, number | null>();
      for (let round = 0; round < pace.rounds; round++) {
        for (const { name, args, graphql } of round % 2 === 0 ? contenders : contenders.toReversed()) {
          const program = await startProgram({ args: [...memoryArguments, ...args] });
          await clients.run({ do: 'open', port: program.port, subscribers, topics: one.publish.topics, graphql, intervalMs: one.intervalMs });
          samples.get(name)?.push(await measure(program, clients, one, pace.seconds));
          memory.set(name, residentMb(program.pid));
          await clients.run({ do: 'close' });
          await program.stop();
        }
      }
      print(one, pace, samples, memory);
    }
  } finally {
    await clients.stop();
  }
}

async function measure(program: Program, clients: Worker<SubscribersOrder, Heard | Record<string, never>>, { publish, whole }: Case, seconds: number): Promise<Sample> {
  const order = (length: number): Promise<Published> => ordered(program, { ...publish, seconds: length });
  await order(2); // until its code is compiled
  await pause(300);
  await clients.run({ do: 'begin' });
  const before = cpuMs(program.pid);
  const { published } = await order(seconds);
  await pause(300); // the last of them are on their way
  const cpu = cpuMs(program.pid) - before;
  const heard = (await clients.run({ do: 'end' })) as Heard;
  const expected = (published * subscribers) / publish.topics;
  return { delivered: whole ? heard.deliveries / expected : null, deliveries: heard.deliveries / seconds, p50Ms: heard.p50Ms, p99Ms: heard.p99Ms, cpuUs: (cpu * 1_000) / heard.deliveries };
}

async function ordered(program: Program, order: PublishOrder): Promise<Published> {
  const response = await fetch(`http://127.0.0.1:${program.port}/publish`, { method: 'POST', body: JSON.stringify(order) });
  return (await response.json()) as Published;
}

function print({ title, whole }: Case, { rounds, seconds }: Setting['pace'], samples: ReadonlyMap<string, readonly Sample[]>, memory: ReadonlyMap<string, number | null>): void {
  const [limit = []] = samples.values();
  console.log(`\n## Live: ${title} (medians of ${rounds} rounds of ${seconds} s)`);
  printTable(
    ['', 'deliveries/s', 'of the limit', ...(whole ? ['arrived by itself'] : []), 'p50 ms', 'p99 ms', ...(tellsCosts ? ['server CPU us a delivery', 'of the limit', 'resident MB'] : [])],
    [...samples].map(([name, own]) => {
      const middle = (figure: (sample: Sample) => number): number => median(own.map(figure));
      const ratio = (figure: (sample: Sample) => number): string => median(own.map((sample, round) => figure(sample) / figure(limit[round] as Sample))).toFixed(2);
      const costs = [short(middle(({ cpuUs }) => cpuUs)), ratio(({ cpuUs }) => cpuUs), short(memory.get(name) ?? Number.NaN)];
      return [name, short(middle(({ deliveries }) => deliveries)), ratio(({ deliveries }) => deliveries), ...(whole ? [middle(({ delivered }) => delivered ?? Number.NaN).toFixed(3)] : []), short(middle(({ p50Ms }) => p50Ms)), short(middle(({ p99Ms }) => p99Ms)), ...(tellsCosts ? costs : [])];
    }),
  );
}
