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

const quote = '"'.charCodeAt(0);

/**
 * What {@link answerText} wrote: its members are ids, numbers and instants, so that no text has a quote, a comma or an escape in it. `JSON.parse` looks every
 * short text up among all that the process knows, which takes three times as long.
 */
export function answerOf(text: string): KeptAnswer {
  const members: (string | boolean | null)[] = [];
  for (let at = 1; at < text.length; ) {
    const isText = text.charCodeAt(at) === quote;
    const end = isText ? text.indexOf('"', at + 1) : text.startsWith('false', at) ? at + 5 : at + 4;
    if (end < at) throw new Error(`broken invariant: a kept answer ends within a text: ${text}`);
    members.push(isText ? text.slice(at + 1, end) : text[at] === 'n' ? null : text[at] === 't');
    at = isText ? end + 2 : end + 1;
  }
  return members as readonly unknown[] as KeptAnswer;
}

/**
 * Until when (exclusive) a value of a minute holds by itself, null: for good. An event that is stored for that minute's end or later comes of age without
 * any news: then the value holds for this minute only, its end included.
 */
export function heldUntil(validUntil: Temporal.Instant | null, lastEventAt: Temporal.Instant | null, minute: Temporal.Instant): Temporal.Instant | null {
  if (lastEventAt === null || before(lastEventAt, minute)) return validUntil;
  const nextMinute = minute.add({ microseconds: 1 });
  return validUntil !== null && notAfter(validUntil, nextMinute) ? validUntil : nextMinute;
}
