import { getNamedType, GraphQLBoolean, GraphQLID, GraphQLList, GraphQLNonNull, GraphQLScalarType, GraphQLString, isEnumType, isLeafType, isListType, isNonNullType, isObjectType, isSpecifiedScalarType } from 'graphql';
import type { GraphQLLeafType, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from 'graphql';
import { encodeGlobalId } from './global-id.ts';

/** Extensions of a field whose resolver shows the property of its name and does nothing else. */
export const showsProperty = { showsProperty: true } as const;

/**
 * Makes a graph that compiled operations run on cheaper to answer, without changing an answer: what only shows a property loses its resolver,
 * so that the compiled code reads the property; ids of nodes are put together without a promise; and leaves that the compiled code does
 * not serialize (its option `disableLeafSerialization`: GraphQL's own scalars, enums) get a type that it does serialize wherever the value
 * inside may differ from the one that is answered. Introspection must not run on such a graph: types of leaves have other names in it.
 */
export function answerDirectly(schema: GraphQLSchema): GraphQLSchema {
  const stands = new Map<string, GraphQLScalarType>();
  const standIn = (name: string, serialize: (value: unknown) => unknown): GraphQLScalarType => {
    let scalar = stands.get(name);
    if (scalar === undefined) stands.set(name, (scalar = new GraphQLScalarType({ name, serialize })));
    return scalar;
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.extensions['showsProperty'] === true) delete field.resolve;
      if (field.name === 'id' && isNodeByOwnId(type)) {
        delete field.resolve;
        field.type = new GraphQLNonNull(standIn(`${type.name}Id`, (id) => encodeGlobalId(type.name, id as string)));
      }
      const leaf = getNamedType(field.type);
      if (isLeafType(leaf) && mayDiffer(leaf)) field.type = withLeaf(field.type, standIn(`Answered${leaf.name}`, (value) => leaf.serialize(value)));
    }
  }
  return schema;
}

const writtenAsTheyAre: ReadonlySet<GraphQLLeafType> = new Set([GraphQLString, GraphQLID, GraphQLBoolean]);

/** Values of these may need more than to be written down: a number that is text, an enum's name for its value. */
function mayDiffer(leaf: GraphQLLeafType): boolean {
  if (isEnumType(leaf)) return leaf.getValues().some(({ name, value }) => name !== value);
  return isSpecifiedScalarType(leaf) && !writtenAsTheyAre.has(leaf);
}

/** Whether the type is a node whose id is that of its row, which is asked here and now. */
function isNodeByOwnId(type: GraphQLObjectType): boolean {
  const option = (type.extensions['pothosOptions'] as { id?: { resolve?: (row: object) => unknown } } | undefined)?.id;
  const probe = {};
  return option?.resolve?.({ id: probe }) === probe;
}

function withLeaf(type: GraphQLOutputType, leaf: GraphQLScalarType): GraphQLOutputType {
  if (isNonNullType(type)) return new GraphQLNonNull(withLeaf(type.ofType, leaf) as GraphQLList<GraphQLScalarType>);
  return isListType(type) ? new GraphQLList(withLeaf(type.ofType, leaf)) : leaf;
}
