import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Mask } from './mask.ts';

/** A finished answer. */
export interface Answer {
  readonly kind: 'answer';
  /** JSON of `{ errors, data, extensions }`, masked, in this order of keys. */
  readonly text: string;
  /** The masked errors that stand in `text`. */
  readonly errors: readonly GraphQLError[];
  /** Whether anything was executed: then the answer is a result, otherwise a refusal. */
  readonly executed: boolean;
  /** What HTTP is to answer where it does not follow from the first code. */
  readonly status: number | null;
  /** This is the stored first answer to an idempotency key. */
  readonly replayed: boolean;
}

/** The answer of an execution, with the data that stands in its text; none where nothing came of it. */
export interface ExecutedAnswer extends Answer {
  readonly data: unknown;
}

/** Answers one after the other, each the JSON of an execution result. */
export interface Stream {
  readonly kind: 'stream';
  readonly payloads: AsyncIterableIterator<string>;
}

export type Outcome = Answer | Stream;

/** The answer of an execution. The result's errors are masked here, and nowhere else. */
export function answerOf(result: ExecutionResult, mask: Mask, extensions?: Record<string, unknown>): ExecutedAnswer {
  const errors = result.errors?.length ? result.errors.map(mask) : [];
  return {
    kind: 'answer',
    text: textOf(errors, result.data, extensions),
    errors,
    executed: result.data !== undefined || errors.some((error) => error.path !== undefined),
    status: null,
    replayed: false,
    data: result.data,
  };
}

/** The answer of a request of which nothing was executed. The errors are coded and masked already. */
export function refusalOf(errors: readonly GraphQLError[], status: number | null = null): Answer {
  return { kind: 'answer', text: textOf(errors, undefined, undefined), errors, executed: false, status, replayed: false };
}

/** A stored answer, said again. */
export function replayOf(text: string): Answer {
  return { kind: 'answer', text, errors: [], executed: true, status: null, replayed: true };
}

function textOf(errors: readonly GraphQLError[], data: unknown, extensions: Record<string, unknown> | undefined): string {
  return JSON.stringify({ errors: errors.length > 0 ? errors.map(formatted) : undefined, data, extensions });
}

/** As GraphQLError.toJSON has it; graphql-jit's class has no extensions where there are none. */
function formatted(error: GraphQLError): GraphQLFormattedError {
  return error.toJSON();
}

export type MediaType = 'application/json' | 'application/graphql-response+json' | 'text/event-stream';

/** Who is not who he says, or asks for too much: the status says so to every client, whatever it accepts. */
const hardStatuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  IDEMPOTENCY_CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  UNAVAILABLE: 503,
};

/** Well-formed requests whose document is refused: 200 for the older media type, 400 for the newer (GraphQL over HTTP, section 6.4). */
const documentCodes: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'COMPLEXITY_LIMIT',
  'PERSISTED_DOCUMENT_NOT_FOUND',
]);

/** The HTTP status of an answer. Variables that cannot be coerced are 400 for both media types. */
export function statusOf(answer: Answer, mediaType: MediaType): number {
  if (answer.executed) return 200;
  if (answer.status !== null) return answer.status;
  const code = String(answer.errors[0]?.extensions['code']);
  const hard = hardStatuses[code];
  if (hard !== undefined) return hard;
  if (mediaType === 'text/event-stream') return 200;
  return documentCodes.has(code) && mediaType === 'application/json' ? 200 : 400;
}

/** Headers of an answer beside its content type, the same for every way through HTTP. */
export function headersOf(answer: Answer, status: number): Record<string, string> {
  const headers: Record<string, string> = {};
  if (answer.replayed) headers['idempotency-replayed'] = 'true';
  if (status === 401) headers['www-authenticate'] = 'Bearer';
  if (status === 405) headers['allow'] = 'GET, POST, OPTIONS';
  if (status === 503) headers['retry-after'] = '1';
  return headers;
}

const json = 'application/json';
const graphqlResponse = 'application/graphql-response+json';
const eventStream = 'text/event-stream';

/** What a caller can take: one kind of single answer, and whether a stream. */
export interface Acceptable {
  /** Null: a single answer can only be sent as an event stream. */
  readonly single: 'application/json' | 'application/graphql-response+json' | null;
  readonly stream: boolean;
}

const parsedAccepts = new Map<string, Acceptable | null>();

/** Reads an Accept header; null when nothing we can say is in it. The first acceptable kind wins, wildcards mean the older JSON. */
export function acceptableTo(accept: string | undefined): Acceptable | null {
  const header = accept ?? '*/*';
  const known = parsedAccepts.get(header);
  if (known !== undefined) return known;
  let single: Acceptable['single'] = null;
  let stream = false;
  for (const part of header.toLowerCase().split(',')) {
    const [type, ...parameters] = part.split(';').map((piece) => piece.trim());
    if (parameters.some((parameter) => /^charset=(?!"?utf-8"?$)/.test(parameter) || /^q=0(\.0*)?$/.test(parameter))) continue;
    if (type === eventStream) stream = true;
    else if (type === graphqlResponse) single ??= graphqlResponse;
    else if (type === json || type === '*/*' || type === 'application/*') single ??= json;
  }
  const acceptable = single === null && !stream ? null : { single, stream };
  if (parsedAccepts.size >= 200) parsedAccepts.clear();
  if (header.length <= 300) parsedAccepts.set(header, acceptable);
  return acceptable;
}
