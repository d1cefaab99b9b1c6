import { getNullableType, isInputObjectType, isInputType, isListType, isScalarType, isSpecifiedScalarType, typeFromAST } from 'graphql';
import type { GraphQLInputType, GraphQLSchema, VariableDefinitionNode } from 'graphql';
import { ExactNumber } from '../../kit/json.ts';

/**
 * The variables with every {@link ExactNumber} turned back into what GraphQL's own scalars expect, while scalars of ours (JSONObject) get
 * it as it is: a Float with twenty digits is rounded to the nearest double as ever, and an ID keeps all of its digits.
 * The same object when there is nothing to turn.
 */
export function fitExactNumbers(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Record<string, unknown>,
): Record<string, unknown> {
  if (!holdsExactNumber(variables)) return variables;
  const fitted = { ...variables };
  for (const { variable, type: typeNode } of definitions) {
    const type = typeFromAST(schema, typeNode);
    const value = fitted[variable.name.value];
    if (type !== undefined && isInputType(type) && value !== undefined) fitted[variable.name.value] = fit(type, value);
  }
  return fitted;
}

function fit(given: GraphQLInputType, value: unknown): unknown {
  const type = getNullableType(given);
  if (value === null || value === undefined) return value;
  if (isListType(type)) return Array.isArray(value) ? value.map((item) => fit(type.ofType, item)) : fit(type.ofType, value);
  if (value instanceof ExactNumber) {
    if (!isScalarType(type) || !isSpecifiedScalarType(type)) return value;
    return type.name === 'ID' && /^-?\d+$/.test(value.text) ? value.text : Number(value.text);
  }
  if (!isInputObjectType(type) || typeof value !== 'object' || Array.isArray(value)) return value;
  const fields = type.getFields();
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    copy[name] = field === undefined ? inner : fit(field.type, inner);
  }
  return { ...copy };
}

function holdsExactNumber(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof ExactNumber) return true;
  if (Array.isArray(value)) return value.some(holdsExactNumber);
  for (const name in value) {
    if (holdsExactNumber((value as Record<string, unknown>)[name])) return true;
  }
  return false;
}
