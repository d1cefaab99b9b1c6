import { sameInstant } from '../kit/instant.ts';
import { ofKept } from '../kit/kept-documents.ts';
import { remembered } from '../kit/remembered.ts';
import { isImmutable } from './invoice-states.ts';
import type { InvoiceState } from './invoice-states.ts';
import type { LineManager } from './invoice-line.entity.ts';

/** What a line says that a subscription decides. Equal terms are equal texts. */
export interface LineTerms {
  readonly name: string;
  /** The price and discounts in the form that is kept, as canonical JSON. */
  readonly price: string;
  readonly discounts: string;
  readonly periodFrom: Temporal.Instant;
  readonly periodTo: Temporal.Instant;
  readonly invoiceAt: Temporal.Instant;
}

/** A line that ought to be there. */
export interface WantedLine extends LineTerms {
  readonly reference: string;
  /** The version of an item that it charges; null of a commitment. */
  readonly subscriptionItemId: string | null;
}

/** A line that is there, with the state of the invoice that it stands on. */
export interface KnownLine extends LineTerms {
  readonly id: string;
  readonly reference: string;
  readonly subscriptionItemId: string | null;
  readonly managedBy: LineManager;
  readonly invoiceId: string;
  readonly invoiceState: InvoiceState;
  /** It was taken away by hand. */
  readonly isDeleted: boolean;
}

export interface Reconciliation<Wanted extends WantedLine> {
  readonly create: readonly Wanted[];
  readonly change: readonly { readonly line: KnownLine; readonly wanted: Wanted }[];
  readonly remove: readonly KnownLine[];
  /** Lines that ought to be different, on invoices that cannot change any more. */
  readonly untouchable: readonly KnownLine[];
}

/**
 * What brings the lines of subscriptions to what they ought to be. Matched by reference; the same input a second time asks for nothing.
 * OpenMeter's rules: lines that gather or stand on an open draft follow their subscription; lines on other invoices are never touched;
 * what was written or deleted by hand is left alone. A version of an item that took the place of another under its reference, before it ran, takes
 * over its open line whole: it may sell another feature.
 */
export function reconcile<Wanted extends WantedLine>(known: readonly KnownLine[], wanted: readonly Wanted[]): Reconciliation<Wanted> {
  const byReference = new Map(known.map((line) => [line.reference, line]));
  const references = new Set(wanted.map(({ reference }) => reference));
  const create: Wanted[] = [];
  const change: { line: KnownLine; wanted: Wanted }[] = [];
  const remove: KnownLine[] = [];
  const untouchable: KnownLine[] = [];
  for (const target of wanted) {
    const line = byReference.get(target.reference);
    if (line === undefined) create.push(target);
    else if (line.isDeleted || line.managedBy === 'MANUAL') continue;
    else if (isImmutable(line.invoiceState)) {
      if (!sameTerms(line, target)) untouchable.push(line);
    } else if (!sameTerms(line, target) || line.subscriptionItemId !== target.subscriptionItemId) change.push({ line, wanted: target });
  }
  for (const line of known) {
    if (references.has(line.reference) || line.isDeleted || line.managedBy === 'MANUAL') continue;
    (isImmutable(line.invoiceState) ? untouchable : remove).push(line);
  }
  return { create, change, remove, untouchable };
}

function sameTerms(a: LineTerms, b: LineTerms): boolean {
  return (
    a.name === b.name &&
    a.price === b.price &&
    a.discounts === b.discounts &&
    sameInstant(a.periodFrom, b.periodFrom) &&
    sameInstant(a.periodTo, b.periodTo) &&
    sameInstant(a.invoiceAt, b.invoiceAt)
  );
}

/** JSON with its members in one order: jsonb forgets the order that they were written in. */
export const canonical: (value: unknown) => string = ofKept((value) => canonicalText(JSON.stringify(value ?? null)));

/** Prices and discounts are few, and lines many. */
const canonicalText = remembered(2_000, (text) =>
  JSON.stringify(JSON.parse(text), (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  ),
);
