/** The subscribers: a program that opens sockets, and tells how many figures they heard and how old these were. */
import { quantile } from '../house/figures.ts';
import { timeOfDay } from './order.ts';
import type { Heard, SubscribersOrder } from './order.ts';
import { Subscriber } from './subscriber.ts';

/** Ages that are kept; beyond it every later one replaces an earlier one. */
const ages = new Float64Array(1 << 21);
let heard = 0;
let open: Subscriber[] = [];

const onFigure = (sentAt: number): void => {
  ages[heard++ & (ages.length - 1)] = timeOfDay() - sentAt;
};

async function work(order: SubscribersOrder): Promise<object> {
  switch (order.do) {
    case 'open': {
      const { port, subscribers, topics, graphql, intervalMs } = order;
      for (let n = 0; n < subscribers; n += 50) {
        const some = Array.from({ length: Math.min(50, subscribers - n) }, (_, i) => (n + i) % topics);
        open.push(...(await Promise.all(some.map((topic) => Subscriber.open(port, topic, graphql ? operation(topic, intervalMs) : null, onFigure)))));
      }
      return {};
    }
    case 'begin':
      heard = 0;
      return {};
    case 'end': {
      const sorted = ages.slice(0, Math.min(heard, ages.length)).sort();
      return { deliveries: heard, p50Ms: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99) } satisfies Heard;
    }
    case 'close':
      for (const subscriber of open) subscriber.close();
      open = [];
      return {};
  }
}

const operation = (topic: number, intervalMs: number): object => ({
  query: 'subscription Watch($topic: Int!, $intervalMs: Int) { figure(topic: $topic, intervalMs: $intervalMs) { topic n at } }',
  variables: { topic, intervalMs },
});

process.on('message', (order: SubscribersOrder) => {
  work(order).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ error: (error as Error).message }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
