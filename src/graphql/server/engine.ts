import { execute } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { coded } from '../coded.ts';
import { SharedExecutions } from '../live/shared-execution.ts';
import { answerOf, refusalOf } from './answer.ts';
import type { Answer, ExecutedAnswer, Outcome } from './answer.ts';
import { Documents } from './compiled.ts';
import type { Prepared, Unchecked } from './compiled.ts';
import { overCost } from './cost.ts';
import type { Cost } from './cost.ts';
import { isIdempotencyKey, once } from './idempotency.ts';
import type { IdempotencyScope, IdempotencyStore } from './idempotency.ts';
import { guardTypeResolution } from './jit-guards.ts';
import { LiveStreams } from './live-streams.ts';
import { createMask, staged } from './mask.ts';
import type { Mask } from './mask.ts';
import { NamedDocuments } from './named-documents.ts';
import { Refusal } from './request.ts';
import type { Credentials, OperationLimits, OperationRequest, ServerLog, Way } from './request.ts';
import { refuseUnstorable } from './storable-text.ts';
import { fitExactNumbers } from './variables.ts';

export interface EngineOptions<Context extends object> {
  readonly schema: GraphQLSchema;
  /** The same graph for callers who pass all checks of an operation; without it every field checks every caller. */
  readonly unchecked?: { schema(): GraphQLSchema; checksOf(document: DocumentNode): ((context: Context) => boolean) | null };
  /**
   * Makes the context of one operation; throws a coded UNAUTHENTICATED for a wrong credential. `document` is given when it is kept, so that
   * what is worked out about it is worked out once. It promises nothing where nothing has to be waited for.
   */
  contextFor(credentials: Credentials, document?: DocumentNode): Context | Promise<Context>;
  /** A context for the next live event: the same viewer, new loaders, so that no row is older than the event. */
  contextForEvent?(context: Context): Context;
  /** Subscriptions whose contexts have the same scope get the same answers and share executions; null shares nothing. */
  sharingScopeOf?(context: Context): string | null;
  /** Whose idempotency keys these are; null for an anonymous caller, whose mutations are refused anyway. */
  idempotencyScopeOf(context: Context): IdempotencyScope | null;
  readonly idempotency: IdempotencyStore;
  readonly limits: OperationLimits;
  readonly log: ServerLog;
  /** How many compiled documents are kept: 0.1 to 0.2 MB each. 0 compiles none. */
  readonly compiledDocuments: number;
  /** How long a live stream goes on before its credential is looked at again, in milliseconds. */
  readonly recheckMs: number;
}

/** An operation whose variables are read. */
interface Asked {
  readonly prepared: Prepared;
  readonly request: OperationRequest;
  readonly way: Way;
  readonly variables: Record<string, unknown>;
  /** The variables as resolvers get them. */
  readonly coerced: Record<string, unknown>;
}

/**
 * Answers operations, whatever way they came in: the lane, Yoga and graphql-ws only carry what is decided here. It never throws and
 * never rejects.
 */
export class Engine<Context extends object> {
  readonly mask: Mask;
  readonly streams: LiveStreams<Context>;
  readonly #options: EngineOptions<Context>;
  readonly #documents: Documents;
  readonly #named = new NamedDocuments();
  #running = 0;
  #closing = false;
  #idle: (() => void) | null = null;

  constructor(options: EngineOptions<Context>) {
    this.#options = options;
    this.mask = createMask(options.log);
    this.#documents = new Documents(options.schema, this.#unchecked(), options.limits, options.compiledDocuments);
    this.streams = new LiveStreams({ ...options, mask: this.mask, shared: new SharedExecutions() });
    guardTypeResolution(options.schema, options.log);
  }

  /** The operation when it is compiled: what the lane takes. */
  compiled(request: OperationRequest): Prepared | undefined {
    const source = this.#knownSourceOf(request);
    if (source === null) return undefined;
    const kept = this.#documents.kept(source, request.operationName);
    return kept?.compiled ? kept : undefined;
  }

  async answer(request: OperationRequest, way: Way, compiled?: Prepared): Promise<Outcome> {
    if (this.#closing) return refusalOf([coded('UNAVAILABLE', 'the gateway is shutting down: ask again, another process answers')]);
    this.#running++;
    try {
      const prepared = compiled ?? this.#prepared(request);
      return await this.#run(prepared, request, way);
    } catch (error) {
      return error instanceof Refusal ? refusalOf(error.errors, error.status) : refusalOf([this.mask(error)]);
    } finally {
      this.#running--;
      if (this.#running === 0) this.#idle?.();
    }
  }

  /** Refuses what is new and resolves when everything under way is answered. Streams go on until they are ended. */
  close(): Promise<void> {
    this.#closing = true;
    return new Promise((resolve) => {
      if (this.#running === 0) resolve();
      else this.#idle = resolve;
    });
  }

  #unchecked(): Unchecked | null {
    const { unchecked, log } = this.#options;
    if (unchecked === undefined) return null;
    let schema: GraphQLSchema | undefined;
    return {
      schema: () => {
        if (schema === undefined) {
          schema = unchecked.schema();
          guardTypeResolution(schema, log);
        }
        return schema;
      },
      checksOf: (document) => unchecked.checksOf(document) as ((context: object) => boolean) | null,
    };
  }

  /** Promises are handed on and not waited for on the way: each wait costs as much as a small field. */
  #run(prepared: Prepared, request: OperationRequest, way: Way): Promise<Outcome> {
    const { schema } = this.#options;
    const { operation } = prepared;
    if (operation.operation === 'mutation' && way.readOnly) {
      throw new Refusal([coded('BAD_USER_INPUT', 'a mutation cannot be sent with GET: use POST')], 405);
    }
    if (operation.operation === 'subscription' && !way.streams) {
      throw new Refusal([coded('BAD_USER_INPUT', 'a live operation needs "Accept: text/event-stream", or a WebSocket (graphql-transport-ws)')], 406);
    }
    const variables = fitExactNumbers(schema, operation.variableDefinitions ?? [], request.variables);
    refuseUnstorable(variables);
    const coerced = this.#coerced(prepared, variables);
    const asked: Asked = { prepared, request, way, variables, coerced };
    const context = this.#options.contextFor(way.credentials, prepared.compiled === null ? undefined : prepared.document);
    return context instanceof Promise ? context.then((made) => this.#runWith(made, asked)) : this.#runWith(context, asked);
  }

  #runWith(context: Context, { prepared, request, way, variables, coerced }: Asked): Promise<Outcome> {
    const { operation } = prepared.operation;
    const cost = prepared.costOf(variables, context);
    const over = overCost(cost, this.#options.limits);
    if (over !== null) throw new Refusal([over]);
    if (operation === 'subscription') return this.streams.open(prepared, variables, context, way.credentials);
    if (operation === 'mutation' && request.idempotencyKey !== null) {
      return this.#once(request.idempotencyKey, prepared, variables, coerced, context, cost);
    }
    return this.#execute(prepared, variables, coerced, context, cost);
  }

  /** The values that resolvers get; graphql-js coerces on every way in, since graphql-jit does not know @oneOf. */
  #coerced(prepared: Prepared, variables: Record<string, unknown>): Record<string, unknown> {
    const { errors, coerced } = prepared.readVariables(variables);
    if (errors !== undefined) throw new Refusal(staged(errors, 'BAD_USER_INPUT'));
    return coerced;
  }

  async #execute(
    prepared: Prepared,
    variables: Record<string, unknown>,
    coerced: Record<string, unknown>,
    context: Context,
    cost: Cost,
  ): Promise<ExecutedAnswer> {
    const straight = prepared.compiled?.straightFor(context);
    const data = straight ? await straight(context, coerced) : null;
    if (data !== null) return answerOf({ data } as ExecutionResult, this.mask, { cost });
    const compiled = prepared.compiled?.for(context);
    const result: ExecutionResult = compiled
      ? await compiled({}, context, coerced)
      : await execute({
          schema: this.#options.schema,
          document: prepared.document,
          rootValue: {},
          contextValue: context,
          variableValues: variables,
          operationName: prepared.operation.name?.value ?? null,
        });
    return answerOf(result, this.mask, { cost });
  }

  async #once(
    key: string,
    prepared: Prepared,
    variables: Record<string, unknown>,
    coerced: Record<string, unknown>,
    context: Context,
    cost: Cost,
  ): Promise<Answer> {
    if (!isIdempotencyKey(key)) throw new Refusal([coded('BAD_USER_INPUT', 'an idempotency key is 1 to 255 visible ASCII characters')]);
    const { idempotency: store, log } = this.#options;
    const run = (): Promise<ExecutedAnswer> => this.#execute(prepared, variables, coerced, context, cost);
    const scope = this.#options.idempotencyScopeOf(context);
    if (scope === null) return run();
    return once({ store, scope, key, prepared, variables, log }, run);
  }

  /** The text of a document where nothing about it has to be found out or learned; else null. */
  #knownSourceOf({ query, named }: OperationRequest): string | null {
    if (named === null) return query;
    const known = this.#named.find(named);
    return query === null || query === known ? known : null;
  }

  #prepared({ query, named, operationName }: OperationRequest): Prepared {
    if (query !== null) {
      if (named !== null) this.#named.check(named, query);
      const prepared = this.#documents.prepare(query, operationName);
      if (named !== null) this.#named.keep(named, query);
      return prepared;
    }
    if (named === null) throw new Refusal([coded('BAD_USER_INPUT', 'the request holds no operation: send it as "query"')], 400);
    const source = this.#named.find(named);
    if (source !== null) return this.#documents.prepare(source, operationName);
    // Apollo's clients and urql send the document after this very message, and after no other.
    const message = named.isAutomatic ? 'PersistedQueryNotFound' : `there is no document "${named.id.slice(0, 100)}": send it as "query", with the same name if it is "sha256:" and its digest`;
    throw new Refusal([coded('PERSISTED_DOCUMENT_NOT_FOUND', message)]);
  }
}
