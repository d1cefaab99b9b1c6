import type { Decimal } from '../../kit/decimal.ts';
import { refuse } from '../../kit/errors.ts';
import { ExternalIdTaken, externalIdIssues, lostExternalId } from '../../platform/external-id.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { taxDefinitionIssues } from '../tax-definition-issues.ts';
import type { TaxText } from '../tax-text.ts';
import { Tax } from '../tax.entity.ts';
import { TaxKeyTaken } from '../tax.errors.ts';
import { taxBy } from '../tax.store.ts';

export interface CreateTaxInput {
  readonly key: string;
  /** The name that another system has for it. */
  readonly externalId?: string | null;
  readonly name: string;
  readonly description: string | null;
  /** Percent. */
  readonly rate: Decimal;
  readonly appliedToOrganization: boolean;
  readonly invoiceTexts: readonly TaxText[];
}

/** Creates a tax and answers its id. Throws ValidationError with every issue, TaxKeyTaken and ExternalIdTaken. */
export function createTax(ctx: CommandContext, input: CreateTaxInput): Promise<string> {
  refuse([...taxDefinitionIssues(input), ...externalIdIssues(input.externalId)]);
  const work = transact(ctx, async (tx) => {
    const holder = await taxBy(tx.read, { key: input.key });
    if (holder !== null) throw new TaxKeyTaken(input.key, holder.id);
    const named = input.externalId == null ? null : await taxBy(tx.read, { externalId: input.externalId });
    if (named !== null) throw new ExternalIdTaken('Tax', named.externalId ?? '', named.id);
    const now = tx.clock.now();
    const id = tx.newId();
    tx.em.create(Tax, {
      id,
      organizationId: tx.organizationId,
      key: input.key,
      externalId: input.externalId ?? null,
      name: input.name,
      description: input.description,
      rate: input.rate.toString(),
      appliedToOrganization: input.appliedToOrganization,
      invoiceTexts: input.invoiceTexts,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    });
    tx.emit({ type: 'tax.created', id, customerId: null });
    return id;
  });
  return meaning(work, { tax_live_key_unique: () => new TaxKeyTaken(input.key, null), ...lostExternalId('tax', 'Tax', input.externalId) });
}
