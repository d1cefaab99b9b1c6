import {
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isListType, isNonNullType, isObjectType, isScalarType, isSpecifiedScalarType, isUnionType,
} from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema, GraphQLType } from 'graphql';

/** A rule of the graph: what breaks it, by coordinate, and what to do. */
export interface GraphRule {
  readonly name: string;
  readonly remedy: string;
  find(schema: GraphQLSchema): readonly string[];
  /** A graph that breaks it. */
  readonly broken: string;
}

interface Field {
  readonly owner: GraphQLNamedType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly at: string;
}

const ours = (schema: GraphQLSchema): readonly GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

const fieldsOf = (schema: GraphQLSchema): readonly Field[] =>
  ours(schema).flatMap((owner) =>
    isObjectType(owner) || isInterfaceType(owner) ? Object.values(owner.getFields()).map((field) => ({ owner, field, at: `${owner.name}.${field.name}` })) : [],
  );

/** Everything that can have a description or be deprecated, by coordinate. */
function elementsOf(schema: GraphQLSchema): readonly { at: string; type: GraphQLType | null; description: string | null | undefined; deprecationReason?: string | null | undefined }[] {
  return ours(schema).flatMap((owner) => {
    const self = { at: owner.name, type: null, description: owner.description };
    if (isEnumType(owner)) return [self, ...owner.getValues().map((value) => ({ ...value, at: `${owner.name}.${value.name}`, type: null }))];
    if (isInputObjectType(owner)) return [self, ...Object.values(owner.getFields()).map((field) => ({ ...field, at: `${owner.name}.${field.name}` }))];
    if (!isObjectType(owner) && !isInterfaceType(owner)) return [self];
    return [
      self,
      ...Object.values(owner.getFields()).flatMap((field) => [
        { ...field, at: `${owner.name}.${field.name}` },
        ...field.args.map((arg) => ({ ...arg, at: `${owner.name}.${field.name}(${arg.name})` })),
      ]),
    ];
  });
}

/** Names that the Relay specification gives and explains; a description would only repeat it. */
const relays = /^(PageInfo(\.\w+)?|Node|\w+\.id|\w+Connection\.(edges|nodes|pageInfo|totalCount)|\w+Edge\.(node|cursor)|\w+\.\w+\((first|last|after|before)\)|Query\.node|Query\.node\(id\)|Query|Mutation|Live|\w+Result)$/;

const pageArguments = ['first', 'last', 'after', 'before'];

const isConnection = (type: GraphQLType): boolean => getNamedType(type).name.endsWith('Connection');

const argument = (field: GraphQLField<unknown, unknown>, name: string): GraphQLArgument | undefined => field.args.find((arg) => arg.name === name);

/** Text that is one of few words, by its name. */
const enumLike = /(?:[.(]|[a-z])(status|state|kind|mode|direction|aggregation)\)?$/i;

/** A state that is a region. */
const regions = /^Address\w*\.state$/;

export const graphRules: readonly GraphRule[] = [
  {
    name: 'every type, field, argument and value is described',
    remedy: 'say what it means, its unit and range, and what null means',
    find: (schema) => elementsOf(schema).filter(({ at, description }) => !relays.test(at) && (description ?? '').trim() === '').map(({ at }) => at),
    broken: '"All." type Query { "One." a("This." x: Int, y: Int): Int }',
  },
  {
    name: 'a description says more than the name',
    remedy: 'say unit, range and what null means; or what it is for',
    find: (schema) =>
      elementsOf(schema).filter(({ at, description }) => {
        const words = (description ?? '').toLowerCase().replace(/[^a-z]/g, '');
        const name = (at.split(/[.(]/).at(-1) ?? '').toLowerCase().replace(/[^a-z]/g, '');
        return words !== '' && (words === name || words === `the${name}`);
      }).map(({ at }) => at),
    broken: '"All." type Query { "Customer." customer: Int }',
  },
  {
    name: 'no Float: money and quantities are exact',
    remedy: 'use Decimal, or Int for what is counted in whole numbers',
    find: (schema) => elementsOf(schema).filter(({ type }) => type !== null && getNamedType(type).name === 'Float').map(({ at }) => at),
    broken: 'type Query { amount: Float }',
  },
  {
    name: 'connections take first, last, after and before, and answer edges, nodes and pageInfo',
    remedy: 'make it with t.connection and the page functions of src/graphql/pagination.ts',
    find: (schema) => [
      ...fieldsOf(schema).filter(({ field }) => isConnection(field.type) && pageArguments.some((name) => !argument(field, name))).map(({ at }) => at),
      ...ours(schema).filter((type): type is GraphQLObjectType => isObjectType(type) && type.name.endsWith('Connection')).filter((type) => ['edges', 'nodes', 'pageInfo'].some((name) => !type.getFields()[name])).map(({ name }) => name),
    ],
    broken: 'type Query { things(first: Int): ThingConnection } type ThingConnection { edges: [Int] nodes: [Int] pageInfo: Int }',
  },
  {
    name: 'what names a page is bounded by it, and no list of nodes grows without one',
    remedy: 'make it a connection, or give it first; a list that the model bounds is named in boundedLists of this file with its bound',
    find: (schema) =>
      fieldsOf(schema)
        .filter(({ owner, field, at }) => {
          const type = isNonNullType(field.type) ? field.type.ofType : field.type;
          const item = getNamedType(type);
          const nodes = isListType(type) && isObjectType(item) && item.getInterfaces().some(({ name }) => name === 'Node');
          return nodes && !owner.name.endsWith('Connection') && !argument(field, 'first') && !boundedLists.has(at);
        })
        .map(({ at }) => at),
    broken: 'type Query { things: [Thing!]! } interface Node { id: ID! } type Thing implements Node { id: ID! }',
  },
  {
    name: 'what is one of few words is an enum',
    remedy: 'make an enum of it, with a description for every value',
    find: (schema) => elementsOf(schema).filter(({ at, type }) => type !== null && getNamedType(type).name === 'String' && enumLike.test(at) && !regions.test(at)).map(({ at }) => at),
    broken: 'type Query { status: String }',
  },
  {
    name: 'a deprecation names the replacement',
    remedy: 'deprecationReason: "Use `name` instead", with the coordinate or the name of what replaces it',
    find: (schema) => elementsOf(schema).filter(({ deprecationReason }) => deprecationReason != null && !/\b[Uu]se `?\w+/.test(deprecationReason)).map(({ at }) => at),
    broken: 'type Query { a: Int @deprecated(reason: "old") }',
  },
  {
    name: 'a mutation answers a union named after it, of what it made and the errors it can have',
    remedy: 'give the field errors: { types: [...] }; every member but what it made implements Error',
    find: (schema) =>
      Object.values(schema.getMutationType()?.getFields() ?? {})
        .filter(({ name, type }) => {
          const answer = getNamedType(type);
          if (!isNonNullType(type) || !isUnionType(answer) || answer.name !== `${name[0]?.toUpperCase()}${name.slice(1)}Result`) return true;
          return answer.getTypes().every((member) => member.getInterfaces().some((face) => face.name === 'Error'));
        })
        .map(({ name }) => `Mutation.${name}`),
    broken: 'type Query { a: Int } type Mutation { make: Int }',
  },
  {
    name: 'a scalar says where it is defined, or how it is written',
    remedy: 'describe its form with an example or a standard',
    find: (schema) => ours(schema).filter((type) => isScalarType(type) && (type.description ?? '').length < 15).map(({ name }) => name),
    broken: 'scalar Thing type Query { a: Thing }',
  },
];

/** Lists of nodes whose length the model bounds, and by what. */
const boundedLists: ReadonlyMap<string, string> = new Map([
  ['Wallet.recurringRules', 'a wallet has at most one'],
  ['CreatedWalletTransactions.transactions', 'at most three: bought, given, taken away'],
  ['Addon.taxes', 'at most 20 of an offer'],
  ['BurnDownSegmentEnd.recurrences', 'those grants of one entitlement that recur at one instant'],
  ['Coupon.meters', 'at most 100 of a coupon'],
  ['Customer.taxes', 'at most 20 of a customer'],
  ['InvoiceLine.ownTaxes', 'at most 20 of a line'],
  ['MinimumCommitment.taxes', 'at most 20 of a commitment'],
  ['Plan.taxes', 'at most 20 of an offer'],
  ['RateCard.taxes', 'at most 20 of a rate card'],
  ['SubscriptionItem.taxes', 'at most 20 of a rate card'],
  ['CreatedPendingInvoiceLines.lines', 'those of one input'],
  ['InvoicedLines.invoices', 'one a currency'],
  ['UpsertedSubjects.subjects', 'those of one input, at most 1,000'],
  ['Invoice.payments', 'one an attempt, and every attempt after those of its profile, at most 11, is asked for by somebody'],
  ['DunningCampaign.billingProfiles', 'at most 100 of a campaign'],
  ['Payment.invoices', 'at most 100 of a payment request'],
  ['PaymentRequest.invoices', 'at most 100 of a request'],
  ['PaymentRequest.payments', 'one an attempt of a request'],
]);
