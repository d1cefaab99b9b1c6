import { encodeGlobalId } from '../../graphql/global-id.ts';
import type { UsageQuestion } from '../ask-usage.ts';
import type { StringFilterInput } from '../string-filter.ts';

/**
 * The address, below the product's own, where the same question is answered as CSV. `customerIds` are the database's, of the question's
 * customers.
 */
export function csvAddress(key: string, question: UsageQuestion, customerIds: readonly string[], portal: boolean): string {
  const { from, to, windowSize, windowTimeZone, subjects, filterGroupBy, groupBy } = question;
  const parameters = new URLSearchParams({ format: 'csv' });
  for (const [name, value] of Object.entries({ from, to, windowSize, windowTimeZone })) if (value != null) parameters.set(name, value.toString());
  // A portal token has its own usage, whatever subjects it names.
  for (const subject of (portal ? null : subjects) ?? []) parameters.append('subject', subject);
  for (const id of customerIds) parameters.append('filterCustomerId', encodeGlobalId('Customer', id));
  for (const group of groupBy ?? []) parameters.append('groupBy', group === 'customer' ? 'customer_id' : group);
  const filters = new Map<string, object[]>();
  for (const { key: dimension, values, where } of filterGroupBy ?? []) {
    const filter = where == null ? { $in: values ?? [] } : dollars(where);
    filters.set(dimension, [...(filters.get(dimension) ?? []), filter]);
  }
  if (filters.size > 0) {
    parameters.set('advancedMeterGroupByFilters', JSON.stringify(Object.fromEntries([...filters].map(([dimension, all]) => [dimension, all.length === 1 ? all[0] : { $and: all }]))));
  }
  return `/api/v1/${portal ? 'portal/' : ''}meters/${key}/query?${parameters}`;
}

function dollars(filter: StringFilterInput): object {
  return Object.fromEntries(
    Object.entries(filter).filter(([, operand]) => operand != null).map(([operator, operand]) => [`$${operator}`, operator === 'and' || operator === 'or' ? (operand as StringFilterInput[]).map(dollars) : operand]),
  );
}
