import { createSourceEventStream, execute } from 'graphql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import type { SharedExecutions } from '../live/shared-execution.ts';
import { answerOf, refusalOf } from './answer.ts';
import type { Outcome } from './answer.ts';
import type { Prepared } from './compiled.ts';
import { canonicalJson } from './idempotency.ts';
import type { Mask } from './mask.ts';
import type { Credentials } from './request.ts';

export interface LiveStreamsOptions<Context extends object> {
  readonly schema: GraphQLSchema;
  contextFor(credentials: Credentials): Context | Promise<Context>;
  contextForEvent?(context: Context): Context;
  sharingScopeOf?(context: Context): string | null;
  readonly recheckMs: number;
  readonly mask: Mask;
  readonly shared: SharedExecutions;
}

interface OpenStream<Context> {
  readonly via: Credentials['via'];
  readonly context: Context;
  end(): void;
  /** Says the error and ends. */
  refuse(error: unknown): void;
  /** Has its credential looked at before its next answer. */
  doubt(): void;
}

/**
 * Runs live operations. Each subscription has its own source, which it asks for the next event only when its reader wants one: a source
 * that conflates then drops what a slow reader missed. What an event is answered with is shared with every subscription that would
 * answer the same. Live operations run on graphql-js.
 */
export class LiveStreams<Context extends object> {
  readonly #options: LiveStreamsOptions<Context>;
  readonly #open = new Set<OpenStream<Context>>();

  constructor(options: LiveStreamsOptions<Context>) {
    this.#options = options;
  }

  /** How many are open, by all ways. */
  get size(): number {
    return this.#open.size;
  }

  /** Ends every stream of one way in, as if its source had ended. */
  end(via: Credentials['via']): void {
    for (const stream of this.#open) {
      if (stream.via === via) stream.end();
    }
  }

  /** Ends those that `concerns` picks, each with this error as its last word: their credential is no longer good. */
  refuse(concerns: (context: Context) => boolean, error: unknown): void {
    for (const stream of this.#open) {
      if (concerns(stream.context)) stream.refuse(error);
    }
  }

  /** Has every credential looked at before the next answer that it would get: the end of one may have been missed. */
  doubt(): void {
    for (const stream of this.#open) stream.doubt();
  }

  /** Subscribes. The variables have been found to be good. Failures of the field itself (NOT_FOUND, FORBIDDEN) are the answer. */
  async open(prepared: Prepared, variables: Record<string, unknown>, context: Context, credentials: Credentials): Promise<Outcome> {
    const { schema, mask } = this.#options;
    const source = await createSourceEventStream({
      schema,
      document: prepared.document,
      rootValue: {},
      contextValue: context,
      variableValues: variables,
      operationName: prepared.operation.name?.value ?? null,
    });
    if (!(Symbol.asyncIterator in source)) return answerOf(source, mask);
    return { kind: 'stream', payloads: this.#payloads(source[Symbol.asyncIterator](), prepared, variables, context, credentials) };
  }

  #payloads(
    source: AsyncIterator<unknown>,
    prepared: Prepared,
    variables: Record<string, unknown>,
    context: Context,
    credentials: Credentials,
  ): AsyncIterableIterator<string> {
    const { mask, shared, recheckMs, sharingScopeOf, contextFor } = this.#options;
    const scope = sharingScopeOf?.(context) ?? null;
    const key = scope === null ? null : `${scope}\n${prepared.key}\n${canonicalJson(variables)}`;
    const open = this.#open;
    let viewer = context;
    let checkedAt = performance.now();
    let ended = false;
    /** The reader that waits for the next answer. */
    let stop: ((end: IteratorResult<string>) => void) | null = null;
    /** What is still to be said when no reader was waiting for it. */
    let lastWord: string | null = null;

    const end = (): void => {
      if (ended) return;
      ended = true;
      open.delete(stream);
      stop?.({ done: true, value: undefined });
      stop = null;
      // A source that waits for its next event may take until then to notice; nobody waits for it.
      void source.return?.()?.then(undefined, () => undefined);
    };
    const refuse = (error: unknown): void => {
      const text = refusalOf([mask(error)]).text;
      if (stop === null) lastWord = text;
      stop?.({ done: false, value: text });
      stop = null;
      end();
    };
    const stream: OpenStream<Context> = { via: credentials.via, context, end, refuse, doubt: () => (checkedAt = Number.NEGATIVE_INFINITY) };
    open.add(stream);

    const pull = async (): Promise<IteratorResult<string>> => {
      try {
        const { done, value: event } = await source.next();
        if (done) {
          end();
          return { done: true, value: undefined };
        }
        if (performance.now() - checkedAt >= recheckMs) {
          viewer = await contextFor(credentials);
          checkedAt = performance.now();
        }
        return { done: false, value: await shared.answer(event, key, () => this.#execute(prepared, variables, viewer, event)) };
      } catch (error) {
        // The source failed, or the credential is no longer good: said once, then over.
        stop = null;
        end();
        return { done: false, value: refusalOf([mask(error)]).text };
      }
    };
    return {
      next: () => {
        if (lastWord !== null) {
          const value = lastWord;
          lastWord = null;
          return Promise.resolve({ done: false, value });
        }
        if (ended) return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve, reject) => {
          stop = resolve;
          pull()
            .then(resolve, reject)
            .finally(() => {
              if (stop === resolve) stop = null;
            });
        });
      },
      return: () => {
        lastWord = null;
        end();
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  async #execute(prepared: Prepared, variables: Record<string, unknown>, viewer: Context, event: unknown): Promise<string> {
    const { schema, mask, contextForEvent } = this.#options;
    const result: ExecutionResult = await execute({
      schema,
      document: prepared.document,
      rootValue: event,
      contextValue: contextForEvent ? contextForEvent(viewer) : copied(viewer),
      variableValues: variables,
      operationName: prepared.operation.name?.value ?? null,
    });
    return answerOf(result, mask).text;
  }
}

/** Another object with the same members: what plugins keep by context (loaders, scopes, costs) starts anew. */
function copied<Context extends object>(context: Context): Context {
  return Object.assign(Object.create(Object.getPrototypeOf(context)) as Context, context);
}
