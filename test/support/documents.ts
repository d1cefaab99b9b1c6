import { getNamedType, isAbstractType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import type { GraphQLField, GraphQLNamedOutputType, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** One field of Query, Mutation or Live. */
export interface RootField {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** "Query.customer". */
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every root field of the schema, so that a new one is among them by itself. */
export function rootFields(schema: GraphQLSchema): readonly RootField[] {
  return (
    [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
      ['subscription', schema.getSubscriptionType()],
    ] as const
  ).flatMap(([kind, type]) => Object.values(type?.getFields() ?? {}).map((field) => ({ kind, name: `${type?.name}.${field.name}`, field })));
}

/** A document that asks the field with every argument as a variable of the same name, and selects all that can be selected below it. */
export function documentOf(schema: GraphQLSchema, { kind, field }: RootField, select: (type: GraphQLNamedOutputType) => string = (type) => everythingOf(schema, type)): string {
  const variables = field.args.map((argument) => `$${argument.name}: ${argument.type}`).join(', ');
  const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  return `${kind} ${variables === '' ? '' : `(${variables})`} { ${field.name}${passed === '' ? '' : `(${passed})`} ${select(getNamedType(field.type))} }`;
}

/** Types on a way down, connections among them. Three levels made documents of twice the size, and followed no field that two leave out. */
const deepest = 2;

/**
 * Everything below a type that needs no arguments: connections by their nodes, interfaces and unions by all their members, every type
 * once on a way down.
 */
export function everythingOf(schema: GraphQLSchema, type: GraphQLNamedOutputType, above: readonly string[] = []): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) {
    const members = schema.getPossibleTypes(type).filter((member) => !above.includes(member.name));
    return `{ __typename ${members.map((member) => `... on ${member.name} { __typename ${fieldsOf(schema, member, above, `${member.name}_`)} }`).join(' ')} }`;
  }
  return isObjectType(type) ? `{ __typename ${fieldsOf(schema, type, above, '')} }` : '';
}

function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, above: readonly string[], prefix: string): string {
  return Object.values(type.getFields())
    .filter((field) => field.name !== 'edges' && !field.args.some(isRequiredArgument))
    .flatMap((field) => {
      const named = getNamedType(field.type);
      // Fields of one name have different types in the members of a union: an alias keeps them apart.
      const name = prefix === '' ? field.name : `${prefix}${field.name}: ${field.name}`;
      if (isLeafType(named)) return [name];
      if (above.includes(named.name) || named.name === type.name || (above.length > deepest && !leadsNowhere(named))) return [];
      return [`${name} ${everythingOf(schema, named, [...above, type.name])}`];
    })
    .join(' ');
}

/** A value without an identity, of which nothing leads to anything that has one: such values are selected whole, however deep they lie. */
const leadsNowhere = (type: GraphQLNamedOutputType, above: readonly GraphQLNamedOutputType[] = []): boolean =>
  isLeafType(type) ||
  (isObjectType(type) && !above.includes(type) && !('id' in type.getFields()) && Object.values(type.getFields()).every((field) => leadsNowhere(getNamedType(field.type), [...above, type])));

/** What failed, with all that an error says of itself, what a draft keeps against itself, and nothing else. */
export const onlyErrors = (schema: GraphQLSchema) => (type: GraphQLNamedOutputType): string => {
  if (isLeafType(type)) return '';
  if (!isAbstractType(type)) return '{ __typename }';
  const issues = '{ code message path }';
  const members = schema.getPossibleTypes(type).map((member) => {
    const { validationIssues, results } = member.getFields();
    if (member.name === 'ValidationError') return `... on ValidationError { issues ${issues} }`;
    if (validationIssues?.type.toString() === '[ValidationIssue!]!') return `... on ${member.name} { validationIssues ${issues} }`;
    return results === undefined ? '' : `... on ${member.name} { results { status issues ${issues} } }`;
  });
  const fails = schema.getPossibleTypes(type).some((member) => member.name.endsWith('Error'));
  return `{ __typename ${fails ? '... on Error { code message }' : ''} ${members.join(' ')} }`;
};
