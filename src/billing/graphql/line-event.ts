import { can } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { UsageEventType } from '../../metering/graphql/index.ts';
import { eventsStored } from '../../metering/index.ts';
import { eventPlaces } from '../in-advance-event.store.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import type { LineCharging } from '../line-charging.ts';
import { InvoiceLineNode } from './invoice-line.ts';

builder.objectField(InvoiceLineNode, 'event', (t) =>
  t.field({
    extensions: reads<InvoiceLineRow>('id', 'charging'),
    type: UsageEventType,
    nullable: true,
    description: 'The event that it charges in advance. Null for every other line, for what was carried into a period, for an event that is kept no longer, and for who may not read events: that needs usage:read.',
    resolve: (line, _args, ctx) => {
      if ((line.charging as LineCharging | null)?.inAdvance == null || !can(ctx.viewer, 'usage:read')) return null;
      return batched(ctx, 'InvoiceLine.event', line.id, async (ids) => {
        const places = await eventPlaces(ctx.read, ids);
        const known = places.filter((place) => place !== null);
        const events = await eventsStored(ctx.read, known);
        return places.map((place) => (place === null ? null : (events[known.indexOf(place)] ?? null)));
      });
    },
  }),
);
