import type { ServerResponse } from 'node:http';
import type { Acceptable, Outcome } from './answer.ts';
import type { Prepared } from './compiled.ts';
import type { Engine } from './engine.ts';
import type { OperationRequest } from './request.ts';
import { send } from './respond.ts';
import type { CommonHeaders } from './respond.ts';

/** The operation if the lane takes the request: it is compiled, and the caller takes plain JSON. */
export function laneOperation<Context extends object>(
  engine: Engine<Context>,
  request: OperationRequest,
  method: string | undefined,
  acceptable: Acceptable,
): Prepared | undefined {
  return method === 'POST' && acceptable.single !== null ? engine.compiled(request) : undefined;
}

/**
 * The lane: answers a compiled operation through the socket's own objects, without Yoga's request layer, which costs several times as much
 * as a small operation. What it answers is decided by the same engine as everywhere.
 */
export function sendOnLane(res: ServerResponse, outcome: Outcome, mediaType: 'application/json' | 'application/graphql-response+json', common: CommonHeaders): void {
  if (outcome.kind === 'stream') throw new Error('broken invariant: a compiled operation is never a live one');
  send(res, outcome, mediaType, common);
}
