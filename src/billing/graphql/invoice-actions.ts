import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { advanceInvoice } from '../commands/advance-invoice.ts';
import { approveInvoice } from '../commands/approve-invoice.ts';
import { deleteInvoice } from '../commands/delete-invoice.ts';
import { finalizeInvoice } from '../commands/finalize-invoice.ts';
import { invoicePendingLines } from '../commands/invoice-pending-lines.ts';
import { loseInvoiceDispute } from '../commands/lose-invoice-dispute.ts';
import { refreshInvoice } from '../commands/refresh-invoice.ts';
import { retryInvoice } from '../commands/retry-invoice.ts';
import { snapshotInvoiceQuantities } from '../commands/snapshot-invoice-quantities.ts';
import type { InvoiceLookUp } from '../invoice.store.ts';
import { InvoiceBy, InvoiceNode, invoiceLookUp } from './invoice.ts';

const actions: readonly (readonly [name: string, description: string, act: (ctx: CommandContext, by: InvoiceLookUp) => Promise<string>])[] = [
  ['approveInvoice', 'Approves a draft, so that it is issued and its payment asked for; a draft that waits for late events has to be collected first.', approveInvoice],
  ['retryInvoice', 'Tries again what failed: checking, issuing or paying.', retryInvoice],
  ['advanceInvoice', 'Moves an invoice to its next state when nothing but the step is missing. Invoices move by themselves too, moments later.', advanceInvoice],
  ['snapshotInvoiceQuantities', "Reads a waiting draft's usage now instead of at collectionAt, and moves it on. Events that come later are not billed by it.", snapshotInvoiceQuantities],
  ['refreshInvoice', 'Makes a draft anew from what holds now: lines, usage, prices, coupons and taxes. Any other invoice is answered as it is.', refreshInvoice],
  ['finalizeInvoice', 'Makes a draft anew from what holds now and issues it at once: it waits neither for late events nor for the end of its draft period nor for approval. Its payment is asked for moments later.', finalizeInvoice],
  ['loseInvoiceDispute', 'Says that the payment of an issued invoice was lost in a dispute: what was not paid becomes uncollectible, it is no longer overdue, and no report counts it.', loseInvoiceDispute],
  ['deleteInvoice', 'Deletes a draft; its lines are not billed by another invoice. A gathering invoice cannot be deleted, an issued one neither.', deleteInvoice],
];

for (const [name, description, act] of actions) {
  builder.mutationField(name, (t) =>
    t.field({
      type: InvoiceNode,
      description: `${description} Needs billing:write.`,
      authScopes: { permission: 'billing:write' },
      grantScopes: ['made'],
      complexity: 10,
      errors: { types: [ConflictError, NotFoundError] },
      args: { by: t.arg({ type: InvoiceBy, required: true, description: 'Which invoice.' }) },
      resolve: (_root, { by }, ctx) => act(ctx.command, invoiceLookUp(by)),
    }),
  );
}

const InvoicedLines = builder.objectRef<{ readonly invoiceIds: readonly string[] }>('InvoicedLines').implement({
  description: 'What became of the pending lines that were due.',
  fields: (t) => ({ invoices: t.field({ type: [InvoiceNode], complexity: { field: 1, multiplier: 2 }, grantScopes: ['made'], description: 'One a currency.', resolve: ({ invoiceIds }) => [...invoiceIds] }) }),
});

builder.mutationField('invoicePendingLines', (t) =>
  t.field({
    type: InvoicedLines,
    description:
      "Makes invoices of the customer's pending lines that are due, one a currency, without waiting for that to happen by itself. Where usage is billed progressively, what a running period used up to then is billed too, as a part of its line (see InvoiceLine.splitGroup). Needs billing:write.",
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ConflictError, NotFoundError, ValidationError] },
    args: {
      customer: t.arg({ type: CustomerBy, required: true, description: 'Whose lines.' }),
      lineIds: t.arg.idList({ description: 'Only these lines, 1 to 1,000; all that can be invoiced when omitted.' }),
      asOf: t.arg({ type: 'DateTime', description: 'What is due by then, and usage before it; not after now. Now when omitted.' }),
      progressiveBilling: t.arg.boolean({ description: 'Whether usage is billed before its period is over; as the billing profile says when omitted.' }),
    },
    resolve: async (_root, { customer, lineIds, ...choice }, ctx) => ({
      invoiceIds: await invoicePendingLines(ctx.command, customerLookUp(customer), { ...choice, lineIds: lineIds?.map((id) => idOf('InvoiceLine', id)) }),
    }),
  }),
);
