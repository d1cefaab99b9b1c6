import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantArray, intArray, textsArray, uuidArray } from '../../src/metering/binary-array.ts';
import { database } from '../support/database.ts';

// What is written byte by byte is right where PostgreSQL reads what was meant.
const db = database();
let sql: pg.Client;
beforeAll(async () => {
  sql = new pg.Client({ connectionString: db.url() });
  await sql.connect();
});
afterAll(() => sql.end());

async function readBack(type: string, array: Buffer): Promise<unknown> {
  const { rows } = await sql.query<{ read: unknown }>(`select to_json($1::${type}[]) as read`, [array]);
  return rows[0]?.read;
}

const same = <T>(item: T): T => item;

test('numbers are read as they are, to the bounds of an int', async () => {
  const numbers = [0, 1, -1, 255, 256, 8_191, 2 ** 31 - 1, -(2 ** 31)];
  expect(await readBack('int', intArray(numbers, same))).toEqual(numbers);
});

test('instants are read to the second, from the first year to the last', async () => {
  const instants = ['0001-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '1970-01-01T00:00:00Z', '1999-12-31T23:59:59Z', '2000-01-01T00:00:00Z', '2026-11-23T07:35:11Z', '2255-06-05T23:47:35Z', '9998-12-31T23:59:59Z'];
  const seconds = instants.map((text) => Temporal.Instant.from(text).epochMilliseconds / 1_000);
  const array = instantArray(seconds, same);
  const { rows } = await sql.query<{ at: string }>(`select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from unnest($1::timestamptz[]) with ordinality as i(at, n) order by n`, [array]);
  expect(rows.map(({ at }) => at)).toEqual(instants.map((text) => text.replace('Z', '.000000Z')));
});

test('uuids are read from their digits', async () => {
  const digits = ['00000000000000000000000000000000', 'ffffffffffffffffffffffffffffffff', '0123456789abcdef0123456789abcdef'];
  expect(((await readBack('uuid', uuidArray(digits, same))) as string[]).map((uuid) => uuid.replaceAll('-', ''))).toEqual(digits);
  for (const wrong of ['01234567-89ab-cdef-0123-456789abcdef', '0123', '', 'g'.repeat(32)]) expect(() => uuidArray([wrong], same)).toThrow('broken invariant');
});

test('texts are read whatever they contain and however long they are', async () => {
  const texts = ['', 'NULL', '"', '\\', '{a,b}', ' ', '\t\n\r', 'a"b\\c', 'Größe', 'größ', '中文', '👩‍🚀', 'x'.repeat(2_000), '中'.repeat(2_000)];
  const lengths = Array.from({ length: 60 }, (_, n) => n);
  texts.push(...lengths.map((n) => 'a'.repeat(n)), ...lengths.map((n) => `${'a'.repeat(n)}é`), ...lengths.map((n) => `é${'a'.repeat(n)}`));
  expect(await readBack('text', textsArray(texts, same))).toEqual(texts);
});

test('arrays of nothing are empty, and not null', async () => {
  for (const [type, array] of [['int', intArray([], same)], ['timestamptz', instantArray([], same)], ['uuid', uuidArray([], same)], ['text', textsArray([], same)]] as const) {
    expect(await readBack(type, array)).toEqual([]);
  }
});
