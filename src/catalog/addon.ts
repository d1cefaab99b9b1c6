import type { RateCard } from './plan.ts';
import type { TaxLink } from './tax-link.ts';

/** SINGLE: a subscription has it or not. MULTIPLE: it has a quantity of it. */
export type AddonInstanceType = 'SINGLE' | 'MULTIPLE';

/**
 * What one version of an add-on offers beside a plan. Versions of one key form a chain; a published version never changes. One whose only
 * rate card is a flat price without a cadence is what Lago calls an add-on: an item that is charged once.
 */
export interface AddonOffer {
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** ISO 4217: of every amount in it. */
  readonly currency: string;
  readonly instanceType: AddonInstanceType;
  readonly rateCards: readonly RateCard[];
  /** Charged on every rate card that names none of its own. */
  readonly taxes: readonly TaxLink[];
}
