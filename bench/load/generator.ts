/** The load generator: a program that is told by messages what to send, and tells what came of it. */
import { quantile } from '../house/figures.ts';
import { EventStream } from '../ingest/events.ts';
import { Connection } from './connection.ts';
import type { Load, Loaded } from './load.ts';

const patienceMs = 20_000;

process.on('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send?.(loaded),
    (error: unknown) => process.send?.({ error: (error as Error).message }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function run(load: Load): Promise<Loaded> {
  const next = requests(load);
  const cpu = process.cpuUsage();
  const latencies: number[] = [];
  let requestsAnswered = 0;
  let failures = 0;
  let failure: string | null = null;
  let open = 0;
  let endsAt = Number.POSITIVE_INFINITY;
  const connections: Connection[] = [];

  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${open} requests to port ${load.port} were not answered`)), load.seconds * 1_000 + patienceMs);
    const done = (): void => {
      clearTimeout(late);
      resolve();
    };
    const add = async (): Promise<void> => {
      let sentAt = 0;
      const connection = await Connection.open(
        load.host ?? '127.0.0.1',
        load.port,
        (status, words) => {
          const now = performance.now();
          requestsAnswered += 1;
          if (status >= 300) {
            failures += 1;
            failure ??= words;
          }
          if (now <= endsAt) {
            latencies.push(now - sentAt);
            sentAt = now;
            connection.send(next());
          } else if (--open === 0) done();
        },
        reject,
      );
      connections.push(connection);
      starts.push(() => {
        open += 1;
        sentAt = performance.now();
        connection.send(next());
      });
    };
    const starts: (() => void)[] = [];
    const begin = async (): Promise<void> => {
      await Promise.all(Array.from({ length: load.connections }, add));
      endsAt = performance.now() + load.seconds * 1_000;
      for (const start of starts) start();
    };
    begin().catch(reject);
  }).finally(() => {
    for (const connection of connections) connection.close();
  });

  const sorted = Float64Array.from(latencies).sort();
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: latencies.length / load.seconds,
    requests: requestsAnswered,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    failures,
    failure,
    generatorCpuMs: (user + system) / 1_000,
  };
}

/** The next request's bytes as text, each time. */
function requests({ host = '127.0.0.1', port, path, headers, bodies }: Load): () => string {
  const head = [`POST ${path} HTTP/1.1`, `host: ${host}:${port}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), 'content-length: '].join('\r\n');
  const whole = (body: string): string => `${head}${Buffer.byteLength(body)}\r\n\r\n${body}`;
  if (bodies.kind === 'events') {
    const events = new EventStream(bodies.run, bodies.spreadDays);
    return () => whole(events.body(bodies.perRequest));
  }
  const all = bodies.bodies.map(whole);
  let at = 0;
  return () => all[at++ % all.length] as string;
}
