import { coerceInputValue, getArgumentValues, getVariableValues, isInputObjectType, isInputType, isLeafType, isNonNullType, Kind, typeFromAST, valueFromAST } from 'graphql';
import type { FieldNode, GraphQLField, GraphQLInputType, GraphQLSchema, OperationDefinitionNode, ValueNode } from 'graphql';

type Values = Record<string, unknown>;

/** Puts one variable's value into `coerced`; false where something is out of the ordinary. */
type PutVariable = (given: Values, coerced: Values) => boolean;

/**
 * Coerces the variables of an operation as graphql-js does, with all that does not depend on their values found out once. Whatever is wrong or rare with
 * them is for graphql-js itself, errors too.
 */
export function variablesReader(schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): (given: Values) => ReturnType<typeof getVariableValues> {
  const puts = variableDefinitions.map((definition): PutVariable => {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (type === undefined || !isInputType(type)) return () => false;
    const isLeftOut = definition.defaultValue === undefined && !isNonNullType(type);
    const inner = isNonNullType(type) ? type.ofType : type;
    return (given, coerced) => {
      if (!Object.hasOwn(given, name)) return isLeftOut;
      const value = given[name];
      if (value === null || value === undefined) return false;
      const made = isLeafType(inner) ? inner.parseValue(value) : coerceInputValue(value, inner, refuse);
      coerced[name] = made;
      return made !== undefined;
    };
  });
  return (given) => {
    const coerced = Object.create(null) as Values;
    try {
      if (puts.every((put) => put(given, coerced))) return { coerced };
    } catch {
      // told below
    }
    return getVariableValues(schema, variableDefinitions, given, { maxErrors: 20 });
  };
}

function refuse(_path: readonly (string | number)[], _value: unknown, error: Error): never {
  throw error;
}

/**
 * What `valueFromAST` makes of a value of a document, undefined where it is none; `variables` are coerced. Which members an object has, and which of them
 * are variables, is found out once.
 */
export function valueReader(node: ValueNode, type: GraphQLInputType): (variables: Values) => unknown {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    return (variables) => {
      const value = own(variables, name);
      return value === null && isNonNullType(type) ? undefined : value;
    };
  }
  if (node.kind !== Kind.OBJECT || !isInputObjectType(inner)) return (variables) => valueFromAST(node, type, variables);
  const given = new Map(node.fields.map((field) => [field.name.value, field.value]));
  const members = Object.values(inner.getFields()).map(({ name, type: memberType, defaultValue }) => {
    const value = given.get(name);
    const variable = value?.kind === Kind.VARIABLE ? value.name.value : null;
    return { name, read: value === undefined ? null : valueReader(value, memberType), variable, isRequired: isNonNullType(memberType), defaultValue };
  });
  const read = (variables: Values): Values | undefined => {
    const made = Object.create(null) as Values;
    for (const { name, read: readMember, variable, isRequired, defaultValue } of members) {
      if (readMember === null || (variable !== null && own(variables, variable) === undefined)) {
        if (defaultValue !== undefined) made[name] = defaultValue;
        else if (isRequired) return undefined;
        continue;
      }
      const value = readMember(variables);
      if (value === undefined) return undefined;
      made[name] = value;
    }
    return made;
  };
  if (!inner.isOneOf) return read;
  return (variables) => {
    const made = read(variables);
    const names = made === undefined ? [] : Object.keys(made);
    return names.length === 1 && made?.[names[0] as string] !== null ? made : undefined;
  };
}

const own = (variables: Values, name: string): unknown => (Object.hasOwn(variables, name) ? variables[name] : undefined);

/** What `getArgumentValues` makes of a field's arguments; `variables` are coerced. What is out of the ordinary is for graphql-js itself, errors too. */
export function argumentsReader(field: GraphQLField<unknown, unknown>, node: FieldNode): (variables: Values) => Values {
  const given = new Map((node.arguments ?? []).map((argument) => [argument.name.value, argument.value]));
  const readers = field.args.map(({ name, type, defaultValue }) => {
    const value = given.get(name);
    const variable = value?.kind === Kind.VARIABLE ? value.name.value : null;
    return { name, read: value === undefined ? null : valueReader(value, type), variable, isRequired: isNonNullType(type), defaultValue };
  });
  return (variables) => {
    const made: Values = {};
    for (const { name, read, variable, isRequired, defaultValue } of readers) {
      const value = read === null ? undefined : read(variables);
      if (value !== undefined) made[name] = value;
      else if (read !== null && (variable === null || Object.hasOwn(variables, variable))) return getArgumentValues(field, node, variables);
      else if (defaultValue !== undefined) made[name] = defaultValue;
      else if (isRequired) return getArgumentValues(field, node, variables);
    }
    return made;
  };
}
