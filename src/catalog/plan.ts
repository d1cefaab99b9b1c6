import type { Decimal } from '../kit/decimal.ts';
import type { BillingTerms } from './billing-terms.ts';
import type { ChargeOptions } from './charge-options.ts';
import type { RateCardDiscounts, RateCardPrice } from './price.ts';
import type { TaxConfig } from './tax-config.ts';
import type { TaxLink } from './tax-link.ts';

/** Whether flat fees of a part of a period are charged in proportion. */
export type ProRating = 'NONE' | 'PRORATE_PRICES' | 'PRORATE_BY_DAY';

export type EntitlementType = 'METERED' | 'STATIC' | 'BOOLEAN';

/** The seller's own data, copied to the entitlements that are given by it; left out or null: none. */
type TemplateMetadata = Readonly<Record<string, unknown>> | null;

/** An allowance of units that returns with every usage period. */
export interface MeteredEntitlementTemplate {
  readonly type: 'METERED';
  /** Units granted at the start of each usage period; null: none, the balance comes from grants alone. */
  readonly issueAfterReset: Decimal | null;
  /** 1 (burnt first) to 255 among the grants; null: 1. Only with issueAfterReset. */
  readonly issueAfterResetPriority: number | null;
  /** A soft limit keeps access open when nothing is left. */
  readonly isSoftLimit: boolean;
  readonly preserveOverageAtReset: boolean;
  /** Null: the billing cadence of the rate card. */
  readonly usagePeriod: Temporal.Duration | null;
  readonly metadata?: TemplateMetadata;
}

/** A value that the application reads: which model sizes, which region. */
export interface StaticEntitlementTemplate {
  readonly type: 'STATIC';
  readonly config: Readonly<Record<string, unknown>>;
  readonly metadata?: TemplateMetadata;
}

/** On for whoever has the rate card. */
export interface BooleanEntitlementTemplate {
  readonly type: 'BOOLEAN';
  readonly metadata?: TemplateMetadata;
}

export type EntitlementTemplate = MeteredEntitlementTemplate | StaticEntitlementTemplate | BooleanEntitlementTemplate;

/** One position of an offer: what is sold, at what price, how often it is charged, and which right comes with it. */
export interface RateCard {
  /** Unique within its phase; the feature's key where there is a feature. */
  readonly key: string;
  readonly name: string;
  /** Null: nothing is metered or granted by it. */
  readonly featureKey: string | null;
  /** The feature that the key meant when the plan was written: a key may belong to another feature later. */
  readonly featureId: string | null;
  /** Null: free of charge. */
  readonly price: RateCardPrice | null;
  /** Null: charged once. */
  readonly billingCadence: Temporal.Duration | null;
  readonly discounts: RateCardDiscounts | null;
  readonly entitlementTemplate: EntitlementTemplate | null;
  /** A note of the seller's. */
  readonly description?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
  readonly taxConfig?: TaxConfig | null;
  /** None: the taxes of the plan or add-on that it belongs to. */
  readonly taxes?: readonly TaxLink[];
  /** How its usage is charged; left out or null: plainly. */
  readonly charging?: ChargeOptions | null;
}

/** A stretch of the subscription with its own rate cards: a trial, a first year, the time after it. */
export interface PlanPhase {
  readonly key: string;
  readonly name: string;
  /** Null: to the end, and only of the last phase. */
  readonly duration: Temporal.Duration | null;
  readonly rateCards: readonly RateCard[];
  /** A note of the seller's. */
  readonly description?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
}

/** What one version of a plan offers. Versions of one key form a chain; a published version never changes. */
export interface PlanOffer {
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** ISO 4217: of every amount in the plan. */
  readonly currency: string;
  /** How often a subscription is billed: one of {@link PLAN_CADENCES}. */
  readonly billingCadence: Temporal.Duration;
  readonly proRating: ProRating;
  /** In the order they run. */
  readonly phases: readonly PlanPhase[];
  /** Charged on every rate card that names none of its own. */
  readonly taxes?: readonly TaxLink[];
  /** What it says of a subscription as a whole; left out: nothing. */
  readonly terms?: BillingTerms;
}

/** The cadences that OpenMeter allows a plan to be billed in. */
export const PLAN_CADENCES: readonly string[] = ['P1W', 'P2W', 'P4W', 'P1M', 'P3M', 'P6M', 'P12M', 'P1Y'];
