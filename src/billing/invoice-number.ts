/** The series that invoices are numbered in; each begins at 1. */
export type NumberKind = 'GATHERING' | 'DRAFT' | 'SANDBOX';

const scopes: Readonly<Record<NumberKind, string>> = {
  GATHERING: 'invoices/gathering',
  DRAFT: 'invoices/draft',
  SANDBOX: 'invoices/app/sandbox',
};

/** The counter of a series. Invoices of test clocks are counted apart: trying things out leaves no gap in real numbers. */
export function counterScope(kind: NumberKind, onTestClock: boolean): string {
  return onTestClock ? `test-clocks/${scopes[kind]}` : scopes[kind];
}

export interface NumberParts {
  readonly customerName: string;
  readonly currency: string;
  readonly onTestClock: boolean;
  readonly counter: number;
}

/**
 * The text of a number: GATHER-ACME-USD-7, DRAFT-ACME-7, OM-SANDBOX-ACME-7; on a test clock the customer's part begins with TEST, which
 * no real one is long enough to do.
 */
export function invoiceNumber(kind: NumberKind, { customerName, currency, onTestClock, counter }: NumberParts): string {
  const customer = `${onTestClock ? 'TEST' : ''}${customerCode(customerName)}`;
  switch (kind) {
    case 'GATHERING':
      return `GATHER-${customer}-${currency}-${counter}`;
    case 'DRAFT':
      return `DRAFT-${customer}-${counter}`;
    case 'SANDBOX':
      return `OM-SANDBOX-${customer}-${counter}`;
  }
}

/** Letters that do not come apart into a base letter and a mark. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ł: 'l', Ł: 'L', ı: 'i',
};

/**
 * The customer's part of a number: the first four letters of a name of one word, the first two of each of the first two words of a
 * longer one, in upper-case ASCII; UNKN when nothing is left. OpenMeter's rule: "Ábel Őri" is ABOR.
 */
export function customerCode(name: string): string {
  const ascii = name
    .replace(/\P{ASCII}/gu, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9\s]/g, '')
    .toUpperCase();
  const [first, second] = ascii.split(/\s+/).filter((word) => word !== '');
  if (first === undefined) return 'UNKN';
  return second === undefined ? first.slice(0, 4) : first.slice(0, 2) + second.slice(0, 2);
}
