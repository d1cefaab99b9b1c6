import type { StringFilter } from './string-filter.ts';

/**
 * The filter as a condition on `column`, a text in collation "C"; `parameter` takes a value and answers its place. Null where the database
 * might see it differently: patterns, whose cases and escapes are this process's to decide. Nulls do not occur in the column.
 */
export function filterSql(filter: StringFilter, column: string, parameter: (value: unknown) => string): string | null {
  switch (filter.operator) {
    case 'eq': return `${column} = ${parameter(filter.value)}::text`;
    case 'ne': return `${column} <> ${parameter(filter.value)}::text`;
    case 'gt': return `${column} > ${parameter(filter.value)}::text`;
    case 'gte': return `${column} >= ${parameter(filter.value)}::text`;
    case 'lt': return `${column} < ${parameter(filter.value)}::text`;
    case 'lte': return `${column} <= ${parameter(filter.value)}::text`;
    case 'in': return `${column} = any(${parameter(filter.values)}::text[])`;
    case 'nin': return `${column} <> all(${parameter(filter.values)}::text[])`;
    case 'and':
    case 'or': {
      if (!isExact(filter)) return null;
      return `(${filter.filters.map((inner) => filterSql(inner, column, parameter)).join(` ${filter.operator} `)})`;
    }
    default: return null;
  }
}

function isExact(filter: StringFilter): boolean {
  if (filter.operator === 'and' || filter.operator === 'or') return filter.filters.every(isExact);
  return !filter.operator.endsWith('like');
}
