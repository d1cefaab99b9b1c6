import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import ErrorsPlugin from '@pothos/plugin-errors';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { GraphQLError } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { ConflictError, NotFoundError, ValidationError } from '../../../src/kit/errors.ts';
import type { DomainError } from '../../../src/kit/errors.ts';
import { conflate } from '../../../src/graphql/live/conflate.ts';
import type { Timer } from '../../../src/graphql/live/conflate.ts';

export interface SmallContext {
  readonly viewer: { readonly name: string; readonly organizationId: string; readonly credentialId: string } | null;
  readonly world: World;
}

export interface Thing {
  readonly id: string;
  readonly key: string;
  readonly size: number;
}

export interface Figure {
  readonly key: string;
  readonly value: number;
}

/** What the resolvers of one test share and count. */
export class World {
  readonly things: Thing[] = [
    { id: '1', key: 'one', size: 1 },
    { id: '2', key: 'two', size: 2 },
    { id: '3', key: 'three', size: 3 },
  ];
  readonly listeners = new Map<string, Set<(figure: Figure) => void>>();
  made = 0;
  executions = 0;
  readonly gates = new Map<string, { readonly opened: Promise<void>; open(): void }>();

  publish(figure: Figure): void {
    for (const listener of this.listeners.get(figure.key) ?? []) listener(figure);
  }

  /** A point at which a resolver waits until the test lets it go on. */
  gate(name: string): { readonly opened: Promise<void>; open(): void } {
    let gate = this.gates.get(name);
    if (gate === undefined) {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = { opened: promise, open: resolve };
      this.gates.set(name, gate);
    }
    return gate;
  }
}

class ThingKeyTaken extends ConflictError {
  override readonly code = 'THING_KEY_TAKEN';
}

const atOnce: Timer = { after: (_delayMs, run) => { const soon = setImmediate(run); return () => clearImmediate(soon); } };

/** A graph with one of each: unions, interfaces, @oneOf, custom scalars, errors of every kind, secrets, live fields. */
export function smallSchema(): GraphQLSchema {
  const builder = new SchemaBuilder<{
    Context: SmallContext;
    AuthScopes: { viewer: boolean };
    DefaultFieldNullability: false;
    Scalars: { ID: { Input: string; Output: string }; JSONObject: { Input: Record<string, unknown>; Output: Record<string, unknown> } };
  }>({
    plugins: [ErrorsPlugin, ScopeAuthPlugin, ComplexityPlugin],
    defaultFieldNullability: false,
    scopeAuth: {
      authorizeOnSubscribe: true,
      authScopes: ({ viewer }) => ({ viewer: viewer !== null }),
      unauthorizedError: (_parent, { viewer }) =>
        new GraphQLError(viewer ? 'not yours' : 'a credential is needed', { extensions: { code: viewer ? 'FORBIDDEN' : 'UNAUTHENTICATED' } }),
    },
    errors: { directResult: true, defaultTypes: [], defaultUnionOptions: { name: ({ fieldName }) => `${fieldName[0]?.toUpperCase()}${fieldName.slice(1)}Result` } },
  });

  builder.scalarType('JSONObject', {
    serialize: (value) => value,
    parseValue: (value) => {
      if (typeof value !== 'object' || value === null) throw new GraphQLError('not a JSON object');
      return value as Record<string, unknown>;
    },
  });
  const ErrorInterface = builder.interfaceRef<DomainError>('Error').implement({
    fields: (t) => ({ code: t.exposeString('code'), message: t.exposeString('message') }),
  });
  builder.objectType(ValidationError, {
    name: 'ValidationError',
    interfaces: [ErrorInterface],
    fields: (t) => ({ issues: t.stringList({ resolve: (error) => error.issues.map((issue) => issue.path.join('.')) }) }),
  });
  builder.objectType(ConflictError, { name: 'ConflictError', interfaces: [ErrorInterface] });

  const ThingType = builder.objectRef<Thing>('Thing');
  ThingType.implement({
    isTypeOf: (value) => typeof value === 'object' && value !== null && 'size' in value,
    fields: (t) => ({
      id: t.exposeID('id'),
      key: t.exposeString('key'),
      size: t.exposeInt('size'),
      twice: t.int({ resolve: async (thing) => thing.size * 2 }),
      broken: t.string({ nullable: true, resolve: (): string => { throw new Error('select * from secret_table where password'); } }),
      inner: t.field({ type: ThingType, resolve: (thing) => thing }),
    }),
  });
  const Key = builder.objectRef<{ name: string; secretKey: string }>('Key').implement({
    isTypeOf: (value) => typeof value === 'object' && value !== null && 'secretKey' in value,
    fields: (t) => ({ name: t.exposeString('name'), secretKey: t.exposeString('secretKey', { extensions: { secret: true } }) }),
  });
  const Found = builder.unionType('Found', { types: [ThingType, Key] });
  const Unresolvable = builder.unionType('Unresolvable', { types: [ThingType, Key], resolveType: (): never => { throw new Error('cannot tell'); } });
  const FigureType = builder.objectRef<Figure>('Figure').implement({
    fields: (t) => ({
      key: t.exposeString('key'),
      value: t.int({ resolve: (figure, _args, { world }) => { world.executions++; return figure.value; } }),
      padding: t.string({ args: { length: t.arg.int({ required: true }) }, resolve: (_figure, { length }) => 'x'.repeat(length) }),
    }),
  });
  const ThingBy = builder.inputType('ThingBy', { isOneOf: true, fields: (t) => ({ id: t.id(), key: t.string() }) });
  const Numbers = builder.inputType('Numbers', {
    fields: (t) => ({ int: t.int(), float: t.float(), id: t.id(), list: t.floatList(), text: t.string(), object: t.field({ type: 'JSONObject' }) }),
  });

  builder.queryType({
    fields: (t) => ({
      hello: t.string({ args: { name: t.arg.string({ defaultValue: 'world' }) }, resolve: (_root, { name }) => `hello ${name}` }),
      me: t.string({ authScopes: { viewer: true }, resolve: (_root, _args, { viewer }) => viewer?.name ?? '' }),
      thing: t.field({
        type: ThingType,
        nullable: true,
        args: { by: t.arg({ type: ThingBy, required: true }) },
        resolve: async (_root, { by }, { world }) => world.things.find((thing) => thing.id === by.id || thing.key === by.key) ?? null,
      }),
      things: t.field({
        type: [ThingType],
        args: { first: t.arg.int(), least: t.arg.int() },
        complexity: ({ first }) => ({ field: 1, multiplier: first ?? 20 }),
        resolve: async (_root, { first, least }, { world }) => world.things.filter((thing) => thing.size >= (least ?? 0)).slice(0, first ?? 20),
      }),
      found: t.field({ type: [Found], resolve: async (_root, _args, { world }) => [...world.things.slice(0, 1), { name: 'k', secretKey: 's' }] }),
      unresolvable: t.field({ type: Unresolvable, nullable: true, resolve: async (_root, _args, { world }) => world.things[0] }),
      boom: t.string({ nullable: true, resolve: async (): Promise<string> => { throw new Error('relation "invoice" does not exist'); } }),
      boomNow: t.string({ resolve: (): string => { throw new TypeError('undefined is not a function'); } }),
      refused: t.string({ nullable: true, resolve: (): string => { throw new ValidationError([{ code: 'INVALID', message: 'from is after to', path: ['from'] }]); } }),
      unreachable: t.string({ nullable: true, resolve: (): string => { throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }); } }),
      notNull: t.string({ resolve: () => null as unknown as string }),
      numbers: t.field({
        type: 'JSONObject',
        args: { of: t.arg({ type: Numbers, required: true }) },
        resolve: (_root, { of }) => ({ ...of, types: Object.fromEntries(Object.entries(of).map(([name, value]) => [name, typeof value])) }),
      }),
      waiting: t.string({ args: { gate: t.arg.string({ required: true }) }, resolve: async (_root, { gate }, { world }) => { await world.gate(gate).opened; return 'done'; } }),
    }),
  });
  builder.mutationType({
    fields: (t) => ({
      makeThing: t.field({
        type: ThingType,
        args: { key: t.arg.string({ required: true }) },
        authScopes: { viewer: true },
        errors: { types: [ValidationError, ConflictError] },
        resolve: async (_root, { key }, { world }) => {
          if (key === '') throw new ValidationError([{ code: 'REQUIRED', message: 'key is empty', path: ['key'] }]);
          const holder = world.things.find((thing) => thing.key === key);
          if (holder !== undefined) throw new ThingKeyTaken(`key "${key}" is taken`, { type: 'Thing', id: holder.id });
          world.made++;
          const thing = { id: String(world.things.length + 1), key, size: world.made };
          world.things.push(thing);
          return thing;
        },
      }),
      makeKey: t.field({
        type: Key,
        authScopes: { viewer: true },
        args: { name: t.arg.string({ required: true }) },
        resolve: (_root, { name }, { world }) => ({ name, secretKey: `secret-${++world.made}` }),
      }),
      makeSlowly: t.int({
        authScopes: { viewer: true },
        args: { gate: t.arg.string({ required: true }) },
        resolve: async (_root, { gate }, { world }) => { await world.gate(gate).opened; return ++world.made; },
      }),
      makeAndFail: t.int({ authScopes: { viewer: true }, resolve: (_root, _args, { world }): number => { world.made++; throw new Error('after the commit'); } }),
    }),
  });
  builder.subscriptionType({
    name: 'Live',
    fields: (t) => ({
      count: t.int({
        args: { to: t.arg.int({ required: true }) },
        subscribe: async function* (_root, { to }) { for (let n = 1; n <= to; n++) yield n; },
        resolve: (n: number) => n,
      }),
      figureChanged: t.field({
        type: FigureType,
        authScopes: { viewer: true },
        args: { key: t.arg.string({ required: true }) },
        subscribe: (_root, { key }, { world }) => {
          if (key === 'unknown') throw new NotFoundError('there is no figure "unknown"');
          const listeners = world.listeners.get(key) ?? new Set();
          world.listeners.set(key, listeners);
          const values = conflate<Figure>({ keyOf: (figure) => figure.key, intervalMs: 0, timer: atOnce, onEnd: () => listeners.delete(values.push) });
          listeners.add(values.push);
          values.push({ key, value: 0 });
          return values;
        },
        resolve: (figure: Figure) => figure,
      }),
      failing: t.int({
        // oxlint-disable-next-line require-yield -- a source that breaks before its first event
        subscribe: async function* (): AsyncGenerator<number> { throw new Error('the listener lost its connection to postgres'); },
        resolve: (n: number) => n,
      }),
    }),
  });
  return builder.toSchema();
}
