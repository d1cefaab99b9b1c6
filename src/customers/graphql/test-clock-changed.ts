import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { objectChanges, unknownThing } from '../../graphql/live/changes.ts';
import { TestClockSchema } from '../test-clock.entity.ts';
import { TestClockNode } from './test-clock.ts';

builder.subscriptionField('testClockChanged', (t) =>
  t.field({
    type: TestClockNode,
    description: 'A test clock: where it stands now, then whenever it was advanced. NOT_FOUND when there is no such clock. Needs test_clock:read.',
    authScopes: { permission: 'test_clock:read' },
    args: { id: t.arg.id({ required: true, description: 'Which clock.' }) },
    subscribe: async (_root, { id }, ctx) => {
      const clockId = idOf('TestClock', id);
      const found = clockId === null ? null : (await ctx.read.byKeys(TestClockSchema, 'id', [clockId]))[0];
      if (found == null) throw unknownThing(`test clock with id "${id}"`);
      return objectChanges(ctx, { concerns: (news) => news.type === 'test_clock.advanced' && news.id === clockId, first: clockId });
    },
    resolve: ({ id }) => id,
  }),
);
