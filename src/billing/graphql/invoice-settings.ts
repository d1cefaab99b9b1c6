import { isBuyer, merchantsOnly } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { childConnection, connectionComplexity } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { InvoiceLineSchema } from '../invoice-line.entity.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import type { BillingWorkflow } from '../workflow.ts';
import { BillingProfileNode } from './billing-profile.ts';
import { BillingWorkflowType } from './billing-workflow.ts';
import { InvoiceLineConnection, InvoiceLineNode } from './invoice-line.ts';
import { InvoiceNode } from './invoice.ts';

builder.objectFields(InvoiceNode, (t) => ({
  workflow: t.field({
    extensions: reads<InvoiceRow>('workflow'),
    type: BillingWorkflowType,
    nullable: true,
    description: "How it is collected, issued, due and paid: its own copy of its profile's settings, which updateInvoice changes while it is a draft. While it gathers it follows the profile. Null for a portal token.",
    resolve: (invoice, _args, { viewer }) => merchantsOnly(viewer, invoice.workflow as BillingWorkflow),
  }),
  billingProfile: t.field({
    extensions: reads<InvoiceRow>('billingProfileId'),
    type: BillingProfileNode,
    nullable: true,
    description: 'Whose settings and supplier it was made with; the profile may say something else by now. Null for a portal token.',
    resolve: (invoice, _args, { viewer }) => merchantsOnly(viewer, invoice.billingProfileId),
  }),
  quantitiesReadAt: t.expose('quantitiesAt', {
    type: 'DateTime',
    nullable: true,
    description: 'When usage was last read for all its lines; it is final where that was not before collectionAt. Null while it gathers.',
  }),
  deletedLines: t.connection(
    {
      extensions: reads<InvoiceRow>('id'),
      type: InvoiceLineNode,
      nullable: true,
      description: 'Charges that were taken away from it, by hand or by a change of their subscription, in the order they were made; they count for nothing. Null for a portal token.',
      complexity: connectionComplexity,
      resolve: (invoice, page, ctx) =>
        isBuyer(ctx.viewer)
          ? null
          : childConnection(ctx, 'Invoice.deletedLines', InvoiceLineSchema, 'invoiceId', invoice.id, page, () => ({
              where: { text: 't.deleted_at is not null', values: [] },
              order: [{ property: 'id', direction: 'asc' }],
            })),
    },
    InvoiceLineConnection,
  ),
}));
