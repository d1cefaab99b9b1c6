import { isObjectType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { ShownColumns } from '../platform/reader.ts';

/** What a field needs of the row that it belongs to, for fields that do more than show a property. */
export interface Reads extends Readonly<Record<string, unknown>> {
  /** Properties of the row. */
  readonly reads?: readonly string[];
  /** It answers the row itself as this type, whose fields then count. */
  readonly readsAs?: string;
}

/** The extensions of a field that looks at these properties of its row, and at no other. */
export const reads = <Row>(...properties: (keyof Row & string)[]): Reads => ({ reads: properties });

/** The same for a field that besides may answer the row itself as another type. */
export const readsAs = <Row>(type: string, ...properties: (keyof Row & string)[]): Reads => ({ reads: properties, readsAs: type });

/**
 * The properties of each type's rows that the fields of a document look at. A type of which one field does not say what it reads gets
 * whole rows, and so does a type that the document does not show.
 */
export function shownColumns(schema: GraphQLSchema, document: DocumentNode): ShownColumns {
  const shown = new Map<string, Set<string> | null>();
  const passedOn: [from: string, to: string][] = [];
  const add = (type: GraphQLObjectType, field: GraphQLField<unknown, unknown> | undefined): void => {
    const known = shown.get(type.name);
    if (known === null || field === undefined) return;
    const properties = propertiesOf(type, field);
    if (properties === null) {
      shown.set(type.name, null);
      return;
    }
    const all = known ?? new Set<string>();
    for (const property of properties) all.add(property);
    shown.set(type.name, all);
    const { readsAs } = field.extensions as Reads;
    if (readsAs !== undefined) passedOn.push([type.name, readsAs]);
  };
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: ({ name }) => {
        const parent = info.getParentType();
        if (parent === null || parent === undefined || name.value.startsWith('__')) return;
        for (const type of isObjectType(parent) ? [parent] : schema.getPossibleTypes(parent)) add(type, type.getFields()[name.value]);
      },
    }),
  );
  for (const [from, to] of passedOn) {
    const own = shown.get(from);
    const through = shown.get(to);
    if (through === null) shown.set(from, null);
    else if (own != null) for (const property of through ?? []) own.add(property);
  }
  return { of: (type) => shown.get(type) ?? null };
}

/** Null when the field does not say. */
function propertiesOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): readonly string[] | null {
  const { reads } = field.extensions as Reads;
  if (reads !== undefined) return reads;
  const exposed = field.extensions['pothosExposedField'];
  if (typeof exposed === 'string') return [exposed];
  return field.name === 'id' && type.getInterfaces().some(({ name }) => name === 'Node') ? ['id'] : null;
}
