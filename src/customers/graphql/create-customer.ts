import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { createCustomer } from '../commands/create-customer.ts';
import { createOrUpdateCustomer } from '../commands/create-or-update-customer.ts';
import { CustomerNode, CustomerTypeEnum } from './customer.ts';
import { clockId } from './test-clock.ts';

export const AddressInput = builder.inputType('AddressInput', {
  description: 'Where someone is. Every part may be left out; each has 1 to 256 characters.',
  fields: (t) => ({
    country: t.field({ type: 'CountryCode', description: 'ISO 3166-1 alpha-2.' }),
    postalCode: t.string({ description: 'As written on letters.' }),
    state: t.string({ description: 'State, province or region.' }),
    city: t.string({ description: 'Town.' }),
    line1: t.string({ description: 'Street and number.' }),
    line2: t.string({ description: 'What does not fit line1.' }),
    phoneNumber: t.string({ description: 'With the country code.' }),
  }),
});

const CreateCustomerInput = builder.inputType('CreateCustomerInput', {
  description: 'A new customer: a key or at least one subject key is needed.',
  fields: (t) => ({
    key: t.string({ description: 'Free text, 1 to 256 characters, unique among live customers.' }),
    name: t.string({ description: 'First and last name, else the key, else the first subject key, when omitted.' }),
    firstName: t.string({ description: 'Of the person who buys, or whom to turn to: on its invoices below its name where that is another, 1 to 256 characters.' }),
    lastName: t.string({ description: 'The same, 1 to 256 characters.' }),
    description: t.string({ description: 'A note of yours, up to 1,024 characters.' }),
    externalId: t.string({ description: 'The name that another system has for it, 1 to 256 characters.' }),
    primaryEmail: t.string({ description: 'Where its invoices go.' }),
    currency: t.field({ type: 'CurrencyCode', description: 'What it pays in; set by its first priced subscription when omitted.' }),
    timeZone: t.field({ type: 'TimeZone', description: 'For display and for billing by calendar days.' }),
    billingAddress: t.field({ type: AddressInput, description: 'The address on its invoices.' }),
    shippingAddress: t.field({ type: AddressInput, description: 'Where goods go, on its invoices too; the billing address when omitted.' }),
    url: t.string({ description: 'Its address in the web, which begins with https:// or http://, up to 2,048 characters.' }),
    logoUrl: t.string({ description: 'Where its logo is found, which begins with https:// or http://, up to 2,048 characters; Tollgate does not fetch it.' }),
    customerType: t.field({ type: CustomerTypeEnum, description: 'A business or a person; not known when omitted.' }),
    legalName: t.string({ description: 'The name it has by law, where that is another: on its invoices below its name, 1 to 256 characters.' }),
    legalNumber: t.string({ description: 'Its number in a register of companies: on its invoices, 1 to 256 characters.' }),
    taxIdentificationNumber: t.string({ description: 'Its VAT number or another tax number: on its invoices, 1 to 64 characters. Any text is taken; see isEuVatNumber of the customer.' }),
    subjectKeys: t.stringList({ description: 'Event subjects that are its usage, beside its key; up to 1,000.' }),
    metadata: t.field({ type: 'JSONObject', description: 'Your own data.' }),
    testClockId: t.id({ description: 'The clock it will live by, for good; real time when omitted.' }),
  }),
});

const CustomerConflictEnum = builder.enumType('CustomerConflict', {
  description: 'What becomes of a new customer that is there already.',
  values: {
    ERROR: { description: 'It is refused with a ConflictError.' },
    UPDATE: { description: 'The live customer that bears its external id, or without one its key, is changed: what the input names, where null clears; what it leaves out stays.' },
  } as const,
});

builder.mutationField('createCustomer', (t) =>
  t.field({
    type: CustomerNode,
    description: 'Creates a live customer. Key, external id and subject keys must be free among live customers, but for the customer itself where onConflict is UPDATE. Needs customer:write.',
    authScopes: { permission: 'customer:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      input: t.arg({ type: CreateCustomerInput, required: true, description: 'The customer.' }),
      onConflict: t.arg({ type: CustomerConflictEnum, defaultValue: 'ERROR', description: 'What becomes of it where the customer is there already; null: ERROR.' }),
    },
    resolve: (_root, { input: { testClockId, ...input }, onConflict }, ctx) => {
      const make = onConflict === 'UPDATE' ? createOrUpdateCustomer : createCustomer;
      return make(ctx.command, { ...input, testClockId: testClockId == null ? null : clockId(testClockId) });
    },
  }),
);
