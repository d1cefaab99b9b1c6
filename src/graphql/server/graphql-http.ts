import type { IncomingMessage, ServerResponse } from 'node:http';
import { coded } from '../coded.ts';
import { acceptableTo, refusalOf } from './answer.ts';
import type { Acceptable, Answer, MediaType, Outcome } from './answer.ts';
import { readText } from './body.ts';
import type { GraphqlRequest } from './body.ts';
import type { Engine } from './engine.ts';
import { wantsPage } from './graphiql.ts';
import { laneOperation, sendOnLane } from './lane.ts';
import { checkContentType, idempotencyKeyOf, operationInBody, operationInUrl } from './params.ts';
import { Refusal } from './request.ts';
import type { ServerLog } from './request.ts';
import { send, sendPreflight } from './respond.ts';
import type { CommonHeaders } from './respond.ts';
import type { YogaTransport } from './yoga.ts';

/** One answered operation, for metrics. */
export interface Observation {
  readonly by: 'lane' | 'yoga' | 'ws';
  readonly durationMs: number;
  /** The code of the first error; null when there was none. */
  readonly code: string | null;
}

export interface GraphqlHttpOptions<Context extends object> {
  readonly engine: Engine<Context>;
  readonly yoga: YogaTransport;
  readonly graphiql: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  readonly maxBytes: number;
  readonly log: ServerLog;
  observe?(observation: Observation): void;
}

/** Answers `/graphql` over HTTP. What it refuses before GraphQL begins is answered as JSON with a code, like everything else. */
export function createGraphqlHttp<Context extends object>(options: GraphqlHttpOptions<Context>) {
  const { engine, yoga, graphiql, maxBytes, log, observe } = options;
  const logs = log.isLevelEnabled?.('debug') ?? true;

  return async (req: GraphqlRequest, res: ServerResponse, common: CommonHeaders): Promise<void> => {
    const { requestId } = common;
    const isPreflight = req.method === 'OPTIONS';
    if (isPreflight || wantsPage(req)) {
      common.set(res);
      return isPreflight ? sendPreflight(res, ['GET', 'POST']) : graphiql(req, res);
    }
    const startedAt = performance.now();
    const acceptable = acceptableTo(req.headers.accept);
    let by: Observation['by'] = 'yoga';
    let outcome: Outcome;
    let mediaType: MediaType = acceptable?.single ?? 'application/json';
    try {
      checkAsked(req, acceptable);
      const request = req.method === 'GET' ? operationInUrl(req.url ?? '') : operationInBody(await readText(req, maxBytes), idempotencyKeyOf(req));
      const way = {
        credentials: { authorization: req.headers.authorization ?? null, via: 'http' as const, requestId },
        readOnly: req.method === 'GET',
        streams: acceptable.stream,
      };
      const prepared = laneOperation(engine, request, req.method, acceptable);
      if (prepared !== undefined && acceptable.single !== null) {
        by = 'lane';
        outcome = await engine.answer(request, way, prepared);
        sendOnLane(res, outcome, acceptable.single, common);
      } else {
        outcome = await engine.answer(request, way);
        mediaType = outcome.kind === 'stream' ? 'text/event-stream' : (acceptable.single ?? 'text/event-stream');
        common.set(res);
        await throughYoga(yoga, req, res, outcome, mediaType);
      }
    } catch (error) {
      // Nothing was asked yet: the request itself is wrong.
      const refusal = error instanceof Refusal ? refusalOf(error.errors, error.status) : refusalOf([engine.mask(error)]);
      if (res.headersSent) res.destroy();
      else send(res, refusal, mediaType, res.hasHeader('x-request-id') ? undefined : common);
      outcome = refusal;
    }
    const durationMs = performance.now() - startedAt;
    observe?.({ by, durationMs, code: codeOf(outcome) });
    if (logs) log.debug({ requestId, method: req.method, by, status: res.statusCode, durationMs, code: codeOf(outcome) }, 'graphql');
  };
}

/** Throws Refusal for what cannot hold an operation, or not be answered. */
function checkAsked(req: IncomingMessage, acceptable: Acceptable | null): asserts acceptable is Acceptable {
  if (req.method !== 'GET' && req.method !== 'POST') {
    throw new Refusal([coded('BAD_USER_INPUT', `${req.method} is not answered here: use GET or POST`)], 405);
  }
  if (acceptable === null) {
    throw new Refusal(
      [coded('BAD_USER_INPUT', 'nothing in "Accept" can be answered: accept application/graphql-response+json, application/json or text/event-stream')],
      406,
    );
  }
  if (req.method === 'POST') checkContentType(req);
}

/** A caller that goes away ends its stream, whatever Yoga makes of it. */
async function throughYoga(yoga: YogaTransport, req: IncomingMessage, res: ServerResponse, outcome: Outcome, mediaType: MediaType): Promise<void> {
  if (outcome.kind === 'stream') {
    const { payloads } = outcome;
    if (res.closed) await payloads.return?.();
    res.once('close', () => void payloads.return?.());
  }
  await yoga(req, res, outcome, mediaType);
}

function codeOf(outcome: Outcome): string | null {
  const error = (outcome as Answer).errors?.[0];
  return error === undefined ? null : String(error.extensions['code']);
}
