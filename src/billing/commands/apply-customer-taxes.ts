import { describeTax, taxBy } from '../../catalog/index.ts';
import type { TaxLookUp } from '../../catalog/index.ts';
import { lockLiveCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { CustomerTax } from '../customer-tax.entity.ts';
import { settleDrafts } from '../settle-drafts.ts';
import { pickEuTax } from './pick-eu-tax.ts';

const MOST_TAXES = 20;

/**
 * Says which taxes a customer bears where what is sold names none; an empty list leaves it to EU tax management
 * where the organization uses it, else to the organization's. Its drafts follow at once. Answers the customer's id. Throws CustomerNotFound, CustomerDeleted and ValidationError with every issue.
 */
export function applyCustomerTaxes(ctx: CommandContext, who: CustomerLookUp, taxes: readonly TaxLookUp[]): Promise<string> {
  return transact(ctx, async (tx) => {
    const customer = await lockLiveCustomer(tx, who);
    if (taxes.length > MOST_TAXES) refuse([issue('TAXES_TOO_MANY', `taxes has ${taxes.length} entries: give at most ${MOST_TAXES}`, 'taxes')]);
    const issues: Issue[] = [];
    const ids: string[] = [];
    for (const [n, by] of taxes.entries()) {
      const tax = await taxBy(tx.read, by);
      if (tax === null || tax.deletedAt !== null) issues.push(issue('TAX_NOT_FOUND', `taxes.${n} names no live tax: there is none with ${describeTax(by)}; create it first`, 'taxes', String(n)));
      else if (ids.includes(tax.id)) issues.push(issue('TAX_DUPLICATED', `taxes.${n} names tax "${tax.key}" a second time: it would be charged twice`, 'taxes', String(n)));
      else ids.push(tax.id);
    }
    refuse(issues);
    await tx.read.rows('delete from customer_tax where organization_id = $1 and customer_id = $2::uuid', customer.id);
    for (const [position, taxId] of ids.entries()) tx.em.create(CustomerTax, { id: tx.newId(), organizationId: tx.organizationId, customerId: customer.id, taxId, position });
    await tx.em.flush();
    if (ids.length === 0) await pickEuTax(tx, customer.id, true);
    await settleDrafts(tx, customer.id, await nowOf(tx, customer));
    tx.emit({ type: 'customer_taxes.updated', id: customer.id, customerId: customer.id });
    return customer.id;
  });
}
