import fc from 'fast-check';
import { execute, GraphQLEnumType, GraphQLInt, GraphQLInterfaceType, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLScalarType, GraphQLSchema, GraphQLString, parse, validate } from 'graphql';
import type { DocumentNode, GraphQLOutputType, OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { straightQuery } from './straight.ts';

/** What a resolver of the graph below does. */
type Deed = { readonly does: 'answer' | 'promise' | 'reject' | 'throw' | 'answer an error'; readonly value: unknown };

const done = ({ does, value }: Deed): unknown => {
  if (does === 'throw') throw new Error('thrown');
  if (does === 'reject') return Promise.reject(new Error('rejected'));
  if (does === 'answer an error') return new Error('answered');
  return does === 'promise' ? Promise.resolve(value) : value;
};

const Loud = new GraphQLScalarType({
  name: 'Loud',
  serialize: (value) => {
    if (value === 'silent') throw new Error('cannot be said');
    return `${String(value)}!`;
  },
});
const Colour = new GraphQLEnumType({ name: 'Colour', values: { RED: { value: 'RED' }, BLUE: { value: 'BLUE' } } });
const Named = new GraphQLInterfaceType({ name: 'Named', fields: { text: { type: GraphQLString } } });
const calls: unknown[] = [];
const Thing: GraphQLObjectType = new GraphQLObjectType({
  name: 'Thing',
  interfaces: [Named],
  fields: () => ({
    text: { type: GraphQLString },
    needed: { type: new GraphQLNonNull(GraphQLString) },
    loud: { type: Loud },
    colour: { type: new GraphQLNonNull(Colour) },
    texts: { type: new GraphQLList(new GraphQLList(GraphQLString)) },
    thing: { type: Thing },
    things: { type: new GraphQLList(new GraphQLNonNull(Thing)) },
    askedText: { type: GraphQLString, resolve: (source) => done(source.askedText) },
    askedLoud: { type: new GraphQLNonNull(Loud), resolve: (source) => done(source.askedLoud) },
    askedThing: { type: new GraphQLNonNull(Thing), resolve: (source) => done(source.askedThing) },
    askedThings: { type: new GraphQLList(Thing), resolve: (source) => done(source.askedThings) },
    named: { type: Named, resolve: (source) => source },
    echo: {
      type: GraphQLString,
      args: { word: { type: GraphQLString, defaultValue: 'nothing' }, times: { type: GraphQLInt } },
      resolve: (_source, args, context, info) => {
        calls.push({ args, context, field: `${info.parentType.name}.${info.fieldName}`, variables: info.variableValues });
        return JSON.stringify(args);
      },
    },
  }),
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { start: { type: Thing, resolve: (_root, _args, context) => done(context.start) }, other: { type: new GraphQLNonNull(Thing), resolve: (_root, _args, context) => done(context.other) } } }),
  mutation: new GraphQLObjectType({ name: 'Mutation', fields: { start: { type: Thing, resolve: (_root, _args, context) => done(context.start) } } }),
});

const operationOf = (document: DocumentNode): OperationDefinitionNode => document.definitions.find((definition) => definition.kind === 'OperationDefinition') as OperationDefinitionNode;

function straight(text: string) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  return { document, query: straightQuery(schema, document, operationOf(document)) };
}

/** The answer by the book; null where it has errors. */
async function byTheBook(document: DocumentNode, context: object, variables: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await execute({ schema, document, rootValue: {}, contextValue: context, variableValues: variables });
  return errors === undefined ? JSON.stringify(data) : null;
}

const deed = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Deed> =>
  fc.record({
    does: fc.oneof(
      { weight: 60, arbitrary: fc.constant<Deed['does']>('answer') },
      { weight: 30, arbitrary: fc.constant<Deed['does']>('promise') },
      { weight: 2, arbitrary: fc.constantFrom<Deed['does']>('reject', 'throw', 'answer an error') },
    ),
    value,
  });
const seldom = (value: fc.Arbitrary<unknown>, rare: readonly unknown[]): fc.Arbitrary<unknown> => fc.oneof({ weight: 60, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(...rare) });
const text = fc.constantFrom('', 'a', 'long "quoted" text', '\u2028');
const thingOf = (depth: number): fc.Arbitrary<unknown> => {
  const below = depth === 0 ? fc.constant(null) : thingOf(depth - 1);
  return fc.record({
    text: fc.option(text),
    needed: seldom(text, [null, undefined]),
    loud: seldom(fc.option(text), ['silent']),
    colour: seldom(fc.constantFrom('RED', 'BLUE'), [null]),
    texts: fc.option(fc.array(fc.option(fc.array(fc.option(text), { maxLength: 2 })), { maxLength: 2 })),
    thing: fc.option(below),
    things: depth === 0 ? fc.constant([]) : fc.option(fc.array(seldom(below, [null]), { maxLength: 2 })),
    askedText: deed(fc.option(text)),
    askedLoud: deed(seldom(text, [null, 'silent'])),
    askedThing: deed(below),
    askedThings: deed(fc.option(fc.array(below, { maxLength: 2 }))),
  });
};
const thing = thingOf(2);

const leaves = ['text', 'needed', 'loud', 'colour', 'texts', 'askedText', 'askedLoud', 'alias: text', '__typename', '...Texts', '... on Named { text }', 'echo', 'echo2: echo(word: "x", times: 2)', 'echo3: echo(word: $word)'];
const nested = ['thing', 'things', 'askedThings', 'more: askedThings', 'askedThing'];
const selectionsOf = (depth: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.subarray(leaves, { minLength: 1, maxLength: 4 }), depth === 0 ? fc.constant([]) : fc.array(fc.tuple(fc.constantFrom(...nested), selectionsOf(depth - 1)), { maxLength: 2 }))
    .map(([own, below]) => `{ ${own.join(' ')} ${[...new Map(below)].map(([field, inside]) => `${field} ${inside}`).join(' ')} }`);
const selections = selectionsOf(2);

describe('a query written out', () => {
  test('answers what graphql-js answers, and leaves to it whatever has errors', async () => {
    let answered = 0;
    let left = 0;
    await fc.assert(
      fc.asyncProperty(selections, selections, deed(fc.option(thing)), deed(thing), fc.option(text, { nil: undefined }), async (one, two, start, other, word) => {
        const { document, query } = straight(`query Q($word: String) { start ${one} other ${two} again: start { ...Texts } } fragment Texts on Thing { text texts echo3: echo(word: $word) }`);
        const variables = word === undefined ? {} : { word };
        const data = await query?.({ start, other }, variables);
        const expected = await byTheBook(document, { start, other }, variables);
        expect(data === null ? null : JSON.stringify(data)).toBe(expected);
        if (data === null) left++;
        else answered++;
      }),
      { numRuns: 200 },
    );
    expect(Math.min(answered, left)).toBeGreaterThan(10);
  });

  test('waits for everything that is under way, also when it is not straight', async () => {
    let release = (): void => undefined;
    const slow = new Promise((resolve) => {
      release = () => resolve(null);
    });
    const { query } = straight('{ start { text } other { text } }');
    let settled = false;
    const answer = query?.({ start: { does: 'answer', value: slow }, other: { does: 'throw', value: null } }, {}).then((data) => {
      settled = true;
      return data;
    });
    await new Promise(setImmediate);
    expect(settled).toBe(false);
    release();
    expect(await answer).toBe(null);
  });

  test('gives resolvers their arguments, the context and what they may know of the field', async () => {
    calls.length = 0;
    const { query } = straight('query Q($word: String) { start { echo(word: $word, times: 3) plain: echo } }');
    const context = { start: { does: 'answer', value: {} } };
    expect(await query?.(context, { word: 'hi' })).toEqual({ start: { echo: '{"word":"hi","times":3}', plain: '{"word":"nothing"}' } });
    expect(calls).toEqual([
      { args: { word: 'hi', times: 3 }, context, field: 'Thing.echo', variables: { word: 'hi' } },
      { args: { word: 'nothing' }, context, field: 'Thing.echo', variables: { word: 'hi' } },
    ]);
    expect(await query?.(context, {})).toEqual({ start: { echo: '{"word":"nothing","times":3}', plain: '{"word":"nothing"}' } });
  });

  test('is not made of what cannot be asked twice, is known only when it is met, or stands under a condition', () => {
    expect(straight('mutation { start { text } }').query).toBeNull();
    expect(straight('{ start { named { text } } }').query).toBeNull();
    expect(straight('query Q($wanted: Boolean!) { start { text @include(if: $wanted) } }').query).toBeNull();
  });

  test('takes no property for a value that is none', async () => {
    const property = async (value: unknown, type: GraphQLOutputType = GraphQLString): Promise<unknown> => {
      const graph = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { it: { type: new GraphQLObjectType({ name: 'It', fields: { value: { type } } }), resolve: () => ({ value }) } } }) });
      const document = parse('{ it { value } }');
      return straightQuery(graph, document, operationOf(document))?.({}, {});
    };
    for (const odd of [() => 'called', Promise.resolve('kept'), new Error('it is one')]) {
      expect(await property(odd)).toBeNull();
      expect(await property(odd, Loud)).toBeNull();
    }
    expect(await property({ key: 'no list' }, new GraphQLList(GraphQLString))).toBeNull();
    expect(await property('text')).toEqual({ it: { value: 'text' } });
  });
});
