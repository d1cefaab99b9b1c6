import { getNamedType, isInputObjectType, isInputType, isScalarType, isSpecifiedScalarType, typeFromAST } from 'graphql';
import type { GraphQLInputType, GraphQLSchema, VariableDefinitionNode } from 'graphql';

/**
 * Whether graphql-jit would lose a default: it writes defaults into its code as JSON, so that the default of a scalar of ours, a Decimal or
 * an instant, would reach resolvers as text. Such operations run on graphql-js.
 */
export function losesDefaults(schema: GraphQLSchema, definitions: readonly VariableDefinitionNode[]): boolean {
  const seen = new Set<GraphQLInputType>();
  return definitions.some(({ type: typeNode, defaultValue }) => {
    const type = typeFromAST(schema, typeNode);
    if (type === undefined || !isInputType(type)) return false;
    const named = getNamedType(type);
    if (defaultValue !== undefined && (isInputObjectType(named) || (isScalarType(named) && !isSpecifiedScalarType(named)))) return true;
    return holdsMadeDefault(named, seen);
  });
}

function holdsMadeDefault(type: GraphQLInputType, seen: Set<GraphQLInputType>): boolean {
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some((field) => {
    const made = typeof field.defaultValue === 'object' && field.defaultValue !== null;
    return made || holdsMadeDefault(getNamedType(field.type), seen);
  });
}
