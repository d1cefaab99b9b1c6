import type pg from 'pg';
import { keptDocument } from '../kit/kept-documents.ts';
import { plainRows } from './plain-rows.ts';
import { poolRun, statementName } from './reader.ts';
import type { Run } from './reader.ts';
import type { Statement } from './row-unit.ts';

/** Reads that take no lock and do nothing but answer: only they mean the same together as one after the other. */
const isPlainRead = (text: string): boolean =>
  /^\s*(select|with)\b/i.test(text) && !/\b(insert\s+into|update\s+\S+\s+\S*\s*set|delete\s+from|for\s+(no\s+key\s+)?update|for\s+share|graphile_worker|pg_notify|set_config|pg_\w*lock)\b/i.test(text);

/** Put into a statement that asks for nothing which its own transaction changes: nothing is written for it beforehand. */
export const asWritten = '/* as written */';

const mostTexts = 5_000;
const statements = new Map<string, Statement>();

/** What a statement may look for. */
export function statementOf(text: string): Statement {
  let known = statements.get(text);
  if (known === undefined) {
    known = { words: new Set(text.match(/\w+/g)), isRead: isPlainRead(text), isAsWritten: text.includes(asWritten) };
    if (statements.size < mostTexts) statements.set(text, known);
  }
  return known;
}

/** Asks one statement with the values of each, in one go where that means the same, and answers each its own. `$1` is the same for all. */
export async function askTogether(client: pg.ClientBase, text: string, asks: readonly (readonly unknown[])[]): Promise<readonly (readonly object[])[]> {
  const run = poolRun(client);
  const [first] = asks;
  if (asks.length === 1 || !statementOf(text).isRead) {
    const answers: (readonly object[])[] = [];
    for (const values of asks) answers.push(await run(text, values));
    return answers;
  }
  const { text: joined, types } = await joinedText(run, text, (first as readonly unknown[]).length);
  // Asks that are alike are asked once: by their values as they are sent.
  const distinct = new Map<string, number[]>();
  const columns = types.map((): string[] => []);
  for (let at = 0; at < asks.length; at++) {
    const values = asks[at] as readonly unknown[];
    let key = '';
    for (let n = 0; n < types.length; n++) key += `${elementOf(types[n] as string, values[n + 1])},`;
    const same = distinct.get(key);
    if (same !== undefined) {
      same.push(at);
      continue;
    }
    distinct.set(key, [at]);
    for (let n = 0; n < types.length; n++) columns[n]?.push(elementOf(types[n] as string, values[n + 1]));
  }
  // All ask for the very same. Each has rows of its own: they may be changed.
  if (distinct.size === 1) {
    const answer = await run(text, first as readonly unknown[]);
    return asks.map((_one, at) => (at === 0 ? answer : answer.map((row) => ({ ...row }))));
  }
  const name = statementName(joined);
  const { fields, rows } = await client.query<unknown[]>({ name, text: joined, values: [(first as readonly unknown[])[0], ...columns.map((elements) => `{${elements.join()}}`)], rowMode: 'array', types: typesOf(client) });
  const lists = Array.from(distinct, (): object[] => []);
  // Whose row it is comes last, and is no part of it.
  const last = fields.length - 1;
  const of = rows.map((values) => values[last] as number);
  const found = plainRows(name, { fields: fields.slice(0, last), rows });
  for (let at = 0; at < found.length; at++) lists[(of[at] as number) - 1]?.push(found[at] as object);
  const answers: (readonly object[])[] = [];
  let n = 0;
  for (const ats of distinct.values()) {
    const list = lists[n++] as object[];
    for (const at of ats) answers[at] = at === ats[0] ? list : list.map((row) => ({ ...row }));
  }
  return answers;
}

/** How values of rows are read that are asked together: as they are by the client, but for documents, many of which are the same. */
function typesOf(client: pg.ClientBase): pg.CustomTypesConfig {
  return { getTypeParser: ((id: number, format?: 'text') => (documents.has(id) ? keptDocument : client.getTypeParser(id, format))) as pg.CustomTypesConfig['getTypeParser'] };
}

/** `json` and `jsonb` among PostgreSQL's types. */
const documents: ReadonlySet<number> = new Set([114, 3802]);

/** What stands in a list of PostgreSQL's as it is. */
const plainElement = /^[\w.:+-]+$/;

/** A value as an element of a list: lists and documents as their texts, since no list holds lists of any lengths. */
function elementOf(type: string, value: unknown): string {
  if (value == null) return 'NULL';
  const text = typeof value !== 'object' ? String(value) : Array.isArray(value) && isList(type) ? `{${value.map((one) => elementOf('', one)).join()}}` : JSON.stringify(value);
  return plainElement.test(text) && !(text.length === 4 && text.toLowerCase() === 'null') ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

const isList = (type: string): boolean => type.endsWith('[]');
const isDocument = (type: string): boolean => type === 'json' || type === 'jsonb';

const position = 'side by side';
const joinedTexts = new Map<string, Joined>();

interface Joined {
  readonly text: string;
  /** Of the values from `$2` on. */
  readonly types: readonly string[];
}

/**
 * The statement for many: the given one, joined laterally to a relation of its values. PostgreSQL is asked once what types they have. `$1`, the
 * organization, is the same for all.
 */
async function joinedText(run: Run, text: string, values: number): Promise<Joined> {
  const known = joinedTexts.get(text);
  if (known !== undefined) return known;
  const name = `types_${statementName(text)}`;
  await run(`prepare "${name}" as ${text}`, []);
  const [found] = (await run('select parameter_types::text[] as types from pg_prepared_statements where name = $1', [name])) as { types: string[] }[];
  await run(`deallocate "${name}"`, []);
  const types = found?.types ?? [];
  if (types.length !== values) throw new Error(`a statement has ${values} values and PostgreSQL finds ${types.length}: ${text}`);
  const own = types.slice(1);
  const lists = own.map((type, n) => `$${n + 2}::${isList(type) || isDocument(type) ? 'text' : type}[]`);
  const inner = text.replace(/\$(\d+)/g, (all, n: string) => (n === '1' ? all : `("by".v${n}::${types[Number(n) - 1]})`));
  const joined = `select own.*, "by".n::int as "${position}" from unnest(${lists.join(', ')}) with ordinality as "by"(${[...own.map((_type, n) => `v${n + 2}`), 'n'].join(', ')}) cross join lateral (${inner}) own`;
  const answer = { text: joined, types: own };
  if (joinedTexts.size < mostTexts) joinedTexts.set(text, answer);
  return answer;
}
