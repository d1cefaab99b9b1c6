import { builder } from '../../graphql/builder.ts';
import { DEFAULT_SOURCE } from '../commands/ingest-events.ts';
import { eventNamed } from '../correction.store.ts';
import { UsageEventType } from './usage-event.ts';

builder.queryField('event', (t) =>
  t.field({
    type: UsageEventType,
    nullable: true,
    description: 'One stored usage event by its name, voided ones included; null where there is none, or it is kept no longer. Needs usage:read.',
    authScopes: { permission: 'usage:read' },
    args: {
      id: t.arg.id({ required: true, description: 'Its own id, as it was sent.' }),
      source: t.arg.string({ defaultValue: DEFAULT_SOURCE, description: 'Who sent it; "graphql" when omitted.' }),
    },
    resolve: (_root, { id, source }, { read }) => eventNamed(read, source ?? DEFAULT_SOURCE, id),
  }),
);
