/** The cheapest server there is: it answers every request with the same bytes and reads none. What the load generator reaches here is its ceiling. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

const body = '{"data":{}}'.padEnd(Number(process.argv[2] ?? '11'));
const answer = Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('data', () => socket.write(answer));
  socket.on('error', () => socket.destroy());
});
server.listen(0, '127.0.0.1', () => console.log(`READY ${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
