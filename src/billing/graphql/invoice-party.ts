import { AddressType } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import type { InvoiceParty } from '../party.ts';

export const InvoicePartyType = builder.objectRef<InvoiceParty>('InvoiceParty').implement({
  description: 'Who was billed, or who billed.',
  fields: (t) => ({
    key: t.exposeString('key', { nullable: true, description: 'Your key for it.' }),
    name: t.exposeString('name', { nullable: true, description: 'Its name.' }),
    legalName: t.string({ nullable: true, description: 'The name it has by law, where that is another; null also where it was not known.', resolve: ({ legalName }) => legalName ?? null }),
    legalNumber: t.string({ nullable: true, description: 'Its number in a register of companies.', resolve: ({ legalNumber }) => legalNumber ?? null }),
    firstName: t.string({ nullable: true, description: 'Of the person who buys, or whom to turn to; null of a supplier.', resolve: ({ firstName }) => firstName ?? null }),
    lastName: t.string({ nullable: true, description: 'The same.', resolve: ({ lastName }) => lastName ?? null }),
    taxId: t.exposeString('taxId', { nullable: true, description: 'Its VAT number or another tax number.' }),
    address: t.field({ type: AddressType, nullable: true, description: 'Where it is.', resolve: (party) => party.address }),
    shippingAddress: t.field({ type: AddressType, nullable: true, description: 'Where goods go; null: to the address.', resolve: ({ shippingAddress }) => shippingAddress ?? null }),
  }),
});
