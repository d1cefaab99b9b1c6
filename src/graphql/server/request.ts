import type { GraphQLError } from 'graphql';

/** Who claims to ask, before anybody has checked it. */
export interface Credentials {
  /** The Authorization header, or `connectionParams.authorization`; null when there is none. */
  readonly authorization: string | null;
  readonly via: 'http' | 'ws';
  readonly requestId: string;
}

/** One operation as it arrived, checked for shape and nothing else. Numbers of the variables are exact. */
export interface OperationRequest {
  readonly query: string | null;
  /** What the document is called; looked up when there is no `query`, and learned when there is. */
  readonly named: NamedDocument | null;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
  /** The client's own key for a mutation: an Idempotency-Key header, or `extensions.idempotencyKey`. */
  readonly idempotencyKey: string | null;
}

/** What the way in allows. */
export interface Way {
  readonly credentials: Credentials;
  /** A GET: may not write. */
  readonly readOnly: boolean;
  /** The caller can take more than one answer: SSE or WebSocket. */
  readonly streams: boolean;
}

/** The part of a pino logger that is used. */
export interface ServerLog {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
  isLevelEnabled?(level: string): boolean;
}

/** Bounds of one operation; see ../limits.ts. */
export interface OperationLimits {
  readonly depth: number;
  readonly breadth: number;
  readonly complexity: number;
  readonly tokens: number;
}

/** A name that stands for a document. */
export interface NamedDocument {
  readonly id: string;
  /** It came as Apollo's clients send it, who know one answer to a name that is unknown. */
  readonly isAutomatic: boolean;
}

/**
 * Ends a request before anything was executed. The errors are finished: coded, and fit for the outside. `status` overrules the one that
 * follows from the first code, for what only HTTP knows (405, 406, 415).
 */
export class Refusal extends Error {
  readonly errors: readonly GraphQLError[];
  readonly status: number | null;

  constructor(errors: readonly GraphQLError[], status: number | null = null) {
    super(errors[0]?.message ?? 'refused');
    this.name = 'Refusal';
    this.errors = errors;
    this.status = status;
  }
}
