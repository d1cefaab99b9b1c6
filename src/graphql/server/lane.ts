import type { ServerResponse } from 'node:http';
import type { Acceptable, Answer } from './answer.ts';
import type { Prepared } from './compiled.ts';
import type { Engine } from './engine.ts';
import type { OperationRequest, Way } from './request.ts';
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
 * The lane: answers a compiled operation from the socket's own objects, without Yoga's request layer, which costs several times as much
 * as a small operation. What it answers is decided by the same engine as everywhere.
 */
export async function answerOnLane<Context extends object>(
  engine: Engine<Context>,
  res: ServerResponse,
  request: OperationRequest,
  prepared: Prepared,
  way: Way,
  mediaType: 'application/json' | 'application/graphql-response+json',
  common: CommonHeaders,
): Promise<Answer> {
  const answer = await engine.answer(request, way, prepared);
  if (answer.kind === 'stream') throw new Error('broken invariant: a compiled operation is never a live one');
  send(res, answer, mediaType, common);
  return answer;
}
