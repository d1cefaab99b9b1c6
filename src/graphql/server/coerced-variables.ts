import {
  getNamedType,
  GraphQLScalarType,
  GraphQLSchema,
  isEnumType,
  isInputType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  typeFromAST,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ArgumentNode, ASTNode, DocumentNode, FieldNode, GraphQLArgument, GraphQLInputType, NamedTypeNode, VariableDefinitionNode } from 'graphql';
import { valueReader } from './value-readers.ts';

/** Takes what graphql-js has coerced, as it is. No document can name it: documents are validated against the graph without it. */
const passThrough = new GraphQLScalarType({ name: 'CoercedVariable', parseValue: (value) => value });
const passThroughType: NamedTypeNode = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: passThrough.name } };

const twins = new WeakMap<GraphQLSchema, GraphQLSchema>();

/** The same types and resolvers, and the pass-through beside them. */
export function withPassThrough(schema: GraphQLSchema): GraphQLSchema {
  let twin = twins.get(schema);
  if (twin === undefined) {
    const config = schema.toConfig();
    twin = new GraphQLSchema({ ...config, types: [...config.types, passThrough], assumeValid: true });
    twins.set(schema, twin);
  }
  return twin;
}

type Values = Record<string, unknown>;

/** A document whose variables and arguments come coerced by graphql-js, and what adds the arguments to the variables. */
export interface CoercedDocument {
  readonly document: DocumentNode;
  readonly values: (coerced: Values) => Values;
}

interface Hoisted {
  readonly name: string;
  /** The argument's value; undefined when it is left out. */
  readonly of: (coerced: Values) => unknown;
}

/**
 * The document for graphql-jit. Left to itself graphql-jit writes out a parser for each input type, which takes seconds where types refer
 * to themselves (filters with and, or); it does not know @oneOf; and it puts literals and defaults into its code as JSON, so that a
 * Decimal or an instant would reach resolvers as text. So its variables take what graphql-js has coerced, and every argument that is
 * more than a plain literal becomes such a variable. Variables of GraphQL's own scalars keep their types: directives look at them.
 */
export function forCoercedVariables(schema: GraphQLSchema, document: DocumentNode): CoercedDocument {
  const hoisted: Hoisted[] = [];
  const prefix = freePrefix(document);
  const hoist = (argument: GraphQLArgument, given: ArgumentNode | undefined): ArgumentNode => {
    const name = `${prefix}${hoisted.length}`;
    hoisted.push({ name, of: valueOf(argument, given) });
    return { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: argument.name }, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } };
  };

  const info = new TypeInfo(schema);
  const withArguments: DocumentNode = visit(
    document,
    visitWithTypeInfo(info, {
      Field: (field: FieldNode) => {
        const needing = info.getFieldDef()?.args.filter((argument) => needsHoisting(argument, given(field, argument)));
        if (needing === undefined || needing.length === 0) return undefined;
        const names = new Set(needing.map(({ name }) => name));
        const kept = (field.arguments ?? []).filter((argument) => !names.has(argument.name.value));
        return { ...field, arguments: [...kept, ...needing.map((argument) => hoist(argument, given(field, argument)))] };
      },
    }),
  );
  const added = hoisted.map(
    ({ name }): VariableDefinitionNode => ({ kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } }, type: passThroughType }),
  );
  const made: DocumentNode = visit(withArguments, {
    VariableDefinition: (definition) => declared(schema, definition),
    OperationDefinition: { leave: (operation) => ({ ...operation, variableDefinitions: [...(operation.variableDefinitions ?? []), ...added] }) },
  });
  if (hoisted.length === 0) return { document: made, values: (coerced) => coerced };
  return {
    document: made,
    values: (coerced) => {
      const values = { ...coerced };
      for (const { name, of } of hoisted) {
        const value = of(coerced);
        if (value !== undefined) values[name] = value;
      }
      return values;
    },
  };
}

const given = (field: FieldNode, argument: GraphQLArgument): ArgumentNode | undefined =>
  field.arguments?.find(({ name }) => name.value === argument.name);

/** Plain literals and bare variables stay; what graphql-jit would write as JSON does not. */
function needsHoisting(argument: GraphQLArgument, node: ArgumentNode | undefined): boolean {
  const madeDefault = typeof argument.defaultValue === 'object' && argument.defaultValue !== null;
  if (node === undefined || node.value.kind === Kind.VARIABLE) return madeDefault;
  return node.value.kind !== Kind.NULL && !isPlain(argument.type);
}

function isPlain(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return isEnumType(named) || (isScalarType(named) && isSpecifiedScalarType(named));
}

function valueOf(argument: GraphQLArgument, node: ArgumentNode | undefined): (coerced: Values) => unknown {
  const { defaultValue, type } = argument;
  if (node === undefined) return () => defaultValue;
  const { value } = node;
  if (value.kind === Kind.VARIABLE) return (coerced) => (value.name.value in coerced ? coerced[value.name.value] : defaultValue);
  if (!holdsVariable(value)) {
    const fixed = valueFromAST(value, type);
    return () => fixed;
  }
  return valueReader(value, type);
}

function holdsVariable(node: ASTNode): boolean {
  let found = false;
  visit(node, {
    Variable: () => {
      found = true;
    },
  });
  return found;
}

function declared(schema: GraphQLSchema, definition: VariableDefinitionNode): VariableDefinitionNode | undefined {
  const type = typeFromAST(schema, definition.type);
  const named = type !== undefined && isInputType(type) ? getNamedType(type) : undefined;
  if (named !== undefined && isScalarType(named) && isSpecifiedScalarType(named)) return undefined;
  const { defaultValue: _applied, ...kept } = definition;
  return { ...kept, type: passThroughType };
}

/** A beginning that no variable of the document has. */
function freePrefix(document: DocumentNode): string {
  const names: string[] = [];
  visit(document, {
    Variable: ({ name }) => {
      names.push(name.value);
    },
  });
  let prefix = 'argument_';
  while (names.some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}
