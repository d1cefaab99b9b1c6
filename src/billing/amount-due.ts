import { Decimal } from '../kit/decimal.ts';

/** What an invoice comes to, and what pays of it without money being asked for. In the invoice's currency. */
export interface DueParts {
  readonly total: string;
  readonly creditNotesTotal?: string | null | undefined;
  readonly walletsTotal?: string | null | undefined;
}

/** What of an invoice is to be paid in money: its total less what credit notes and wallets pay. */
export function amountDueOf({ total, creditNotesTotal, walletsTotal }: DueParts): Decimal {
  return Decimal.of(total)
    .sub(Decimal.of(creditNotesTotal ?? '0'))
    .sub(Decimal.of(walletsTotal ?? '0'));
}

/** What an invoice's payment is known by. */
export interface PaidParts extends DueParts {
  readonly issuedAt?: unknown;
  readonly status: string;
  readonly paidAmount: string;
}

/** What is still to be paid of an issued invoice: what is due of it less what was paid, never below 0. Nothing before it is issued and once it is voided. */
export function outstandingOf(invoice: PaidParts): Decimal {
  if (invoice.issuedAt == null || invoice.status === 'VOIDED') return Decimal.zero;
  return Decimal.max(Decimal.zero, amountDueOf(invoice).sub(Decimal.of(invoice.paidAmount)));
}
