import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { updateCustomer } from '../commands/update-customer.ts';
import { AddressInput } from './create-customer.ts';
import { CustomerBy, customerLookUp } from './customer-by.ts';
import { CustomerNode, CustomerTypeEnum } from './customer.ts';

const UpdateCustomerInput = builder.inputType('UpdateCustomerInput', {
  description: 'What changes: a field that is left out stays, null clears it.',
  fields: (t) => ({
    key: t.string({ description: 'Free text, 1 to 256 characters, unique among live customers.' }),
    name: t.string({ description: 'The name on its invoices; cannot be cleared.' }),
    firstName: t.string({ description: 'Of the person who buys, or whom to turn to, 1 to 256 characters. Issued invoices keep what they say.' }),
    lastName: t.string({ description: 'The same, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    externalId: t.string({ description: 'The name that another system has for it.' }),
    primaryEmail: t.string({ description: 'Where its invoices go.' }),
    currency: t.field({ type: 'CurrencyCode', description: 'What it pays in; fixed once it has a priced subscription.' }),
    timeZone: t.field({ type: 'TimeZone', description: 'For display and for billing by calendar days.' }),
    billingAddress: t.field({ type: AddressInput, description: 'The whole new address.' }),
    shippingAddress: t.field({ type: AddressInput, description: 'The whole new address that goods go to.' }),
    url: t.string({ description: 'Its address in the web, which begins with https:// or http://, up to 2,048 characters.' }),
    logoUrl: t.string({ description: 'Where its logo is found, which begins with https:// or http://, up to 2,048 characters.' }),
    customerType: t.field({ type: CustomerTypeEnum, description: 'A business or a person.' }),
    legalName: t.string({ description: 'The name it has by law, 1 to 256 characters. Issued invoices keep what they say.' }),
    legalNumber: t.string({ description: 'Its number in a register of companies, 1 to 256 characters.' }),
    taxIdentificationNumber: t.string({ description: 'Its VAT number or another tax number, 1 to 64 characters.' }),
    subjectKeys: t.stringList({ description: 'All of its subject keys; cannot change while a subscription is active.' }),
    metadata: t.field({ type: 'JSONObject', description: 'All of your own data.' }),
  }),
});

builder.mutationField('updateCustomer', (t) =>
  t.field({
    type: CustomerNode,
    description: 'Changes a live customer. Needs customer:write.',
    authScopes: { permission: 'customer:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: CustomerBy, required: true, description: 'Which customer.' }),
      input: t.arg({ type: UpdateCustomerInput, required: true, description: 'What changes.' }),
    },
    resolve: (_root, { by, input }, ctx) => updateCustomer(ctx.command, customerLookUp(by), input),
  }),
);
