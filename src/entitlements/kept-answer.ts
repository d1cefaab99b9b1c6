import { before, notAfter } from '../kit/calendar.ts';
import type { EntitlementValue } from './engine/value.ts';
import type { MeteredFacts } from './metered-facts.store.ts';

/**
 * A value as it is kept: all that is told of it. Decimals and instants are text; of the usage period there are both ends or none.
 */
export type KeptAnswer = readonly [
  customerId: string,
  featureId: string,
  hasAccess: boolean,
  balance: string | null,
  usage: string | null,
  overage: string | null,
  totalAvailable: string | null,
  periodFrom: string | null,
  periodTo: string | null,
  validUntil: string | null,
  lastEventAt: string | null,
];

/** One text, which the database finds and hands over as it is: a column for each figure costs more than to find them all. */
export function answerText(value: EntitlementValue, { entitlement, lastEventAt }: MeteredFacts): string {
  const { hasAccess, balance, usage, overage, totalAvailableGrantAmount, currentUsagePeriod: period, validUntil } = value;
  const text = (told: object | null): string | null => told?.toString() ?? null;
  const answer: KeptAnswer = [
    entitlement.customerId, entitlement.featureId, hasAccess,
    text(balance), text(usage), text(overage), text(totalAvailableGrantAmount), text(period?.from ?? null), text(period?.to ?? null), text(validUntil), text(lastEventAt),
  ];
  return JSON.stringify(answer);
}

export const answerOf = (text: string): KeptAnswer => JSON.parse(text) as KeptAnswer;

/**
 * Until when (exclusive) a value of a minute holds by itself, null: for good. An event that is stored for that minute's end or later comes of age without
 * any news: then the value holds for this minute only, its end included.
 */
export function heldUntil(validUntil: Temporal.Instant | null, lastEventAt: Temporal.Instant | null, minute: Temporal.Instant): Temporal.Instant | null {
  if (lastEventAt === null || before(lastEventAt, minute)) return validUntil;
  const nextMinute = minute.add({ microseconds: 1 });
  return validUntil !== null && notAfter(validUntil, nextMinute) ? validUntil : nextMinute;
}
