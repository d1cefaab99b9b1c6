import { ensureTaxes } from '../../catalog/index.ts';
import { lockCustomer, nowOf } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Reaction, Transaction } from '../../platform/transaction.ts';
import { ensureDefaultProfile } from '../billing-profile.store.ts';
import { CustomerTax } from '../customer-tax.entity.ts';
import { billedCustomer } from '../gathering.ts';
import { euTaxManagement, euVatFactsOf } from '../eu-tax.store.ts';
import type { InvoiceParty } from '../party.ts';
import { settleDrafts } from '../settle-drafts.ts';
import { euTaxes } from '../taxes/eu/eu-vat.ts';
import type { EuTax } from '../taxes/eu/eu-vat.ts';
import { euTaxChange } from '../taxes/eu/tax-change.ts';
import type { EuTaxChange } from '../taxes/eu/tax-change.ts';
import { euVatCountry, euVatSource } from '../taxes/eu/vat-rates.ts';

/**
 * Has a customer bear the tax that EU tax management picks for it, and its drafts follow at once. Nothing happens where the organization does
 * not use it, or who bills the customer is outside the EU. One that was picked before gives its place to another; taxes that somebody applied
 * in place of it stay. Without `again` a customer that bears one keeps it.
 */
export async function pickEuTax(tx: Transaction, customerId: string, again: boolean): Promise<void> {
  if ((await changeFor(tx, customerId, again)) === null) return;
  await lockCustomer(tx, customerId);
  // Looked at again: somebody else may have changed it before it was locked.
  const change = await changeFor(tx, customerId, again);
  if (change === null) return;
  const ids = await ensureTaxes(tx, [definitionOf(change.picked)]);
  await tx.read.rows('delete from customer_tax where organization_id = $1 and customer_id = $2::uuid', customerId);
  for (const [position, taxId] of change.taxIds.entries()) {
    tx.em.create(CustomerTax, { id: tx.newId(), organizationId: tx.organizationId, customerId, taxId: taxId ?? present(ids.get(change.picked.key), 'a tax that was made'), position });
  }
  await tx.em.flush();
  const customer = await billedCustomer(tx, customerId);
  await settleDrafts(tx, customerId, await nowOf(tx, customer));
  tx.emit({ type: 'customer_taxes.updated', id: customerId, customerId });
}

async function changeFor(tx: Transaction, customerId: string, again: boolean): Promise<EuTaxChange | null> {
  const facts = await euVatFactsOf(tx.read, customerId);
  return facts === null ? null : euTaxChange(facts, again);
}

/** A rate is only as good as its table: whoever looks at the tax reads where it is from. */
const description = `Made by EU tax management, as of ${euVatSource.asOf}${euVatSource.verified ? '' : ', not verified against its origin'}: ${euVatSource.origin}.`;

const definitionOf = ({ key, name, rate, texts }: EuTax): Parameters<typeof ensureTaxes>[1][number] => ({ key, name, description, rate: Decimal.of(rate), appliedToOrganization: false, invoiceTexts: texts });

/** To news of a customer: the tax is picked when it is made, when what decides about it changed, and when it bears none. */
const followCustomer: Reaction = (tx, { type, id, payload }) => pickEuTax(tx, id, type !== 'customer.updated' || payload?.['taxFactsChanged'] === true);

/** To `organization.updated`: EU tax management is for sellers in the EU, and begins with all its taxes there, so that their rates can be looked at. */
const beginManagement: Reaction = async (tx, { payload }) => {
  if (payload?.['euTaxManagement'] !== true) return;
  const { supplier } = await ensureDefaultProfile(tx);
  refuseOutsideEu((supplier as InvoiceParty).address?.country ?? null, 'euTaxManagement');
  await ensureTaxes(tx, euTaxes.map(definitionOf));
};

/** To news of a billing profile: while the organization uses EU tax management its default profile stays one of the EU. */
const keepSellerInEu: Reaction = async (tx) => {
  if (!(await euTaxManagement(tx.read))) return;
  const { supplier } = await ensureDefaultProfile(tx);
  refuseOutsideEu((supplier as InvoiceParty).address?.country ?? null, 'supplier', 'address', 'country');
};

/** Lago's rule: EU tax management is only for organizations in the EU. */
function refuseOutsideEu(country: string | null, ...path: string[]): void {
  if (euVatCountry(country) !== null) return;
  const where = country === null ? 'has no country' : `is in ${country}`;
  refuse([issue('ORG_MUST_BE_IN_EU', `the supplier of the default billing profile ${where}: EU tax management is for suppliers in a member state of the EU; set supplier.address.country of that profile, or turn euTaxManagement off`, ...path)]);
}

export const euTaxReactions: readonly (readonly [news: string, reaction: Reaction])[] = [
  ['customer.created', followCustomer],
  ['customer.updated', followCustomer],
  ['customer_billing_override.updated', followCustomer],
  ['customer_billing_override.deleted', followCustomer],
  ['organization.updated', beginManagement],
  ['billing_profile.created', keepSellerInEu],
  ['billing_profile.updated', keepSellerInEu],
];
