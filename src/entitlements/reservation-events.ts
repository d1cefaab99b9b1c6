import type { DomainEvent } from '../platform/events.ts';
import type { ReservationRow } from './reservation.entity.ts';

/** News of reservations; all name the reservation and its customer and, in the payload, its feature's key. */
export type ReservationNews = 'reservation.created' | 'reservation.committed' | 'reservation.released' | 'reservation.expired';

const newsOf = { OPEN: 'reservation.created', COMMITTED: 'reservation.committed', RELEASED: 'reservation.released', EXPIRED: 'reservation.expired' } as const satisfies Record<ReservationRow['status'], ReservationNews>;

/** What is told of a reservation that has just become what it is. */
export function reservationNews({ id, customerId, featureKey, status }: Pick<ReservationRow, 'id' | 'customerId' | 'featureKey' | 'status'>): DomainEvent {
  return { type: newsOf[status], id, customerId, payload: { featureKey } };
}
