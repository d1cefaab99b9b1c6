/** The languages of the fixed words. What people wrote, names above all, is shown as they wrote it. */
export const paperLocales = ['en', 'de'] as const;
export type PaperLocale = (typeof paperLocales)[number];

/**
 * A document as it is read from top to bottom: text alone, written out in its language, with no place, size or colour. The same facts make the
 * same paper, and the same paper the same bytes. Plain values, so that it can be handed to another thread.
 */
export interface Paper {
  /** BCP 47. */
  readonly language: string;
  /** ISO 8601: what the file says of its own age. */
  readonly at: string;
  /** "Invoice". */
  readonly heading: string;
  readonly number: string;
  /** What must not be overlooked: VOIDED, TEST. */
  readonly marks: readonly string[];
  /** Number and dates: label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Who bills and who is billed. */
  readonly parties: readonly PaperParty[];
  readonly columns: PaperColumns;
  readonly rows: readonly PaperRow[];
  readonly sums: readonly PaperSum[];
  /** Paragraphs below the sums. */
  readonly notes: readonly string[];
  /** At the foot of each page, beside its number; cut where it is too long, so that what names the document comes first. */
  readonly foot: string;
  /** With {page} and {pages}. */
  readonly pageOf: string;
}

export interface PaperParty {
  readonly heading: string;
  /** The first is the name. */
  readonly lines: readonly string[];
}

/** The cells of the table's head, and of its rows. */
export interface PaperColumns {
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly tax: string;
  readonly amount: string;
}

/** `group`: a heading of those below it. `line`: a charge. `part`: what a charge is made of, and what is taken off it. */
export interface PaperRow extends PaperColumns {
  readonly kind: 'group' | 'line' | 'part';
  /** Below the description. */
  readonly more: readonly string[];
}

/** `total` stands out, `note` stands back: it is contained in what is above it. */
export interface PaperSum {
  readonly label: string;
  readonly amount: string;
  readonly kind: 'plain' | 'total' | 'note';
}

/** A row without numbers. */
export const plainRow = (kind: PaperRow['kind'], description: string, cells: Partial<Omit<PaperRow, 'kind' | 'description'>> = {}): PaperRow => ({
  kind, description, more: [], quantity: '', unitPrice: '', tax: '', amount: '', ...cells,
});
