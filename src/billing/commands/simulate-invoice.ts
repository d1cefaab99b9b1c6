import { discountsToJson, eventNeed, priceToJson } from '../../catalog/index.ts';
import { createCustomer, customerBy, liveCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { isCurrency } from '../../kit/currency.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { rehearse } from '../../platform/rehearse.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { newInvoice } from '../gathering.ts';
import { hasCritical } from '../invoice-issues.ts';
import type { InvoiceIssue } from '../invoice-issues.ts';
import { invoicesByIds } from '../invoice.store.ts';
import type { InvoiceRow } from '../invoice.entity.ts';
import { linesOfInvoices } from '../invoice-line.store.ts';
import type { InvoiceLineRow } from '../invoice-line.entity.ts';
import { lineFeatures } from '../line-features.ts';
import { addLine } from '../new-line.ts';
import { ownTaxesOf } from '../own-taxes.ts';
import type { OwnTaxesInput } from '../own-taxes.ts';
import { billedParty } from '../party.ts';
import type { InvoiceParty } from '../party.ts';
import { pendingLineIssues } from '../pending-line.ts';
import type { PendingLine } from '../pending-line.ts';
import { planInvoice, rateInvoice } from '../rate-invoice.ts';
import { whole } from './invoice-line-edits.ts';

/** A charge with how much of it is used. */
export interface SimulatedLineInput extends PendingLine, OwnTaxesInput {
  /** 0 or more; null: 0 for usage, once for a flat price. */
  readonly quantity: Decimal | null;
  /** Charged for by earlier parts of the period, 0 or more; null: nothing. Not of a flat price. */
  readonly quantityBefore: Decimal | null;
}

export interface SimulateInvoiceInput {
  /** Whose coupons, credits, taxes and billing profile count; null: nobody's, and the organization's. */
  readonly customer: CustomerLookUp | null;
  /** What it is called, 1 to 64 characters. */
  readonly number: string;
  /** ISO 4217. */
  readonly currency: string;
  /** 1 to 100. */
  readonly lines: readonly SimulatedLineInput[];
}

/** An invoice that was computed and taken back. */
export interface SimulatedInvoice {
  readonly number: string;
  readonly state: 'draft.created' | 'draft.invalid';
  readonly invoice: InvoiceRow;
  /** Null where no customer was named. */
  readonly billedTo: InvoiceParty | null;
  /** In the order of the input. */
  readonly lines: readonly InvoiceLineRow[];
}

const MOST_LINES = 100;

/**
 * What an invoice of these lines would come to, computed as a draft of its customer would be: with its coupons, credits and taxes. It is made
 * and taken back: nothing is stored, numbered, used or told. Null where there is no such customer. Throws ValidationError with every issue,
 * CustomerDeleted and RehearsalBusy.
 */
export async function simulateInvoice(ctx: CommandContext, input: SimulateInvoiceInput): Promise<SimulatedInvoice | null> {
  if (input.customer !== null && (await customerBy(ctx.read, input.customer)) === null) return null;
  const lines = input.lines.map((line) => ({ ...line, ...whole(line) }));
  const features = await lineFeatures(ctx.read, lines.map(({ featureKey }) => featureKey));
  const taxes = await ownTaxesOf(ctx.read, lines.map(({ taxes: named, taxConfig }, at) => ({ taxes: named, taxConfig, path: ['lines', String(at)] })));
  refuse([...inputIssues(input), ...lines.flatMap((line, at) => [...pendingLineIssues(line, features.get(line.featureKey ?? '') ?? null, ['lines', String(at)]), ...quantityIssues(line, ['lines', String(at)])]), ...taxes.issues]);
  const known = input.customer === null ? null : await liveCustomer(ctx.read, input.customer);
  const now = known === null ? ctx.clock.now() : await nowOf(ctx, known);
  return rehearse(ctx, async (step) => {
    const nobody = known === null ? await step(now, (tx) => createCustomer(tx, { name: 'Nobody', subjectKeys: [tx.newId()] })) : null;
    const customer = known ?? (await step(now, (tx) => liveCustomer(tx.read, { id: nobody ?? '' })));
    const made = await step(now, async (tx) => {
      const invoice = await newInvoice(tx, customer, { currency: input.currency, kind: 'DRAFT', now });
      const added = lines.map((line, at) => addLine(tx, customer, invoice, {
        managedBy: 'MANUAL', subscriptionId: null, subscriptionItemId: null, reference: null, name: line.name, description: line.description, feature: features.get(line.featureKey ?? '')?.row ?? null,
        price: priceToJson(line.price), discounts: discountsToJson(line.discounts), period: line.period, fullPeriod: null, billingPeriod: null, invoiceAt: line.invoiceAt, metadata: line.metadata,
        ownTaxes: taxes.own[at] ?? null,
        adjustment: line.price.type === 'FLAT' && line.quantity === null ? null : { units: (line.quantity ?? '0').toString(), unitAmount: null, unitsBefore: line.quantityBefore?.toString() ?? null, name: null },
      }, now));
      await tx.em.flush();
      await rateInvoice(tx, invoice, added, now);
      planInvoice(invoice, added);
      return { id: invoice.id, lineIds: added.map(({ id }) => id) };
    });
    return step(now, async (tx): Promise<SimulatedInvoice> => {
      const invoice = present((await invoicesByIds(tx.read, [made.id]))[0], 'an invoice that was made');
      const byId = new Map((await linesOfInvoices(tx.read, [made.id]))[0]?.map((line) => [line.id, line]));
      return {
        number: input.number,
        state: hasCritical(invoice.issues as InvoiceIssue[]) ? 'draft.invalid' : 'draft.created',
        invoice,
        billedTo: known === null ? null : billedParty(known, null),
        lines: made.lineIds.map((id) => present(byId.get(id), 'a line that was made')),
      };
    });
  });
}

function inputIssues({ number, currency, lines }: SimulateInvoiceInput): Issue[] {
  const issues: Issue[] = [];
  if (number.trim().length < 1 || number.length > 64) issues.push(issue('NUMBER_LENGTH', `number has ${number.length} characters: give 1 to 64`, 'number'));
  if (!isCurrency(currency)) issues.push(issue('CURRENCY_INVALID', `currency "${currency}" is not an ISO 4217 code with a minor unit, such as "USD"`, 'currency'));
  if (lines.length < 1 || lines.length > MOST_LINES) issues.push(issue('LINES_LENGTH', `lines has ${lines.length}: give 1 to ${MOST_LINES} lines`, 'lines'));
  return issues;
}

function quantityIssues({ price, quantity, quantityBefore }: SimulatedLineInput, path: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  for (const [field, value] of [['quantity', quantity], ['preLinePeriodQuantity', quantityBefore]] as const) {
    if (value?.isNegative()) issues.push(issue('QUANTITY_NEGATIVE', `${[...path, field].join('.')} is ${value} and must not be negative`, ...path, field));
  }
  if (price.type !== 'FLAT' && eventNeed(price) !== 'NOTHING') {
    issues.push(issue('PRICE_NEEDS_EVENTS', `${[...path, 'price'].join('.')} is ${price.type} and looks at single events, which a quantity does not tell: ask estimatePrice with its events`, ...path, 'price'));
  }
  if (price.type === 'TIERED' && price.mode === 'VOLUME' && quantityBefore?.isPositive()) {
    issues.push(issue('INVOICE_LINE_GRADUATED_SPLIT_NOT_SUPPORTED', `${path.join('.')}.preLinePeriodQuantity is ${quantityBefore}, and a volume price looks at all usage of its period at once: give it as quantity, and leave this out`, ...path, 'preLinePeriodQuantity'));
  }
  if (price.type === 'FLAT' && quantityBefore !== null) issues.push(issue('QUANTITY_BEFORE_OF_FLAT', `${path.join('.')}.preLinePeriodQuantity is given, and a flat price charges for no usage: leave it out`, ...path, 'preLinePeriodQuantity'));
  return issues;
}
