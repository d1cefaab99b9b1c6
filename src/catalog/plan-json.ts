import { Decimal } from '../kit/decimal.ts';
import { formatDuration, parseDuration } from '../kit/duration.ts';
import { parseExact, stringifyExact } from '../kit/json.ts';
import type { EntitlementTemplate, PlanPhase, RateCard } from './plan.ts';
import { discountsFromJson, discountsToJson, priceFromJson, priceToJson } from './price-json.ts';
import type { DiscountsJson, PriceJson } from './price-json.ts';

/** An entitlement template as the database keeps it: decimals and durations as text. */
export type EntitlementTemplateJson =
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
  | { readonly type: 'BOOLEAN' };

export interface RateCardJson {
  readonly key: string;
  readonly name: string;
  readonly featureKey: string | null;
  readonly featureId: string | null;
  readonly price: PriceJson | null;
  readonly billingCadence: string | null;
  readonly discounts: DiscountsJson | null;
  readonly entitlementTemplate: EntitlementTemplateJson | null;
}

export interface PlanPhaseJson {
  readonly key: string;
  readonly name: string;
  readonly duration: string | null;
  readonly rateCards: readonly RateCardJson[];
}

/** The form that is kept; {@link phasesFromJson} reads it back to equal phases. */
export function phasesToJson(phases: readonly PlanPhase[]): PlanPhaseJson[] {
  return phases.map(({ key, name, duration, rateCards }) => ({ key, name, duration: durationText(duration), rateCards: rateCards.map(rateCardToJson) }));
}

export function phasesFromJson(phases: readonly PlanPhaseJson[]): PlanPhase[] {
  return phases.map(({ key, name, duration, rateCards }) => ({ key, name, duration: durationOf(duration), rateCards: rateCards.map(rateCardFromJson) }));
}

export function templateToJson(template: EntitlementTemplate | null): EntitlementTemplateJson | null {
  if (template?.type === 'STATIC') return { type: 'STATIC', config: stringifyExact(template.config) };
  if (template?.type !== 'METERED') return template;
  return { ...template, issueAfterReset: template.issueAfterReset?.toString() ?? null, usagePeriod: durationText(template.usagePeriod) };
}

export function templateFromJson(template: EntitlementTemplateJson | null): EntitlementTemplate | null {
  if (template?.type === 'STATIC') return { type: 'STATIC', config: parseExact(template.config) as Readonly<Record<string, unknown>> };
  if (template?.type !== 'METERED') return template;
  const { issueAfterReset } = template;
  return { ...template, issueAfterReset: issueAfterReset === null ? null : Decimal.of(issueAfterReset), usagePeriod: durationOf(template.usagePeriod) };
}

function rateCardToJson(card: RateCard): RateCardJson {
  const { key, name, featureKey, featureId, price, billingCadence, discounts, entitlementTemplate } = card;
  return {
    key,
    name,
    featureKey,
    featureId,
    price: price === null ? null : priceToJson(price),
    billingCadence: durationText(billingCadence),
    discounts: discountsToJson(discounts),
    entitlementTemplate: templateToJson(entitlementTemplate),
  };
}

function rateCardFromJson(card: RateCardJson): RateCard {
  const { key, name, featureKey, featureId, price, billingCadence, discounts, entitlementTemplate } = card;
  return {
    key,
    name,
    featureKey,
    featureId,
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
