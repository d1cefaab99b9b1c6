import { ConflictError, DomainError, NotFoundError } from '../kit/errors.ts';

const reservation = (id: string) => ({ type: 'UsageReservation', id });

/** The id of an authorization is that of the event which counts it, so it stands for one use. */
export class AuthorizationIdTaken extends ConflictError {
  override readonly code = 'AUTHORIZATION_ID_TAKEN';
  constructor(source: string, id: string, by: 'event' | { readonly reservationId: string }) {
    super(`id "${id}" of source "${source}" is another ${by === 'event' ? 'event' : 'reservation'}'s: give each use an id of its own`, by === 'event' ? null : reservation(by.reservationId));
  }
}

export class ReservationNotFound extends NotFoundError {
  override readonly code = 'RESERVATION_NOT_FOUND';
  constructor(id: string) {
    super(`there is no reservation with id "${id}"`);
  }
}

/** What was committed is counted. Answering the same amount again is no conflict. */
export class ReservationCommitted extends ConflictError {
  override readonly code = 'RESERVATION_COMMITTED';
  constructor(id: string, { amount, event }: { readonly amount: string; readonly event: string }) {
    super(`the reservation was committed with ${amount}: correct or void its event "${event}" instead`, reservation(id));
  }
}

/** A release says that nothing was used. */
export class ReservationReleased extends ConflictError {
  override readonly code = 'RESERVATION_RELEASED';
  constructor(id: string) {
    super('the reservation was released: send what was used after all by ingestEvents', reservation(id));
  }
}

/** The meter that would count the event was deleted since the reservation was made. */
export class ReservationNotCountable extends ConflictError {
  override readonly code = 'RESERVATION_NOT_COUNTABLE';
  constructor(id: string) {
    super('the meter of the reservation was deleted, so its use cannot be counted: release it', reservation(id));
  }
}

/** More uses wait to be authorized than this process takes. Nothing was counted or held: asking again is safe. */
export class AuthorizationQueueFull extends DomainError {
  readonly code = 'RATE_LIMITED';
  constructor(waiting: number) {
    super(`${waiting} uses are waiting to be authorized and no more are taken now: ask again with the same id in a second`);
  }
}
