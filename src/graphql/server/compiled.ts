import { hash } from 'node:crypto';
import { createRequire } from 'node:module';
import { GraphQLError, getNamedType, isInputObjectType, Kind, parse, specifiedRules, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type * as GraphQLJit from 'graphql-jit';
import type { CompiledQuery } from 'graphql-jit';
import { coded } from '../coded.ts';
import { forCoercedVariables, withPassThrough } from './coerced-variables.ts';
import { costOf } from './cost.ts';
import type { CostOf } from './cost.ts';
import { overShape, shapeOf } from './limits.ts';
import { staged } from './mask.ts';
import { Refusal } from './request.ts';
import type { OperationLimits } from './request.ts';
import { straightQuery } from './straight.ts';
import type { StraightQuery } from './straight.ts';
import { secretPathsOf } from './secrets.ts';
import type { SecretPaths } from './secrets.ts';
import { refuseUnstorableLiterals } from './storable-text.ts';
import { variablesReader } from './value-readers.ts';

/** One operation of a document that is valid and within the limits. */
export interface Prepared {
  /** Tells this operation from every other: its name and the document's text. */
  readonly key: string;
  /** The operation and its fragments, without the document's other operations. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The compiled operation; null when it runs on graphql-js. */
  readonly compiled: CompiledOperation | null;
  readonly costOf: CostOf;
  /** Coerces its variables, as they arrived. */
  readonly readVariables: ReturnType<typeof variablesReader>;
  readonly secrets: SecretPaths | null;
}

type Query = CompiledQuery['query'];

/** It brings a hundred modules and 15 MB, which wait for the first document that is asked for twice. */
let graphqlJit: typeof GraphQLJit | undefined;
const jit = (): typeof GraphQLJit => (graphqlJit ??= createRequire(import.meta.url)('graphql-jit') as typeof GraphQLJit);

/** The graph without checks of its own, and who may be answered by it. */
export interface Unchecked {
  /** Made at the first use. Compiled operations on it leave leaves as they are where GraphQL itself or an enum defines them. */
  schema(): GraphQLSchema;
  /** Tells whether a caller passes all checks of a document; null where it cannot be told for anybody. */
  checksOf(document: DocumentNode): ((context: object) => boolean) | null;
}

/** An operation that takes coerced variables, compiled once for callers who pass all of its checks, and once for others when one of those comes. */
export class CompiledOperation {
  readonly #compile: (schema: GraphQLSchema) => Query | null;
  readonly #schema: GraphQLSchema;
  readonly #unchecked: Unchecked | null;
  readonly #passes: ((context: object) => boolean) | null;
  readonly #writeOut: (schema: GraphQLSchema) => StraightQuery | null;
  #straight: StraightQuery | null | undefined;
  #forAll: Query | null | undefined;
  #forThosePassing: Query | null | undefined;

  constructor(schema: GraphQLSchema, unchecked: Unchecked | null, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#unchecked = unchecked;
    this.#passes = unchecked?.checksOf(document) ?? null;
    this.#writeOut = (on) => straightQuery(on, document, operation);
    this.#compile = (on) => {
      const coerced = forCoercedVariables(on, document);
      const { compileQuery, isCompiledQuery } = jit();
      const compiled = compileQuery(withPassThrough(on), coerced.document, operation.name?.value, { disableLeafSerialization: on !== schema });
      if (!isCompiledQuery(compiled)) return null;
      const { query } = compiled;
      return (root, context, variables) => query(root, context, coerced.values(variables ?? {}));
    };
  }

  /** What answers it as long as nothing goes wrong, for callers who pass all checks; null for others, and where there is no such thing. */
  straightFor(context: object): StraightQuery | null {
    if (this.#straight === null || this.#unchecked === null || !this.#passes?.(context)) return null;
    if (this.#straight === undefined) this.#straight = this.#writeOut(this.#unchecked.schema());
    return this.#straight;
  }

  /** Null when it cannot be compiled and runs on graphql-js. */
  for(context: object): Query | null {
    if (this.#unchecked !== null && this.#passes?.(context)) {
      if (this.#forThosePassing === undefined) this.#forThosePassing = this.#compile(this.#unchecked.schema());
      return this.#forThosePassing;
    }
    if (this.#forAll === undefined) this.#forAll = this.#compile(this.#schema);
    return this.#forAll;
  }
}

/** Documents of more characters are neither kept nor compiled: they hold literals and will hardly come again. */
const longestKept = 20_000;
const sightingsKept = 2_000;
/** Validation stops here: a document of nothing but mistakes is not worth more. */
const mostErrors = 20;

/**
 * Parses, validates, measures and compiles documents. A document is compiled when it is seen for the second time, so that a stream of new
 * ones costs no memory; at most `capacity` are kept, the least recently used one goes first. A capacity of 0 keeps and compiles none.
 */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #unchecked: Unchecked | null;
  readonly #limits: OperationLimits;
  readonly #capacity: number;
  /** Insertion order is the order of use. */
  readonly #kept = new Map<string, Prepared>();
  /** The last of them: to put a key behind itself each time makes the map grow anew every few hundred requests. */
  #latest = '';
  readonly #seen = new Set<string>();

  constructor(schema: GraphQLSchema, unchecked: Unchecked | null, limits: OperationLimits, capacity: number) {
    this.#schema = schema;
    this.#unchecked = unchecked;
    this.#limits = limits;
    this.#capacity = capacity;
  }

  /** The operation if it is kept, else undefined. */
  kept(source: string, operationName: string | null): Prepared | undefined {
    const key = keyOf(source, operationName);
    const hit = this.#kept.get(key);
    if (hit !== undefined && key !== this.#latest) {
      this.#kept.delete(key);
      this.#keep(key, hit);
    }
    return hit;
  }

  #keep(key: string, prepared: Prepared): void {
    this.#kept.set(key, prepared);
    this.#latest = key;
  }

  /** The operation, prepared now if need be. Throws Refusal, coded by what is wrong. */
  prepare(source: string, operationName: string | null): Prepared {
    const kept = this.kept(source, operationName);
    if (kept !== undefined) return kept;
    const key = keyOf(source, operationName);
    const again = this.#seenBefore(source, key);
    const prepared = this.#make(source, operationName, key, again);
    if (again) {
      this.#keep(key, prepared);
      if (this.#kept.size > this.#capacity) this.#kept.delete(this.#kept.keys().next().value ?? '');
    }
    return prepared;
  }

  #seenBefore(source: string, key: string): boolean {
    if (this.#capacity === 0 || source.length > longestKept) return false;
    const digest = hash('sha256', key, 'base64');
    if (this.#seen.delete(digest)) return true;
    this.#seen.add(digest);
    if (this.#seen.size > sightingsKept) this.#seen.delete(this.#seen.keys().next().value ?? '');
    return false;
  }

  #make(source: string, operationName: string | null, key: string, compile: boolean): Prepared {
    const whole = parsed(source, this.#limits.tokens);
    const invalid = validate(this.#schema, whole, specifiedRules, { maxErrors: mostErrors });
    if (invalid.length > 0) throw new Refusal(staged(invalid, 'GRAPHQL_VALIDATION_FAILED'));
    const operation = operationOf(whole, operationName);
    refuseUnstorableLiterals(whole);
    const document: DocumentNode = {
      ...whole,
      definitions: whole.definitions.filter((definition) => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION),
    };
    const over = overShape(shapeOf(document, operation), this.#limits);
    if (over.length > 0) throw new Refusal(over);
    return {
      key,
      document,
      operation,
      compiled: compile && compilable(this.#schema, document, operation) ? new CompiledOperation(this.#schema, this.#unchecked, document, operation) : null,
      costOf: costOf(this.#schema, document),
      readVariables: variablesReader(this.#schema, operation),
      secrets: operation.operation === 'mutation' ? secretPathsOf(this.#schema, document, operation) : null,
    };
  }
}

function keyOf(source: string, operationName: string | null): string {
  return `${operationName ?? ''}\n${source}`;
}

function parsed(source: string, maxTokens: number): DocumentNode {
  try {
    return parse(source, { maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) {
      throw new Refusal([coded('GRAPHQL_PARSE_FAILED', 'the document is nested too deeply to be read: flatten it')]);
    }
    if (error.message.includes(`more that ${maxTokens} tokens`) || error.message.includes(`more than ${maxTokens} tokens`)) {
      throw new Refusal([coded('COMPLEXITY_LIMIT', `the document has more than ${maxTokens} tokens: use variables, or split it`)]);
    }
    throw new Refusal(staged([error], 'GRAPHQL_PARSE_FAILED'));
  }
}

function operationOf(document: DocumentNode, operationName: string | null): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operationName !== null) {
    const named = operations.find((operation) => operation.name?.value === operationName);
    if (named === undefined) throw new Refusal([coded('BAD_USER_INPUT', `the document has no operation called "${operationName.slice(0, 80)}"`)]);
    return named;
  }
  const [only, ...others] = operations;
  if (only === undefined) throw new Refusal([coded('BAD_USER_INPUT', 'the document holds no operation, only fragments')]);
  if (others.length > 0) {
    throw new Refusal([coded('BAD_USER_INPUT', `the document holds ${operations.length} operations: say which one in "operationName"`)]);
  }
  return only;
}

/**
 * graphql-jit loses literal arguments of subscriptions, and does not know @oneOf at all. And what asks for the graph itself is to see the one
 * that is published, not one made for compiled operations.
 */
function compilable(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): boolean {
  return operation.operation !== 'subscription' && !introspects(document) && !nullableVariableInOneOf(schema, document);
}

function introspects(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      found ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return found;
}

/** `{ key: $nullable }` passes validation; only graphql-js refuses null there when it runs. */
function nullableVariableInOneOf(schema: GraphQLSchema, document: DocumentNode): boolean {
  const nullable = new Set<string>();
  visit(document, {
    VariableDefinition: (definition) => {
      if (definition.type.kind !== Kind.NON_NULL_TYPE) nullable.add(definition.variable.name.value);
    },
  });
  if (nullable.size === 0) return false;
  const info = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(info, {
      ObjectField: (field) => {
        const parent = getNamedType(info.getParentInputType());
        found ||= isInputObjectType(parent) && parent.isOneOf && field.value.kind === Kind.VARIABLE && nullable.has(field.value.name.value);
      },
    }),
  );
  return found;
}
