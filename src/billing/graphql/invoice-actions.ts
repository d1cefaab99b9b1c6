import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { advanceInvoice } from '../commands/advance-invoice.ts';
import { approveInvoice } from '../commands/approve-invoice.ts';
import { deleteInvoice } from '../commands/delete-invoice.ts';
import { finalizeInvoice } from '../commands/finalize-invoice.ts';
import { invoicePendingLines } from '../commands/invoice-pending-lines.ts';
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
  fields: (t) => ({ invoices: t.field({ type: [InvoiceNode], grantScopes: ['made'], description: 'One a currency.', resolve: ({ invoiceIds }) => [...invoiceIds] }) }),
});

builder.mutationField('invoicePendingLines', (t) =>
  t.field({
    type: InvoicedLines,
    description: "Makes invoices of the customer's pending lines that are due by now, one a currency, without waiting for that to happen by itself. Needs billing:write.",
    authScopes: { permission: 'billing:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ConflictError, NotFoundError] },
    args: { customer: t.arg({ type: CustomerBy, required: true, description: 'Whose lines.' }) },
    resolve: async (_root, { customer }, ctx) => ({ invoiceIds: await invoicePendingLines(ctx.command, customerLookUp(customer)) }),
  }),
);
