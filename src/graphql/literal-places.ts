import { GraphQLError, isScalarType, isSpecifiedScalarType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/**
 * Has our scalars say where in the document a literal stands that they refuse. A value of a variable is named by its path; of two literals in one document only
 * their places tell which was meant.
 */
export function nameLiteralPlaces(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || isSpecifiedScalarType(type)) continue;
    const parse = type.parseLiteral.bind(type);
    type.parseLiteral = (node, variables) => {
      try {
        return parse(node, variables);
      } catch (error) {
        if (!(error instanceof GraphQLError) || error.nodes !== undefined) throw error;
        throw new GraphQLError(error.message, { nodes: node, extensions: error.extensions });
      }
    };
  }
}
