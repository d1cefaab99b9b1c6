import { AddressInput } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';

export const SupplierInput = builder.inputType('SupplierInput', {
  description: 'Who bills.',
  fields: (t) => ({
    key: t.string({ description: 'Your key for it, 1 to 256 characters.' }),
    name: t.string({ required: true, description: 'Its name on invoices, 1 to 256 characters.' }),
    taxId: t.string({ description: 'Its tax number, 1 to 64 characters.' }),
    address: t.field({ type: AddressInput, required: true, description: 'Where it is; the country is needed.' }),
  }),
});
