/** The limit of single events: a server that reads, parses and checks an event as any must, and stores nothing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Event {
  readonly specversion?: unknown;
  readonly id?: unknown;
  readonly source?: unknown;
  readonly type?: unknown;
  readonly subject?: unknown;
  readonly time?: unknown;
  readonly data?: unknown;
}

const isName = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value.length <= 1_024;
const isEvent = (event: Event): boolean =>
  event.specversion === '1.0' &&
  isName(event.id) && isName(event.source) && isName(event.type) && isName(event.subject) &&
  typeof event.time === 'string' && !Number.isNaN(Date.parse(event.time)) &&
  typeof event.data === 'object' && event.data !== null;

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Event | Event[];
    const events = Array.isArray(body) ? body : [body];
    res.writeHead(events.every(isEvent) ? 204 : 400).end();
  });
});
server.listen(0, '127.0.0.1', () => console.log(`READY ${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
