import type { Decimal } from '../../kit/decimal.ts';
import type { JsonObject } from '../../metering/index.ts';
import type { UsageAuthorizations } from '../authorization-queue.ts';
import type { ReservationRow } from '../reservation.entity.ts';

export interface CommitReservationInput {
  readonly id: string;
  readonly amount?: Decimal | null | undefined;
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
}

/**
 * Stores the event of a reservation with what was really used, once, and answers the reservation. What was used is counted whatever was reserved and
 * however late it comes. Throws ReservationNotFound, ReservationReleased, ReservationCommitted, ReservationNotCountable, AuthorizationIdTaken, and ValidationError.
 */
export function commitReservation(authorizations: UsageAuthorizations, organizationId: string, { id, amount, data }: CommitReservationInput): Promise<ReservationRow> {
  return authorizations.commit(organizationId, { kind: 'commit', reservationId: id, amount: amount ?? null, data: (data ?? null) as JsonObject | null });
}
