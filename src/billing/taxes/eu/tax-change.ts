import { euTaxOf, isEuTaxKey } from './eu-vat.ts';
import type { EuTax, EuVatQuestion } from './eu-vat.ts';

/** A live tax that a customer bears. */
export interface BorneTax {
  readonly id: string;
  readonly key: string;
}

/** What EU tax management looks at in a customer. */
export interface EuVatFacts extends EuVatQuestion {
  /** What it bears now, in its order. */
  readonly borne: readonly BorneTax[];
}

/** What a customer is to bear in place of what it does. */
export interface EuTaxChange {
  readonly picked: EuTax;
  /** Ids in their order; null stands for the picked one. */
  readonly taxIds: readonly (string | null)[];
}

/**
 * What EU tax management changes of what a customer bears; null: nothing. The picked tax takes the place of those that were picked before. Taxes
 * that were applied by hand stay, and where there are only such nothing is picked. Without `again` a customer that bears anything keeps it.
 */
export function euTaxChange(facts: EuVatFacts, again: boolean): EuTaxChange | null {
  const picked = euTaxOf(facts);
  if (picked === null) return null;
  const { borne } = facts;
  if (borne.length === 0) return { picked, taxIds: [null] };
  const managed = borne.filter(({ key }) => isEuTaxKey(key));
  const [first] = managed;
  if (first === undefined || !again || (managed.length === 1 && first.key === picked.key)) return null;
  return { picked, taxIds: borne.filter((tax) => tax === first || !managed.includes(tax)).map((tax) => (tax === first ? null : tax.id)) };
}
