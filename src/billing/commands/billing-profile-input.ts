import { z } from 'zod';
import { taxConfigIssues } from '../../catalog/index.ts';
import type { TaxConfig } from '../../catalog/index.ts';
import type { Address } from '../../customers/index.ts';
import { atLeast, clockNs, formatDuration } from '../../kit/duration.ts';
import { issue, refuse } from '../../kit/errors.ts';
import { checked, metadata, text } from '../../kit/input.ts';
import type { InvoiceParty } from '../party.ts';
import { paperLocales } from '../documents/paper.ts';
import { reservedPrefix } from '../invoice-number.ts';
import type { InvoiceNumbering } from '../invoice-number.ts';
import { documentsOf, finalizesZeroAmounts, lateUsageOf, numberingOf, unusedTimeCreditOf } from '../workflow.ts';
import type { BillingWorkflow, DocumentSettings } from '../workflow.ts';

type Context = z.core.$RefinementCtx<unknown>;

function found(context: Context, path: (string | number)[], code: string, message: string): void {
  context.addIssue({ code: 'custom', path, params: { code }, message });
}

const notNegative = (name: string, max: string) =>
  checked<Temporal.Duration>()
    .nullish()
    .superRefine((duration, context) => {
      if (duration == null) return;
      if (duration.sign < 0) found(context, [], 'FIELD_MUST_BE_POSITIVE_OR_ZERO', `${name} is ${duration.toString()}: give zero or more`);
      else if (atLeast(duration, longestHours + 1)) found(context, [], 'TOO_BIG', `${name} is ${duration.toString()}: give at most ${max}`);
    });

/** Ten years: what is longer is a slip, and would end beyond what a calendar holds. */
const longestHours = 10 * 366 * 24;
const longest = 'P10Y';

const numberPrefix = () =>
  z.string().nullish().superRefine((prefix, context) => {
    if (prefix == null) return;
    if (!/^[A-Z0-9](?:[A-Z0-9-]{0,14}[A-Z0-9])?$/.test(prefix)) {
      found(context, [], 'NUMBERING_PREFIX_INVALID', `workflow.numbering.prefix is "${prefix}": give 1 to 16 of A-Z, 0-9 and, inside, hyphens`);
    } else if (prefix.startsWith(reservedPrefix)) {
      found(context, [], 'NUMBERING_PREFIX_RESERVED', `workflow.numbering.prefix is "${prefix}": what begins with ${reservedPrefix} is the payment apps', choose another one`);
    }
  });

/** Attempts that a payment is given beside the first. */
const mostLateUsagePeriods = 12;
const mostRetries = 10;

const retry = checked<Temporal.Duration>().superRefine((duration, context) => {
  const shown = `a duration of workflow.payment.retries is ${duration.toString()}`;
  if (duration.sign <= 0 || (!atLeast(duration, 1) && clockNs(duration) < 60_000_000_000n)) found(context, [], 'FIELD_MUST_BE_POSITIVE', `${shown}: give at least PT1M`);
  else if (atLeast(duration, 366 * 24 + 1)) found(context, [], 'TOO_BIG', `${shown}: give at most P1Y`);
});

const taxConfig = z
  .object({ behavior: z.enum(['INCLUSIVE', 'EXCLUSIVE']).nullish(), stripeCode: z.string().nullish(), customInvoicingCode: z.string().nullish() })
  .transform(({ behavior, stripeCode, customInvoicingCode }): TaxConfig => ({ behavior: behavior ?? null, stripeCode: stripeCode ?? null, customInvoicingCode: customInvoicingCode ?? null }))
  .superRefine((config, context) => {
    for (const { code, message, path } of taxConfigIssues(config, ['workflow', 'invoicing', 'defaultTaxConfig'])) found(context, path.slice(3).map(String), code, message);
  });

const workflow = z.object({
  collection: z
    .object({
      alignment: z.enum(['SUBSCRIPTION', 'ANCHORED']).nullish(),
      recurringPeriod: z.object({ interval: checked<Temporal.Duration>(), anchor: checked<Temporal.Instant>().nullish() }).nullish(),
      interval: notNegative('workflow.collection.interval', longest),
    })
    .nullish()
    .superRefine((collection, context) => {
      const alignment = collection?.alignment ?? null;
      const recurring = collection?.recurringPeriod ?? null;
      if (alignment === 'ANCHORED' && recurring === null) {
        found(context, ['recurringPeriod'], 'FIELD_REQUIRED', 'workflow.collection.recurringPeriod is missing: give the calendar that ANCHORED collection follows');
      }
      if (alignment !== 'ANCHORED' && recurring !== null) {
        found(context, ['recurringPeriod'], 'RECURRING_PERIOD_WITHOUT_ANCHORED', 'workflow.collection.recurringPeriod goes with alignment ANCHORED only: say so, or leave it out');
      }
      if (recurring !== null && !(atLeast(recurring.interval, 1) && recurring.interval.sign > 0)) {
        found(context, ['recurringPeriod', 'interval'], 'FIELD_MUST_BE_POSITIVE', `workflow.collection.recurringPeriod.interval is ${recurring.interval.toString()}: give at least PT1H`);
      }
    }),
  invoicing: z
    .object({
      autoAdvance: z.boolean().nullish(),
      draftPeriod: notNegative('workflow.invoicing.draftPeriod', longest),
      dueAfter: notNegative('workflow.invoicing.dueAfter', longest),
      progressiveBilling: z.boolean().nullish(),
      finalizeZeroAmountInvoice: z.boolean().nullish(),
      unusedTimeCredit: z.enum(['LINE', 'CREDIT_NOTE']).nullish(),
      lateUsage: z.enum(['BILL', 'CREDIT', 'IGNORE']).nullish(),
      lateUsagePeriods: z.number().int().min(0).max(mostLateUsagePeriods).nullish(),
      defaultTaxConfig: taxConfig.nullish(),
    })
    .nullish(),
  payment: z.object({ collectionMethod: z.enum(['CHARGE_AUTOMATICALLY', 'SEND_INVOICE']).nullish(), retries: z.array(retry).max(mostRetries).nullish() }).nullish(),
  tax: z.object({ enabled: z.boolean().nullish(), enforced: z.boolean().nullish() }).nullish(),
  documents: z.object({ locale: z.enum(paperLocales).nullish(), footer: text(600).nullish() }).nullish(),
  numbering: z.object({ scheme: z.enum(['PER_ORGANIZATION', 'PER_CUSTOMER', 'PER_ORGANIZATION_MONTH']).nullish(), prefix: numberPrefix() }).nullish(),
});

export type BillingWorkflowInput = z.input<typeof workflow>;

const part = () => text(256).nullish();

const supplier = z.object({
  key: part(),
  name: text(256),
  taxId: text(64).nullish(),
  legalName: part(),
  legalNumber: part(),
  address: z
    .object({ country: text(2), postalCode: part(), state: part(), city: part(), line1: part(), line2: part(), phoneNumber: part() })
    .transform((parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value != null)) as Address),
});

const optional = { description: text(1_024).nullish(), metadata: metadata().nullish(), workflow: workflow.nullish() };

export const createProfileInput = z.object({ name: text(256), supplier, isDefault: z.boolean().nullish(), ...optional });
export type CreateBillingProfileInput = z.input<typeof createProfileInput>;

export const updateProfileInput = z.object({ name: text(256).optional(), supplier: supplier.optional(), isDefault: z.boolean().optional(), ...optional });
/** Only what is present is changed; null clears description and metadata, and sets workflow back to how profiles begin. */
export type UpdateBillingProfileInput = z.input<typeof updateProfileInput>;

export function partyOf({ key, name, taxId, address, legalName, legalNumber }: z.output<typeof supplier>): InvoiceParty {
  return { key: key ?? null, name, taxId: taxId ?? null, address, legalName: legalName ?? null, legalNumber: legalNumber ?? null };
}

/** The settings with what the input says put over `base`; an anchor that is not given is `now`. */
export function workflowWith(base: BillingWorkflow, input: z.output<typeof workflow>, now: Temporal.Instant): BillingWorkflow {
  const { collection, invoicing, payment, tax, numbering, documents } = input;
  const recurring = collection?.recurringPeriod ?? null;
  return {
    collection: {
      alignment:
        collection?.alignment == null
          ? base.collection.alignment
          : recurring === null
            ? { type: 'SUBSCRIPTION' }
            : { type: 'ANCHORED', interval: formatDuration(recurring.interval), anchor: (recurring.anchor ?? now).toString() },
      interval: durationOr(collection?.interval, base.collection.interval),
    },
    invoicing: {
      autoAdvance: invoicing?.autoAdvance ?? base.invoicing.autoAdvance,
      draftPeriod: durationOr(invoicing?.draftPeriod, base.invoicing.draftPeriod),
      dueAfter: durationOr(invoicing?.dueAfter, base.invoicing.dueAfter),
      progressiveBilling: invoicing?.progressiveBilling ?? base.invoicing.progressiveBilling,
      finalizeZeroAmountInvoice: invoicing?.finalizeZeroAmountInvoice ?? finalizesZeroAmounts(base),
      unusedTimeCredit: invoicing?.unusedTimeCredit ?? unusedTimeCreditOf(base),
      lateUsage: invoicing?.lateUsage ?? lateUsageOf(base).action,
      lateUsagePeriods: invoicing?.lateUsagePeriods ?? lateUsageOf(base).periods,
      ...(invoicing?.defaultTaxConfig === undefined ? withDefault(base) : { defaultTaxConfig: invoicing.defaultTaxConfig }),
    },
    payment: {
      ...base.payment,
      collectionMethod: payment?.collectionMethod ?? base.payment.collectionMethod,
      ...(payment?.retries == null ? {} : { retries: payment.retries.map((each) => formatDuration(each)) }),
    },
    tax: { enabled: tax?.enabled ?? base.tax.enabled, enforced: tax?.enforced ?? base.tax.enforced },
    numbering: numberingWith(numberingOf(base), numbering),
    documents: documentsWith(documentsOf(base), documents),
  };
}

function withDefault({ invoicing: { defaultTaxConfig } }: BillingWorkflow): Pick<BillingWorkflow['invoicing'], 'defaultTaxConfig'> {
  return defaultTaxConfig === undefined ? {} : { defaultTaxConfig };
}

/** A prefix of null lets the default one come back; one that is not there stays. */
function numberingWith(base: InvoiceNumbering, input: z.output<typeof workflow>['numbering']): InvoiceNumbering {
  return { scheme: input?.scheme ?? base.scheme, prefix: input?.prefix === undefined ? base.prefix : input.prefix };
}

/** A footer of null takes it away; one that is not there stays. */
function documentsWith(base: DocumentSettings, input: z.output<typeof workflow>['documents']): DocumentSettings {
  return { locale: input?.locale ?? base.locale, footer: input?.footer === undefined ? base.footer : input.footer };
}

/** What cannot be said together. Throws ValidationError. */
export function refuseContradictions({ tax }: BillingWorkflow): void {
  if (tax.enforced && !tax.enabled) {
    refuse([issue('TAX_ENFORCED_WITHOUT_ENABLED', 'workflow.tax.enforced is true while workflow.tax.enabled is false: enable taxes, or do not enforce them', 'workflow', 'tax', 'enforced')]);
  }
}

const durationOr = (duration: Temporal.Duration | null | undefined, otherwise: string): string => (duration == null ? otherwise : formatDuration(duration));
