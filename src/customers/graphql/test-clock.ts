import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { TestClockNotFound } from '../customer.errors.ts';
import { TestClockSchema } from '../test-clock.entity.ts';
import type { TestClockRow } from '../test-clock.entity.ts';

export const TestClockNode = builder.loadableNodeRef('TestClock', {
  id: { resolve: (clock: TestClockRow) => clock.id },
  load: (ids: string[], { read }) => read.byKeys(TestClockSchema, 'id', ids),
});

TestClockNode.implement({
  description: 'A clock of its own for trying things out: customers made on it live at its time until it is advanced.',
  authScopes: { $any: { permission: 'test_clock:read', $granted: 'made' } },
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'Yours, 1 to 256 characters.' }),
    now: t.expose('now', { type: 'DateTime', description: 'The time that its customers live at.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made, in real time.' }),
  }),
});

/** The database id in a global id of a test clock; any other text is that of a clock that does not exist. */
export function clockId(id: string): string {
  const found = idOf('TestClock', id);
  if (found === null) throw new TestClockNotFound(id);
  return found;
}

const TestClockConnection = builder.connectionObject(
  { type: TestClockNode, name: 'TestClockConnection', description: 'A page of test clocks.' },
  { name: 'TestClockEdge', description: 'A test clock in its place in the list.' },
);

builder.queryField('testClocks', (t) =>
  t.connection(
    {
      type: TestClockNode,
      description: 'The test clocks, newest first. Needs test_clock:read.',
      authScopes: { permission: 'test_clock:read' },
      complexity: connectionComplexity,
      resolve: (_root, page, ctx) =>
        connectionPage(ctx, TestClockSchema, page, {
          order: [
            { property: 'createdAt', direction: 'desc' },
            { property: 'id', direction: 'desc' },
          ],
        }),
    },
    TestClockConnection,
  ),
);
