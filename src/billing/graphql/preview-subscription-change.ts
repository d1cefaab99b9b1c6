import { RateCardPriceUnion } from '../../catalog/graphql/index.ts';
import type { PriceJson } from '../../catalog/index.ts';
import { builder } from '../../graphql/builder.ts';
import { PeriodType } from '../../graphql/period.ts';
import { ValidationError, issue, refuse } from '../../kit/errors.ts';
import {
  ChangeSubscriptionInput,
  MigrateSubscriptionInput,
  SubscriptionBy,
  SubscriptionEditInput,
  SubscriptionTiming,
  SubscriptionTimingPreset,
  changeOf,
  editOf,
  migrationOf,
  subscriptionLookUp,
} from '../../subscriptions/graphql/index.ts';
import { amountDueOf } from '../amount-due.ts';
import { MOST_PERIODS, previewSubscriptionChange } from '../commands/preview-subscription-change.ts';
import type { PreviewedChange, PreviewedPeriod, SubscriptionChangePreview } from '../commands/preview-subscription-change.ts';
import type { PreviewedInvoice, PreviewedLine } from '../preview.store.ts';
import type { LineDiscountJson } from '../rated-line-json.ts';
import { shownName } from '../line-adjustment.ts';
import { keptDetailedLines } from './invoice-line.ts';
import { DetailedLineType, LineDiscountType, TotalsType } from './rated.ts';

export const PreviewedInvoiceLineType = builder.objectRef<PreviewedLine>('PreviewedInvoiceLine').implement({
  description: 'One charge as it would stand on an invoice.',
  fields: (t) => ({
    name: t.string({ description: 'What is charged for.', resolve: ({ line }) => shownName(line) }),
    period: t.field({ type: PeriodType, nullable: true, description: 'What is charged for in time; null for what belongs to no period.', resolve: ({ line: { periodFrom: from, periodTo: to } }) => (from === null || to === null ? null : { from, to }) }),
    featureKey: t.field({ type: 'Key', nullable: true, description: 'The feature whose use is charged; null where there is none.', resolve: ({ line }) => line.featureKey }),
    price: t.field({ type: RateCardPriceUnion, description: 'The pricing rule; a flat fee in proportion to the period.', resolve: ({ line }) => line.price as PriceJson }),
    meteredQuantity: t.field({ type: 'Decimal', nullable: true, description: 'As metered up to now; null for flat fees.', resolve: ({ line }) => line.meteredQuantity }),
    quantity: t.field({ type: 'Decimal', nullable: true, description: 'What is charged for: after usage discounts; null for flat fees.', resolve: ({ line }) => line.quantity }),
    discounts: t.field({ type: [LineDiscountType], description: 'Units taken off the metered quantity.', resolve: ({ line }) => line.discounts as LineDiscountJson[] }),
    detailedLines: t.field({
      type: [DetailedLineType],
      description: 'What makes up the amount, each with its explanation.',
      resolve: ({ line, zone }) => keptDetailedLines(line).map((of) => ({ ...of, ratedBy: { ...of.ratedBy, zone } })),
    }),
    totals: t.field({ type: TotalsType, description: 'What it comes to.', resolve: ({ line }) => line }),
  }),
});

const PreviewedInvoiceType = builder.objectRef<PreviewedInvoice>('PreviewedInvoice').implement({
  description: 'An invoice as it would be made.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: "When it is made, in the customer's time.", resolve: ({ at }) => at }),
    dueAt: t.field({ type: 'DateTime', nullable: true, description: 'When it is to be paid; null where that is not known yet.', resolve: ({ dueAt }) => dueAt }),
    currency: t.field({ type: 'CurrencyCode', description: 'Of its amounts.', resolve: ({ currency }) => currency }),
    period: t.field({ type: PeriodType, nullable: true, description: 'What its lines charge for in time.', resolve: ({ period }) => period }),
    lines: t.field({ type: [PreviewedInvoiceLineType], complexity: { multiplier: 5 }, description: 'Its charges.', resolve: ({ lines }) => [...lines] }),
    totals: t.field({ type: TotalsType, description: 'What it comes to.', resolve: ({ invoice }) => invoice }),
    creditNotesTotal: t.field({ type: 'Decimal', description: 'What credit notes of the customer would pay of the total, at least 0.', resolve: ({ invoice }) => invoice.creditNotesTotal }),
    walletsTotal: t.field({ type: 'Decimal', description: 'What its wallets would pay of what credit notes leave, at least 0: also with credits that they buy by then.', resolve: ({ invoice }) => invoice.walletsTotal }),
    amountDue: t.field({ type: 'Decimal', description: 'What would have to be paid in money: total - creditNotesTotal - walletsTotal.', resolve: ({ invoice }) => amountDueOf(invoice).toString() }),
  }),
});

const PreviewedPeriodType = builder.objectRef<PreviewedPeriod>('PreviewedPeriod').implement({
  description: 'One billing period with what is invoiced in it.',
  fields: (t) => ({
    period: t.field({ type: PeriodType, description: 'The period; the first begins now.', resolve: ({ period }) => period }),
    invoices: t.field({ type: [PreviewedInvoiceType], complexity: { multiplier: 1 }, description: 'Made after its start, up to and including its end.', resolve: ({ invoices }) => [...invoices] }),
  }),
});

const SubscriptionChangePreviewType = builder.objectRef<SubscriptionChangePreview>('SubscriptionChangePreview').implement({
  description: 'What a change of a subscription charges. All charges of the customer are in it: those of other subscriptions stand on the same invoices. Credits that wallets buy meanwhile are bought, and count.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: "The customer's time that it is told of.", resolve: ({ at }) => at }),
    now: t.field({ type: [PreviewedInvoiceType], complexity: { multiplier: 1 }, description: 'What the change charges at once, and open drafts that it changes.', resolve: ({ now }) => [...now] }),
    nextInvoice: t.field({ type: PreviewedInvoiceType, nullable: true, description: 'The first invoice after that; null where nothing more is invoiced in the periods.', resolve: ({ nextInvoice }) => nextInvoice }),
    periods: t.field({ type: [PreviewedPeriodType], complexity: { multiplier: 4 }, description: 'The billing periods from now on; fewer than asked for where the subscription ends.', resolve: ({ periods }) => [...periods] }),
  }),
});

const PreviewEditInput = builder.inputType('PreviewEditInput', {
  description: 'An edit, as for editSubscription.',
  fields: (t) => ({
    edits: t.field({ type: [SubscriptionEditInput], required: true, description: '1 to 100 edits, in their order.' }),
    timing: t.field({ type: SubscriptionTimingPreset, defaultValue: 'IMMEDIATE', description: 'When they take effect.' }),
  }),
});

const PreviewCancelInput = builder.inputType('PreviewCancelInput', {
  description: 'A cancellation, as for cancelSubscription.',
  fields: (t) => ({ timing: t.field({ type: SubscriptionTiming, description: 'At once when omitted.' }) }),
});

const SubscriptionChangeInput = builder.inputType('SubscriptionChangeInput', {
  isOneOf: true,
  description: 'The change that is previewed: exactly one of these.',
  fields: (t) => ({
    edit: t.field({ type: PreviewEditInput, description: 'What editSubscription does.' }),
    change: t.field({ type: ChangeSubscriptionInput, description: 'What changeSubscription does.' }),
    migrate: t.field({ type: MigrateSubscriptionInput, description: 'What migrateSubscription does.' }),
    cancel: t.field({ type: PreviewCancelInput, description: 'What cancelSubscription does.' }),
    unscheduleCancellation: t.boolean({ description: 'True: what unscheduleCancellation does.' }),
    restore: t.boolean({ description: 'True: what restoreSubscription does.' }),
  }),
});

function previewedChange(input: typeof SubscriptionChangeInput.$inferInput): PreviewedChange {
  const { edit, change, migrate, cancel } = input;
  if (edit != null) return { type: 'edit', edits: edit.edits.map(editOf), timing: edit.timing ?? 'IMMEDIATE' };
  if (change != null) return { type: 'change', input: changeOf(change) };
  if (migrate != null) return { type: 'migrate', input: migrationOf(migrate) };
  if (cancel != null) return { type: 'cancel', timing: cancel.timing?.at ?? cancel.timing?.preset ?? 'IMMEDIATE' };
  const type = input.restore == null ? 'unscheduleCancellation' : 'restore';
  if (input[type] === false) refuse([issue('PREVIEW_CHANGE_FALSE', `change.${type} is false: give true, or another change`, 'change', type)]);
  return { type };
}

/** What is wrong with a change, where it stands in this field's arguments. */
function aboutChange({ issues }: ValidationError, type: PreviewedChange['type']): ValidationError {
  return new ValidationError(
    issues.map((found) => {
      const [first = '', ...rest] = found.path;
      if (first === 'periods' || first === 'change') return found;
      return { ...found, path: ['change', type, ...(first === 'input' ? rest : found.path)] };
    }),
  );
}

builder.queryField('previewSubscriptionChange', (t) =>
  t.field({
    type: SubscriptionChangePreviewType,
    nullable: true,
    description:
      'What a change would charge: at once, with the next invoice, and in each period after. The change is made by the code that bills, with all that falls due after it, and taken back: nothing is stored, sent or paid. Usage is that of now, and payments are taken to succeed. Refused as the change itself would be; null when there is no such subscription. Needs billing:read and subscription:write.',
    authScopes: { $all: { permission: 'billing:read', $any: { permission: 'subscription:write' } } },
    complexity: 200,
    args: {
      by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }),
      change: t.arg({ type: SubscriptionChangeInput, required: true, description: 'What would be changed.' }),
      periods: t.arg.int({ defaultValue: 3, description: `How many billing periods to look ahead, 1 to ${MOST_PERIODS}.` }),
    },
    resolve: async (_root, { by, change, periods }, ctx) => {
      const previewed = previewedChange(change);
      return previewSubscriptionChange(ctx.command, subscriptionLookUp(by), previewed, periods ?? 3).catch((error: unknown) => {
        throw error instanceof ValidationError ? aboutChange(error, previewed.type) : error;
      });
    },
  }),
);
