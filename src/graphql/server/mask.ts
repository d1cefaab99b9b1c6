import { PothosValidationError } from '@pothos/core';
import { GraphQLError } from 'graphql';
import { DomainError, ValidationError } from '../../kit/errors.ts';
import { newId } from '../../kit/id.ts';
import { isUnavailable } from '../../platform/unavailable.ts';
import { coded } from '../coded.ts';
import type { TopLevelCode } from '../coded.ts';
import { outageLog } from './outage.ts';
import type { ServerLog } from './request.ts';

/** Turns whatever was thrown into an error that may leave the house: it has a code, and no stack, SQL or row in it. */
export type Mask = (error: unknown) => GraphQLError;

/**
 * The one mask, for every way in. What the caller can act on keeps its message; anything else is logged under an id, and the answer
 * carries the id alone.
 */
export function createMask(log: ServerLog): Mask {
  const logOutage = outageLog(log);
  return (error) => {
    const thrown = asGraphqlError(error);
    const cause = rootCause(error);
    if (cause instanceof ValidationError) return recoded(thrown, cause.message, { code: 'BAD_USER_INPUT', issues: cause.issues });
    if (cause instanceof DomainError) return recoded(thrown, cause.message, { code: cause.code });
    if (typeof thrown.extensions?.['code'] === 'string') return thrown;
    if (cause instanceof PothosValidationError || isArgumentError(thrown)) {
      return recoded(thrown, thrown.message, { ...thrown.extensions, code: 'BAD_USER_INPUT' });
    }
    if (isUnavailable(cause)) {
      const id = logOutage(cause, thrown.path);
      return recoded(thrown, `the service cannot be reached at the moment; try again (id ${id})`, { code: 'UNAVAILABLE', id });
    }
    const errorId = newId();
    log.error({ err: cause, errorId, path: thrown.path }, 'internal error');
    return recoded(thrown, `internal error, id ${errorId}`, { code: 'INTERNAL_SERVER_ERROR', id: errorId });
  };
}

/** Gives errors of one stage their code: what parsing, validating or coercing refuses is the caller's, unless it was thrown by a domain. */
export function staged(errors: readonly GraphQLError[], code: TopLevelCode): GraphQLError[] {
  return errors.map((error) => {
    const cause = rootCause(error);
    if (cause instanceof ValidationError) return recoded(error, error.message, { code, issues: cause.issues });
    return typeof error.extensions['code'] === 'string' ? error : recoded(error, error.message, { ...error.extensions, code });
  });
}

/** Whatever was thrown, with the members of a GraphQLError; graphql-jit's errors are of a class of their own, and are taken as they are. */
function asGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError(error instanceof Error ? error.message : String(error), error instanceof Error ? { originalError: error } : {});
}

function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined && cause.originalError !== null) cause = cause.originalError;
  return cause;
}

/** Argument coercion is the only failure of ours-or-theirs during execution that is the caller's; graphql-js and graphql-jit both begin so. */
function isArgumentError(error: GraphQLError): boolean {
  return error.message.startsWith('Argument "') && rootCause(error) instanceof GraphQLError;
}

function recoded(error: GraphQLError, message: string, extensions: Record<string, unknown>): GraphQLError {
  const made = new GraphQLError(message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
    extensions,
  });
  // graphql-jit's errors know their locations and no nodes to make them from.
  return error.nodes || error.positions ? made : Object.defineProperty(made, 'locations', { value: error.locations, enumerable: true });
}

/** A request that could not be read at all. */
export const unreadable = (message: string): GraphQLError => coded('BAD_USER_INPUT', message);
