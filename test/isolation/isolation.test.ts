import { isObjectType, isRequiredArgument } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../src/access/index.ts';
import { parseGlobalId } from '../../src/graphql/global-id.ts';
import { asking } from '../support/asking.ts';
import type { Asking, Said } from '../support/asking.ts';
import { asks } from '../support/asks/index.ts';
import type { Call, Variables } from '../support/asks/index.ts';
import { documentOf, everythingOf, rootFields } from '../support/documents.ts';
import type { RootField } from '../support/documents.ts';
import { rowsOf } from '../support/rows.ts';
import { tell, uuidsOf } from '../support/story.ts';
import type { Story } from '../support/story.ts';
import { worlds } from '../support/world.ts';
import { buyerFields, customerOwned, onlyBuyers, readingMutations } from './buyer-fields.ts';

const all = worlds();
let alpha: Story;
let beta: Story;
let engine: Asking;
let fields: readonly RootField[];

beforeAll(async () => {
  engine = asking(all.product(), 'prepared');
  fields = rootFields(all.product().schema);
  alpha = await tell(await all.create(), 'alpha');
  beta = await tell(await all.create(), 'beta');
});

const callsOf = (name: string): readonly Call[] => asks[name]?.calls(alpha) ?? [];
const ofKind = (...kinds: RootField['kind'][]): readonly RootField[] => fields.filter(({ kind }) => kinds.includes(kind));

const documents = new Map<string, string>();

/** A document that selects everything, of a node everything of its own type. */
function sourceOf(field: RootField, variables: Variables): string {
  const { schema } = all.product();
  const type = field.name === 'Query.node' ? schema.getType(parseGlobalId(String(variables['id']))?.typename ?? '') : undefined;
  const key = `${field.name} ${type?.name}`;
  const made = documents.get(key) ?? (isObjectType(type) ? documentOf(schema, field, () => `{ ... on ${type.name} ${everythingOf(schema, type)} }`) : documentOf(schema, field));
  documents.set(key, made);
  return made;
}

/** Who asks a field for a story's organization: its key, or a token where only tokens may. */
const askerOf = (story: Story, { name }: RootField): Viewer => (onlyBuyers.includes(name) ? story.buyer('one') : story.world.viewer);

/** Asks any root field; of a live one the answer that refuses it, or its first value: each says at once how things are. */
async function say(viewer: Viewer | null, field: RootField, variables: Variables): Promise<Said> {
  const source = sourceOf(field, variables);
  if (field.kind !== 'subscription') return engine.ask(viewer, source, variables);
  const answer = await engine.live(viewer, source, variables);
  if (!('next' in answer)) return answer;
  const first = await answer.next();
  await answer.return?.();
  return first.done === true ? { data: null } : first.value;
}

const codes = (said: Said): readonly (string | undefined)[] => (said.errors ?? []).map(({ extensions }) => extensions.code);
const rootOf = ({ data }: Said, { field }: RootField): unknown => data?.[field.name] ?? null;

/** Every text of an answer's data but what explains an error: that repeats what was asked. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name.endsWith('message') ? [] : textsOf(inner)));
}

/** Texts that hold one of the uuids, as it is or inside a graph id. */
function holding(texts: readonly string[], uuids: readonly string[]): readonly string[] {
  return texts.filter((text) => {
    const plain = `${text} ${Buffer.from(text, 'base64url').toString('latin1')}`;
    return uuids.some((uuid) => plain.includes(uuid));
  });
}

function isNothing(value: unknown): boolean {
  if (value === null || (Array.isArray(value) && value.length === 0)) return true;
  const { __typename, nodes } = value as { __typename?: string; nodes?: unknown[] };
  return __typename === 'NotFoundError' || nodes?.length === 0;
}

function checkCalm(said: Said, what: string): void {
  expect.soft(codes(said), what).not.toContain('INTERNAL_SERVER_ERROR');
  expect.soft(codes(said), what).not.toContain(undefined);
}

test('every root field has a case', () => {
  expect(fields.map(({ name }) => name).filter((name) => asks[name] === undefined)).toEqual([]);
});

test('every Node type is among the things of the story', () => {
  const node = all.product().schema.getType('Node');
  const told = new Set([...alpha.ids.values()].map((id) => Buffer.from(id, 'base64url').toString('latin1').split(':')[0]));
  const kinds = all.product().schema.getPossibleTypes(node as never).map(({ name }) => name);
  expect(kinds.filter((kind) => !told.has(kind) && !['Organization', 'StaticEntitlement', 'BooleanEntitlement'].includes(kind))).toEqual([]);
});

describe('another organization', () => {
  test.each(['query', 'subscription', 'mutation'] as const)('reaches nothing by any %s, and changes nothing', async (kind) => {
    const before = await rowsOf(all.product(), alpha.world.organizationId);
    const uuids = [...uuidsOf(alpha.ids), alpha.world.organizationId];
    const calls = ofKind(kind).flatMap((field) => callsOf(field.name).map((call) => ({ field, ...call })));
    // Calls that make things of the asker's own under the same names come last: what finds those has found nothing foreign.
    for (const { field, variables, stranger } of calls.toSorted((a, b) => Number(a.stranger === 'own') - Number(b.stranger === 'own'))) {
      const said = await say(askerOf(beta, field), field, variables);
      const what = `${field.name} ${JSON.stringify(variables)} answered ${JSON.stringify(said).slice(0, 600)}`;
      checkCalm(said, what);
      const texts = textsOf(said.data);
      expect.soft(holding(texts, uuids), what).toEqual([]);
      if (stranger === 'nothing') expect.soft(isNothing(rootOf(said, field)), what).toBe(true);
      if (kind === 'subscription') expect.soft(codes(said), what).toEqual(['NOT_FOUND']);
      if (kind === 'query') {
        expect.soft(said.errors, what).toBeUndefined();
        expect.soft(texts.filter((text) => text.includes(alpha.marker)), what).toEqual([]);
      }
    }
    expect(await rowsOf(all.product(), alpha.world.organizationId)).toEqual(before);
  });

  test('sees of its own things nothing that leads elsewhere', async () => {
    const node = ofKind('query').find(({ name }) => name === 'Query.node') as RootField;
    for (const [name, id] of beta.ids) {
      const said = await say(beta.world.viewer, node, { id });
      expect.soft(rootOf(said, node), `${name} ${JSON.stringify(said)}`).not.toBeNull();
      const texts = textsOf(said.data);
      expect.soft(texts.filter((text) => text.includes(alpha.marker)), name).toEqual([]);
      expect.soft(holding(texts, uuidsOf(alpha.ids)), name).toEqual([]);
    }
  });
});

describe('who may ask at all', () => {
  test('without a credential nothing is answered', async () => {
    for (const field of fields) {
      for (const { variables } of callsOf(field.name).slice(0, 1)) {
        const said = await say(null, field, variables);
        expect.soft(codes(said), field.name).toEqual(['UNAUTHENTICATED']);
        expect.soft(rootOf(said, field), field.name).toBeNull();
      }
    }
  });

  test('a key without any scope reaches nothing but who it is', async () => {
    const before = await rowsOf(all.product(), alpha.world.organizationId);
    for (const field of fields) {
      if (field.name === 'Query.viewer') continue;
      for (const { variables } of callsOf(field.name).slice(0, 1)) {
        const said = await say(alpha.world.limited(), field, variables);
        expect.soft(codes(said), field.name).toEqual(['FORBIDDEN']);
        expect.soft(rootOf(said, field), field.name).toBeNull();
      }
    }
    expect(await rowsOf(all.product(), alpha.world.organizationId)).toEqual(before);
  });

  test('reading is not writing: no mutation is reached with every scope to read', async () => {
    const reader = alpha.world.limited(...[...alpha.world.viewer.permissions].filter((permission) => permission.endsWith(':read')));
    for (const field of ofKind('mutation').filter(({ name }) => !readingMutations.includes(name))) {
      for (const { variables } of callsOf(field.name).slice(0, 1)) expect.soft(codes(await say(reader, field, variables)), field.name).toEqual(['FORBIDDEN']);
    }
  });
});

describe("a buyer's token", () => {
  test('reaches the fields for buyers and no other', async () => {
    for (const field of fields) {
      for (const { variables } of callsOf(field.name).slice(0, 1)) {
        const said = await say(alpha.buyer('two'), field, variables);
        const refused = codes(said).includes('FORBIDDEN') && rootOf(said, field) === null;
        expect.soft(refused, `${field.name} answered ${JSON.stringify(said).slice(0, 400)}`).toBe(!buyerFields.includes(field.name));
      }
    }
  });

  test("reaches nothing of another customer's, whatever names it", async () => {
    const before = await rowsOf(all.product(), alpha.world.organizationId);
    const uuids = uuidsOf(new Map([...alpha.ids].filter(([name]) => customerOwned.test(name))));
    for (const field of fields.filter(({ name }) => buyerFields.includes(name))) {
      for (const { variables } of callsOf(field.name)) {
        const said = await say(alpha.buyer('two'), field, variables);
        const what = `${field.name} ${JSON.stringify(variables)} answered ${JSON.stringify(said).slice(0, 600)}`;
        checkCalm(said, what);
        const texts = textsOf(said.data);
        expect.soft(texts.filter((text) => text.includes(alpha.text('one'))), what).toEqual([]);
        expect.soft(holding(texts, uuids), what).toEqual([]);
      }
    }
    expect(await rowsOf(all.product(), alpha.world.organizationId)).toEqual(before);
  });
});

test('a live field tells nobody the news of another organization or another customer', async () => {
  const open = ofKind('subscription').filter(({ field }) => !field.args.some(isRequiredArgument));
  const told = await Promise.all(
    open.map(async (field) => ({
      name: field.name,
      stranger: await listening(field, beta.world.viewer, beta.marker),
      other: await listening(field, alpha.buyer('two'), alpha.text('two')),
    })),
  );
  // Everybody is told in the order in which it happened: who has heard of the second time would have heard all of the first.
  for (const _time of ['first', 'second']) {
    const before = told.map(({ stranger, other }) => [stranger.own().length, other.own().length] as const);
    await stir(alpha);
    await stir(beta);
    for (const [at, { name, stranger, other }] of told.entries()) {
      await expect.poll(() => stranger.own().length, { message: name }).toBeGreaterThan(before[at]?.[0] ?? 0);
      await expect.poll(() => other.own().length, { message: name }).toBeGreaterThan(before[at]?.[1] ?? 0);
    }
  }
  for (const { name, stranger, other } of told) {
    expect(stranger.texts.filter((text) => text.includes(alpha.marker)), name).toEqual([]);
    expect(other.texts.filter((text) => text.includes(alpha.text('one'))), name).toEqual([]);
    await Promise.all([stranger.stop(), other.stop()]);
  }
});

/** Keeps the texts of all that a live field says, and which of them hold the listener's own marker. */
async function listening(field: RootField, viewer: Viewer, marker: string): Promise<{ readonly texts: readonly string[]; own(): readonly string[]; stop(): Promise<void> }> {
  const stream = await engine.live(viewer, sourceOf(field, {}));
  if (!('next' in stream)) throw new Error(`${field.name} was refused: ${JSON.stringify(stream)}`);
  const texts: string[] = [];
  const ended = (async () => {
    for (let said = await stream.next(); said.done !== true; said = await stream.next()) texts.push(...textsOf(said.value.data));
  })();
  return {
    texts,
    own: () => texts.filter((text) => text.includes(marker)),
    stop: async () => {
      await stream.return?.();
      await ended;
    },
  };
}

/** Makes news of both customers: their subscriptions are to end and are not, and a month is billed. */
async function stir({ world, text, id }: Story): Promise<void> {
  for (const customer of ['one', 'two'] as const) {
    const by = { key: text(`${customer}_subscription`) };
    await world.data('mutation ($by: SubscriptionBy!) { cancelSubscription(by: $by, timing: { preset: NEXT_BILLING_CYCLE }) { __typename ... on Error { message } } }', { by });
    await world.data('mutation ($by: SubscriptionBy!) { unscheduleCancellation(by: $by) { __typename ... on Error { message } } }', { by });
  }
  const { node } = await world.data('query ($id: ID!) { node(id: $id) { ... on TestClock { now } } }', { id: id('clock') });
  const to = Temporal.Instant.from(node.now).toZonedDateTimeISO('UTC').add({ months: 1 }).toInstant().toString();
  await world.data('mutation ($id: ID!, $to: DateTime!) { advanceTestClock(id: $id, to: $to) { __typename } }', { id: id('clock'), to });
}

test('each of these cases does reach its thing for the organization itself', async () => {
  const order = Object.keys(asks);
  for (const field of fields.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))) {
    for (const { variables } of callsOf(field.name).slice(0, 1)) {
      const said = await say(askerOf(alpha, field), field, variables);
      const what = `${field.name} ${JSON.stringify(variables)} answered ${JSON.stringify(said).slice(0, 600)}`;
      checkCalm(said, what);
      expect.soft(said.errors, what).toBeUndefined();
      expect.soft(isNothing(rootOf(said, field)), what).toBe(false);
    }
  }
});
