import type { TaxConfig, TaxLink } from '../catalog/index.ts';

/** What somebody decided of a line's fee, in place of what is computed; as it is kept. */
export interface LineAdjustment {
  /** What is charged for, 0 or more; null: what is metered, or one fee. */
  readonly units: string | null;
  /** What one of them costs, 0 or more; null: the price of the line decides. Needs units. */
  readonly unitAmount: string | null;
  /** What earlier parts of the period charged for; null: nothing. */
  readonly unitsBefore: string | null;
  /** What it is called; null: its own name. */
  readonly name: string | null;
}

/** What a line says of taxes by itself, before its rate card, plan and customer are asked; as it is kept. */
export interface OwnTaxes {
  /** Empty: the next level decides. */
  readonly taxes: readonly TaxLink[];
  readonly config: TaxConfig | null;
}

/** What a line is called where it is shown. */
export function shownName({ name, adjustment }: { readonly name: string; readonly adjustment?: unknown }): string {
  return (adjustment as LineAdjustment | null | undefined)?.name ?? name;
}
