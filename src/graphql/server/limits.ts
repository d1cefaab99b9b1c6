import { Kind } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLError, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { coded } from '../coded.ts';
import type { OperationLimits } from './request.ts';

/** How deep and how wide an operation is. Neither depends on variables. */
export interface Shape {
  /** Fields below each other, fragments looked through. */
  readonly depth: number;
  /** Fields beside each other, all levels together, each spread of a fragment counted. */
  readonly breadth: number;
}

/**
 * The shape of one operation of a valid document (fragments exist and form no cycle). What stands below `__schema` and `__type` is not
 * counted, as the complexity plugin has it: it costs no data, and graphql-js bounds its depth by a rule of its own.
 */
export function shapeOf(document: DocumentNode, operation: OperationDefinitionNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  // Each set is measured once: fragments that spread each other could otherwise double the work at every level.
  const measured = new Map<SelectionSetNode, Shape>();
  const measure = (set: SelectionSetNode): Shape => {
    const known = measured.get(set);
    if (known !== undefined) return known;
    let depth = 0;
    let breadth = 0;
    for (const selection of set.selections) {
      const below =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)?.selectionSet : selection.selectionSet;
      const isField = selection.kind === Kind.FIELD;
      const inner = below === undefined || (isField && selection.name.value.startsWith('__')) ? { depth: 0, breadth: 0 } : measure(below);
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      breadth += inner.breadth + (isField ? 1 : 0);
    }
    const shape = { depth, breadth };
    measured.set(set, shape);
    return shape;
  };
  return measure(operation.selectionSet);
}

/** What of the shape is over the limits; empty when it may be executed. */
export function overShape(shape: Shape, limits: OperationLimits): GraphQLError[] {
  const errors: GraphQLError[] = [];
  if (shape.depth > limits.depth) {
    errors.push(
      coded('COMPLEXITY_LIMIT', `the operation is ${shape.depth} fields deep and ${limits.depth} are allowed: ask for the inner objects by id`, {
        cost: shape,
      }),
    );
  }
  if (shape.breadth > limits.breadth) {
    errors.push(
      coded('COMPLEXITY_LIMIT', `the operation selects ${shape.breadth} fields and ${limits.breadth} are allowed: split it`, { cost: shape }),
    );
  }
  return errors;
}
