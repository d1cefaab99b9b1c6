import { beforeAll, describe, expect, test } from 'vitest';
import { asking } from '../support/asking.ts';
import type { Asking, Said } from '../support/asking.ts';
import { asks } from '../support/asks/index.ts';
import type { Variables } from '../support/asks/index.ts';
import { documentOf, onlyErrors, rootFields } from '../support/documents.ts';
import type { RootField } from '../support/documents.ts';
import { writesOf } from '../support/rows.ts';
import { statements } from '../support/statements.ts';
import { tell } from '../support/story.ts';
import type { Story } from '../support/story.ts';
import { worlds } from '../support/world.ts';
import { onlyBuyers } from '../isolation/buyer-fields.ts';
import { acceptable } from './acceptable.ts';
import { ruleBreaks } from './rule-breaks.ts';
import { lastName, probesOf, replaced } from './wrong-values.ts';
import type { Path, Probe } from './wrong-values.ts';

const sent = statements();
const all = worlds();
let story: Story;
let engine: Asking;
let fields: readonly RootField[];
/** Counts the transactions that changed anything. */
let writes: () => Promise<number>;
/** Input fields that were refused by name for more than being another JSON type: "Mutation.createMeter input.key". */
const shown = new Set<string>();

beforeAll(async () => {
  engine = asking(all.product());
  fields = rootFields(all.product().schema);
  story = await tell(await all.create(), 'gamma');
  writes = await writesOf(all.product(), sent);
});

let count = 0;
type Good = () => Variables | Promise<Variables>;

/** Good variables of a root field, each time with texts of their own where those are held once. */
function goodsOf(name: string): readonly [Good, ...Good[]] {
  const ask = asks[name];
  if (ask === undefined) throw new Error(`${name} has no case`);
  const first: Good = () => ask.good?.(story, `n${++count}`) ?? ask.calls(story)[0]?.variables ?? {};
  return [first, ...(ask.others ?? []).map((other) => () => other(story, `n${++count}`))];
}

async function say(field: RootField, variables: Variables): Promise<Said> {
  const { schema } = all.product();
  const source = documentOf(schema, field, onlyErrors(schema));
  const viewer = onlyBuyers.includes(field.name) ? story.buyer('one') : story.world.viewer;
  if (field.kind !== 'subscription') return engine.ask(viewer, source, variables);
  const answer = await engine.live(story.world.viewer, source, variables);
  if (!('next' in answer)) return answer;
  await answer.return?.();
  return { data: null };
}

interface Typed {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly issues?: readonly { code: string; message: string; path: readonly string[] }[];
  /** Of a draft that keeps what is wrong with it. */
  readonly validationIssues?: readonly { message: string; path: readonly string[] }[];
  readonly results?: readonly { status: string; issues: readonly { message: string; path: readonly string[] }[] }[];
}

/** What an answer says is wrong: top-level errors, typed errors, issues of a draft, rejected events. Empty when it was accepted. */
function complaints({ errors, data }: Said, { field }: RootField): readonly { code: string | undefined; text: string }[] {
  const root = data?.[field.name] as Typed | null | undefined;
  const issueText = (issues: readonly { message: string; path: readonly string[] }[] = []) => issues.map(({ message, path }) => `${path.join('.')} ${message}`).join('\n');
  const typed = root?.code === undefined ? [] : [{ code: root.code, text: `${root.message} ${issueText(root.issues)}` }];
  const kept = [...(root?.validationIssues ?? []), ...(root?.results ?? []).filter(({ status }) => status === 'REJECTED').flatMap(({ issues }) => issues)];
  return [
    ...(errors ?? []).map(({ message, path, extensions }) => ({ code: extensions.code, text: `${message} ${path?.join('.') ?? ''} ${issueText(extensions.issues)}` })),
    ...typed,
    ...(kept.length > 0 ? [{ code: 'KEPT', text: issueText(kept) }] : []),
  ];
}

/** What no answer may hold: stacks, statements, places in the house. */
const leaks = /\n\s+at |node_modules|\.[cm]?[tj]s:\d+|\bselect\b[^.]*\bfrom\b|\binsert into\b|\bupdate "|\bdelete from\b|relation "|violates|\/work\/|\/home\/|\/tmp\//i;

const placeOf = (field: RootField, path: Path): string => `${field.name} ${path.filter((segment) => typeof segment === 'string').join('.')}`;

const brief = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 160 ? `${text.slice(0, 120)}… (${text.length})` : text;
};

/** Good variables of a field; null when what was accepted may have used up what they name: what was refused has used up nothing. */
interface Base {
  readonly good: Good;
  variables: Variables | null;
}

/** A probe of a field, with what stands around it. */
interface Asked {
  readonly base: Base;
  readonly probe: Probe;
}

/** Asks with the probe's value, checks what is said, and answers whether it was refused. */
async function check(field: RootField, { base, probe }: Asked): Promise<boolean> {
  base.variables ??= await base.good();
  const variables = replaced(base.variables, probe.path, probe.value) as Variables;
  const before = process.threadCpuUsage();
  const said = await say(field, variables);
  const { user } = process.threadCpuUsage(before);
  const found = complaints(said, field);
  // Thousands are asked, and what each of them was is told only of one that is wrong: to write all of it down takes longer than to ask.
  const hold = (isSo: boolean, what: string): void => {
    if (!isSo) expect.soft(`${what}: ${placeOf(field, probe.place)} = ${brief(probe.value)} answered ${brief(said)}`).toBeNull();
  };
  // Work that was done, however busy the machine is: nobody keeps the gateway busy for microseconds in the millions.
  hold(user < 10_000_000, `${user} microseconds of work`);
  for (const { code, text } of found) {
    hold(code !== undefined && /^[A-Z][A-Z_]+$/.test(code), `the code ${code}`);
    hold(code !== 'INTERNAL_SERVER_ERROR', 'an internal error');
    hold(!leaks.test(text), 'what is inside is shown');
  }
  const named = found.some(({ text }) => new RegExp(`\\b${probe.names}\\b`).test(text));
  if (probe.expect === 'refused') hold(named, `not refused by its name "${probe.names}"`);
  if (probe.telling && named) shown.add(placeOf(field, probe.place));
  return found.some(({ code }) => code !== 'KEPT');
}

/** Asks what is no value of its type, which never writes, and then what is hostile: accepted by a mutation it may write. */
async function checkAll(field: RootField, asked: readonly Asked[]): Promise<void> {
  let written = await writes();
  for (const each of asked) if (each.probe.expect === 'refused') await check(field, each);
  expect.soft(await writes(), `${field.name} was refused and wrote`).toBe(written);
  for (const each of asked.filter(({ probe }) => probe.expect === 'withstood')) {
    if (each.base.variables === null) {
      each.base.variables = await each.base.good();
      written = await writes();
    }
    const mayWrite = !(await check(field, each)) && field.kind === 'mutation';
    if (mayWrite) for (const { base } of asked) base.variables = null;
    else {
      const now = await writes();
      if (now !== written) expect.soft(now, `${placeOf(field, each.probe.place)} = ${brief(each.probe.value)} wrote`).toBe(written);
    }
  }
}

/** Values that were asked of an input field of the schema, under whichever root field. */
const asked = new Set<string>();
const marks = new Map<unknown, number>();

/** A short text for each value of its own, however long the value is. */
function markOf(value: unknown): string {
  const key = typeof value === 'object' ? JSON.stringify(value) : value;
  const mark = marks.get(key) ?? marks.size;
  marks.set(key, mark);
  return `${typeof value} ${mark}`;
}

/**
 * Passes each value at each place once: goods that differ elsewhere make the same probes. An input field of the schema is asked in full under
 * the first root field that takes it, and at every other place where it is used by one value of each kind: one of no type, one that is hostile.
 */
function unasked(field: RootField): (candidate: { readonly probe: Probe }) => boolean {
  const seen = new Set<string>();
  const first = (set: Set<string>, key: string): boolean => !set.has(key) && set.add(key).size > 0;
  return ({ probe: { place, sent, names, coordinate, expect: outcome, telling } }) => {
    const at = placeOf(field, place);
    if (!first(seen, `${at} ${names} ${markOf(sent)}`)) return false;
    if (coordinate === '') return true;
    const isNewHere = first(seen, `${at} ${outcome} ${telling}`);
    return first(asked, `${coordinate} ${names} ${markOf(sent)}`) || isNewHere;
  };
}

test('what is written is noticed, whoever writes it; what is undone is not', async () => {
  const before = await writes();
  await story.world.data('mutation { createCustomer(input: { key: "noticed" }) { __typename } }');
  expect(await writes()).toBe(before + 1);
  const { pool } = all.product().core.database;
  await pool.query(`update customer set name = 'noticed' where key = 'noticed'`);
  expect(await writes()).toBe(before + 2);
  await pool.query(`update customer set name = 'nobody' where key = 'nobody'`);
  await expect(pool.query(`do $$ begin update customer set name = 'undone'; raise 'undone'; end $$`)).rejects.toThrow('undone');
  expect(await writes()).toBe(before + 2);
});

describe('every argument and input field, by its type', () => {
  test.each(['query', 'subscription', 'mutation'] as const)('%s: what is no value of the type is refused by name, what is hostile breaks nothing', { timeout: 600_000 }, async (kind) => {
    const order = Object.keys(asks);
    // A field without a case fails in test/isolation.
    const ordered = fields.filter((field) => field.kind === kind && asks[field.name] !== undefined).toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
    for (const field of ordered) {
      const found: Asked[] = [];
      for (const good of goodsOf(field.name)) {
        const variables = await good();
        const base: Base = { good, variables };
        for (const argument of field.field.args) for (const probe of probesOf(argument.type, [argument.name], variables[argument.name])) found.push({ base, probe });
      }
      await checkAll(field, found.filter(unasked(field)));
    }
  });
});

describe("every command's own rules", () => {
  test.each(ruleBreaks.map((rule) => [`${rule.field} ${rule.path.join('.')}: ${rule.code}`, rule] as const))('%s', async (_title, { field: name, path, value, code, about, good }) => {
    const field = fields.find((each) => each.name === name);
    if (field === undefined) throw new Error(`there is no ${name}`);
    const variables = replaced(await (goodsOf(name)[good] as Good)(), path, typeof value === 'function' ? value(story) : value) as Variables;
    const before = await writes();
    const said = await say(field, variables);
    const issues = [
      ...(said.errors ?? []).flatMap(({ extensions }) => extensions.issues ?? []),
      ...((said.data?.[field.field.name] as Typed | null | undefined)?.issues ?? []),
      ...((said.data?.[field.field.name] as Typed | null | undefined)?.validationIssues ?? []),
    ];
    const typed = said.data?.[field.field.name] as Typed | null | undefined;
    expect([typed?.code, ...issues.map((issue) => ('code' in issue ? issue.code : ''))], brief(said)).toContain(code);
    expect(complaints(said, field).map(({ text }) => text).join('\n')).toMatch(new RegExp(`\\b${lastName(about)}\\b`));
    if (typed?.validationIssues === undefined) expect(await writes()).toBe(before);
    shown.add(placeOf(field, about));
  });
});

describe('no input field is forgotten', () => {
  const leaves = new Map<string, string>();
  beforeAll(() => {
    for (const field of fields.filter(({ kind }) => kind === 'mutation')) {
      for (const argument of field.field.args) {
        for (const { place, leaf } of probesOf(argument.type, [argument.name], undefined)) if (leaf !== null) leaves.set(placeOf(field, place), leaf);
      }
    }
  });

  test('every field of every mutation was refused by name for a value of its type, or says why any value will do', () => {
    const unproved = [...leaves].filter(([place, leaf]) => leaf !== 'Boolean' && !shown.has(place) && acceptable[place] === undefined);
    expect(unproved.map(([place, leaf]) => `${place}: ${leaf}`)).toEqual([]);
  });

  test('the list of fields whose every value will do names no other', () => {
    expect(Object.keys(acceptable).filter((place) => !leaves.has(place))).toEqual([]);
    expect(Object.keys(acceptable).filter((place) => shown.has(place))).toEqual([]);
  });
});
