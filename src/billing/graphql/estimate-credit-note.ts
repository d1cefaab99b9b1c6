import { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/coded.ts';
import { noteTaxesToJson } from '../credit-notes/credit-note.ts';
import { estimateCreditNote } from '../estimate-credit-note.ts';
import type { CreditNoteEstimate } from '../estimate-credit-note.ts';
import { InvoiceNotCreditable } from '../credit-note.errors.ts';
import { CreditNoteItemInput, creditItems } from './create-credit-note.ts';
import { CreditNoteTaxType } from './credit-note.ts';
import { InvoiceBy, invoiceLookUp } from './invoice.ts';
import { InvoiceLineNode } from './invoice-line.ts';

const EstimatedItemType = builder.objectRef<CreditNoteEstimate['items'][number]>('EstimatedCreditNoteItem').implement({
  description: 'What would be taken back of one line.',
  fields: (t) => ({
    line: t.field({ type: InvoiceLineNode, description: 'The line of the invoice.', resolve: (item) => item.lineId }),
    amount: t.expose('amount', { type: 'Decimal', description: 'Before coupons and taxes.' }),
  }),
});

const CreditNoteEstimateType = builder.objectRef<CreditNoteEstimate>('CreditNoteEstimate').implement({
  description: 'What a credit note would come to. In the currency of the invoice.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'Of all amounts.' }),
    items: t.field({ type: [EstimatedItemType], description: 'Those that were asked for.', resolve: (estimate) => [...estimate.items] }),
    couponsAdjustment: t.field({ type: 'Decimal', description: 'What coupons, and lines that credit, had taken of the items; not rounded to the minor unit.', resolve: ({ figures }) => figures.coupons }),
    subTotal: t.field({ type: 'Decimal', description: 'The items after that, without taxes on top.', resolve: ({ figures }) => figures.subTotal }),
    taxes: t.field({ type: [CreditNoteTaxType], description: 'Its taxes, those that items contain after those on top.', resolve: ({ figures, taxNames }) => noteTaxesToJson(figures.taxes, taxNames) }),
    taxesTotal: t.field({ type: 'Decimal', description: 'Taxes on top of the items, rounded once.', resolve: ({ figures }) => figures.taxAmount }),
    preciseTaxesTotal: t.field({ type: 'Decimal', description: 'The same before it is rounded.', resolve: ({ figures }) => figures.preciseTaxAmount }),
    taxesInclusiveTotal: t.field({ type: 'Decimal', description: 'Taxes that the items contain.', resolve: ({ figures }) => figures.inclusiveTaxAmount }),
    taxRate: t.field({ type: 'Decimal', description: 'Percent: each tax weighted by what it is on, to five decimals.', resolve: ({ figures }) => figures.taxRate }),
    maxCreditable: t.expose('maxCreditable', { type: 'Decimal', description: 'What the items come to: credit and refund of the note add up to it. 0 of a WALLET_PURCHASE, which is paid back alone.' }),
    maxRefundable: t.expose('maxRefundable', { type: 'Decimal', description: 'What of that may be paid back: what was paid in money. 0 while the invoice is not paid; of a WALLET_PURCHASE no more than its wallet holds.' }),
  }),
});

builder.queryField('estimateCreditNote', (t) =>
  t.field({
    type: CreditNoteEstimateType,
    nullable: true,
    description: 'What a credit note would come to, computed by the code that makes it. Stores nothing; null when there is no such invoice in reach. Needs billing:read.',
    authScopes: { permission: 'billing:read' },
    complexity: 10,
    args: {
      invoice: t.arg({ type: InvoiceBy, required: true, description: 'An issued invoice that is not voided.' }),
      items: t.arg({ type: [CreditNoteItemInput], required: true, description: '1 to 1,000 of its lines.' }),
    },
    resolve: async (_root, { invoice, items }, ctx) => {
      try {
        return await estimateCreditNote(ctx.read, invoiceLookUp(invoice), creditItems(items));
      } catch (error) {
        if (error instanceof InvoiceNotCreditable) throw badInput(error.message, ['invoice'], error.code);
        throw error;
      }
    },
  }),
);
