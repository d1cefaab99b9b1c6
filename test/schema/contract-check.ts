import {
  isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isScalarType, isSpecifiedScalarType, isIntrospectionType, isUnionType,
} from 'graphql';
import type { GraphQLArgument, GraphQLInputField, GraphQLNamedType, GraphQLSchema, GraphQLType } from 'graphql';

/**
 * What of `contract` a client could miss in `schema`: types, fields, arguments and values by name, type and nullability. The schema may add:
 * fields, members, values, optional arguments; what a client must send may become optional. Answers one line each, none when all is there.
 */
export function missingFrom(schema: GraphQLSchema, contract: GraphQLSchema): string[] {
  const wrong: string[] = [];
  for (const [root, promised, printed] of [
    ['query', contract.getQueryType(), schema.getQueryType()],
    ['mutation', contract.getMutationType(), schema.getMutationType()],
    ['subscription', contract.getSubscriptionType(), schema.getSubscriptionType()],
  ] as const) {
    if (promised?.name !== printed?.name) wrong.push(`the ${root} root is ${printed?.name ?? 'missing'}, and ${promised?.name ?? 'none'} was promised`);
  }
  for (const promised of Object.values(contract.getTypeMap())) {
    if (isIntrospectionType(promised) || isSpecifiedScalarType(promised)) continue;
    const printed = schema.getType(promised.name);
    if (printed === undefined) wrong.push(`${promised.name} is missing`);
    else wrong.push(...missingOfType(printed, promised));
  }
  return wrong;
}

function missingOfType(printed: GraphQLNamedType, promised: GraphQLNamedType): string[] {
  if (kindOf(printed) !== kindOf(promised)) return [`${promised.name} is ${kindOf(printed)}, and ${kindOf(promised)} was promised`];
  if (isEnumType(promised) && isEnumType(printed)) return promised.getValues().filter(({ name }) => !printed.getValue(name)).map(({ name }) => `${promised.name}.${name} is missing`);
  if (isUnionType(promised) && isUnionType(printed)) {
    const members = new Set(printed.getTypes().map(({ name }) => name));
    return promised.getTypes().filter(({ name }) => !members.has(name)).map(({ name }) => `${promised.name} does not hold ${name}`);
  }
  if (isInputObjectType(promised) && isInputObjectType(printed)) {
    const oneOf = promised.isOneOf === printed.isOneOf ? [] : [`${promised.name} is ${printed.isOneOf ? '' : 'not '}@oneOf`];
    return [...oneOf, ...missingInputs(promised.name, Object.values(printed.getFields()), Object.values(promised.getFields()))];
  }
  if ((isObjectType(promised) || isInterfaceType(promised)) && (isObjectType(printed) || isInterfaceType(printed))) {
    const interfaces = new Set(printed.getInterfaces().map(({ name }) => name));
    const unimplemented = promised.getInterfaces().filter(({ name }) => !interfaces.has(name)).map(({ name }) => `${promised.name} does not implement ${name}`);
    const fields = Object.values(promised.getFields()).flatMap((field) => {
      const where = `${promised.name}.${field.name}`;
      const there = printed.getFields()[field.name];
      if (there === undefined) return [`${where} is missing`];
      const type = answersAs(there.type, field.type) ? [] : [`${where} is ${there.type}, and ${field.type} was promised`];
      return [...type, ...missingInputs(where, there.args, field.args)];
    });
    return [...unimplemented, ...fields];
  }
  return [];
}

type Input = GraphQLArgument | GraphQLInputField;

function missingInputs(where: string, printed: readonly Input[], promised: readonly Input[]): string[] {
  const missing = promised.flatMap((input) => {
    const there = printed.find(({ name }) => name === input.name);
    if (there === undefined) return [`${where}(${input.name}) is missing`];
    return takes(there.type, input.type) ? [] : [`${where}(${input.name}) is ${there.type}, and ${input.type} was promised`];
  });
  const demanded = printed
    .filter((input) => isNonNullType(input.type) && input.defaultValue === undefined && !promised.some(({ name }) => name === input.name))
    .map(({ name }) => `${where}(${name}) is required, and was not promised`);
  return [...missing, ...demanded];
}

/** Whether what is answered fits a client that expects `promised`: the same type, with the nullability that was promised. */
function answersAs(printed: GraphQLType, promised: GraphQLType): boolean {
  return String(printed) === String(promised);
}

/** Whether what a client sends as `promised` is taken: the same type, or one that demands less. */
function takes(printed: GraphQLType, promised: GraphQLType): boolean {
  if (isNonNullType(printed)) return isNonNullType(promised) && takes(printed.ofType, promised.ofType);
  if (isNonNullType(promised)) return takes(printed, promised.ofType);
  if (isListType(printed) || isListType(promised)) return isListType(printed) && isListType(promised) && takes(printed.ofType, promised.ofType);
  return printed.name === promised.name;
}

function kindOf(type: GraphQLNamedType): string {
  if (isScalarType(type)) return 'a scalar';
  if (isEnumType(type)) return 'an enum';
  if (isUnionType(type)) return 'a union';
  if (isInputObjectType(type)) return 'an input';
  return isInterfaceType(type) ? 'an interface' : 'an object';
}
