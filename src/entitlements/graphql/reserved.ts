import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { reservedAmounts } from '../reservation.store.ts';
import type { HeldKey } from '../reservation.store.ts';
import { EntitlementValueType } from './entitlement-value.ts';

builder.objectField(EntitlementValueType, 'reserved', (t) =>
  t.field({
    type: 'Decimal',
    nullable: true,
    description: 'Metered only: what open reservations hold now, whatever instant the value is of. balance still counts it as left; what it holds can be granted to nobody else.',
    resolve: ({ type, customerId, featureKey }, _args, ctx) =>
      type !== 'METERED'
        ? null
        : batched(ctx, 'EntitlementValue.reserved', JSON.stringify({ customerId, featureKey } satisfies HeldKey), (keys) => reservedAmounts(ctx.read, keys.map((key) => JSON.parse(key) as HeldKey), ctx.clock.now())),
  }),
);
