import type { Address } from '../customers/index.ts';

/** Who was billed, or who billed, as an invoice keeps it: a copy that later changes of the customer or profile do not reach. */
export interface InvoiceParty {
  readonly key: string | null;
  readonly name: string | null;
  readonly taxId: string | null;
  readonly address: Address | null;
  /** Absent, as in copies from before it was asked for: not known. */
  readonly legalName?: string | null;
  readonly legalNumber?: string | null;
  /** Absent: not known, or of a supplier. */
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  /** Where goods go; absent or null: to the address. */
  readonly shippingAddress?: Address | null;
}

/** What of a customer stands on its invoices. */
export interface BilledCustomer {
  readonly key: string | null;
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly billingAddress: unknown;
  readonly shippingAddress: unknown;
  readonly legalName: string | null;
  readonly legalNumber: string | null;
  readonly taxIdentificationNumber: string | null;
}

/** A customer as the party that is billed, with what an invoice says of it in place of its own data. */
export function billedParty(customer: BilledCustomer, said: Partial<InvoiceParty> | null | undefined): InvoiceParty {
  return { ...partyOfCustomer(customer), ...said };
}

/** A customer as the party that is billed. */
export function partyOfCustomer({ key, name, firstName, lastName, billingAddress, shippingAddress, legalName, legalNumber, taxIdentificationNumber }: BilledCustomer): InvoiceParty {
  return {
    ...{ key, name, taxId: taxIdentificationNumber, address: billingAddress as Address | null, legalName, legalNumber },
    // Most have none of these: what is not there need not be kept.
    ...(firstName === null ? {} : { firstName }),
    ...(lastName === null ? {} : { lastName }),
    ...(shippingAddress === null ? {} : { shippingAddress: shippingAddress as Address }),
  };
}
