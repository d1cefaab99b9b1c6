import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import type { Anonymizer } from '../anonymizing/person.ts';
import { anonymizeCustomer } from '../commands/anonymize-customer.ts';
import { CustomerBy, customerLookUp } from './customer-by.ts';
import { CustomerNode } from './customer.ts';

declare module '../../graphql/context.ts' {
  interface Services {
    /** What each domain does with what it keeps of a customer that is anonymized. */
    readonly anonymizers: readonly Anonymizer[];
  }
}

const AnonymizeCustomerInput = builder.inputType('AnonymizeCustomerInput', {
  description: 'How a customer is anonymized.',
  fields: (t) => ({
    keepMetadata: t.stringList({ description: 'Keys of metadata that stay, of the customer and all that is its, with what they hold: at most 100. All others are removed.' }),
    texts: t.stringList({ description: 'Further texts that tell who it is, such as former names: replaced wherever they stand as words. At most 100, each of 3 to 1,024 characters.' }),
  }),
});

builder.mutationField('anonymizeCustomer', (t) =>
  t.field({
    type: CustomerNode,
    description:
      'Replaces, for good, what tells who a customer is: in itself, its subjects, usage events, copies in issued invoices, and all else that is kept of it. Amounts, numbers, dates, currencies, lines and its country stay; its portal tokens end. Refused while a subscription, an entitlement or an unfinished invoice of it is there. Asked again it changes nothing. Needs customer:write.',
    authScopes: { permission: 'customer:write' },
    grantScopes: ['made'],
    complexity: 100,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: CustomerBy, required: true, description: 'Which customer.' }),
      input: t.arg({ type: AnonymizeCustomerInput, description: 'How; all metadata goes when omitted.' }),
    },
    resolve: (_root, { by, input }, ctx) => anonymizeCustomer(ctx.command, ctx.services.anonymizers, customerLookUp(by), input ?? {}),
  }),
);
