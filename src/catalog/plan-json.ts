import { Decimal } from '../kit/decimal.ts';
import { formatDuration, parseDuration } from '../kit/duration.ts';
import { parseExact, stringifyExact } from '../kit/json.ts';
import { chargeOptionsFromJson, chargeOptionsToJson } from './charge-options-json.ts';
import type { ChargeOptionsJson } from './charge-options-json.ts';
import type { EntitlementTemplate, PlanPhase, RateCard } from './plan.ts';
import { discountsFromJson, discountsToJson, priceFromJson, priceToJson } from './price-json.ts';
import type { DiscountsJson, PriceJson } from './price-json.ts';
import type { TaxConfig } from './tax-config.ts';
import type { TaxLink } from './tax-link.ts';

/** An entitlement template as the database keeps it: decimals and durations as text. */
export type EntitlementTemplateJson = { readonly metadata?: Readonly<Record<string, unknown>> | null } & (
  | {
      readonly type: 'METERED';
      readonly issueAfterReset: string | null;
      readonly issueAfterResetPriority: number | null;
      readonly isSoftLimit: boolean;
      readonly preserveOverageAtReset: boolean;
      readonly usagePeriod: string | null;
    }
  /** The config is JSON text inside the JSON: drivers read numbers as doubles, and its numbers are kept as they were written. */
  | { readonly type: 'STATIC'; readonly config: string }
  | { readonly type: 'BOOLEAN' }
);

export interface RateCardJson {
  readonly key: string;
  readonly name: string;
  readonly featureKey: string | null;
  readonly featureId: string | null;
  readonly price: PriceJson | null;
  readonly billingCadence: string | null;
  readonly discounts: DiscountsJson | null;
  readonly entitlementTemplate: EntitlementTemplateJson | null;
  readonly description?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
  readonly taxConfig?: TaxConfig | null;
  readonly taxes?: readonly TaxLink[];
  readonly charging?: ChargeOptionsJson | null;
}

export interface PlanPhaseJson {
  readonly key: string;
  readonly name: string;
  readonly duration: string | null;
  readonly rateCards: readonly RateCardJson[];
  readonly description?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
}

/** The form that is kept; {@link phasesFromJson} reads it back to equal phases. */
export function phasesToJson(phases: readonly PlanPhase[]): PlanPhaseJson[] {
  return phases.map(({ duration, rateCards, ...phase }) => ({ ...phase, duration: durationText(duration), rateCards: rateCardsToJson(rateCards) }));
}

export function phasesFromJson(phases: readonly PlanPhaseJson[]): PlanPhase[] {
  return phases.map(({ duration, rateCards, ...phase }) => ({ ...phase, duration: durationOf(duration), rateCards: rateCardsFromJson(rateCards) }));
}

/** The form that is kept; {@link rateCardsFromJson} reads it back to equal rate cards. */
export function rateCardsToJson(cards: readonly RateCard[]): RateCardJson[] {
  return cards.map(rateCardToJson);
}

export function rateCardsFromJson(cards: readonly RateCardJson[]): RateCard[] {
  return cards.map(rateCardFromJson);
}

export function templateToJson(template: EntitlementTemplate | null): EntitlementTemplateJson | null {
  if (template?.type === 'STATIC') return { ...template, config: stringifyExact(template.config) };
  if (template?.type !== 'METERED') return template;
  return { ...template, issueAfterReset: template.issueAfterReset?.toString() ?? null, usagePeriod: durationText(template.usagePeriod) };
}

export function templateFromJson(template: EntitlementTemplateJson | null): EntitlementTemplate | null {
  if (template?.type === 'STATIC') return { ...template, config: parseExact(template.config) as Readonly<Record<string, unknown>> };
  if (template?.type !== 'METERED') return template;
  const { issueAfterReset } = template;
  return { ...template, issueAfterReset: issueAfterReset === null ? null : Decimal.of(issueAfterReset), usagePeriod: durationOf(template.usagePeriod) };
}

function rateCardToJson(card: RateCard): RateCardJson {
  const { price, billingCadence, discounts, entitlementTemplate, charging, ...plain } = card;
  return {
    ...plain,
    ...(charging === undefined ? {} : { charging: chargeOptionsToJson(charging) }),
    price: price === null ? null : priceToJson(price),
    billingCadence: durationText(billingCadence),
    discounts: discountsToJson(discounts),
    entitlementTemplate: templateToJson(entitlementTemplate),
  };
}

function rateCardFromJson(card: RateCardJson): RateCard {
  const { price, billingCadence, discounts, entitlementTemplate, charging, ...plain } = card;
  return {
    ...plain,
    ...(charging === undefined ? {} : { charging: chargeOptionsFromJson(charging) }),
    price: price === null ? null : priceFromJson(price),
    billingCadence: durationOf(billingCadence),
    discounts: discountsFromJson(discounts),
    entitlementTemplate: templateFromJson(entitlementTemplate),
  };
}

function durationText(duration: Temporal.Duration | null): string | null {
  return duration === null ? null : formatDuration(duration);
}

function durationOf(text: string | null): Temporal.Duration | null {
  return text === null ? null : parseDuration(text);
}
