import { customersByLookUps } from '../../customers/index.ts';
import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import type { builder } from '../../graphql/builder.ts';
import { badInput } from '../../graphql/coded.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { idOf } from '../../graphql/global-id.ts';
import type { HeldBy } from '../entitlement.store.ts';
import { customersBySubjects } from '../holder.ts';
import { subjectDeprecated, subjectLookUp } from './subject-argument.ts';

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** Whose, and to which feature. */
export const heldByFields = (t: InputFields) => ({
  customers: t.field({ type: [CustomerBy], description: 'Of one of these customers, at most 100.' }),
  subjects: t.stringList({ description: 'Of the customers of these subjects, by key or id, at most 100.', deprecationReason: subjectDeprecated }),
  featureKeys: t.field({ type: ['Key'], description: 'To a feature with one of these keys, at most 100.' }),
  featureIds: t.idList({ description: 'To one of these features, by their ids in this graph, at most 100.' }),
});

interface HeldByFilter {
  readonly customers?: readonly (typeof CustomerBy.$inferInput)[] | null | undefined;
  readonly subjects?: readonly string[] | null | undefined;
  readonly featureKeys?: readonly string[] | null | undefined;
  readonly featureIds?: readonly string[] | null | undefined;
  readonly includeDeleted?: boolean | null | undefined;
  readonly excludeInactive?: boolean | null | undefined;
}

const longestList = 100;

/** Refuses lists that are too long to be looked up at once. */
export function checkLengths(lists: Readonly<Record<string, readonly unknown[] | null | undefined>>): void {
  for (const [name, list] of Object.entries(lists)) {
    const { length } = list ?? [];
    if (length > longestList) throw badInput(`${name} has ${length} entries: give at most ${longestList}`, ['filter', name], 'LIST_TOO_LONG');
  }
}

/** What a filter and the argument beside it ask for; a customer, subject or feature that is not there holds nothing. */
export async function heldBy(ctx: GraphQLContext, filter: HeldByFilter | null | undefined, subject: string | null | undefined): Promise<HeldBy> {
  const { customers, subjects, featureKeys, featureIds } = filter ?? {};
  checkLengths({ customers, subjects, featureKeys, featureIds });
  const found = await Promise.all([
    customers == null ? null : customersByLookUps(ctx.read, customers.map(customerLookUp)),
    subjects == null ? null : customersBySubjects(ctx.read, subjects.map(subjectLookUp)),
    subject == null ? null : customersBySubjects(ctx.read, [subjectLookUp(subject)]),
  ]);
  const asked = found.filter((rows) => rows !== null).map((rows) => rows.flatMap((customer) => customer?.id ?? []));
  return {
    customerIds: asked.length === 0 ? null : asked.reduce((some, others) => some.filter((id) => others.includes(id))),
    featureKeys: featureKeys ?? null,
    featureIds: featureIds?.flatMap((id) => idOf('Feature', id) ?? []) ?? null,
    includeDeleted: filter?.includeDeleted ?? false,
    activeAt: filter?.excludeInactive === true ? ctx.clock.now() : null,
  };
}
