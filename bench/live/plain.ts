/**
 * The limits of live fields: ws, which knows nothing but sockets. A subscriber says its topic; each publish is one text to every socket of
 * the topic. `node plain.ts frame` builds the frame once for all of them; with an interval only the latest text of a topic is sent.
 */
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Figure } from './order.ts';
import { answerPublish } from './publisher.ts';

const prebuilt = process.argv[2] === 'frame';
const intervalMs = Number(process.argv[3] ?? '0');
const topics = new Map<number, Set<WebSocket>>();
const latest = new Map<number, string>();

function send(topic: number, text: string): void {
  const sockets = topics.get(topic) ?? new Set();
  if (!prebuilt) {
    for (const socket of sockets) socket.send(text);
    return;
  }
  const frame = frameOf(text);
  for (const socket of sockets) (socket as WebSocket & { readonly _socket: Socket })._socket.write(frame);
}

/** A text frame as a server sends it: not masked, below 64 KiB. */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = payload.length < 126 ? Buffer.from([0x81, payload.length]) : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}

const publish = (figure: Figure): void => {
  const text = JSON.stringify({ data: { figure } });
  if (intervalMs === 0) return send(figure.topic, text);
  const isResting = latest.has(figure.topic);
  latest.set(figure.topic, text);
  if (isResting) return;
  setTimeout(() => {
    const last = latest.get(figure.topic);
    latest.delete(figure.topic);
    if (last !== undefined) send(figure.topic, last);
  }, intervalMs);
};

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer((req, res) => {
  const waiting = (): number => Math.max(0, ...[...sockets.clients].map(({ bufferedAmount }) => bufferedAmount));
  void answerPublish(req, res, { publish, waiting });
});
server.on('upgrade', (req, socket, head) => {
  sockets.handleUpgrade(req, socket, head, (opened) => {
    opened.once('message', (topic) => {
      const name = Number(String(topic));
      const members = topics.get(name) ?? new Set();
      topics.set(name, members.add(opened));
      opened.once('close', () => members.delete(opened));
      opened.send('ready');
    });
  });
});
server.listen(0, '127.0.0.1', () => console.log(`READY ${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
