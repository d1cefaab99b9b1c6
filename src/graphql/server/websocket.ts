import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { parse } from 'graphql';
import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { parseExact } from '../../kit/json.ts';
import { coded } from '../coded.ts';
import { refusalOf } from './answer.ts';
import type { Outcome } from './answer.ts';
import type { Engine } from './engine.ts';
import { framesOf } from './frames.ts';
import type { Observation } from './graphql-http.ts';
import { operationInMessage } from './params.ts';
import { Refusal } from './request.ts';
import type { Credentials, ServerLog } from './request.ts';
import { newRequestId } from './respond.ts';
import { keepAlive, SocketWriter } from './socket-writer.ts';

export interface WebSocketOptions<Context extends object> {
  readonly engine: Engine<Context>;
  readonly schema: GraphQLSchema;
  /** Looks at a credential when the socket opens, so that a wrong one is refused before the first operation. */
  contextFor(credentials: Credentials): Context | Promise<Context>;
  /** Of one message. A larger one closes the socket with 1009. */
  readonly maxBytes: number;
  /** Operations at once on one socket. */
  readonly maxOperations: number;
  /** What may wait to be written before live operations of a socket are asked for nothing more. */
  readonly highWaterBytes: number;
  /** A ping each; a socket that answered none of three is cut. */
  readonly keepAliveMs: number;
  readonly log: ServerLog;
  observe?(observation: Observation): void;
}

interface Connected {
  readonly writer: SocketWriter;
  /** Of the upgrade request until the client has said its own. */
  authorization: string | null;
  /** How many are under way. */
  operations: number;
}

/** What graphql-ws is handed instead of something to execute: frames write themselves, and nothing is left for it to send. */
type Executed = ExecutionArgs & { readonly frames: AsyncIterableIterator<ExecutionResult> };

/** graphql-ws looks for an operation, and for a context of its own, before it asks for anything to be executed. */
const carrier = { document: parse('{ __typename }'), rootValue: null, contextValue: null };

export interface GraphqlWebSocket {
  /** Closes every socket with 1001; those that do not answer within `graceMs` are cut. */
  close(graceMs: number): Promise<void>;
}

/**
 * Serves graphql-transport-ws on `/graphql` of the same server. graphql-ws keeps the protocol; each answer is written as the engine made
 * it, so that one text serves all subscribers and only the id differs. Before a live operation is asked for its next answer the socket
 * must have room: what a slow reader misses is dropped at the source, and never the last state.
 */
export function serveWebSocket<Context extends object>(server: Server, options: WebSocketOptions<Context>): GraphqlWebSocket {
  const { engine, schema, contextFor, maxBytes, maxOperations, highWaterBytes, keepAliveMs, log, observe } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxBytes, perMessageDeflate: false, handleProtocols });
  let closing = false;
  const take = (args: ExecutionArgs): AsyncIterableIterator<ExecutionResult> => (args as Executed).frames;

  const protocol = makeServer<Record<string, unknown>, Connected>({
    execute: take,
    subscribe: take,
    onConnect: async ({ connectionParams, extra }) => {
      extra.authorization = authorizationOf(connectionParams) ?? extra.authorization;
      try {
        await contextFor({ authorization: extra.authorization, via: 'ws', requestId: newRequestId() });
        return true;
      } catch (error) {
        const { code } = engine.mask(error).extensions;
        // False closes with 4403; that the service is not there says nothing about the credential.
        if (code !== 'UNAUTHENTICATED' && code !== 'FORBIDDEN') extra.writer.close(1013, 'Try again later');
        return false;
      }
    },
    onSubscribe: async ({ extra }, id, payload) => {
      const startedAt = performance.now();
      const outcome = await answered(extra, { ...payload });
      const errors = outcome.kind === 'answer' ? outcome.errors : [];
      observe?.({ by: 'ws', durationMs: performance.now() - startedAt, code: errors[0] === undefined ? null : String(errors[0].extensions['code']) });
      const end = (): void => {
        extra.operations--;
      };
      if (outcome.kind === 'stream' || outcome.executed) {
        const executed: Executed = { ...carrier, schema, frames: framesOf(extra.writer, id, outcome, end) };
        return executed;
      }
      end();
      return errors;
    },
  });

  async function answered(extra: Connected, payload: Readonly<Record<string, unknown>>): Promise<Outcome> {
    extra.operations++;
    try {
      if (extra.operations > maxOperations) throw tooMany(maxOperations);
      const credentials: Credentials = { authorization: extra.authorization, via: 'ws', requestId: newRequestId() };
      return await engine.answer(operationInMessage(payload), { credentials, readOnly: false, streams: true });
    } catch (error) {
      return error instanceof Refusal ? refusalOf(error.errors) : refusalOf([engine.mask(error)]);
    }
  }

  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = req.url?.split('?', 1)[0];
    const refusal = closing ? '503 Service Unavailable' : path === '/graphql' ? null : '404 Not Found';
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(req, socket, head, (opened) => connect(opened, req));
  });

  function connect(socket: WebSocket, req: IncomingMessage): void {
    const writer = new SocketWriter(socket, highWaterBytes);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => writer.write(text),
        close: (code, reason) => writer.close(code ?? 1000, reason ?? ''),
        onMessage: (receive) => {
          socket.on('message', (bytes, binary) => void read(String(bytes), binary, receive));
        },
      },
      { writer, authorization: req.headers.authorization ?? null, operations: 0 },
    );
    const read = async (text: string, binary: boolean, receive: (message: string) => Promise<void>): Promise<void> => {
      let message: unknown;
      try {
        if (binary) throw new SyntaxError('binary');
        message = parseExact(text);
      } catch {
        return writer.close(CloseCode.BadRequest, 'Invalid message received');
      }
      try {
        // graphql-ws takes a message that is parsed already as it is; its types know text only.
        await receive(message as string);
      } catch (error) {
        log.error({ err: error }, 'a WebSocket message failed');
        writer.close(CloseCode.InternalServerError, 'Internal server error');
      }
    };
    socket.on('error', (error) => log.debug({ err: error }, 'WebSocket closed by an error'));
    const stopPinging = keepAlive(socket, keepAliveMs);
    socket.once('close', (code, reason) => {
      stopPinging();
      writer.closed();
      void closed(code, String(reason));
    });
  }

  return {
    close: async (graceMs) => {
      closing = true;
      const all = [...sockets.clients];
      const gone = all.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
      for (const socket of all) socket.close(1001, 'Going away');
      const cut = setTimeout(() => {
        for (const socket of all) socket.terminate();
      }, graceMs);
      await Promise.all(gone);
      clearTimeout(cut);
      sockets.close();
    },
  };
}

function tooMany(maxOperations: number): Refusal {
  return new Refusal([coded('RATE_LIMITED', `the socket runs ${maxOperations} operations already: complete one, or open another socket`)]);
}

/** `authorization` of the connection's parameters, however the client writes it. */
function authorizationOf(parameters: Readonly<Record<string, unknown>> | undefined): string | null {
  const given = parameters?.['authorization'] ?? parameters?.['Authorization'];
  if (typeof given === 'string') return given;
  const headers = parameters?.['headers'];
  return typeof headers === 'object' && headers !== null ? authorizationOf(headers as Record<string, unknown>) : null;
}
