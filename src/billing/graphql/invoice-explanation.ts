import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { explainInvoice, explainTotal } from '../explain-invoice.ts';
import type { AmountExplanation, ExplainedStep, LineToSum } from '../explain-invoice.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { linesOfInvoices } from '../invoice-line.store.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import type { LiveLine } from '../live-invoice.ts';
import type { DetailedLineJson } from '../rated-line-json.ts';
import { settlementFromJson } from '../settlement/settlement-json.ts';
import type { LineTaxJson, SettlementJson } from '../settlement/settlement-json.ts';
import { InvoiceNode } from './invoice.ts';
import { InvoiceLineNode, figure, liveInvoice } from './invoice-line.ts';
import { UpcomingInvoiceType } from './upcoming-invoice.ts';

const StepKindEnum = builder.enumType('ExplainedStepKind', {
  description: 'What a step of an explanation is.',
  values: {
    LINE: { description: 'A line of the invoice: what it charges after its own discounts.' },
    DETAILED_LINE: { description: 'A detailed line of the line: what it charges after its own discounts. It explains itself further.' },
    COUPON: { description: 'What coupons take off.' },
    TAX: { description: 'A tax on top.' },
    CONTAINED_TAX: { description: 'A tax that the amounts contain: it adds nothing.' },
    DIFFERENCE: { description: 'What nothing else accounts for: rounding of taxes, and what another system that billed it says.' },
    CREDIT_NOTE: { description: 'What a credit note pays.' },
    WALLET: { description: 'What a wallet pays.' },
  } as const,
});

const ExplainedTaxType = builder.objectRef<NonNullable<ExplainedStep['tax']>>('ExplainedTax').implement({
  description: 'A tax in an explanation.',
  fields: (t) => ({
    rate: t.field({ type: 'Decimal', description: 'Percent.', resolve: ({ rate }) => rate.toString() }),
    base: t.field({ type: 'Decimal', description: 'What it is on.', resolve: ({ base }) => base.toString() }),
    amount: t.field({ type: 'Decimal', description: 'What it comes to, whether it is added or contained.', resolve: ({ amount }) => amount.toString() }),
  }),
});

const ExplainedStepType = builder.objectRef<ExplainedStep>('ExplainedStep').implement({
  description: 'One step from nothing to what is to be paid: before + amount = after.',
  fields: (t) => ({
    kind: t.expose('kind', { type: StepKindEnum, description: 'What it is.' }),
    name: t.exposeString('name', { description: 'Of the line, the coupon, the tax or the wallet; the number of the credit note.' }),
    before: t.field({ type: 'Decimal', description: 'What the steps before come to.', resolve: ({ before }) => before.toString() }),
    amount: t.field({ type: 'Decimal', description: 'What it adds; below zero where it takes off.', resolve: ({ amount }) => amount.toString() }),
    after: t.field({ type: 'Decimal', description: 'What that leaves.', resolve: ({ after }) => after.toString() }),
    line: t.field({ type: InvoiceLineNode, nullable: true, description: 'The line that it is of, which explains itself; null of other steps, and of a line that is not made yet.', resolve: ({ lineId }) => lineId }),
    tax: t.field({ type: ExplainedTaxType, nullable: true, description: 'Of taxes; null of other steps.', resolve: ({ tax }) => tax }),
  }),
});

const AmountExplanationType = builder.objectRef<AmountExplanation>('AmountExplanation').implement({
  description: 'How an amount came about, step by step: the steps add up to amountDue.',
  fields: (t) => ({
    steps: t.field({ type: [ExplainedStepType], complexity: { field: 1, multiplier: 4 }, description: 'In the order in which amounts are put on and taken off.', resolve: ({ steps }) => [...steps] }),
    subtotal: t.field({ type: 'Decimal', description: 'What is charged after coupons, before taxes on top.', resolve: ({ subtotal }) => subtotal.toString() }),
    total: t.field({ type: 'Decimal', description: 'With taxes: the total that is explained.', resolve: ({ total }) => total.toString() }),
    amountDue: t.field({ type: 'Decimal', description: 'What credit notes and wallets leave to be paid in money; the total of a line.', resolve: ({ amountDue }) => amountDue.toString() }),
  }),
});

const keptLine = (line: InvoiceLineRow): LineToSum => ({ id: line.id, name: line.name, totals: line, detailedLines: line.detailedLines as DetailedLineJson[], taxes: line.taxes as LineTaxJson[] });
const liveLine = ({ id, name }: Pick<InvoiceLineRow, 'id' | 'name'>, { totals, detailedLines, taxes }: LiveLine): LineToSum => ({ id, name, totals, detailedLines, taxes });

async function explained(invoice: InvoiceRow, ctx: GraphQLContext): Promise<AmountExplanation> {
  // Every line is a step, whatever page of them is shown.
  const lines = await batched(ctx, 'Invoice.explainedLines', invoice.id, (ids) => linesOfInvoices(ctx.read, ids));
  if (invoice.status !== 'GATHERING' || invoice.deletedAt !== null) return explainInvoice(lines.map(keptLine), invoice, settlementFromJson(invoice.settlement as Partial<SettlementJson> | null));
  const live = await liveInvoice(invoice.id, ctx);
  const names = new Map(lines.map((line) => [line.id, line]));
  return explainInvoice([...live.lines].map(([id, figures]) => liveLine({ id, name: names.get(id)?.name ?? '' }, figures)), live.totals, live.settlement);
}

builder.objectField(InvoiceNode, 'explain', (t) =>
  t.field({
    extensions: reads<InvoiceRow>('id', 'status', 'deletedAt', 'settlement', 'total', 'taxesExclusiveTotal'),
    type: AmountExplanationType,
    description: 'Why it comes to that: its lines, coupons, taxes, credit notes and wallets, up to what is to be paid. As of now while it gathers.',
    resolve: (invoice, _args, ctx) => explained(invoice, ctx),
  }),
);

builder.objectField(InvoiceLineNode, 'explain', (t) =>
  t.field({
    extensions: reads<InvoiceLineRow>('id', 'name', 'invoiceId', 'ratedAt', 'deletedAt', 'detailedLines', 'taxes', 'amount', 'chargesTotal', 'discountsTotal', 'taxesInclusiveTotal', 'taxesExclusiveTotal', 'taxesTotal', 'creditsTotal', 'total'),
    type: AmountExplanationType,
    description: 'Why it comes to that: its detailed lines, its share of coupons, its taxes, up to its total. As of now while it gathers.',
    resolve: (line, _args, ctx) => figure(line, ctx, (kept) => explainTotal(keptLine(kept)), (live) => explainTotal(liveLine(line, live))),
  }),
);

builder.objectField(UpcomingInvoiceType, 'explain', (t) =>
  t.field({
    type: AmountExplanationType,
    description: 'Why it comes to that: its lines, coupons, taxes, credit notes and wallets, up to what will have to be paid.',
    resolve: ({ lines, live }) => {
      const { steps, ...sums } = explainInvoice(lines.map(({ line, figures }) => liveLine(line, figures)), live.totals, live.settlement);
      const made = new Set(lines.flatMap(({ line, isMade }) => (isMade ? [line.id] : [])));
      return { ...sums, steps: steps.map((step) => (step.lineId === null || made.has(step.lineId) ? step : { ...step, lineId: null })) };
    },
  }),
);
