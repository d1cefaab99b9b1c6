import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { MeterNotFound, definitionOf, dimensionKeys, meterBy, readStringFilter } from '../../metering/index.ts';
import type { GroupByFilterInput, MeterLookUp } from '../../metering/index.ts';
import { ExternalIdTaken, externalIdIssues, lostExternalId } from '../../platform/external-id.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { FeatureKeyTaken } from '../catalog.errors.ts';
import { Feature } from '../feature.entity.ts';
import { featureIssues } from '../feature.ts';
import type { FeatureMeter } from '../feature.ts';
import { featureBy } from '../feature.store.ts';
import { metadataIssues } from '../name-issues.ts';
import { unitCostToJson } from '../unit-cost-json.ts';
import { unitCostIssues } from '../unit-cost.ts';
import type { UnitCost } from '../unit-cost.ts';

export interface CreateFeatureInput {
  readonly key: string;
  readonly externalId?: string | null | undefined;
  readonly name: string;
  readonly meter?: MeterLookUp | null | undefined;
  readonly filterGroupBy?: readonly GroupByFilterInput[] | null | undefined;
  readonly unitCost?: UnitCost | null | undefined;
  readonly metadata?: Record<string, unknown> | null | undefined;
}

/**
 * Creates a live feature and answers its id. Checked in this order: what of the input needs no look-up (ValidationError), the meter
 * (MeterNotFound), what the filters and the unit cost name (ValidationError), the key (FeatureKeyTaken), the other name (ExternalIdTaken).
 */
export function createFeature(ctx: CommandContext, input: CreateFeatureInput): Promise<string> {
  const filters = (input.filterGroupBy ?? []).map(({ key, values, where }): GroupByFilterInput => ({ key, ...(values == null ? {} : { values }), ...(where == null ? {} : { where }) }));
  const draft = { key: input.key, name: input.name, filterKeys: filters.map(({ key }) => key) };
  const { unitCost = null } = input;
  const costIssues = (meter: FeatureMeter | null) => (unitCost === null ? [] : unitCostIssues(unitCost, meter, ['unitCost']));
  const alone = [...filters.flatMap(valueIssues), ...metadataIssues(input.metadata ?? null, ['metadata']), ...externalIdIssues(input.externalId)];
  refuse([...featureIssues(input.meter == null ? draft : { ...draft, filterKeys: [] }, null), ...(input.meter == null ? costIssues(null) : []), ...alone]);
  const work = transact(ctx, async (tx) => {
    const meter = input.meter == null ? null : await meterBy(tx.read, input.meter);
    if (input.meter != null && (meter === null || meter.deletedAt !== null)) throw new MeterNotFound(input.meter);
    const counted = meter === null ? null : { key: meter.key, dimensions: dimensionKeys(definitionOf(meter)) };
    refuse([...featureIssues(draft, counted), ...costIssues(counted)]);
    const holder = await featureBy(tx.read, { key: input.key });
    if (holder !== null) throw new FeatureKeyTaken(input.key, holder.id);
    const named = input.externalId == null ? null : await featureBy(tx.read, { externalId: input.externalId });
    if (named !== null) throw new ExternalIdTaken('Feature', named.externalId ?? '', named.id);

    const now = tx.clock.now();
    const id = tx.newId();
    tx.em.create(Feature, {
      id,
      organizationId: tx.organizationId,
      key: input.key,
      externalId: input.externalId ?? null,
      name: input.name,
      meterId: meter?.id ?? null,
      filterGroupBy: filters,
      unitCost: unitCost === null ? null : unitCostToJson(unitCost),
      metadata: input.metadata ?? null,
      createdAt: now,
      updatedAt: now,
      archivedAt: null,
    });
    tx.emit({ type: 'feature.created', id, customerId: null });
    return id;
  });
  return meaning(work, { feature_live_key_unique: () => new FeatureKeyTaken(input.key, null), ...lostExternalId('feature', 'Feature', input.externalId) });
}

/** What a filter asks of the values of its dimension: a list of them, or a condition. */
function valueIssues({ values, where }: GroupByFilterInput, position: number): Issue[] {
  const path = ['filterGroupBy', position] as const;
  const at = path.join('.');
  if ((values == null) === (where == null)) return [issue('FEATURE_FILTER_VALUES_OR_WHERE', `${at} needs either values or where, not ${values == null ? 'none' : 'both'}`, ...path)];
  const issues: Issue[] = [];
  if (values != null && values.length === 0) issues.push(issue('FEATURE_FILTER_EMPTY', `${at}.values is empty and would let nothing pass: name at least one value`, ...path, 'values'));
  if (where != null) readStringFilter(where, issues, [...path, 'where']);
  return issues;
}
