import { Decimal } from '../kit/decimal.ts';
import { instantOf, instantOrNull } from '../platform/entity.ts';
import type { Reader, Where } from '../platform/reader.ts';
import { canonicalModel } from './llm/canonical-name.ts';
import type { LlmModel } from './llm/canonical-name.ts';
import { LlmPriceTable } from './llm/price-table.ts';
import type { LlmPriceRow } from './llm/price-table.ts';
import { listPriceTable } from './llm/list-prices.ts';
import { LlmPriceOverrideSchema } from './llm-price-override.entity.ts';
import type { LlmPriceOverrideRow } from './llm-price-override.entity.ts';

/** Overrides in the order of the ids, deleted ones included; null where there is none in reach. */
export function llmPriceOverridesByIds(read: Reader, ids: readonly string[]): Promise<(LlmPriceOverrideRow | null)[]> {
  return read.byKeys(LlmPriceOverrideSchema, 'id', ids);
}

/** The live override of a model that begins at the instant. The names are canonical. */
export function llmPriceOverrideAt(read: Reader, { provider, model }: LlmModel, effectiveFrom: Temporal.Instant): Promise<LlmPriceOverrideRow | null> {
  return read.one(LlmPriceOverrideSchema, {
    text: 't.provider = $1 and t.model = $2 and t.effective_from = $3::timestamptz and t.deleted_at is null',
    values: [provider, model, effectiveFrom.toString()],
  });
}

/** The prices that the organization has at the instant for these models: its own before the published ones. One statement, none for no model. */
export async function llmPricesOf(read: Reader, models: readonly LlmModel[], at: Temporal.Instant): Promise<LlmPriceTable> {
  if (models.length === 0) return listPriceTable;
  const names = models.map(canonicalModel);
  const rows = await read.list(LlmPriceOverrideSchema, {
    where: {
      text: `(t.provider, t.model) in (select * from unnest($1::text[], $2::text[])) and t.deleted_at is null
        and t.effective_from <= $3::timestamptz and (t.effective_to is null or t.effective_to > $3::timestamptz)`,
      values: [names.map(({ provider }) => provider), names.map(({ model }) => model), at.toString()],
    },
    orderBy: [{ property: 'id', direction: 'asc' }],
  });
  return rows.length === 0 ? listPriceTable : new LlmPriceTable(rows.map(llmPriceOf), listPriceTable);
}

export function llmPriceOf(row: LlmPriceOverrideRow): LlmPriceRow {
  return {
    provider: row.provider,
    model: row.model,
    effectiveFrom: instantOf(row.effectiveFrom),
    effectiveTo: instantOrNull(row.effectiveTo),
    pricing: {
      inputPerToken: Decimal.of(row.inputPerToken),
      outputPerToken: Decimal.of(row.outputPerToken),
      cacheReadPerToken: row.cacheReadPerToken === null ? null : Decimal.of(row.cacheReadPerToken),
      reasoningPerToken: row.reasoningPerToken === null ? null : Decimal.of(row.reasoningPerToken),
      cacheWritePerToken: row.cacheWritePerToken === null ? null : Decimal.of(row.cacheWritePerToken),
    },
    own: true,
    origin: row.origin,
  };
}

/** Which prices are asked for; names as callers write them. */
export interface LlmPriceFilter {
  readonly provider?: string | null | undefined;
  readonly model?: string | null | undefined;
  /** Those in force then. */
  readonly at?: Temporal.Instant | null | undefined;
}

export function llmPriceOverrideWhere(filter: LlmPriceFilter & { readonly includeDeleted: boolean }): Where | undefined {
  const { provider, model } = canonicalModel({ provider: filter.provider ?? '', model: filter.model ?? '' });
  const values: unknown[] = [];
  const place = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    filter.includeDeleted ? null : 't.deleted_at is null',
    filter.provider == null ? null : `t.provider = ${place(provider)}`,
    filter.model == null ? null : `t.model = ${place(model)}`,
    filter.at == null ? null : inForce(place(filter.at.toString())),
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? undefined : { text: conditions.join(' and '), values };
}

const inForce = (at: string): string => `t.effective_from <= ${at}::timestamptz and (t.effective_to is null or t.effective_to > ${at}::timestamptz)`;
