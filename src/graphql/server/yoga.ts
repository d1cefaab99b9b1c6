import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { createYoga, Plugin } from 'graphql-yoga';
import { headersOf, statusOf } from './answer.ts';
import type { MediaType, Outcome } from './answer.ts';

/** What Yoga's pipeline is given beside the request: everything is decided already, it negotiates and streams. */
interface Carried {
  readonly outcome: Outcome;
  readonly mediaType: MediaType;
}

/** An execution result as Yoga sends it: `stringify` is what it calls to write it. */
type Finished = ExecutionResult & { stringify: () => string };

export type YogaTransport = (req: IncomingMessage, res: ServerResponse, outcome: Outcome, mediaType: MediaType) => Promise<void>;

/**
 * The way through Yoga: every request that the lane does not take, SSE among them. Yoga parses no body, executes nothing and masks
 * nothing: it would do so by rules of its own. It is handed the outcome and carries it. It is loaded with the first such request: its
 * modules are a fifth of all that a start would load.
 */
export function createYogaTransport(): YogaTransport {
  let loading: Promise<Yoga> | null = null;
  return async (req, res, outcome, mediaType) => {
    const yoga = await (loading ??= loadYoga());
    // The one type that is accepted is the one that was negotiated, and the body is read already: Yoga would wait for it.
    req.headers.accept = mediaType;
    if (req.method === 'POST') Object.assign(req, { body: '{}' });
    await yoga(req, res, { outcome, mediaType });
  };
}

type Yoga = ReturnType<typeof createYoga<Carried>>;

async function loadYoga(): Promise<Yoga> {
  const { createYoga } = await import('graphql-yoga');
  const carry: Plugin<Carried> = {
    onRequestParse: ({ setRequestParser }) => setRequestParser(() => ({ query: '' })),
    onParams: ({ context, setResult }) => setResult(finished(context as unknown as Carried)),
  };
  return createYoga<Carried>({
    graphqlEndpoint: '/graphql',
    graphiql: false,
    landingPage: false,
    logging: false,
    cors: false,
    maskedErrors: false,
    maxRequestBodySize: false,
    plugins: [carry],
  });
}

function finished({ outcome, mediaType }: Carried): Finished | AsyncIterable<Finished> {
  if (outcome.kind === 'stream') return eachFinished(outcome.payloads);
  const status = statusOf(outcome, mediaType);
  return { extensions: { http: { status, headers: headersOf(outcome, status) } }, stringify: () => outcome.text };
}

function eachFinished(payloads: AsyncIterableIterator<string>): AsyncIterableIterator<Finished> {
  return {
    next: async () => {
      const { done, value } = await payloads.next();
      return done ? { done: true, value: undefined } : { done: false, value: { stringify: () => value } };
    },
    return: async () => {
      await payloads.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
