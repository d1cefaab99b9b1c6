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
