import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { customersByLookUps } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { childConnection, connectionComplexity, connectionPage } from '../../graphql/pagination.ts';
import { reads } from '../../graphql/shown-columns.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { BilledUsageChangeSchema } from '../usage-corrections/billed-usage-change.entity.ts';
import type { BilledUsageChangeRow } from '../usage-corrections/billed-usage-change.entity.ts';
import { usageChangeWhere } from '../usage-corrections/usage-change.store.ts';
import { CreditNoteNode } from './credit-note.ts';
import { InvoiceLineNode } from './invoice-line.ts';

const UsageChangeActionEnum = builder.enumType('UsageChangeAction', {
  description: 'What was done about usage that changed after its period was billed.',
  values: {
    BILLED: { description: 'A later invoice charges the difference.' },
    CREDITED: { description: 'A later invoice credits the difference, or a credit note does.' },
    IGNORED: { description: 'The billing profile says that it is only written down.' },
    NONE: { description: 'It comes to the same amount, or a credit note took back the difference before.' },
  } as const,
});

const BilledUsageChangeType = builder.objectRef<BilledUsageChangeRow>('BilledUsageChange').implement({
  description: 'What was found of the usage of a billed line after it was billed, by events that came late, were voided or corrected. Amounts are before coupons and taxes, in the currency of the line.',
  fields: (t) => ({
    line: t.field({ extensions: reads<BilledUsageChangeRow>('invoiceLineId'), type: InvoiceLineNode, description: 'The line that was billed; it never changes.', resolve: (change) => change.invoiceLineId }),
    correction: t.field({ extensions: reads<BilledUsageChangeRow>('correctionLineId'), type: InvoiceLineNode, nullable: true, description: 'The line that charges or credits the difference; null where none does.', resolve: (change) => change.correctionLineId }),
    creditNote: t.field({ extensions: reads<BilledUsageChangeRow>('creditNoteId'), type: CreditNoteNode, nullable: true, description: 'The credit note that credits the difference, or a part of it, where no invoice followed that could; null where none does.', resolve: (change) => change.creditNoteId }),
    quantityBefore: t.expose('quantityBefore', { type: 'Decimal', nullable: true, description: 'As metered when it was billed, or found by the change before; null for what has no quantity, such as what is missing to a minimum.' }),
    quantityAfter: t.expose('quantityAfter', { type: 'Decimal', nullable: true, description: 'As metered now; null as above.' }),
    amountBefore: t.expose('amountBefore', { type: 'Decimal', description: 'What that comes to.' }),
    amountAfter: t.expose('amountAfter', { type: 'Decimal', description: 'What the usage comes to now, by the same price.' }),
    action: t.field({ extensions: reads<BilledUsageChangeRow>('action'), type: UsageChangeActionEnum, description: 'What was done about it.', resolve: (change) => change.action }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: "When it was found, in the customer's time." }),
  }),
});

const BilledUsageChangeConnection = builder.connectionObject(
  { type: BilledUsageChangeType, name: 'BilledUsageChangeConnection', description: 'A page of changes of billed usage.' },
  { name: 'BilledUsageChangeEdge', description: 'A change of billed usage in its place in the list.' },
);

const BilledUsageChangeFilter = builder.inputType('BilledUsageChangeFilter', {
  description: 'Changes of billed usage that pass every member that is given.',
  fields: (t) => ({
    customers: t.field({ type: [CustomerBy], description: 'Of one of these customers; one that does not exist has none.' }),
    actions: t.field({ type: [UsageChangeActionEnum], description: 'About which one of these was done.' }),
  }),
});

builder.queryField('billedUsageChanges', (t) =>
  t.connection(
    {
      type: BilledUsageChangeType,
      description: 'What was found of usage after it was billed, earliest first. Needs billing:read, or a portal token for that of its customer.',
      authScopes: { $any: { permission: 'billing:read', buyer: true } },
      complexity: connectionComplexity,
      args: { filter: t.arg({ type: BilledUsageChangeFilter, description: 'Which ones; all when omitted.' }) },
      resolve: async (_root, { filter, ...page }, ctx) => {
        const { customers, actions } = filter ?? {};
        const found = customers == null ? null : await customersByLookUps(ctx.read, customers.map(customerLookUp));
        const customerIds = found === null ? null : found.flatMap((customer) => (customer === null ? [] : [customer.id]));
        return connectionPage(ctx, BilledUsageChangeSchema, page, { where: usageChangeWhere({ customerIds, actions }), order: [{ property: 'createdAt', direction: 'asc' }, { property: 'id', direction: 'asc' }] });
      },
    },
    BilledUsageChangeConnection,
  ),
);

builder.objectFields(InvoiceLineNode, (t) => ({
  corrects: t.field({ extensions: reads<InvoiceLineRow>('correctsLineId'), type: InvoiceLineNode, nullable: true, description: 'The line of an issued invoice whose usage it corrects; null for one that corrects none.', resolve: (line) => line.correctsLineId }),
  usageChanges: t.connection(
    {
      extensions: reads<InvoiceLineRow>('id'),
      type: BilledUsageChangeType,
      description: 'What was found of its usage after it was billed, earliest first.',
      complexity: connectionComplexity,
      resolve: (line, page, ctx) => childConnection(ctx, 'InvoiceLine.usageChanges', BilledUsageChangeSchema, 'invoiceLineId', line.id, page, () => ({ order: [{ property: 'sequence', direction: 'asc' }, { property: 'id', direction: 'asc' }] })),
    },
    BilledUsageChangeConnection,
  ),
}));
