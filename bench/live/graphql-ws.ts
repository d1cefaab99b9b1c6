/** graphql-ws as it comes, over ws and graphql-js, on the same live field. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { answerPublish } from './publisher.ts';
import { figureSchema } from './schema.ts';

const { schema, publish } = figureSchema();
const server = createServer((req, res) => void answerPublish(req, res, { publish, waiting: () => 0 }));
useServer({ schema }, new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false }));
server.listen(0, '127.0.0.1', () => console.log(`READY ${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
