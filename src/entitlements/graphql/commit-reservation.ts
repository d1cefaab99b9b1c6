import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { commitReservation } from '../commands/commit-reservation.ts';
import { ReservationNotFound } from '../reservation.errors.ts';
import { ReservationNode } from './reservation.ts';

const CommitReservationInput = builder.inputType('CommitReservationInput', {
  description: 'What was really used.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Of which reservation.' }),
    amount: t.field({ type: 'Decimal', description: 'How much, above 0, also more than was reserved. What the meter reads of data when omitted, or without data what was reserved.' }),
    data: t.field({ type: 'JSONObject', description: "The event's data, in place of the data that was reserved with." }),
  }),
});

builder.mutationField('commitReservation', (t) =>
  t.field({
    type: ReservationNode,
    description:
      'Counts what was used of a reservation: stores its event, once, dated now. Use that happened is counted whatever was reserved and also after it has expired; what no grant covers is overage. The same commit again answers the same; another amount is refused. Needs usage:write.',
    authScopes: { permission: 'usage:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: { input: t.arg({ type: CommitReservationInput, required: true, description: 'The use.' }) },
    resolve: (_root, { input: { id, amount, data } }, ctx) => {
      const reservationId = idOf('UsageReservation', String(id));
      if (reservationId === null) throw new ReservationNotFound(String(id));
      return commitReservation(ctx.services.usageAuthorizations, ctx.read.organizationId, { id: reservationId, amount, data });
    },
  }),
);
