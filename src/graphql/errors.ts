import { ConflictError, NotFoundError, ValidationError } from '../kit/errors.ts';
import type { DomainError, Issue } from '../kit/errors.ts';
import { builder } from './builder.ts';
import { encodeGlobalId } from './global-id.ts';

/** The interface of all typed failures. */
export const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
  description: 'What every typed failure of a mutation carries.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Permanent, machine readable: CUSTOMER_KEY_TAKEN.' }),
    message: t.exposeString('message', { description: 'For a person: what is wrong, with values, and what to do.' }),
  }),
});

const ValidationIssue = builder.objectRef<Issue>('ValidationIssue').implement({
  description: 'One thing that is wrong.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Permanent, machine readable.' }),
    message: t.exposeString('message', { description: 'For a person: the field, the value and the remedy.' }),
    path: t.stringList({ description: 'Where in the input: ["phases", "0", "rateCards"].', resolve: (issue) => [...issue.path] }),
  }),
});

export { ValidationIssue };

builder.objectType(ValidationError, {
  name: 'ValidationError',
  description: 'The input was well-formed GraphQL and still cannot be accepted; every issue is listed, not only the first.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    issues: t.field({ type: [ValidationIssue], description: 'All that is wrong, in the order of the input.', resolve: (error) => [...error.issues] }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'A thing that the input names does not exist in this organization.',
  interfaces: [ErrorInterface],
});

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: 'Another thing already holds this key, or the thing is in a state that forbids the step.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    conflictingId: t.id({
      nullable: true,
      description: 'What already holds the key, where there is such a thing.',
      resolve: ({ conflictingId }) => (conflictingId === null ? null : encodeGlobalId(conflictingId.type, conflictingId.id)),
    }),
  }),
});
