import type { CustomerLookUp } from '../customers/index.ts';
import type { Decimal } from '../kit/decimal.ts';
import type { JsonObject } from '../metering/index.ts';
import type { DenialReason } from './authorization.ts';
import type { ReservationRow } from './reservation.entity.ts';

/** COUNT stores the event at once; RESERVE holds the amount until the event is known. */
export type AuthorizationMode = 'COUNT' | 'RESERVE';

/** May the customer use so much of the feature? `source` and `id` name the event that counts the use. */
export interface AuthorizeRequest {
  readonly kind: 'authorize';
  readonly customer: CustomerLookUp;
  readonly featureKey: string;
  readonly mode: AuthorizationMode;
  readonly source: string;
  readonly id: string;
  /** The id was made for this request: nothing has this name yet. */
  readonly isNewName: boolean;
  /** Null: the subject of the look-up, else the customer's key, else its first subject key. */
  readonly subject: string | null;
  /** Null: what the meter reads of the data. */
  readonly amount: Decimal | null;
  readonly data: JsonObject | null;
  readonly allowPartial: boolean;
  /** RESERVE only: until when it is held, at most one of the two. */
  readonly expiresAt: Temporal.Instant | null;
  readonly expiresIn: Temporal.Duration | null;
}

/** What was used of a reservation in the end. */
export interface CommitRequest {
  readonly kind: 'commit';
  readonly reservationId: string;
  /** Null: what the data says, or what was reserved. */
  readonly amount: Decimal | null;
  /** In place of the data that the reservation was made with; null keeps that one. */
  readonly data: JsonObject | null;
}

/** Nothing was used of a reservation. */
export interface ReleaseRequest {
  readonly kind: 'release';
  readonly reservationId: string;
}

export type AuthorizationRequest = AuthorizeRequest | CommitRequest | ReleaseRequest;

/** The answer to whoever asks for use. */
export interface Authorization {
  readonly source: string;
  readonly id: string;
  /** What was granted; 0 for nothing. */
  readonly amount: Decimal;
  /** Null: it is allowed. */
  readonly reason: DenialReason | null;
  /** What nobody has used or holds after it; null without a metered entitlement that measures. */
  readonly available: Decimal | null;
  /** RESERVE only, and only if something was granted. */
  readonly reservation: ReservationRow | null;
  /** It was granted before: nothing was counted or held again. */
  readonly isRepeated: boolean;
}

/** What became of a request: an authorization for `authorize`, else the reservation as it is now. */
export type AuthorizationOutcome = Authorization | ReservationRow;
