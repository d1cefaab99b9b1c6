import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { encodeGlobalId } from '../../graphql/global-id.ts';
import { ExactNumber } from '../../kit/json.ts';
import type { Reader } from '../../platform/reader.ts';
import type { UsageRow } from '../aggregate.ts';
import type { UsageQuestion } from '../ask-usage.ts';
import { subjectsByKeys } from '../subject.store.ts';
import { sendJson } from '../../graphql/addresses.ts';

/** The answer of OpenMeter's meter query; values are JSON numbers with every digit. */
export function sendUsageJson(res: ServerResponse, question: UsageQuestion, rows: readonly UsageRow[]): void {
  const { from, to, windowSize } = question;
  sendJson(res, {
    ...(from == null ? {} : { from: from.toString() }),
    ...(to == null ? {} : { to: to.toString() }),
    ...(windowSize == null ? {} : { windowSize }),
    data: rows.map((row) => ({
      value: new ExactNumber(row.value.toString()),
      windowStart: row.windowStart.toString(),
      windowEnd: row.windowEnd.toString(),
      subject: row.subject,
      ...(row.customerId === null ? {} : { customerId: encodeGlobalId('Customer', row.customerId) }),
      groupBy: Object.fromEntries(row.groupBy.map(({ key, value }) => [key, value])),
    })),
  });
}

/**
 * The same as CSV of RFC 4180, streamed: the window, the subject and its display name where any has one, the other groups in the order
 * asked for, and the value with six decimals. `bySubject` says that subjects are grouped by though nothing asks for it.
 */
export async function sendUsageCsv(read: Reader, res: ServerResponse, slug: string, question: UsageQuestion, rows: readonly UsageRow[], bySubject: boolean): Promise<void> {
  const asked = [...new Set((question.groupBy ?? []).map((key) => (key === 'customer' ? 'customer_id' : key)))];
  const hasSubject = bySubject || question.subjects != null || asked.includes('subject');
  const groups = [...asked.filter((key) => key !== 'subject'), ...(question.customers != null && !asked.includes('customer_id') ? ['customer_id'] : [])];
  const names = hasSubject ? await displayNames(read, rows) : null;
  const header = ['window_start', 'window_end', ...(hasSubject ? ['subject'] : []), ...(names === null ? [] : ['subject_display_name']), ...groups, 'value'];
  res.writeHead(200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${slug}.csv"` });
  await pipeline(Readable.from(lines(rows, { hasSubject, names, groups })), stringify({ header: true, columns: header }), res);
}

interface Columns {
  readonly hasSubject: boolean;
  readonly names: ReadonlyMap<string, string> | null;
  readonly groups: readonly string[];
}

function* lines(rows: readonly UsageRow[], { hasSubject, names, groups }: Columns): Generator<string[]> {
  for (const row of rows) {
    const values = new Map(row.groupBy.map(({ key, value }) => [key, value]));
    yield [
      row.windowStart.toString(),
      row.windowEnd.toString(),
      ...(hasSubject ? [row.subject ?? ''] : []),
      ...(names === null ? [] : [names.get(row.subject ?? '') ?? '']),
      ...groups.map((key) => (key === 'customer_id' ? (row.customerId === null ? '' : encodeGlobalId('Customer', row.customerId)) : (values.get(key) ?? ''))),
      row.value.toFixed(6),
    ];
  }
}

/** The names of the subjects in the rows; null where none of them exists as a subject. Of a buyer's no names are kept. */
async function displayNames(read: Reader, rows: readonly UsageRow[]): Promise<ReadonlyMap<string, string> | null> {
  const keys = [...new Set(rows.flatMap(({ subject }) => (subject === null ? [] : [subject])))];
  const found = keys.length === 0 || read.buyer !== null ? [] : (await subjectsByKeys(read, keys)).filter((subject) => subject !== null);
  return found.length === 0 ? null : new Map(found.map(({ key, displayName }) => [key, displayName ?? '']));
}
