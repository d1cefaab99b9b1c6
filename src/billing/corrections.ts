import { Decimal } from '../kit/decimal.ts';
import { before, later } from '../kit/instant.ts';
import { minorUnitDigits } from '../kit/currency.ts';
import type { Period } from '../kit/period.ts';
import type { DiscountsJson, PriceJson } from '../catalog/index.ts';
import { isImmutable } from './invoice-states.ts';
import type { InvoiceState } from './invoice-states.ts';
import type { KnownLine, WantedLine } from './reconcile.ts';

/** A known line with what its amount is in. */
export interface BilledLine extends KnownLine {
  /** ISO 4217. */
  readonly currency: string;
  /** What credit notes took back of it because its time was not used; absent: nothing. */
  readonly creditedForTime?: Decimal;
  /** What other credit notes took back of it; absent: nothing. */
  readonly creditedElse?: Decimal;
  /** Its fee was decided by hand; left out: it was not. */
  readonly isAdjusted?: boolean;
  /** Of a voided invoice: how much of it is charged again, up to 100; left out: nothing. */
  readonly recharged?: Decimal;
}

/** What a later line is to say of one that cannot change any more. */
export interface Correction {
  readonly line: BilledLine;
  /** The corrected line's, with /correction[n]: n counts from 0. */
  readonly reference: string;
  /** What is charged more, or credited below zero, after discounts. */
  readonly amount: Decimal;
  /** The time that it is about. */
  readonly period: Period;
}

export interface Corrections {
  readonly create: readonly Correction[];
  /** Corrections that still gather, and what they come to now. */
  readonly change: readonly { readonly line: BilledLine; readonly amount: Decimal }[];
  readonly remove: readonly BilledLine[];
}

const CORRECTION = /^(.+)\/correction\[(\d+)\]$/;

/** Whether a line corrects another one: such lines follow what was billed, and no subscription calls for them. */
export function isCorrection({ reference }: Pick<KnownLine, 'reference'>): boolean {
  return CORRECTION.test(reference);
}

/** The reference of the line that a correction is of. */
export function correctedReference(reference: string): string {
  return CORRECTION.exec(reference)?.[1] ?? '';
}

/**
 * What brings flat fees that were invoiced to what they ought to come to: the difference, on a line that gathers. An invoice that was
 * issued never changes, so that a fee for time that is no longer sold, or was sold for less, is credited on a later one. Usage is charged
 * once it is known and needs none. Corrections that were invoiced stay and count, and so do credit notes for time that was not used; what
 * other notes took back is not credited once more, and never charged again. The same input a second time asks for nothing. Lines by hand,
 * fees that were adjusted, and lines of invoices that nobody pays, are left alone; what is charged again of a voided one is not, for its share, and what was credited of a voided one that is not charged again is charged back; a correction that was taken away by hand counts as made.
 */
export function corrections(known: readonly BilledLine[], wanted: readonly WantedLine[]): Corrections {
  const targets = new Map(wanted.map((line) => [line.reference, line]));
  const made = Map.groupBy(known.filter(isCorrection), ({ reference }) => correctedReference(reference));
  const [create, change, remove]: [Correction[], { line: BilledLine; amount: Decimal }[], BilledLine[]] = [[], [], []];
  for (const line of known) {
    if (isCorrection(line)) continue;
    const earlier = made.get(line.reference) ?? [];
    const gathering = earlier.find(({ invoiceState, isDeleted }) => invoiceState === 'gathering' && !isDeleted);
    const missing = missingOf(line, targets.get(line.reference), earlier);
    if (missing === null || missing.isZero()) {
      if (gathering !== undefined) remove.push(gathering);
    } else if (gathering === undefined) {
      create.push({ line, reference: `${line.reference}/correction[${earlier.length}]`, amount: missing, period: periodOf(line, targets.get(line.reference)) });
    } else if (!missing.eq(amountOf(gathering) ?? Decimal.zero)) {
      change.push({ line: gathering, amount: missing });
    }
  }
  return { create, change, remove };
}

/** What is still to be charged or credited for a line; null for one that is not corrected. */
function missingOf(line: BilledLine, target: WantedLine | undefined, earlier: readonly BilledLine[]): Decimal | null {
  if (line.invoiceState === 'voided') return line.recharged === undefined ? givenBack(line, earlier) : lackingOf(line, target, earlier, line.recharged);
  return isCharged(line.invoiceState) ? lackingOf(line, target, earlier) : null;
}

/** Of invoices that ask for nothing, or follow what is found here. */
const standsNot = new Set<InvoiceState>(['gathering', 'closed', 'voided', 'uncollectible']);

/** What lines that stand credited of a fee that nobody is asked for any more, since its invoice was voided: it is charged back. Null where there is nothing of the kind. */
function givenBack({ isDeleted, managedBy }: BilledLine, earlier: readonly BilledLine[]): Decimal | null {
  const standing = earlier.filter(({ invoiceState, isDeleted: isGone }) => !isGone && !invoiceState.startsWith('delete') && !standsNot.has(invoiceState));
  const credited = Decimal.sum(standing.map((one) => amountOf(one) ?? Decimal.zero));
  return isDeleted || managedBy === 'MANUAL' || !credited.isNegative() ? null : credited.neg();
}

/**
 * Whether what was credited of a voided fee may ever have to be charged back, whatever is paid or given up of the invoices of its corrections: a credit that is given up may be paid in the end, and
 * what was charged for it may be given up until it is paid.
 */
export function mayBeGivenBack(earlier: readonly BilledLine[]): boolean {
  const lasting = earlier.filter(({ invoiceState, isDeleted }) => !isDeleted && !invoiceState.startsWith('delete') && invoiceState !== 'voided' && invoiceState !== 'closed');
  const worst = lasting.map((one) => ({ amount: amountOf(one) ?? Decimal.zero, isPaid: one.invoiceState === 'paid' })).filter(({ amount, isPaid }) => amount.isNegative() || isPaid);
  return Decimal.sum(worst.map(({ amount }) => amount)).isNegative();
}

/** What is still to be charged or credited for a line, whatever became of its invoice; null for one that is never corrected. `charged` is how much of it is charged, of a hundred. */
export function lackingOf(line: BilledLine, target: WantedLine | undefined, earlier: readonly BilledLine[], charged: Decimal = Decimal.hundred): Decimal | null {
  if (line.isDeleted || line.managedBy === 'MANUAL' || line.isAdjusted === true) return null;
  const billed = amountOf(line);
  const owed = target === undefined ? Decimal.zero : amountOf({ ...target, currency: line.currency });
  if (billed === null || owed === null) return null;
  const corrected = Decimal.sum(earlier.filter(({ invoiceState, isDeleted }) => invoiceState !== 'gathering' || isDeleted).map((one) => amountOf(one) ?? Decimal.zero));
  const difference = owed.sub(billed).mul(charged).div(Decimal.hundred, minorUnitDigits(line.currency));
  const missing = difference.sub(corrected).add(line.creditedForTime ?? Decimal.zero);
  return missing.isNegative() ? Decimal.min(Decimal.zero, missing.add(line.creditedElse ?? Decimal.zero)) : missing;
}

/** Of an invoice that cannot change any more and is still owed or was paid. */
function isCharged(state: InvoiceState): boolean {
  return isImmutable(state) && !state.startsWith('delete') && state !== 'voided' && state !== 'uncollectible';
}

/** What a flat line comes to after its percentage discount; null for usage. */
function amountOf({ price, discounts, currency }: Pick<BilledLine, 'price' | 'discounts' | 'currency'>): Decimal | null {
  const flat = JSON.parse(price) as PriceJson;
  if (flat.type !== 'FLAT') return null;
  const places = minorUnitDigits(currency);
  const amount = Decimal.of(flat.amount).round(places);
  const percentage = (JSON.parse(discounts) as DiscountsJson | null)?.percentage ?? null;
  return percentage === null ? amount : amount.sub(amount.mul(Decimal.of(percentage)).div(Decimal.hundred, places));
}

/** What was billed and is no longer sold, or the whole of what was billed where that is not one stretch. */
function periodOf(line: BilledLine, target: WantedLine | undefined): Period {
  const billed = { from: line.periodFrom, to: line.periodTo };
  if (target === undefined) return billed;
  const from = later(target.periodTo, billed.from);
  return target.periodFrom.equals(billed.from) && before(from, billed.to) ? { from, to: billed.to } : billed;
}
