import { AddressInput } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';

export const SupplierInput = builder.inputType('SupplierInput', {
  description: 'Who bills.',
  fields: (t) => ({
    key: t.string({ description: 'Your key for it, 1 to 256 characters.' }),
    name: t.string({ required: true, description: 'Its name on invoices, 1 to 256 characters.' }),
    legalName: t.string({ description: 'The name it has by law, where that is another, 1 to 256 characters.' }),
    legalNumber: t.string({ description: 'Its number in a register of companies, 1 to 256 characters.' }),
    taxId: t.string({ description: 'Its VAT number or another tax number, 1 to 64 characters.' }),
    address: t.field({ type: AddressInput, required: true, description: 'Where it is; the country is needed.' }),
  }),
});
