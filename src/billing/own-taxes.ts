import { taxConfigIssues, taxFactsOf, taxIssues, tiedTaxes } from '../catalog/index.ts';
import type { TaxConfig, TaxLink } from '../catalog/index.ts';
import type { Issue } from '../kit/errors.ts';
import type { Reader } from '../platform/reader.ts';
import type { OwnTaxes } from './line-adjustment.ts';

/** What a caller says of a line's taxes. */
export interface OwnTaxesInput {
  /** Named by id or key, at most 20; empty: the next level decides. */
  readonly taxes: readonly TaxLink[];
  readonly taxConfig: TaxConfig | null;
}

/** The taxes that lines name by themselves, in the form that is kept, in the order of the inputs, and all that is wrong with them. One statement. */
export async function ownTaxesOf(read: Reader, inputs: readonly (OwnTaxesInput & { readonly path: readonly string[] })[]): Promise<{ readonly own: readonly (OwnTaxes | null)[]; readonly issues: readonly Issue[] }> {
  const named = inputs.flatMap(({ taxes }) => taxes);
  const facts = named.length === 0 ? new Map<string, TaxLink>() : await taxFactsOf(read, named);
  return {
    own: inputs.map(({ taxes, taxConfig }) => (taxes.length === 0 && taxConfig === null ? null : { taxes: tiedTaxes(taxes, facts), config: taxConfig })),
    issues: inputs.flatMap(({ taxes, taxConfig, path }) => [...taxIssues(taxes, facts, [...path, 'taxes']), ...taxConfigIssues(taxConfig, [...path, 'taxConfig'])].map(({ code, message, path: at }) => ({ code, message, path: at }))),
  };
}
