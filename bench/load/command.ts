/**
 * Sends usage events to a server that runs, and says how fast it took them.
 *
 *   npm run load -- --url http://127.0.0.1:4000 --key <API key> [--batch 100] [--connections 16] [--seconds 10]
 *
 * Without --batch two kinds of clients in turn: 200 connections that send one event a request, and 16 that send 100. Every event is new but
 * for one in a hundred, of 1,000 subjects; type "tokens", data with `tokens`, `model` and `region`. They stay stored.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { printTable, short } from '../house/figures.ts';
import { startGenerator } from './load.ts';

const { values } = parseArgs({
  options: { url: { type: 'string', default: 'http://127.0.0.1:4000' }, key: { type: 'string' }, batch: { type: 'string' }, connections: { type: 'string' }, seconds: { type: 'string', default: '10' } },
});
const { key } = values;
const address = URL.canParse(values.url) ? new URL(values.url) : refuse(`--url is ${values.url}: give an address such as http://127.0.0.1:4000`);
if (address.protocol !== 'http:') refuse(`--url is ${values.url}: give one that begins with http:, beside the server (a proxy's TLS would be measured, too)`);
if (key === undefined) refuse('--key is missing: give an API key with the scope usage:write');
const seconds = whole('seconds', values.seconds, 3_600);
const clients = values.batch === undefined
  ? [{ batch: 1, connections: 200 }, { batch: 100, connections: 16 }]
  : [{ batch: whole('batch', values.batch, 10_000), connections: 16 }];

const generator = await startGenerator();
try {
  const rows: string[][] = [];
  for (const { batch, connections: usual } of clients) {
    const connections = values.connections === undefined ? usual : whole('connections', values.connections, 1_000);
    const loaded = await generator.run({
      host: address.hostname,
      port: Number(address.port || '80'),
      path: '/api/v1/events',
      headers: { 'content-type': `application/cloudevents${batch === 1 ? '' : '-batch'}+json`, authorization: `Bearer ${key}` },
      bodies: { kind: 'events', perRequest: batch, run: randomBytes(6).toString('hex'), spreadDays: 0 },
      connections,
      seconds,
    });
    if (loaded.failures > 0) {
      process.exitCode = 1;
      console.error(`${loaded.failures} of ${loaded.requests} requests were refused, the first with: ${(loaded.failure ?? '').slice(0, 400)}`);
    }
    const taken = loaded.perSecond * batch * (1 - loaded.failures / loaded.requests);
    rows.push([batch === 1 ? 'one event a request' : `${batch} events a request`, String(connections), short(taken), short(loaded.p50Ms), short(loaded.p99Ms), short((loaded.generatorCpuMs * 1_000) / (loaded.requests * batch))]);
  }
  printTable(['', 'connections', 'events/s', 'p50 ms', 'p99 ms', 'CPU of this client, us an event'], rows);
} catch (error) {
  refuse(`${values.url} cannot be loaded: ${(error as Error).message}`);
} finally {
  await generator.stop();
}

function whole(name: string, text: string, most: number): number {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : refuse(`--${name} is ${text}: give a whole number from 1 to ${most}`);
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}
