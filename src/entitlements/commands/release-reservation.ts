import type { UsageAuthorizations } from '../authorization-queue.ts';
import type { ReservationRow } from '../reservation.entity.ts';

/** Gives back what a reservation holds, since nothing was used, and answers it. Throws ReservationNotFound, ReservationCommitted. */
export function releaseReservation(authorizations: UsageAuthorizations, organizationId: string, id: string): Promise<ReservationRow> {
  return authorizations.release(organizationId, { kind: 'release', reservationId: id });
}
