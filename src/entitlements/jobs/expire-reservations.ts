import type pg from 'pg';
import { present } from '../../kit/assert.ts';
import { timesOf } from '../../customers/index.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Reaction, Transaction } from '../../platform/transaction.ts';
import { reservationNews } from '../reservation-events.ts';
import { noteExpired, organizationsWithExpired, removeClosed } from '../reservation.store.ts';

const portion = 1_000;
/** How long what became of a reservation can be looked up. */
const keptDays = 30;

/**
 * Notes which reservations have expired, and tells it. They have held nothing since that instant, whether or not this ever runs. Safe to run at any
 * time and in many processes.
 */
export async function expireReservations(pool: pg.Pool, now: Temporal.Instant, contextOf: (organizationId: string) => CommandContext): Promise<void> {
  for (const organizationId of await organizationsWithExpired(pool, now)) {
    while ((await transact(contextOf(organizationId), (tx) => expire(tx, null, now))) === portion);
  }
}

/** To `test_clock.advanced`: the same for the clock's customers. */
export const expireReservationsOfTestClock: Reaction = async (tx, { id }) => {
  const now = present((await timesOf(tx.read, [id]))[0], 'the time of a test clock');
  while ((await expire(tx, id, now)) === portion);
};

/** Removes reservations that were closed thirty days ago. Their events stay, and so do the events' names. */
export async function removeOldReservations(pool: pg.Pool, now: Temporal.Instant): Promise<void> {
  while ((await removeClosed(pool, now, keptDays, portion)) === portion);
}

async function expire(tx: Transaction, testClockId: string | null, now: Temporal.Instant): Promise<number> {
  const expired = await noteExpired(tx.read, testClockId, now, portion);
  for (const each of expired) tx.emit(reservationNews({ ...each, status: 'EXPIRED' }));
  return expired.length;
}
