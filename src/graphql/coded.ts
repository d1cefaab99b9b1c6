import { GraphQLError } from 'graphql';
import type { Issue } from '../kit/errors.ts';

/** Codes of top-level errors: what keeps an operation from being answered at all. */
export type TopLevelCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'COMPLEXITY_LIMIT'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'IDEMPOTENCY_CONFLICT'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNAVAILABLE'
  | 'PERSISTED_DOCUMENT_NOT_FOUND'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL_SERVER_ERROR';

/** A top-level error with its code. */
export function coded(code: TopLevelCode, message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

/** Arguments of a query that cannot be accepted; `path` leads to the argument. */
export function badInput(message: string, path: readonly string[] = [], code = 'INVALID'): GraphQLError {
  return badInputs([{ code, message, path }]);
}

/** The same for several issues at once. */
export function badInputs(issues: readonly Issue[]): GraphQLError {
  return coded('BAD_USER_INPUT', issues.map((issue) => issue.message).join('; '), { issues });
}

export const unauthenticated = (): GraphQLError =>
  coded('UNAUTHENTICATED', 'a credential is needed: send "Authorization: Bearer <API key or portal token>"');

export const forbidden = (what = 'this'): GraphQLError =>
  coded('FORBIDDEN', `the credential does not reach ${what}: use a key with the scope that the field's description names`);
