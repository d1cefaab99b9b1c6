import { Decimal } from '../kit/decimal.ts';
import type { Reader } from '../platform/reader.ts';
import type { ChargedStep } from './charging/in-advance-run.ts';
import { InAdvanceEventSchema } from './in-advance-event.entity.ts';

/** What was charged of each part, in the order of counting. One statement. */
export async function chargedSteps(read: Reader, references: readonly string[]): Promise<ChargedStep[][]> {
  if (references.length === 0) return [];
  const lists = await read.listByKeys(InAdvanceEventSchema, 'reference', references, { orderBy: [{ property: 'position', direction: 'asc' }] });
  return lists.map((rows) =>
    rows.map(({ sequence, quantity, amount, current, peak, proratedPeak }) => ({
      sequence: String(sequence),
      quantity: Decimal.of(quantity),
      amount: amount === null ? null : Decimal.of(amount),
      state: { current: Decimal.of(current), peak: Decimal.of(peak), proratedPeak: Decimal.of(proratedPeak) },
    })),
  );
}
