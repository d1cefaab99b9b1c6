import { hash } from 'node:crypto';
import { ExactNumber } from '../../kit/json.ts';
import { coded } from '../coded.ts';
import { refusalOf, replayOf } from './answer.ts';
import type { Answer, ExecutedAnswer } from './answer.ts';
import type { Prepared } from './compiled.ts';
import type { ServerLog } from './request.ts';
import { withoutSecrets } from './secrets.ts';

/** Keys of one credential never meet another's. Both are database ids. */
export interface IdempotencyScope {
  readonly organizationId: string;
  readonly credentialId: string;
}

/** What `begin` found: nothing yet, a finished answer, another request under this key, or the same one still running. */
export type IdempotencyClaim = 'started' | { readonly replay: string } | 'conflict' | 'running';

/** Keeps first answers for 24 hours. `begin` claims atomically: of two at once, one gets 'started'. */
export interface IdempotencyStore {
  /** `fingerprint` is a SHA-256 in hex over document, operation name and variables. */
  begin(scope: IdempotencyScope, key: string, fingerprint: string): Promise<IdempotencyClaim>;
  /** `answer` is the JSON of the whole execution result, secrets nulled. */
  finish(scope: IdempotencyScope, key: string, answer: string): Promise<void>;
  /** Frees a key under which nothing happened. */
  abandon(scope: IdempotencyScope, key: string): Promise<void>;
}

/** Codes that a mutation is refused with before it does anything: its key may be used again. */
const beforeAnything: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED', 'BAD_USER_INPUT', 'COMPLEXITY_LIMIT', 'UNAVAILABLE']);

/** What a client may send as a key: 1 to 255 visible ASCII characters. */
export const isIdempotencyKey = (key: string): boolean => /^[\x21-\x7e]{1,255}$/.test(key);

export interface OnceOptions {
  readonly store: IdempotencyStore;
  readonly scope: IdempotencyScope;
  readonly key: string;
  readonly prepared: Prepared;
  readonly variables: Record<string, unknown>;
  readonly log: ServerLog;
}

/**
 * Runs a mutation under its key, or answers what it answered first. A key is freed when every field was refused before it did anything;
 * any other answer is stored, an unexpected failure included, since nobody can tell how far it came.
 */
export async function once(options: OnceOptions, run: () => Promise<ExecutedAnswer>): Promise<Answer> {
  const { store, scope, key, prepared, variables, log } = options;
  const claim = await store.begin(scope, key, fingerprintOf(prepared, variables));
  if (claim === 'conflict') {
    return conflict(`the idempotency key "${key}" was used for another operation or other variables: use a new key`);
  }
  if (claim === 'running') {
    return conflict(`the first request with the idempotency key "${key}" is still running: ask again when it has answered`);
  }
  if (claim !== 'started') return replayOf(claim.replay);
  let made: ExecutedAnswer;
  try {
    made = await run();
  } catch (error) {
    await store.abandon(scope, key);
    throw error;
  }
  try {
    if (nothingHappened(made)) await store.abandon(scope, key);
    else await store.finish(scope, key, storedText(made, prepared));
  } catch (error) {
    // The mutation is done and its caller gets the answer. The key stays claimed, so that sending again does nothing twice.
    log.error({ err: error, key }, 'the answer to an idempotency key could not be stored');
  }
  return made;
}

function conflict(message: string): Answer {
  return refusalOf([coded('IDEMPOTENCY_CONFLICT', message)]);
}

function nothingHappened(answer: ExecutedAnswer): boolean {
  const { data } = answer;
  if (!answer.executed) return true;
  const nothingMade = data === null || data === undefined || Object.values(data).every((value) => value === null);
  return (
    nothingMade &&
    answer.errors.length > 0 &&
    answer.errors.every((error) => (error.path?.length ?? 0) <= 1 && beforeAnything.has(String(error.extensions['code'])))
  );
}

function storedText(answer: Answer, prepared: Prepared): string {
  if (prepared.secrets === null) return answer.text;
  const result = JSON.parse(answer.text) as { data?: unknown };
  return JSON.stringify({ ...result, data: withoutSecrets(result.data, prepared.secrets) });
}

/** SHA-256, hex, over the operation and its variables, whatever the order of their names. */
export function fingerprintOf(prepared: Pick<Prepared, 'key'>, variables: Record<string, unknown>): string {
  return hash('sha256', `${prepared.key}\n${canonicalJson(variables)}`, 'hex');
}

/** JSON with sorted names: the same text for the same value. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (value instanceof ExactNumber) return value.text;
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
}
