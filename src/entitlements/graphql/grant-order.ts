import { OrderDirection } from '../../customers/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import type { OrderBy } from '../../platform/reader.ts';
import type { GrantSchema } from '../grant.entity.ts';

const GrantOrderField = builder.enumType('GrantOrderField', {
  description: 'What grants are sorted by.',
  values: {
    CREATED_AT: { value: 'createdAt', description: "By when they were made, in their customers' time." },
    UPDATED_AT: { value: 'updatedAt', description: 'By when they last changed.' },
    EFFECTIVE_AT: { value: 'effectiveAt', description: 'By when they begin.' },
    EXPIRES_AT: { value: 'expiresAt', description: 'By when what is left of them is lost; those that never expire are last, or first where the order is descending.' },
    PRIORITY: { value: 'priority', description: 'By priority.' },
    ID: { value: 'id', description: 'By id: the order in which they were made, in real time.' },
  } as const,
});

export const GrantOrder = builder.inputType('GrantOrder', {
  description: 'How grants are sorted; ties by id.',
  fields: (t) => ({
    field: t.field({ type: GrantOrderField, required: true, description: 'What decides.' }),
    direction: t.field({ type: OrderDirection, defaultValue: 'asc', description: 'Which end comes first.' }),
  }),
});

/** The order of a list of grants; by when they were made when nothing is asked for. */
export function grantOrder(orderBy: typeof GrantOrder.$inferInput | null | undefined): readonly OrderBy<typeof GrantSchema>[] {
  const direction = orderBy?.direction ?? 'asc';
  const property = orderBy?.field ?? 'createdAt';
  if (property === 'id') return [{ property, direction }];
  return [property === 'expiresAt' ? { property, direction, orNever: true } : { property, direction }, { property: 'id', direction }];
}
