import { addonOfferOf, addonsInForce, taxFactsOf, tiedTaxes } from '../../catalog/index.ts';
import type { AddonOffer, AddonRow, RateCard, TaxFacts, TaxLink } from '../../catalog/index.ts';
import { lockLiveCustomer, nowOf } from '../../customers/index.ts';
import type { CustomerLookUp } from '../../customers/index.ts';
import { isCurrency } from '../../kit/currency.ts';
import { Decimal } from '../../kit/decimal.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { floorToSecond } from '../../kit/instant.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { fire } from '../invoice-machine.ts';
import { invoiceNow } from '../invoice-now.ts';
import { plainCharging } from '../line-charging.ts';
import type { OwnTaxes } from '../line-adjustment.ts';
import type { NewLine } from '../new-line.ts';
import { closeInvoice } from './open-invoice.ts';
import { oneOffLineIssues } from './one-off-line-issues.ts';

/** One charge: of an add-on, or of its own. What is null is as the add-on says. */
export interface OneOffLineInput {
  /** Of an add-on in force whose only rate card is a flat price that is charged once; null: a line of its own. */
  readonly addonKey: string | null;
  /** Needed by a line of its own. */
  readonly name: string | null;
  readonly description: string | null;
  /** More than 0; 1 where nothing is said. */
  readonly units: Decimal;
  /** At least 0, in the invoice's currency; needed by a line of its own. */
  readonly unitAmount: Decimal | null;
  /** Null or empty: those of the add-on, else the customer's, else the organization's. */
  readonly taxes: readonly TaxLink[] | null;
  readonly metadata: Record<string, unknown> | null;
}

export interface CreateOneOffInvoiceInput {
  readonly customer: CustomerLookUp;
  /** ISO 4217; null: the customer's, else that of the add-ons. */
  readonly currency: string | null;
  /** 1 to 100. */
  readonly lines: readonly OneOffLineInput[];
  readonly metadata: Record<string, unknown> | null;
}

const MOST_LINES = 100;

/**
 * Charges a customer for single things at once: the invoice is numbered and issued when this answers its id, and its payment is asked for
 * moments later. A line comes to its units times its unit amount, rounded once. Taxes come on top as on every invoice; coupons, credit notes and wallets
 * pay nothing of it. All of it or nothing is done. Checked in this order: the customer (CustomerNotFound, CustomerDeleted), then the whole
 * input (ValidationError).
 */
export function createOneOffInvoice(ctx: CommandContext, input: CreateOneOffInvoiceInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const customer = await lockLiveCustomer(tx, input.customer);
    const addons = await addonsOf(tx, input);
    const taxes = await taxFactsOf(tx.read, [...input.lines.flatMap((line) => line.taxes ?? []), ...[...addons.values()].flatMap((offer) => [...(soldOnce(offer)?.taxes ?? []), ...offer.taxes])]);
    const currency = input.currency ?? customer.currency ?? addons.values().next().value?.currency ?? null;
    refuse(inputIssues(input, { addons, taxes, currency, customerCurrency: customer.currency }));

    const now = await nowOf(tx, customer);
    const lines = input.lines.map((line) => newLine(line, { offer: line.addonKey === null ? null : (addons.get(line.addonKey) ?? null), taxes, now }));
    const invoice = await invoiceNow(tx, customer, currency ?? '', lines, now, 'ONE_OFF');
    invoice.metadata = input.metadata;
    // Handing over ends a step so that it is not done twice where issuing fails; here one transaction does both or neither.
    if (invoice.state === 'issuing.syncing') await fire(tx, invoice, 'next', now);
    await closeInvoice(tx, customer);
    return invoice.id;
  });
}

async function addonsOf(tx: Transaction, { lines }: CreateOneOffInvoiceInput): Promise<ReadonlyMap<string, AddonOffer>> {
  const keys = [...new Set(lines.flatMap(({ addonKey }) => addonKey ?? []))];
  const rows = keys.length === 0 ? [] : await addonsInForce(tx.read, keys, tx.clock.now());
  return new Map(rows.flatMap((row: AddonRow | null) => (row === null ? [] : [[row.key, addonOfferOf(row)] as const])));
}

/** The one thing that an add-on of Lago's kind sells; null for any other add-on. */
function soldOnce({ rateCards }: AddonOffer): (RateCard & { readonly price: { readonly type: 'FLAT'; readonly amount: Decimal } }) | null {
  const [card] = rateCards;
  return rateCards.length === 1 && card?.price?.type === 'FLAT' && card.billingCadence === null ? (card as never) : null;
}

interface LineFacts {
  readonly offer: AddonOffer | null;
  readonly taxes: TaxFacts;
  readonly now: Temporal.Instant;
}

function newLine(line: OneOffLineInput, { offer, taxes, now }: LineFacts): NewLine {
  const card = offer === null ? null : soldOnce(offer);
  const unitAmount = (line.unitAmount ?? card?.price.amount ?? Decimal.zero).toString();
  return {
    managedBy: 'MANUAL', subscriptionId: null, subscriptionItemId: null, reference: null,
    name: line.name ?? offer?.name ?? '',
    description: line.description ?? offer?.description ?? null,
    feature: null, discounts: null, period: null, fullPeriod: null, billingPeriod: null,
    price: { type: 'FLAT', amount: unitAmount, paymentTerm: 'IN_ADVANCE' },
    charging: { ...plainCharging, oneOff: { units: line.units.toString() } },
    invoiceAt: floorToSecond(now),
    metadata: line.metadata,
    ownTaxes: ownTaxes(line, card, offer, taxes),
  };
}

/** Lago's rule: the first of the line, the rate card and the add-on that names a live tax counts, and they are never mixed. */
function ownTaxes(line: OneOffLineInput, card: RateCard | null, offer: AddonOffer | null, facts: TaxFacts): OwnTaxes | null {
  const levels = [line.taxes ?? [], card?.taxes ?? [], offer?.taxes ?? []].map((links) => tiedTaxes(links, facts));
  const taxes = levels.find((level) => level.length > 0) ?? [];
  const config = card?.taxConfig ?? null;
  return taxes.length === 0 && config === null ? null : { taxes, config };
}

interface InputFacts {
  readonly addons: ReadonlyMap<string, AddonOffer>;
  readonly taxes: TaxFacts;
  readonly currency: string | null;
  readonly customerCurrency: string | null;
}

function inputIssues({ lines }: CreateOneOffInvoiceInput, { addons, taxes, currency, customerCurrency }: InputFacts): Issue[] {
  const issues: Issue[] = [];
  if (currency === null) issues.push(issue('CURRENCY_MISSING', 'currency is missing: neither the customer nor an add-on has one; give it', 'currency'));
  else if (!isCurrency(currency)) issues.push(issue('CURRENCY_INVALID', `currency "${currency}" is not an ISO 4217 code with a minor unit, such as "USD"`, 'currency'));
  else if (customerCurrency !== null && currency !== customerCurrency) {
    issues.push(issue('CURRENCIES_DO_NOT_MATCH', `currency is ${currency}, and the customer is billed in ${customerCurrency}: bill it in that`, 'currency'));
  }
  if (lines.length < 1 || lines.length > MOST_LINES) issues.push(issue('LINES_LENGTH', `lines has ${lines.length}: give 1 to ${MOST_LINES} lines`, 'lines'));
  for (const [at, line] of lines.entries()) {
    const offer = line.addonKey === null ? null : (addons.get(line.addonKey) ?? null);
    issues.push(...oneOffLineIssues(line, { addon: offer === null ? null : { currency: offer.currency, isSoldOnce: soldOnce(offer) !== null }, currency, taxes }, ['lines', String(at)]));
  }
  return issues;
}
