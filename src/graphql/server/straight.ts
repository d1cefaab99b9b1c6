import { getArgumentValues, GraphQLList, GraphQLNonNull, isInterfaceType, isLeafType, isObjectType, isSpecifiedScalarType, isEnumType, Kind, visit } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLLeafType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { argumentsReader } from './value-readers.ts';

type Values = Record<string, unknown>;

/**
 * Answers a query's data, or null when something happened that only execution by the book can answer: an error, a null where none may be,
 * a value of a kind that nobody expects. Nothing is left under way then. It never rejects.
 */
export type StraightQuery = (context: object, variables: Values) => Promise<object | null>;

/** One execution. Its end is told by a method and a field: as a closure made within another one, it kept each request in memory until a full collection. */
class Run {
  readonly context: object;
  readonly variables: Values;
  /** Arguments and infos that depend on variables, by field, made once. */
  readonly arguments: (Values | undefined)[] = [];
  readonly infos: (GraphQLResolveInfo | undefined)[] = [];
  /** Values that were promised and are not there yet, and one until all were asked for. */
  pending = 1;
  irregular = false;
  data: object | null = null;
  #tell: ((answer: object | null) => void) | null = null;

  constructor(context: object, variables: Values) {
    this.context = context;
    this.variables = variables;
  }

  /** One less to wait for. */
  settle(): void {
    this.pending -= 1;
    if (this.pending === 0) this.#tell?.(this.#answer());
  }

  whole(): Promise<object | null> {
    if (this.pending === 0) return Promise.resolve(this.#answer());
    return new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  #answer(): object | null {
    return this.irregular ? null : this.data;
  }
}

/** Makes an answer's object of what its fields are asked of. */
type Make = (source: unknown, run: Run) => object;

/** Makes an answer's value of a resolver's or a property's value. Throws {@link irregular}. */
type Complete = (value: unknown, run: Run) => unknown;

/** Asks a field's resolver and puts what comes of it into the answer's object, now or later. */
type Resolve = (source: unknown, into: object, run: Run) => void;

/** Thrown where the answer is not straight; it has no use for a stack of its own. */
const irregular = new Error('not straight');

/**
 * Writes a query out as code that makes its answer and checks nothing that a right answer does not need: one literal for each selection,
 * one loop for each list, a promise only where a resolver answers one. A page of six hundred objects costs half of what it costs in
 * graphql-jit, which carries closures and a path to each of them for errors that do not happen. When one does happen, the query is run
 * again by graphql-jit or graphql-js, which know all about it; so this is for queries alone, which may be asked twice.
 *
 * Null where the document holds what this does not write out: directives, types that are known only when they are met, mutations.
 *
 * @param schema as made for compiled operations: what has no resolver shows its property; leaves of GraphQL's own types and of enums are
 * answered as they are.
 */
export function straightQuery(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): StraightQuery | null {
  const type = schema.getQueryType();
  if (operation.operation !== 'query' || !isObjectType(type) || hasDirectives(document)) return null;
  const make = written(() => new Writer(schema, document, operation).make(type, [operation.selectionSet]));
  if (make === null) return null;
  return (context, variables) => execute(make, context, variables);
}

/** What cannot be made of a document's own literals is for execution by the book to tell. */
function written(write: () => Make | null): Make | null {
  try {
    return write();
  } catch {
    return null;
  }
}

function execute(make: Make, context: object, variables: Values): Promise<object | null> {
  const run = new Run(context, variables);
  try {
    run.data = make({}, run);
  } catch {
    run.irregular = true;
  }
  run.settle();
  return run.whole();
}

/** Goes on when the promise is kept. */
function later(promise: PromiseLike<unknown>, run: Run, goOn: (value: unknown) => void): void {
  run.pending += 1;
  promise.then(
    (value) => {
      try {
        goOn(value);
      } catch {
        run.irregular = true;
      }
      run.settle();
    },
    () => {
      run.irregular = true;
      run.settle();
    },
  );
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';

/** What is asked of one object under one name. */
interface Asked {
  readonly key: string;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  #fields = 0;

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#operation = operation;
    this.#fragments = new Map(document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]));
  }

  /** Null when a field of these selections cannot be written out. */
  make(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): Make | null {
    const members: string[] = [];
    const resolved: string[] = [];
    const parts: (Complete | Resolve)[] = [];
    for (const { key, nodes } of this.#asked(type, selectionSets)) {
      const name = nodes[0].name.value;
      const member = key === '__proto__' ? '["__proto__"]' : key;
      if (name === '__typename') {
        members.push(`${member}: ${JSON.stringify(type.name)}`);
        continue;
      }
      const field = type.getFields()[name];
      const complete = field === undefined ? null : this.#complete(field.type, nodes);
      if (field === undefined || complete === null) return null;
      const part = `part${parts.length}`;
      if (field.resolve === undefined) {
        members.push(`${member}: ${shown(`source.${name}`, part, field.type)}`);
        parts.push(complete);
      } else {
        members.push(`${member}: null`);
        resolved.push(`${part}(source, made, run);`);
        parts.push(this.#resolve(key, type, field, nodes, complete));
      }
    }
    // Names in it are names of GraphQL, which are letters, digits and underscores.
    const text = `return (source, run) => { let value; const made = { ${members.join(', ')} }; ${resolved.join(' ')} return made; };`;
    return new Function(...parts.map((_part, at) => `part${at}`), text)(...parts) as Make;
  }

  /** Fields in the order in which they are first asked for; those of one name are one (GraphQL, section 6.3.2). */
  #asked(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[], found = new Map<string, FieldNode[]>()): Asked[] {
    for (const { selections } of selectionSets) {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value;
          const same = found.get(key);
          if (same === undefined) found.set(key, [selection]);
          else same.push(selection);
          continue;
        }
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
        const condition = fragment?.typeCondition?.name.value;
        if (fragment === undefined || (condition !== undefined && !this.#is(type, condition))) continue;
        this.#asked(type, [fragment.selectionSet], found);
      }
    }
    return [...found].map(([key, nodes]) => ({ key, nodes: nodes as [FieldNode, ...FieldNode[]] }));
  }

  #is(type: GraphQLObjectType, condition: string): boolean {
    if (type.name === condition) return true;
    const general = this.#schema.getType(condition);
    return general !== undefined && (isInterfaceType(general) || 'getTypes' in general) && this.#schema.isSubType(general as never, type);
  }

  #complete(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete | null {
    if (type instanceof GraphQLNonNull) {
      const complete = this.#complete(type.ofType, nodes);
      return complete && neverNull(complete);
    }
    if (type instanceof GraphQLList) {
      const item = this.#complete(type.ofType, nodes);
      return item && listOf(item);
    }
    if (isLeafType(type)) return leafOf(type);
    if (!isObjectType(type) || type.isTypeOf) return null;
    const make = this.make(type, nodes.flatMap(({ selectionSet }) => selectionSet ?? []));
    return make && objectOf(make);
  }

  #resolve(key: string, parentType: GraphQLObjectType, field: GraphQLField<unknown, unknown>, nodes: readonly [FieldNode, ...FieldNode[]], complete: Complete): Resolve {
    const { resolve } = field as { resolve: NonNullable<typeof field.resolve> };
    const at = this.#fields++;
    const [node] = nodes;
    // The same object each time: the arguments belong to the document, and no resolver may change them.
    const fixed = holdsVariables(node) ? null : Object.freeze(getArgumentValues(field, node));
    const read = argumentsReader(field, node);
    const argumentsOf = fixed === null ? (run: Run): Values => (run.arguments[at] ??= read(run.variables)) : (): Values => fixed;
    const known = {
      fieldName: field.name,
      fieldNodes: nodes,
      returnType: field.type,
      parentType,
      schema: this.#schema,
      fragments: Object.fromEntries(this.#fragments),
      rootValue: {},
      operation: this.#operation,
      path: { prev: undefined, key, typename: parentType.name },
    };
    const infoOf = (run: Run): GraphQLResolveInfo => (run.infos[at] ??= { ...known, variableValues: run.variables });
    const put = new Function('made', 'value', key === '__proto__' ? 'Object.defineProperty(made, "__proto__", { value })' : `made.${key} = value;`) as (made: object, value: unknown) => void;
    return (source, made, run) => {
      const value: unknown = resolve(source, argumentsOf(run), run.context, infoOf(run));
      if (isPromise(value)) later(value, run, (kept) => put(made, complete(kept, run)));
      else put(made, complete(value, run));
    };
  }
}

/**
 * The code of a property's value. Nearly all leaves are text, which is neither null nor wrong: where it is answered as it is, that is looked at
 * before anything is called.
 */
function shown(property: string, complete: string, type: GraphQLOutputType): string {
  const leaf = type instanceof GraphQLNonNull ? type.ofType : type;
  const asItIs = isLeafType(leaf) && isAnsweredAsItIs(leaf);
  return asItIs ? `typeof (value = ${property}) === 'string' ? value : ${complete}(value, run)` : `${complete}(${property}, run)`;
}

/** The graph's own types stand behind these, and the graph was made so that their values need nothing done to them. */
const isAnsweredAsItIs = (type: GraphQLLeafType): boolean => isSpecifiedScalarType(type) || isEnumType(type);

function neverNull(complete: Complete): Complete {
  return (value, run) => {
    if (value === null || value === undefined) throw irregular;
    return complete(value, run);
  };
}

function objectOf(make: Make): Complete {
  return (value, run) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error || isPromise(value) || typeof value === 'function') throw irregular;
    return make(value, run);
  };
}

function listOf(item: Complete): Complete {
  return (value, run) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) throw irregular;
    const { length } = value;
    const list: unknown[] = [];
    list.length = length;
    for (let at = 0; at < length; at++) {
      const one: unknown = value[at];
      if (isPromise(one)) later(one, run, (kept) => (list[at] = item(kept, run)));
      else list[at] = item(one, run);
    }
    return list;
  };
}

/** As they are where the graph's own types stand behind them, else as their type writes them. */
function leafOf(type: GraphQLLeafType): Complete {
  if (isAnsweredAsItIs(type)) {
    return (value) => {
      if (value === null || value === undefined) return null;
      if (typeof value === 'function' || value instanceof Error || isPromise(value)) throw irregular;
      return value;
    };
  }
  return (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'function' || value instanceof Error || isPromise(value)) throw irregular;
    const written = type.serialize(value);
    if (written === null || written === undefined) throw irregular;
    return written;
  };
}

function hasDirectives(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive: () => {
      found = true;
    },
  });
  return found;
}

function holdsVariables(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? []) {
    visit(argument, {
      Variable: () => {
        found = true;
      },
    });
  }
  return found;
}
