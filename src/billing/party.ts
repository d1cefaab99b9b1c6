import type { Address } from '../customers/index.ts';

/** Who was billed, or who billed, as an invoice keeps it: a copy that later changes of the customer or profile do not reach. */
export interface InvoiceParty {
  readonly key: string | null;
  readonly name: string | null;
  readonly taxId: string | null;
  readonly address: Address | null;
}

/** A customer as the party that is billed, with what an invoice says of it in place of its own data. */
export function billedParty(customer: { readonly key: string | null; readonly name: string; readonly billingAddress: unknown }, said: Partial<InvoiceParty> | null | undefined): InvoiceParty {
  return { ...partyOfCustomer(customer), ...said };
}

/** A customer as the party that is billed. */
export function partyOfCustomer(customer: { readonly key: string | null; readonly name: string; readonly billingAddress: unknown }): InvoiceParty {
  return { key: customer.key, name: customer.name, taxId: null, address: customer.billingAddress as Address | null };
}
