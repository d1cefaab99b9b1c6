import { parseDuration } from '../kit/duration.ts';
import { before, earlier, notAfter } from '../kit/instant.ts';
import { dueAt, draftUntil, invoiceCollectionAt } from './collection.ts';
import { isMetered } from './rate-invoice-line.ts';
import { alignmentOf } from './workflow.ts';
import type { BillingWorkflow } from './workflow.ts';

/** When an invoice goes on, if nothing holds it up. */
export interface InvoicePlan {
  /** When its usage is final. */
  readonly collectionAt: Temporal.Instant;
  /** Until when it stays open; null: until it is approved. */
  readonly draftUntil: Temporal.Instant | null;
  /** When it is to be paid; null while it is not known when it is issued. */
  readonly dueAt: Temporal.Instant | null;
}

/** What a plan looks at in a line. */
export interface PlannedLine {
  readonly invoiceAt: Temporal.Instant;
  readonly periodTo?: Temporal.Instant | null | undefined;
  readonly price: unknown;
  /** When the line was made; left out: with the invoice or before. */
  readonly createdAt?: Temporal.Instant;
}

/** When an invoice of these lines that is made at `createdAt` has its usage for good, until when it stays a draft, and when it is to be paid. */
export function planOf({ collection, invoicing, ...workflow }: BillingWorkflow, lines: readonly PlannedLine[], createdAt: Temporal.Instant): InvoicePlan {
  const collectionAt = invoiceCollectionAt({
    alignment: alignmentOf({ collection, invoicing, ...workflow }),
    interval: parseDuration(collection.interval),
    lines: lines.map((line) => ({ invoiceAt: billedAt(line, createdAt), isMetered: isMetered(line.price) })),
    createdAt,
  });
  const until = draftUntil({ collectionAt, createdAt, draftPeriod: parseDuration(invoicing.draftPeriod), autoAdvance: invoicing.autoAdvance });
  return { collectionAt, draftUntil: until, dueAt: dueAt({ issuedAt: null, draftUntil: until, dueAfter: parseDuration(invoicing.dueAfter) }) };
}

/** When a line falls due; one that was invoiced before that, its usage being over, when the invoice was made. A line that was added to the invoice says itself when. */
function billedAt({ invoiceAt, periodTo, createdAt: madeAt }: PlannedLine, createdAt: Temporal.Instant): Temporal.Instant {
  if (madeAt !== undefined && before(createdAt, madeAt)) return invoiceAt;
  return periodTo != null && notAfter(periodTo, createdAt) ? earlier(invoiceAt, createdAt) : invoiceAt;
}
