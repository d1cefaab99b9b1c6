import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { advanceTestClock } from '../commands/advance-test-clock.ts';
import type { Exclusively } from '../commands/advance-test-clock.ts';
import { createTestClock } from '../commands/create-test-clock.ts';
import { deleteTestClock } from '../commands/delete-test-clock.ts';
import type { DueWorkers } from '../due-work.ts';
import { clockId, TestClockNode } from './test-clock.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    readonly dueWorkers: DueWorkers;
    readonly exclusively: Exclusively;
  }
}

const CreateTestClockInput = builder.inputType('CreateTestClockInput', {
  description: 'A new test clock.',
  fields: (t) => ({
    now: t.field({ type: 'DateTime', required: true, description: 'Where it stands.' }),
    name: t.string({ description: 'Yours, 1 to 256 characters.' }),
  }),
});

builder.mutationFields((t) => ({
  createTestClock: t.field({
    type: TestClockNode,
    description: 'A clock of one\'s own for trying things out: customers created on it live at its time until it is advanced. Needs test_clock:write.',
    authScopes: { permission: 'test_clock:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError] },
    args: { input: t.arg({ type: CreateTestClockInput, required: true, description: 'The clock.' }) },
    resolve: (_root, { input }, ctx) => createTestClock(ctx.command, input),
  }),
  advanceTestClock: t.field({
    type: TestClockNode,
    description: 'Moves the clock forward and does everything that falls due on the way, in order, before it answers. Needs test_clock:write.',
    authScopes: { permission: 'test_clock:write' },
    grantScopes: ['made'],
    complexity: 100,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      id: t.arg.id({ required: true, description: 'Which clock.' }),
      to: t.arg({ type: 'DateTime', required: true, description: 'The new time; not before the old one, and at most 3,660 days after it.' }),
    },
    resolve: (_root, { id, to }, ctx) =>
      advanceTestClock(ctx.command, { workers: ctx.services.dueWorkers, exclusively: ctx.services.exclusively }, clockId(id), to),
  }),
}));

const Deleted = builder.objectRef<{ id: string }>('DeletedTestClock').implement({
  description: 'A test clock that is gone.',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id that it had.' }) }),
});

builder.mutationField('deleteTestClock', (t) =>
  t.field({
    type: Deleted,
    description: 'Deletes a test clock with all that lives on it, for good: its customers, their subscriptions, invoices and usage rights. Needs test_clock:write.',
    authScopes: { permission: 'test_clock:write' },
    complexity: 100,
    errors: { types: [NotFoundError] },
    args: { id: t.arg.id({ required: true, description: 'Which clock.' }) },
    resolve: async (_root, { id }, ctx) => {
      await deleteTestClock(ctx.command, clockId(id));
      return { id };
    },
  }),
);
