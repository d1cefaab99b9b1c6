import { CustomerBy, CustomerNode, customerLookUp } from '../../customers/graphql/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { isBuyer } from '../../access/index.ts';
import { TaxBy, TaxNode, taxLookUp } from '../../catalog/graphql/index.ts';
import type { TaxRow } from '../../catalog/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { applyCustomerTaxes } from '../commands/apply-customer-taxes.ts';
import { customersBearing, taxIdsOf } from '../customer-tax.store.ts';
import { euVatNumberCountry } from '../taxes/eu/vat-number.ts';

builder.objectField(CustomerNode, 'taxes', (t) =>
  t.field({
    extensions: reads<CustomerRow>('id'),
    type: [TaxNode],
    description: "What it bears where what is sold names no taxes, in the order given; empty: the organization's.",
    complexity: 10,
    resolve: (customer, _args, ctx) => batched(ctx, 'Customer.taxes', customer.id, (ids) => taxIdsOf(ctx.read, ids)),
  }),
);

builder.objectField(TaxNode, 'customersCount', (t) =>
  t.int({
    extensions: reads<TaxRow>('id'),
    nullable: true,
    complexity: 10,
    description: 'How many live customers bear it where what is sold names no taxes; null for a portal token.',
    resolve: ({ id }, _args, ctx) => (isBuyer(ctx.viewer) ? null : batched(ctx, 'Tax.customersCount', id, (ids) => customersBearing(ctx.read, ids))),
  }),
);

builder.objectField(CustomerNode, 'isEuVatNumber', (t) =>
  t.boolean({
    extensions: reads<CustomerRow>('taxIdentificationNumber'),
    nullable: true,
    description: 'Whether taxIdentificationNumber is written as a VAT number of a member state of the EU, check digits included; null without one. That it is registered is not asked of the authorities.',
    resolve: ({ taxIdentificationNumber: number }) => (number === null ? null : euVatNumberCountry(number) !== null),
  }),
);

const ApplyCustomerTaxesInput = builder.inputType('ApplyCustomerTaxesInput', {
  description: 'Which taxes a customer bears.',
  fields: (t) => ({
    customer: t.field({ type: CustomerBy, required: true, description: 'Who bears them.' }),
    taxes: t.field({ type: [TaxBy], required: true, description: "All of them, at most 20, in place of those that were; empty: the one that EU tax management picks where the organization uses it, else the organization's." }),
  }),
});

builder.mutationField('applyCustomerTaxes', (t) =>
  t.field({
    type: CustomerNode,
    description: 'Says which taxes a customer bears where what is sold names none; its drafts follow at once. Needs billing:write.',
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 10,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: { input: t.arg({ type: ApplyCustomerTaxesInput, required: true, description: 'Who and which.' }) },
    resolve: (_root, { input: { customer, taxes } }, ctx) => applyCustomerTaxes(ctx.command, customerLookUp(customer), taxes.map(taxLookUp)),
  }),
);
