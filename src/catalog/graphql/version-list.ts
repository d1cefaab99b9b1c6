import { OrderDirection } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { idOf } from '../../graphql/global-id.ts';
import type { AddonVersionInput } from './addon-by.ts';
import type { AddonStatusEnum, PlanStatusEnum } from './enums.ts';
import type { PlanVersionInput } from './plan-by.ts';

/** What is sold in versions, as far as lists of it differ. */
interface Versioned<Status> {
  /** Its type in the graph. */
  readonly type: 'Plan' | 'Addon';
  /** What a text calls it. */
  readonly noun: string;
  readonly version: typeof PlanVersionInput | typeof AddonVersionInput;
  readonly status: Status;
  /** An id that none of it has. */
  readonly none: string;
}

/** The inputs by which lists of versions are filtered and sorted, and what they ask of the store: the same for all that is sold in versions. */
export function versionList<Status extends typeof PlanStatusEnum | typeof AddonStatusEnum>({ type, noun, version, status, none }: Versioned<Status>) {
  const Filter = builder.inputType(`${type}Filter`, {
    description: 'ids, keys, versions and currencies are alternatives: a version passes with one of them. status and includeDeleted narrow further.',
    fields: (t) => ({
      ids: t.idList({ description: 'Versions with one of these ids.' }),
      keys: t.field({ type: ['Key'], description: 'All versions of these keys.' }),
      versions: t.field({ type: [version], description: 'These versions.' }),
      currencies: t.field({ type: ['CurrencyCode'], description: 'Versions in one of these currencies.' }),
      status: t.field({ type: [status], description: 'Versions with one of these statuses.' }),
      includeDeleted: t.boolean({ defaultValue: false, description: 'Deleted versions too.' }),
    }),
  });
  const OrderField = builder.enumType(`${type}OrderField`, {
    description: `What ${noun} versions are sorted by.`,
    values: {
      ID: { value: 'id', description: 'By id, which is the order they were made in.' },
      KEY: { value: 'key', description: 'By key, then version.' },
      VERSION: { value: 'version', description: 'By version.' },
      CREATED_AT: { value: 'createdAt', description: 'By when they were made.' },
      UPDATED_AT: { value: 'updatedAt', description: 'By when they were last changed.' },
    } as const,
  });
  const Order = builder.inputType(`${type}Order`, {
    description: `How ${noun} versions are sorted; ties by id.`,
    fields: (t) => ({
      field: t.field({ type: OrderField, required: true, description: 'What decides.' }),
      direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
    }),
  });
  return {
    Filter,
    Order,
    /** What a filter asks for beside the status, whose values differ; all that is not deleted where there is none. */
    filterOf: (filter: typeof Filter.$inferInput | null | undefined) => ({
      ids: filter?.ids?.map((id) => idOf(type, id) ?? none) ?? null,
      keys: filter?.keys ?? null,
      versions: filter?.versions ?? null,
      currencies: filter?.currencies ?? null,
      includeDeleted: filter?.includeDeleted ?? false,
    }),
    /** By key and version where nothing is said. */
    orderOf: (orderBy: typeof Order.$inferInput | null | undefined) => {
      const direction = orderBy?.direction ?? 'asc';
      const field = orderBy?.field ?? 'key';
      const first = field === 'id' ? [] : [{ property: field, direction } as const];
      const second = field === 'key' ? [{ property: 'version', direction } as const] : [];
      return [...first, ...second, { property: 'id', direction } as const];
    },
  };
}
