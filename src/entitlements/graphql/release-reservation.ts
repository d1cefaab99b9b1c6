import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { releaseReservation } from '../commands/release-reservation.ts';
import { ReservationNotFound } from '../reservation.errors.ts';
import { ReservationNode } from './reservation.ts';

builder.mutationField('releaseReservation', (t) =>
  t.field({
    type: ReservationNode,
    description: 'Gives back what a reservation holds: nothing was used. Released again it answers the same; one that was committed is refused. Needs usage:write.',
    authScopes: { permission: 'usage:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [NotFoundError, ConflictError] },
    args: { id: t.arg.id({ required: true, description: 'Which reservation.' }) },
    resolve: (_root, { id }, ctx) => {
      const reservationId = idOf('UsageReservation', String(id));
      if (reservationId === null) throw new ReservationNotFound(String(id));
      return releaseReservation(ctx.services.usageAuthorizations, ctx.read.organizationId, reservationId);
    },
  }),
);
