import { discountsFromJson, discountsToJson, priceFromJson, priceToJson, templateFromJson, templateToJson } from '../catalog/index.ts';
import type { DiscountsJson, EntitlementTemplateJson, PriceJson } from '../catalog/index.ts';
import type { AddonOverlay, AddonShare } from './addons/overlay.ts';

/** An overlay as the database keeps it: decimals and durations as text. */
export interface AddonOverlayJson {
  readonly base: {
    readonly unitPrice: PriceJson | null;
    readonly quantity: number;
    readonly discounts: DiscountsJson | null;
    readonly entitlementTemplate: EntitlementTemplateJson | null;
  } | null;
  readonly shares: readonly AddonShare[];
}

/** The form that is kept; {@link overlayFromJson} reads it back to an equal overlay. */
export function overlayToJson(overlay: AddonOverlay | undefined): AddonOverlayJson | null {
  if (overlay === undefined) return null;
  const { base, shares } = overlay;
  if (base === null) return { base, shares };
  const { unitPrice, quantity, discounts, entitlementTemplate } = base;
  return { base: { unitPrice: unitPrice === null ? null : priceToJson(unitPrice), quantity, discounts: discountsToJson(discounts), entitlementTemplate: templateToJson(entitlementTemplate) }, shares };
}

export function overlayFromJson(json: AddonOverlayJson): AddonOverlay {
  const { base, shares } = json;
  if (base === null) return { base, shares };
  const { unitPrice, quantity, discounts, entitlementTemplate } = base;
  return { base: { unitPrice: unitPrice === null ? null : priceFromJson(unitPrice), quantity, discounts: discountsFromJson(discounts), entitlementTemplate: templateFromJson(entitlementTemplate) }, shares };
}
