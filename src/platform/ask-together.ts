import type pg from 'pg';
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
  if (asks.length === 1 || !isPlainRead(text)) {
    const answers: (readonly object[])[] = [];
    for (const values of asks) answers.push(await run(text, values));
    return answers;
  }
  const distinct = new Map<string, number[]>();
  for (const [at, values] of asks.entries()) {
    const own: Record<string, unknown> = {};
    for (let n = 1; n < values.length; n++) own[`v${n + 1}`] = values[n];
    const key = JSON.stringify(own);
    const same = distinct.get(key);
    if (same === undefined) distinct.set(key, [at]);
    else same.push(at);
  }
  // All ask for the very same. Each has rows of its own: they may be changed.
  if (distinct.size === 1) {
    const answer = await run(text, first as readonly unknown[]);
    return asks.map((_one, at) => (at === 0 ? answer : answer.map((row) => ({ ...row }))));
  }
  const joined = await joinedText(run, text, (first as readonly unknown[]).length);
  const documents = [...distinct.keys()].map((own, n) => `{"n":${n}${own === '{}' ? '' : ','}${own.slice(1)}`);
  const name = statementName(joined);
  const { fields, rows } = await client.query<unknown[]>({ name, text: joined, values: [(first as readonly unknown[])[0], `[${documents.join(',')}]`], rowMode: 'array' });
  const lists = documents.map((): object[] => []);
  // Whose row it is comes last, and is no part of it.
  const last = fields.length - 1;
  const found = plainRows(name, { fields: fields.slice(0, last), rows });
  for (const [at, row] of found.entries()) lists[(rows[at] as unknown[])[last] as number]?.push(row);
  const answers: (readonly object[])[] = [];
  for (const [n, ats] of [...distinct.values()].entries()) for (const at of ats) answers[at] = at === ats[0] ? (lists[n] as object[]) : (lists[n] as object[]).map((row) => ({ ...row }));
  return answers;
}

const position = 'side by side';
const joinedTexts = new Map<string, string>();

/**
 * The statement for many: the given one, joined laterally to a relation of its values. PostgreSQL is asked once what types they have. `$1`, the
 * organization, is the same for all.
 */
async function joinedText(run: Run, text: string, values: number): Promise<string> {
  const known = joinedTexts.get(text);
  if (known !== undefined) return known;
  const name = `types_${statementName(text)}`;
  await run(`prepare "${name}" as ${text}`, []);
  const [found] = (await run('select parameter_types::text[] as types from pg_prepared_statements where name = $1', [name])) as { types: string[] }[];
  await run(`deallocate "${name}"`, []);
  const types = found?.types ?? [];
  if (types.length !== values) throw new Error(`a statement has ${values} values and PostgreSQL finds ${types.length}: ${text}`);
  // A document that is given as text must not be read as a text within a document.
  const isDocument = (type: string): boolean => type === 'json' || type === 'jsonb';
  const columns = types.slice(1).map((type, n) => `v${n + 2} ${isDocument(type) ? 'text' : type}`);
  const inner = text.replace(/\$(\d+)/g, (all, n: string) => (n === '1' ? all : `("by".v${n}::${types[Number(n) - 1]})`));
  const joined = `select own.*, "by".n as "${position}" from json_to_recordset($2::json) as "by"(${['n int', ...columns].join(', ')}) cross join lateral (${inner}) own`;
  if (joinedTexts.size < mostTexts) joinedTexts.set(text, joined);
  return joined;
}
