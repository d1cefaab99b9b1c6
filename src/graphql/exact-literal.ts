import { Kind } from 'graphql';
import type { ValueNode } from 'graphql';
import { exactNumber } from '../kit/json.ts';

/** The JSON value of a literal in a document. Numbers are taken from their text, so that none loses digits. */
export function exactFromLiteral(node: ValueNode, variables?: Readonly<Record<string, unknown>> | null): unknown {
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
      return node.values.map((value) => exactFromLiteral(value, variables));
    case Kind.OBJECT: {
      const made: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const field of node.fields) made[field.name.value] = exactFromLiteral(field.value, variables);
      return { ...made };
    }
    case Kind.VARIABLE:
      return variables?.[node.name.value];
  }
}
