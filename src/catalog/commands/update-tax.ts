import type { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { taxDefinitionIssues } from '../tax-definition-issues.ts';
import type { TaxText } from '../tax-text.ts';
import { TaxKeyTaken } from '../tax.errors.ts';
import { taxBy } from '../tax.store.ts';
import type { TaxLookUp } from '../tax.store.ts';
import { openTax } from './open-tax.ts';

/** What changes of a tax; what is undefined stays. `description` and `invoiceTexts` are cleared by null. */
export interface UpdateTaxInput {
  readonly key?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly rate?: Decimal | null | undefined;
  readonly appliedToOrganization?: boolean | null | undefined;
  /** Null clears them. */
  readonly invoiceTexts?: readonly TaxText[] | null | undefined;
}

const needed = ['key', 'name', 'rate', 'appliedToOrganization'] as const;

/**
 * Changes a tax and answers its id. What names it follows, published plans too; invoices that are final keep what they were made with.
 * Throws ValidationError with every issue, TaxNotFound, TaxDeleted and TaxKeyTaken.
 */
export function updateTax(ctx: CommandContext, by: TaxLookUp, input: UpdateTaxInput): Promise<string> {
  const { key, name, description, rate, appliedToOrganization, invoiceTexts } = input;
  refuse([
    ...needed.filter((field) => input[field] === null).map((field) => issue('REQUIRED', `${field} cannot be cleared: leave it out to keep it`, field)),
    ...taxDefinitionIssues({ key: key ?? undefined, name: name ?? undefined, description, rate: rate ?? undefined, invoiceTexts: invoiceTexts ?? undefined }),
  ]);
  const work = transact(ctx, async (tx) => {
    const tax = await openTax(tx, by);
    if (key != null && key !== tax.key) {
      const holder = await taxBy(tx.read, { key });
      if (holder !== null) throw new TaxKeyTaken(key, holder.id);
    }
    tx.em.assign(tax, {
      ...(key == null ? {} : { key }),
      ...(name == null ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(rate == null ? {} : { rate: rate.toString() }),
      ...(appliedToOrganization == null ? {} : { appliedToOrganization }),
      ...(invoiceTexts === undefined ? {} : { invoiceTexts: invoiceTexts ?? [] }),
      updatedAt: tx.clock.now(),
    });
    tx.emit({ type: 'tax.updated', id: tax.id, customerId: null });
    return tax.id;
  });
  return meaning(work, { tax_live_key_unique: () => new TaxKeyTaken(key ?? '', null) });
}
