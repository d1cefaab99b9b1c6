/**
 * A tax that is to be charged on something sold. As an input names it, by id, by key or by the name that another system has for it; as it is kept, both: the key it had then. Links to
 * a tax that was deleted since are kept and no longer charged.
 */
export interface TaxLink {
  readonly id: string | null;
  readonly key: string | null;
  /** Of inputs only. */
  readonly externalId?: string;
}

/** The links that name a live tax, by {@link linkName}: each with the tax's id and key. */
export type TaxFacts = ReadonlyMap<string, TaxLink>;

/** For messages and maps: `id "…"`, `key "vat"`. */
export function linkName({ id, key, externalId }: TaxLink): string {
  if (externalId !== undefined) return `externalId "${externalId}"`;
  return id === null ? `key "${key}"` : `id "${id}"`;
}

/** The links with id and key; those that name no live tax are left out. */
export function tiedTaxes(links: readonly TaxLink[] | undefined, facts: TaxFacts): TaxLink[] {
  return (links ?? []).flatMap((link) => facts.get(linkName(link)) ?? []);
}
