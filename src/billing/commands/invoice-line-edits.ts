import { discountsFromJson, discountsToJson, priceFromJson, priceToJson } from '../../catalog/index.ts';
import type { RateCardDiscounts, RateCardPrice, TaxConfig, TaxLink } from '../../catalog/index.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { floorToSecond } from '../../kit/instant.ts';
import type { Period } from '../../kit/period.ts';
import { isCorrection } from '../corrections.ts';
import type { InvoiceLine } from '../invoice-line.entity.ts';
import type { PendingLine } from '../pending-line.ts';
import { canonical } from '../reconcile.ts';

/** What a caller says of one line of an invoice. What is undefined stays as it is. */
export interface InvoiceLineEdit {
  /** The line that is meant; null: a new one, which needs name, period, invoiceAt and price. */
  readonly id: string | null;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly metadata?: Record<string, unknown> | null | undefined;
  readonly period?: Period | undefined;
  readonly invoiceAt?: Temporal.Instant | undefined;
  readonly price?: RateCardPrice | undefined;
  readonly discounts?: RateCardDiscounts | null | undefined;
  readonly featureKey?: string | null | undefined;
  readonly taxes?: readonly TaxLink[] | undefined;
  readonly taxConfig?: TaxConfig | null | undefined;
}

/** What can be said of a line. */
export type LineField = Exclude<keyof InvoiceLineEdit, 'id'>;

/** A line with what is said of it. */
export interface ChangedLine {
  readonly line: InvoiceLine;
  readonly edit: InvoiceLineEdit;
  /** What it will say. */
  readonly to: PendingLine;
  /** What really differs from what it says. */
  readonly changed: readonly LineField[];
}

const needed = ['name', 'period', 'invoiceAt', 'price'] as const;

/** What a new line says; null, with what is missing, where it does not say enough. */
export function newLineOf(edit: InvoiceLineEdit, path: readonly string[]): { readonly line: PendingLine | null; readonly issues: readonly Issue[] } {
  const { name, period, invoiceAt, price } = edit;
  if (name === undefined || period === undefined || invoiceAt === undefined || price === undefined) {
    const missing = needed.filter((field) => edit[field] === undefined);
    return { line: null, issues: missing.map((field) => issue('FIELD_REQUIRED', `${[...path, field].join('.')} is missing: a line without an id is a new one, and needs it`, ...path, field)) };
  }
  return { line: whole({ name, description: edit.description ?? null, metadata: edit.metadata ?? null, period, invoiceAt, price, discounts: edit.discounts ?? null, featureKey: edit.featureKey ?? null }), issues: [] };
}

/** What a line will say, and what of it is new. A line that belongs to no period stands at its invoiceAt. */
export function changedLine(line: InvoiceLine, edit: InvoiceLineEdit): ChangedLine {
  const was = asPending(line);
  const to = whole({
    name: edit.name ?? was.name,
    description: edit.description === undefined ? was.description : edit.description,
    metadata: edit.metadata === undefined ? was.metadata : edit.metadata,
    period: edit.period ?? was.period,
    invoiceAt: edit.invoiceAt ?? was.invoiceAt,
    price: edit.price ?? was.price,
    discounts: edit.discounts === undefined ? was.discounts : edit.discounts,
    featureKey: edit.featureKey === undefined ? was.featureKey : edit.featureKey,
  });
  const before = comparable(was);
  const after = comparable(to);
  const changed = (Object.keys(before) as (keyof PendingLine)[]).filter((field) => edit[field] !== undefined && before[field] !== after[field]);
  const own = line.ownTaxes ?? null;
  const taxes = edit.taxes !== undefined && !sameTaxes(edit.taxes, own?.taxes ?? []);
  const config = edit.taxConfig !== undefined && canonical(edit.taxConfig) !== canonical(own?.config ?? null);
  return { line, edit, to, changed: [...changed, ...(taxes ? (['taxes'] as const) : []), ...(config ? (['taxConfig'] as const) : [])] };
}

/** Whether what a caller names, by id or by key, is what is kept, in its order. */
function sameTaxes(said: readonly TaxLink[], kept: readonly TaxLink[]): boolean {
  return said.length === kept.length && said.every(({ id, key }, n) => (id === null ? kept[n]?.key === key : kept[n]?.id === id));
}

/**
 * What forbids a change of a line. OpenMeter's rules: what a subscription charges keeps its period, and so does a part of a period, with its
 * free units and a price that can be split. What an event, a threshold or a commitment charged keeps its amount, and a credit of an earlier
 * invoice stays as it is or goes.
 */
export function forbiddenChanges({ line, to, changed }: ChangedLine, path: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  const refused = (field: LineField, code: string, why: string): void => {
    if (changed.includes(field)) issues.push(issue(code, `${[...path, field].join('.')} of line "${line.name}" cannot be changed: ${why}`, ...path, field));
  };
  if (changed.length > 0 && line.reference != null && isCorrection({ reference: line.reference })) {
    issues.push(issue('INVOICE_LINE_IS_CORRECTION', `${path.join('.')} corrects an earlier invoice and cannot be changed: leave it as it is, or leave it out to take it away`, ...path, 'id'));
    return issues;
  }
  const isPart = line.splitGroupId != null;
  if (isPart) refused('period', 'INVOICE_LINE_NO_PERIOD_CHANGE_FOR_SPLIT_LINE', 'it is a part of a period, whose parts follow each other without a gap');
  else if (line.subscriptionId != null) refused('period', 'INVOICE_LINE_NO_PERIOD_CHANGE_FOR_SUBSCRIPTION_MANAGED_LINE', 'its subscription decides what it is charged for; take the line away and add one of your own');
  if (isPart && changed.includes('discounts') && canonical(discountsToJson(to.discounts)?.usage ?? null) !== canonical(line.rateCardDiscounts?.usage ?? null)) {
    refused('discounts', 'INVOICE_LINE_PROGRESSIVE_BILLING_USAGE_DISCOUNT_UPDATE_FORBIDDEN', 'free units are those of the whole period');
  }
  if (isPart && !splits(to.price)) refused('price', 'INVOICE_PROGRESSIVE_BILLING_NOT_SUPPORTED', 'it is a part of a period, and such a price is charged only for the whole of one');
  if (line.charging?.inAdvance != null || line.charging?.early != null || line.charging?.commitment != null) {
    for (const field of ['price', 'discounts', 'featureKey'] as const) refused(field, 'INVOICE_LINE_FEE_DECIDED', 'what it comes to was decided by an event, a threshold or a commitment; take it away and charge by a line of its own');
  }
  return issues;
}

function splits(price: RateCardPrice): boolean {
  return price.type === 'UNIT' || price.type === 'DYNAMIC' || price.type === 'PACKAGE' || (price.type === 'TIERED' && price.mode === 'GRADUATED');
}

function asPending(line: InvoiceLine): PendingLine {
  return {
    name: line.name,
    description: line.description ?? null,
    metadata: line.metadata ?? null,
    period: line.periodFrom == null || line.periodTo == null ? { from: line.invoiceAt, to: line.invoiceAt } : { from: line.periodFrom, to: line.periodTo },
    invoiceAt: line.invoiceAt,
    price: priceFromJson(line.price),
    discounts: discountsFromJson(line.rateCardDiscounts),
    featureKey: line.featureKey ?? null,
  };
}

function comparable({ period, invoiceAt, price, discounts, ...rest }: PendingLine): Readonly<Record<keyof PendingLine, string>> {
  const { name, description, metadata, featureKey } = rest;
  return {
    name, description: canonical(description), metadata: canonical(metadata), featureKey: canonical(featureKey),
    period: `${period.from.toString()}/${period.to.toString()}`, invoiceAt: invoiceAt.toString(), price: canonical(priceToJson(price)), discounts: canonical(discountsToJson(discounts)),
  };
}

/** Periods and times count in whole seconds. */
export function whole(line: PendingLine): PendingLine {
  return { ...line, period: { from: floorToSecond(line.period.from), to: floorToSecond(line.period.to) }, invoiceAt: floorToSecond(line.invoiceAt) };
}
