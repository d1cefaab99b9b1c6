import { rateCardsFromJson, rateCardsToJson } from '../catalog/index.ts';
import type { RateCard } from '../catalog/index.ts';
import { ofKept } from '../kit/kept-documents.ts';
import type { FurtherTerms } from './spec.ts';

/** As the catalog keeps them, without what an item has in columns of its own. */
export type FurtherTermsJson = Omit<ReturnType<typeof rateCardsToJson>[number], keyof typeof columns>;

/** What a rate card says in columns of the item. */
const columns = { key: '', name: '', featureKey: null, featureId: null, price: null, billingCadence: null, discounts: null, entitlementTemplate: null } as const;

/** The form that is kept; null where there is nothing to keep. */
export function furtherToJson(further: FurtherTerms): FurtherTermsJson | null {
  const [kept] = rateCardsToJson([{ ...columns, ...further } satisfies RateCard]);
  const json = without(kept ?? {});
  return Object.keys(json).length === 0 ? null : (json as FurtherTermsJson);
}

export const furtherFromJson: (json: FurtherTermsJson | null) => FurtherTerms = ofKept((json) => {
  if (json === null) return {};
  const [card] = rateCardsFromJson([{ ...columns, ...json }]);
  return without(card ?? {}) as FurtherTerms;
});

function without(card: object): object {
  return Object.fromEntries(Object.entries(card).filter(([name, value]) => !(name in columns) && value !== undefined));
}
