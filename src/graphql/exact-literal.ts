import { Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import { exactNumber, MAX_DEPTH } from '../kit/json.ts';

/**
 * The JSON value of a literal in a document. Numbers are taken from their text, so that none loses digits. Throws a RangeError when it is
 * nested deeper than JSON of ours may be.
 */
export function exactFromLiteral(node: ValueNode, variables?: Readonly<Record<string, unknown>> | null, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new RangeError(`JSON may be nested ${MAX_DEPTH} deep at most`);
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return exactNumber(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((value) => exactFromLiteral(value, variables, depth + 1));
    case Kind.OBJECT: {
      return Object.fromEntries(node.fields.map((field) => [field.name.value, exactFromLiteral(field.value, variables, depth + 1)]));
    }
    case Kind.VARIABLE:
      return variables?.[node.name.value];
  }
}
