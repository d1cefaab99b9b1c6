import { FeatureNotFound } from '../catalog/index.ts';
import { addDuration, before, floorToSecond } from '../kit/calendar.ts';
import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { issue, refuse } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { parseExact } from '../kit/json.ts';
import { addedUsage, amountData, eventHash, readEvent, withAmount } from '../metering/index.ts';
import type { AmountData, CompiledMeter, DimensionFilter, JsonObject, ListedEvent, TimedUsageEvent } from '../metering/index.ts';
import { instantOf } from '../platform/entity.ts';
import { availableOf, decide, withReserved, withUsage } from './authorization.ts';
import type { Account, DenialReason } from './authorization.ts';
import type { Authorization, AuthorizeRequest, CommitRequest } from './authorization-request.ts';
import { EntitlementNotMetered } from './entitlements.errors.ts';
import type { EntitlementType } from './entitlement.ts';
import { AuthorizationIdTaken, ReservationCommitted, ReservationNotCountable, ReservationReleased } from './reservation.errors.ts';
import type { ReservationRow } from './reservation.entity.ts';

/** One customer's use of one feature, as it stands while it is locked. The ledger moves `account`. */
export interface OpenAccount {
  readonly customerId: string;
  readonly featureKey: string;
  /** In the customer's time. */
  readonly now: Temporal.Instant;
  /** Whose events are the customer's usage, its own key first. */
  readonly subjects: readonly string[];
  /** Null: there never was such a feature. */
  readonly featureId: string | null;
  /** The feature's live meter and which of its usage is the feature's own; null for a feature without one. */
  readonly meter: CompiledMeter | null;
  readonly filters: readonly DimensionFilter[];
  /** The active entitlement; null when there is none. */
  readonly entitlement: { readonly id: string; readonly type: EntitlementType } | null;
  /** Null: nothing is measured now. */
  account: Account | null;
}

/** What has the name of an event: the event, if it is stored (null: and kept no longer), and a reservation. */
export interface NamedThings {
  readonly isStored: boolean;
  readonly event: ListedEvent | null;
  readonly reservation: ReservationRow | null;
}

/** Reservations last as long as one use may take, at the very most. */
const longestHours = 30 * 24;
const usualDuration = Temporal.Duration.from({ minutes: 15 });

/**
 * Decides requests one after the other, each knowing what the ones before it took. It does nothing: `events` are to be stored and `reservations`
 * to be written, all in one transaction, while nobody else sells to these customers.
 */
export class AuthorizationLedger {
  readonly events: TimedUsageEvent[] = [];
  /** New ones, and those that changed. */
  readonly reservations: ReservationRow[] = [];
  readonly #organizationId: string;
  readonly #accounts: readonly OpenAccount[];
  readonly #newId: () => string;

  constructor(organizationId: string, accounts: readonly OpenAccount[], newId: () => string) {
    this.#organizationId = organizationId;
    this.#accounts = accounts;
    this.#newId = newId;
  }

  /**
   * Grants or denies. Throws FeatureNotFound, EntitlementNotMetered, AuthorizationIdTaken, and ValidationError for what cannot be counted.
   */
  authorize(open: OpenAccount, request: AuthorizeRequest, named: NamedThings): Authorization {
    const repeated = this.#repeated(open, request, named);
    if (repeated !== null) return repeated;
    if (open.featureId === null) throw new FeatureNotFound(`key "${request.featureKey}"`);
    const { entitlement, account, now } = open;
    if (entitlement === null) return denied(request, 'NO_ENTITLEMENT', null);
    if (entitlement.type !== 'METERED') throw new EntitlementNotMetered(request.featureKey, entitlement.type);
    const meter = present(open.meter, 'the live meter of a metered entitlement');
    const subject = subjectOf(open, request);
    const issues: Issue[] = [];
    const expiresAt = expiryOf(request, now, issues);
    const wanted = amountData(meter, open.filters, { amount: request.amount, data: request.data, replaces: false }, now, issues);
    if (request.allowPartial && wanted !== null && meter.aggregation === 'SUM' && withAmount(meter, wanted.data, wanted.amount) === null) {
      issues.push(issue('AMOUNT_NOT_WRITABLE', `allowPartial is true, and a part cannot be written where meter "${meter.key}" reads its value: leave it out`, 'allowPartial'));
    }
    const event = wanted === null ? null : eventOf(request, meter, subject, now, wanted, issues);
    refuse(issues);
    if (account === null) return denied(request, 'NOT_MEASURED_YET', null);
    const { amount: requested, data } = present(wanted, 'an amount without issues');
    // One event of a COUNT meter counts 1: there are no parts of it.
    const decision = decide(account, requested, request.allowPartial && meter.aggregation === 'SUM');
    if (decision.reason !== null) return denied(request, decision.reason, availableOf(account));
    const { amount } = decision;
    const granted = amount.eq(requested) ? { event: present(event, 'an event without issues'), data } : this.#part(request, meter, subject, now, data, amount);
    const reservation = request.mode === 'COUNT' ? null : this.#reserve(open, request, { requested, amount, event: granted.event, expiresAt, meter });
    if (reservation === null) this.#count(granted.event);
    else open.account = withReserved(account, amount);
    return { source: request.source, id: request.id, amount, reason: null, available: availableOf(open.account ?? account), reservation, isRepeated: false };
  }

  /**
   * Counts what was used, also more than was reserved and also after the reservation has expired: use that happened is never left out. Asked again
   * with the same amount it answers the same. Throws ReservationReleased, ReservationCommitted, ReservationNotCountable, AuthorizationIdTaken, ValidationError.
   */
  commit(open: OpenAccount, request: CommitRequest, { isStored, event, reservation: found }: NamedThings, counted: { readonly meter: CompiledMeter | null; readonly filters: readonly DimensionFilter[] }): ReservationRow {
    const row = present(found, 'a reservation that is committed');
    if (row.status === 'RELEASED') throw new ReservationReleased(row.id);
    if (row.status === 'COMMITTED' && request.amount === null && request.data === null) return row;
    const { meter, filters } = counted;
    if (meter === null) throw new ReservationNotCountable(row.id);
    const kept = row.data === null ? null : (parseExact(row.data) as JsonObject);
    const reserved = Decimal.of(row.amount);
    const issues: Issue[] = [];
    const asked = request.data === null
      ? { amount: request.amount ?? reserved, data: kept, replaces: meter.formula === null }
      : { amount: request.amount, data: request.data, replaces: false };
    const used = amountData(meter, filters, asked, open.now, issues);
    const made = used === null ? null : eventOf({ source: row.source, id: row.eventId }, meter, row.subject, open.now, used, issues);
    refuse(issues);
    const { amount } = present(used, 'an amount without issues');
    if (row.status === 'COMMITTED') {
      const before = row.committedAmount ?? row.amount;
      if (Decimal.of(before).eq(amount)) return row;
      throw new ReservationCommitted(row.id, { amount: Decimal.of(before).toString(), event: row.eventId });
    }
    // One that was sent by ingest meanwhile is counted already.
    if (event !== null && (event.type !== row.eventType || !open.subjects.includes(event.subject))) throw new AuthorizationIdTaken(row.source, row.eventId, 'event');
    this.#letGo(open, row);
    if (!isStored) {
      this.#count(present(made, 'an event without issues'));
      return this.#close(row, 'COMMITTED', amount, open.now);
    }
    return this.#close(row, 'COMMITTED', event === null ? amount : addedUsage(meter, filters, countedOf(event)), open.now);
  }

  /** Gives the amount back. Asked again it answers the same. Throws ReservationCommitted. */
  release(open: OpenAccount, { reservation: found }: NamedThings): ReservationRow {
    const row = present(found, 'a reservation that is released');
    if (row.status === 'COMMITTED') throw new ReservationCommitted(row.id, { amount: Decimal.of(row.committedAmount ?? row.amount).toString(), event: row.eventId });
    if (row.status === 'RELEASED') return row;
    this.#letGo(open, row);
    return this.#close(row, 'RELEASED', null, open.now);
  }

  /** The first answer, where the name was used for the same before; null for a new name. */
  #repeated(open: OpenAccount, request: AuthorizeRequest, { isStored, event, reservation }: NamedThings): Authorization | null {
    const { source, id, mode, amount, allowPartial } = request;
    const available = open.account === null ? null : availableOf(open.account);
    const same = (granted: Decimal, asked: Decimal): boolean => amount === null || amount.eq(asked) || (allowPartial && granted.lt(amount));
    if (reservation !== null) {
      const { customerId, featureKey } = reservation;
      const granted = Decimal.of(reservation.amount);
      const isSame = mode === 'RESERVE' && customerId === open.customerId && featureKey === open.featureKey && same(granted, Decimal.of(reservation.requested));
      if (!isSame) throw new AuthorizationIdTaken(source, id, { reservationId: reservation.id });
      return { source, id, amount: granted, reason: null, available, reservation, isRepeated: true };
    }
    if (!isStored) return null;
    const { meter } = open;
    if (mode === 'RESERVE' || event === null || meter === null || !open.subjects.includes(event.subject)) throw new AuthorizationIdTaken(source, id, 'event');
    const granted = addedUsage(meter, open.filters, countedOf(event));
    if (granted.isZero() || !same(granted, granted)) throw new AuthorizationIdTaken(source, id, 'event');
    return { source, id, amount: granted, reason: null, available, reservation: null, isRepeated: true };
  }

  #part(request: AuthorizeRequest, meter: CompiledMeter, subject: string, now: Temporal.Instant, data: JsonObject | null, amount: Decimal): { event: TimedUsageEvent; data: JsonObject | null } {
    const part = { amount, data: withAmount(meter, data, amount) };
    const issues: Issue[] = [];
    const event = eventOf(request, meter, subject, now, part, issues);
    refuse(issues);
    return { event: present(event, 'an event without issues'), data: part.data };
  }

  #reserve(
    open: OpenAccount,
    { source, id }: AuthorizeRequest,
    made: { readonly requested: Decimal; readonly amount: Decimal; readonly event: TimedUsageEvent; readonly expiresAt: Temporal.Instant; readonly meter: CompiledMeter },
  ): ReservationRow {
    const { event, meter } = made;
    const row: ReservationRow = {
      id: this.#newId(),
      organizationId: this.#organizationId,
      customerId: open.customerId,
      entitlementId: present(open.entitlement, 'the entitlement of a reservation').id,
      featureId: present(open.featureId, 'the feature of a reservation'),
      featureKey: open.featureKey,
      meterId: meter.id,
      hash: eventHash(source, id),
      eventId: id,
      source,
      eventType: meter.eventType,
      subject: event.subject,
      data: event.dataText,
      requested: made.requested.toString(),
      amount: made.amount.toString(),
      committedAmount: null,
      status: 'OPEN',
      createdAt: rowText(open.now),
      expiresAt: rowText(made.expiresAt),
      closedAt: null,
    };
    this.reservations.push(row);
    return row;
  }

  #letGo(open: OpenAccount, row: ReservationRow): void {
    if (open.account !== null && isHeld(row, open.now)) open.account = withReserved(open.account, Decimal.of(row.amount).neg());
  }

  #close(row: ReservationRow, status: 'COMMITTED' | 'RELEASED', committed: Decimal | null, now: Temporal.Instant): ReservationRow {
    const closed = { ...row, status, committedAmount: committed?.toString() ?? null, closedAt: rowText(now) };
    this.reservations.push(closed);
    return closed;
  }

  /**
   * What is counted is taken off everything that its subject's customer has of it: other features may count the same event. A reservation's
   * subject may have gone to another customer since; the event is that one's usage then.
   */
  #count(event: TimedUsageEvent): void {
    this.events.push(event);
    for (const other of this.#accounts) {
      if (!other.subjects.includes(event.subject) || other.account === null || other.meter === null) continue;
      const added = addedUsage(other.meter, other.filters, event);
      if (!added.isZero()) other.account = withUsage(other.account, added);
    }
  }
}

/** Open and not yet expired: it holds its amount. */
export function isHeld({ closedAt, expiresAt }: Pick<ReservationRow, 'closedAt' | 'expiresAt'>, now: Temporal.Instant): boolean {
  return closedAt === null && before(now, instantOf(expiresAt));
}

function denied({ source, id }: AuthorizeRequest, reason: DenialReason, available: Decimal | null): Authorization {
  return { source, id, amount: Decimal.zero, reason, available, reservation: null, isRepeated: false };
}

function subjectOf({ subjects }: OpenAccount, { subject, customer }: AuthorizeRequest): string {
  const wanted = subject ?? ('subjectKey' in customer ? customer.subjectKey : null);
  if (wanted === null) return present(subjects[0], 'the key or a subject key of a live customer');
  if (!subjects.includes(wanted)) refuse([issue('SUBJECT_NOT_OF_CUSTOMER', `subject "${wanted}" is not the customer's: give its key, one of its subject keys, or leave it out`, 'subject')]);
  return wanted;
}

function expiryOf({ mode, expiresAt, expiresIn }: AuthorizeRequest, now: Temporal.Instant, issues: Issue[]): Temporal.Instant {
  const at = expiresAt ?? instantIn(now, expiresIn ?? usualDuration);
  const latest = now.add({ hours: longestHours });
  if (mode === 'RESERVE' && (at === null || !before(now, at) || before(latest, at))) {
    const field = expiresAt === null ? 'expiresIn' : 'expiresAt';
    issues.push(issue('EXPIRY_OUT_OF_RANGE', `${field} makes it expire ${at === null ? 'beyond the calendar' : `at ${at.toString()}`}: it must be after ${now.toString()}, and not after ${latest.toString()}`, field));
  }
  return at ?? latest;
}

/** Null: the calendar has no such instant. */
function instantIn(now: Temporal.Instant, duration: Temporal.Duration): Temporal.Instant | null {
  try {
    return addDuration(now, duration);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function eventOf(name: { readonly source: string; readonly id: string }, meter: CompiledMeter, subject: string, now: Temporal.Instant, { data }: AmountData, issues: Issue[]): TimedUsageEvent | null {
  const time = floorToSecond(now);
  const event = readEvent({ id: name.id, source: name.source, type: meter.eventType, subject, time, data }, issues, []);
  return event === null ? null : { ...event, time };
}

function countedOf(event: ListedEvent): { type: string; time: Temporal.Instant; data: JsonObject | null } {
  return { type: event.type, time: instantOf(event.time), data: event.data === null ? null : (parseExact(event.data) as JsonObject) };
}

/** An instant as PostgreSQL writes it. */
function rowText(at: Temporal.Instant): string {
  return at.toString().replace('T', ' ').replace('Z', '+00');
}
