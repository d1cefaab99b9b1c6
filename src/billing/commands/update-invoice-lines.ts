import { discountsToJson, priceToJson } from '../../catalog/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { InvoiceLine } from '../invoice-line.entity.ts';
import type { Invoice } from '../invoice.entity.ts';
import { lineFeatures } from '../line-features.ts';
import type { FoundFeature } from '../line-features.ts';
import { addLine } from '../new-line.ts';
import { ownTaxesOf } from '../own-taxes.ts';
import { pendingLineIssues } from '../pending-line.ts';
import type { PendingLine } from '../pending-line.ts';
import { readsAlike } from '../usage-snapshot.ts';
import { linesOf } from '../rate-invoice.ts';
import { changedLine, forbiddenChanges, newLineOf } from './invoice-line-edits.ts';
import type { ChangedLine, InvoiceLineEdit } from './invoice-line-edits.ts';

const MOST_LINES = 1_000;

/**
 * Makes the lines of an invoice those that are listed: new ones are added, the others changed to what is said of them, and what is not
 * listed is taken away. Every line that this touches is one by hand from then on. Answers whether anything was changed. Call with the
 * customer locked; persisted, not flushed and not rated. Throws ValidationError with every issue.
 */
export async function editLines(tx: Transaction, customer: CustomerRow, invoice: Invoice, edits: readonly InvoiceLineEdit[], now: Temporal.Instant): Promise<boolean> {
  if (edits.length > MOST_LINES) refuse([issue('LINES_LENGTH', `lines has ${edits.length}: give at most ${MOST_LINES}`, 'lines')]);
  const lines = await linesOf(tx, invoice);
  const known = new Map(lines.map((line) => [line.id, line]));
  const read = edits.map((edit, at) => readEdit(edit, known, ['lines', String(at)]));
  const features = await lineFeatures(tx.read, read.flatMap(({ to }) => (to === null ? [] : [to.featureKey])));
  const taxes = await ownTaxesOf(tx.read, edits.map((edit, at) => ({ taxes: edit.taxes ?? [], taxConfig: edit.taxConfig ?? null, path: ['lines', String(at)] })));
  refuse([
    ...namedTwice(edits),
    ...read.flatMap(({ issues }) => issues),
    ...read.flatMap(({ to, change }, at) => contentIssues(to, change, features, ['lines', String(at)])),
    ...taxes.issues,
  ]);

  const kept = new Set(edits.map(({ id }) => id));
  const taken = lines.filter(({ id }) => !kept.has(id));
  for (const line of taken) Object.assign(line, { managedBy: 'MANUAL', deletedAt: now, updatedAt: now });
  for (const [at, { to, change }] of read.entries()) {
    if (change === null && to !== null) add(tx, customer, invoice, to, features, taxes.own[at] ?? null, now);
    else if (change !== null && change.changed.length > 0) apply(change, features, taxes.own[at] ?? null, now);
  }
  return taken.length > 0 || read.some(({ change }) => change === null || change.changed.length > 0);
}

interface ReadEdit {
  /** What the line will say; null where that cannot be told. */
  readonly to: PendingLine | null;
  /** Of a line that is there; null of a new one. */
  readonly change: ChangedLine | null;
  readonly issues: readonly Issue[];
}

function readEdit(edit: InvoiceLineEdit, known: ReadonlyMap<string, InvoiceLine>, path: readonly string[]): ReadEdit {
  if (edit.id === null) {
    const { line: to, issues } = newLineOf(edit, path);
    return { to, change: null, issues };
  }
  const line = known.get(edit.id);
  if (line === undefined) return { to: null, change: null, issues: [issue('INVOICE_LINE_NOT_FOUND', `${path.join('.')}.id is no line of this invoice: use the id of one, or leave it out to add one`, ...path, 'id')] };
  const change = changedLine(line, edit);
  return { to: change.to, change, issues: forbiddenChanges(change, path) };
}

/** A line that is there is held to the rules only where it changes: what a subscription made may be what nobody could write. */
function contentIssues(to: PendingLine | null, change: ChangedLine | null, features: ReadonlyMap<string, FoundFeature>, path: readonly string[]): Issue[] {
  if (to === null || change?.changed.length === 0) return [];
  const found = pendingLineIssues(to, features.get(to.featureKey ?? '') ?? null, path);
  if (change === null) return found;
  const touchesCharge = change.changed.some((field) => field === 'price' || field === 'period' || field === 'invoiceAt' || field === 'featureKey');
  return found.filter(({ path: at }) => {
    const field = at[path.length];
    return change.changed.some((changed) => changed === field) || (touchesCharge && (field === 'featureKey' || field === 'period' || field === 'invoiceAt'));
  });
}

function namedTwice(edits: readonly InvoiceLineEdit[]): Issue[] {
  const seen = new Set<string>();
  return edits.flatMap(({ id }, at) => {
    const isSecond = id !== null && seen.has(id);
    if (id !== null) seen.add(id);
    return isSecond ? [issue('DUPLICATED', `lines.${at}.id names a line that an earlier entry names: give each line one`, 'lines', String(at), 'id')] : [];
  });
}

function add(tx: Transaction, customer: CustomerRow, invoice: Invoice, to: PendingLine, features: ReadonlyMap<string, FoundFeature>, ownTaxes: InvoiceLine['ownTaxes'], now: Temporal.Instant): void {
  const { name, description, metadata, period, invoiceAt } = to;
  const line = {
    managedBy: 'MANUAL', subscriptionId: null, subscriptionItemId: null, reference: null, name, description, metadata, period, invoiceAt,
    feature: features.get(to.featureKey ?? '')?.row ?? null, price: priceToJson(to.price), discounts: discountsToJson(to.discounts), fullPeriod: null, billingPeriod: null, ownTaxes: ownTaxes ?? null,
  } as const;
  addLine(tx, customer, invoice, line, now);
}

function apply({ line, edit, to, changed }: ChangedLine, features: ReadonlyMap<string, FoundFeature>, ownTaxes: InvoiceLine['ownTaxes'], now: Temporal.Instant): void {
  // Its usage is another's, and is read anew.
  if (changed.includes('period') || changed.includes('featureKey') || (changed.includes('price') && !readsAlike(line.price, priceToJson(to.price)))) line.ratedAt = null;
  Object.assign(line, { managedBy: 'MANUAL', updatedAt: now, name: to.name, description: to.description, metadata: to.metadata, invoiceAt: to.invoiceAt });
  if (changed.includes('price')) line.price = priceToJson(to.price);
  if (changed.includes('discounts')) line.rateCardDiscounts = discountsToJson(to.discounts);
  if (changed.includes('period')) Object.assign(line, { periodFrom: to.period.from, periodTo: to.period.to, fullPeriodFrom: null, fullPeriodTo: null });
  if (changed.includes('featureKey')) {
    const feature = features.get(to.featureKey ?? '')?.row ?? null;
    Object.assign(line, { featureId: feature?.id ?? null, featureKey: feature?.key ?? null });
    // Filters and groups are of the dimensions of the meter that it had: of another's nothing might pass them.
    if (line.charging != null) {
      const { groupBy: _, ...charging } = line.charging;
      line.charging = { ...charging, filters: [], filter: null };
    }
  }
  // What is not said again stays.
  if (changed.includes('taxes') || changed.includes('taxConfig')) {
    const said = { taxes: edit.taxes === undefined ? (line.ownTaxes?.taxes ?? []) : (ownTaxes?.taxes ?? []), config: edit.taxConfig === undefined ? (line.ownTaxes?.config ?? null) : edit.taxConfig };
    line.ownTaxes = said.taxes.length === 0 && said.config === null ? null : said;
  }
}
