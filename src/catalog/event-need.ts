import type { RateCardPrice } from './price.ts';

/** What a price asks of single events: nothing, their values (and how many they are), or the amounts they bring. */
export type EventNeed = 'NOTHING' | 'VALUES' | 'AMOUNTS';

/** Most prices need a quantity and no more; so does a percentage that has a rate alone. */
export function eventNeed(price: RateCardPrice): EventNeed {
  if (price.type === 'EVENT_AMOUNT') return 'AMOUNTS';
  if (price.type !== 'PERCENTAGE') return 'NOTHING';
  const { fixedAmount, freeUnitsPerEvents, freeUnitsPerTotalAggregation, perTransactionMinAmount, perTransactionMaxAmount } = price;
  const asks = fixedAmount.isPositive() || [freeUnitsPerEvents, freeUnitsPerTotalAggregation, perTransactionMinAmount, perTransactionMaxAmount].some((of) => of !== null);
  return asks ? 'VALUES' : 'NOTHING';
}
