import type pg from 'pg';
import { featuresByIds } from '../catalog/index.ts';
import { CustomerDeleted, CustomerNotFound, customersByLookUps } from '../customers/index.ts';
import { present } from '../kit/assert.ts';
import type { Clock } from '../kit/clock.ts';
import { Decimal } from '../kit/decimal.ts';
import { DomainError } from '../kit/errors.ts';
import { eventHash, eventNamed, readUsageQuery } from '../metering/index.ts';
import type { CompiledMeter, DimensionFilter, GroupByFilterInput, KnownMeters, UsageWriter } from '../metering/index.ts';
import { instantOf } from '../platform/entity.ts';
import { writeNews } from '../platform/outbox.ts';
import { poolRun } from '../platform/reader.ts';
import type { Reader } from '../platform/reader.ts';
import { AuthorizationLedger } from './authorization-ledger.ts';
import type { NamedThings, OpenAccount } from './authorization-ledger.ts';
import type { AuthorizationOutcome, AuthorizationRequest } from './authorization-request.ts';
import { accountRows, keepAllowances, nameRows, noteUsedAllowances, writeReservations } from './authorization.store.ts';
import type { AccountRow } from './authorization.store.ts';
import { allowancesAfter, allowancesOf, keepSnapshots } from './allowances.ts';
import type { Allowances } from './allowances.ts';
import { ReservationNotFound } from './reservation.errors.ts';
import { ReservationSchema } from './reservation.entity.ts';
import type { ReservationRow } from './reservation.entity.ts';
import { reservationNews } from './reservation-events.ts';

export interface BatchTools {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly writer: UsageWriter;
}

/** The meters were changed, or a name was taken, while the batch was decided: nothing happened, and it is to be decided again. */
export class DecideAgain extends Error {}

interface Placed {
  readonly place: number;
  readonly request: AuthorizationRequest;
  readonly customerId: string;
  readonly featureKey: string;
  readonly hash: string;
  /** Of `commit` and `release`, as it was before the lock. */
  readonly reservation: ReservationRow | null;
}

/**
 * Decides requests of one organization, in their order, in one transaction: customers are locked, everything is read behind the locks, decided,
 * stored and committed. Whoever decides for one of these customers meanwhile, in whichever process, waits; whoever stores events does not. `read` is on the pool.
 * An Error in place of an answer is that request's own. No two of the requests may name the same event or reservation. Throws DecideAgain, and whatever the database throws:
 * then nothing happened, or, when the connection was lost, perhaps all of it.
 */
export async function decideBatch({ pool, clock, newId, writer }: BatchTools, read: Reader, requests: readonly AuthorizationRequest[]): Promise<(AuthorizationOutcome | Error)[]> {
  const answers: (AuthorizationOutcome | Error)[] = [];
  const placed = await placeAll(read, requests, answers);
  if (placed.length === 0) return answers;
  const featureIds = [...new Set(placed.flatMap(({ reservation }) => (reservation === null ? [] : [reservation.featureId])))];
  const features = new Map((featureIds.length === 0 ? [] : await featuresByIds(read, featureIds)).flatMap((row) => (row === null ? [] : [[row.id, row]])));

  const client = await pool.connect();
  let broken: Error | null = null;
  try {
    await client.query(begin(placed));
    const now = clock.now();
    const run = poolRun(client);
    const inside = read.on(run);
    const keys = [...new Map(placed.map(({ customerId, featureKey }) => [`${customerId} ${featureKey}`, { customerId, featureKey }])).values()];
    const rows = await accountRows(inside, keys, now);
    const allowances = await allowancesOf(inside, rows, now);
    const meterIds = [...rows.flatMap(({ type, meterId }) => (type === 'METERED' && meterId !== null ? [meterId] : [])), ...placed.flatMap(({ reservation }) => reservation?.meterId ?? [])];
    const meters = await writer.metersWith(read.organizationId, meterIds);
    const accounts = rows.map((row) => accountOf(row, present(keys[row.n], 'the key of an account'), meters, allowances, now));
    const byKey = new Map(accounts.map((account) => [`${account.customerId} ${account.featureKey}`, account]));
    const things = await thingsOf(inside, placed);

    const ledger = new AuthorizationLedger(read.organizationId, accounts, newId);
    placed.forEach((each, n) => {
      const { request, place } = each;
      const account = present(byKey.get(`${each.customerId} ${each.featureKey}`), 'the account of a request');
      const named = things[n] ?? nothing;
      answers[place] = answerOf(() => {
        if (request.kind === 'authorize') return ledger.authorize(account, request, named);
        if (request.kind === 'release') return ledger.release(account, named);
        const feature = features.get(each.reservation?.featureId ?? '');
        const meter = meters.byId.get(each.reservation?.meterId ?? '') ?? null;
        return ledger.commit(account, request, named, { meter, filters: meter === null ? [] : filtersOf(meter, (feature?.filterGroupBy ?? []) as readonly GroupByFilterInput[]) });
      });
    });

    // Whoever is refused changes nothing, not even what is kept to answer sooner.
    if (answers.every((answer) => answer instanceof Error)) {
      await client.query('rollback');
      return answers;
    }
    await keepSnapshots(read, allowances);
    let heads: ReadonlyMap<string, ReadonlySet<string>> = new Map();
    if (ledger.events.length > 0) {
      const stored = await writer.store(run, read.organizationId, meters, ledger.events, now);
      if (!stored.isReady) throw new DecideAgain();
      heads = stored.heads;
    }
    const { made, used } = allowancesAfter(accounts, allowances, heads);
    if (made.length > 0) await keepAllowances(inside, made);
    if (used.length > 0) await noteUsedAllowances(inside, used);
    if (ledger.reservations.length > 0) {
      await writeReservations(inside, ledger.reservations);
      await writeNews(run, read.organizationId, ledger.reservations.map(reservationNews), now);
    }
    await client.query('commit');
    return answers;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken ?? undefined);
  }
}

/**
 * Locks last until the end of the transaction and are taken in one order. Texts of ids are the database's own. All that is read is found by an index, also in
 * tables that were small when a plan was made.
 */
function begin(placed: readonly Placed[]): string {
  const customers = [...new Set(placed.map(({ customerId }) => uuid(customerId)))].toSorted();
  return `begin; set local enable_seqscan = off; select pg_advisory_xact_lock(hashtextextended('authorize ' || c, 0)) from unnest('{${customers.join(',')}}'::text[]) as c`;
}

function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('a customer id is a uuid');
  return text;
}

/** Whose and of what each request is, as far as that can be told; those that are nobody's are answered. */
async function placeAll(read: Reader, requests: readonly AuthorizationRequest[], answers: (AuthorizationOutcome | Error)[]): Promise<Placed[]> {
  const asking = requests.flatMap((request) => (request.kind === 'authorize' ? [request.customer] : []));
  const closing = requests.flatMap((request) => (request.kind === 'authorize' ? [] : [request.reservationId]));
  const [customers, reservations] = await Promise.all([
    asking.length === 0 ? [] : customersByLookUps(read, asking),
    closing.length === 0 ? [] : read.byKeys(ReservationSchema, 'id', closing),
  ]);
  const nextCustomer = customers.values();
  const nextReservation = reservations.values();
  return requests.flatMap((request, place): Placed[] => {
    if (request.kind === 'authorize') {
      const customer = nextCustomer.next().value ?? null;
      if (customer === null || customer.deletedAt !== null) {
        answers[place] = customer === null ? new CustomerNotFound(request.customer) : new CustomerDeleted(customer.id);
        return [];
      }
      return [{ place, request, customerId: customer.id, featureKey: request.featureKey, hash: eventHash(request.source, request.id), reservation: null }];
    }
    const reservation = nextReservation.next().value ?? null;
    if (reservation === null) {
      answers[place] = new ReservationNotFound(request.reservationId);
      return [];
    }
    return [{ place, request, customerId: reservation.customerId, featureKey: reservation.featureKey, hash: reservation.hash, reservation }];
  });
}

function accountOf(row: AccountRow, key: { readonly customerId: string; readonly featureKey: string }, meters: KnownMeters, { known }: Allowances, realNow: Temporal.Instant): OpenAccount {
  const meter = row.meterId === null ? null : (meters.byId.get(row.meterId) ?? null);
  // A metered entitlement keeps its meter from being deleted: it came after the meters were read.
  if (meter === null && row.type === 'METERED') throw new DecideAgain();
  const allowance = row.entitlementId === null ? undefined : known.get(row.entitlementId);
  return {
    ...key,
    now: row.clock === null ? realNow : instantOf(row.clock),
    subjects: row.subjects ?? [],
    featureId: row.featureId,
    meter,
    filters: meter === null ? [] : filtersOf(meter, row.filterGroupBy ?? []),
    entitlement: row.entitlementId === null || row.type === null ? null : { id: row.entitlementId, type: row.type },
    account: allowance === undefined ? null : { left: allowance.left, reserved: Decimal.of(row.reserved), isSoftLimit: row.isSoftLimit === true },
  };
}

/** A feature's filters were checked when it was created. */
function filtersOf(meter: CompiledMeter, filterGroupBy: readonly GroupByFilterInput[]): readonly DimensionFilter[] {
  return filterGroupBy.length === 0 ? [] : present(readUsageQuery(meter, { filterGroupBy }, []), 'the filters of a feature').filters;
}

/** What has a name that was made for its request. */
const nothing: NamedThings = { isStored: false, reservation: null, event: null };

/**
 * What has the name of each request, by its position; none where the name is new. Events are looked for only where a name is taken: by a repetition, or by ingest.
 */
async function thingsOf(read: Reader, placed: readonly Placed[]): Promise<(NamedThings | undefined)[]> {
  const things: (NamedThings | undefined)[] = [];
  const named = [...placed.entries()].filter(([, { request }]) => request.kind !== 'authorize' || !request.isNewName);
  const names = named.length === 0 ? [] : await nameRows(read, named.map(([, { hash }]) => hash));
  for (const [at, [n, { request }]] of named.entries()) {
    const name = present(names[at], 'the name of a request');
    const wanted = name.isStored && (request.kind === 'authorize' ? name.reservation === null : name.reservation?.status === 'OPEN' || name.reservation?.status === 'EXPIRED');
    const { source, id } = request.kind === 'authorize' ? request : { source: name.reservation?.source ?? '', id: name.reservation?.eventId ?? '' };
    things[n] = { ...name, event: wanted ? await eventNamed(read, source, id) : null };
  }
  return things;
}

function answerOf(decide: () => AuthorizationOutcome): AuthorizationOutcome | Error {
  try {
    return decide();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
