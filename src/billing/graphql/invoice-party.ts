import { AddressType } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import type { InvoiceParty } from '../party.ts';

export const InvoicePartyType = builder.objectRef<InvoiceParty>('InvoiceParty').implement({
  description: 'Who was billed, or who billed.',
  fields: (t) => ({
    key: t.exposeString('key', { nullable: true, description: 'Your key for it.' }),
    name: t.exposeString('name', { nullable: true, description: 'Its name.' }),
    taxId: t.exposeString('taxId', { nullable: true, description: 'Its tax number.' }),
    address: t.field({ type: AddressType, nullable: true, description: 'Where it is.', resolve: (party) => party.address }),
  }),
});
