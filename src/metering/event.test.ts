import { expect, test } from 'vitest';
import type { Issue } from '../kit/errors.ts';
import { parseExact } from '../kit/json.ts';
import { readEvent } from './event.ts';

const event = { id: '1', source: 'my-app', type: 't', subject: 's' };

function read(input: unknown): { event: ReturnType<typeof readEvent>; found: string[] } {
  const issues: Issue[] = [];
  return { event: readEvent(input, issues, [3]), found: issues.map(({ code, path }) => `${code} ${path.join('.')}`) };
}

test('what is left out has its default, and the time is cut to the second', () => {
  expect(read({ ...event, time: '2026-01-31T10:00:00.999+02:00', data: {} }).event).toEqual({
    ...event, specVersion: '1.0', time: Temporal.Instant.from('2026-01-31T08:00:00Z'), dataContentType: null, dataSchema: null, data: {}, dataText: '{}', extensionsText: null,
  });
  expect(read({ ...event, time: null, data: null, datacontenttype: null, dataschema: null }).event).toMatchObject({ time: null, data: null, dataText: null });
});

test('numbers keep every digit, and extension attributes stay as they are', () => {
  const exact = parseExact('{"id":"1","source":"a","type":"t","subject":"s","traceparent":"00-x","data":{"n":12345678901234567890.12345,"m":1e400}}');
  expect(read(exact).event).toMatchObject({ dataText: '{"n":12345678901234567890.12345,"m":1e400}', extensionsText: '{"traceparent":"00-x"}' });
});

test.each<[unknown, string[]]>([
  ['text', ['EVENT_NOT_AN_OBJECT 3']],
  [[], ['EVENT_NOT_AN_OBJECT 3']],
  [{}, ['id', 'source', 'type', 'subject'].map((name) => `EVENT_ATTRIBUTE_REQUIRED 3.${name}`)],
  [{ ...event, id: '' }, ['EVENT_ATTRIBUTE_LENGTH 3.id']],
  [{ ...event, id: 1 }, ['EVENT_ATTRIBUTE_TYPE 3.id']],
  [{ ...event, id: 'a\0' }, ['EVENT_TEXT_INVALID 3.id']],
  [{ ...event, subject: '\ud800' }, ['EVENT_TEXT_INVALID 3.subject']],
  [{ ...event, subject: 's'.repeat(1025) }, ['EVENT_ATTRIBUTE_LENGTH 3.subject']],
  [{ ...event, subject: 'ß'.repeat(513) }, ['EVENT_ATTRIBUTE_LENGTH 3.subject']],
  [{ ...event, source: 'http://[' }, ['EVENT_SOURCE_INVALID 3.source']],
  [{ ...event, specversion: '' }, ['EVENT_ATTRIBUTE_LENGTH 3.specversion']],
  [{ ...event, time: '2026-02-30T10:00:00Z' }, ['EVENT_TIME_INVALID 3.time']],
  [{ ...event, time: '2026-02-03T10:00:00' }, ['EVENT_TIME_INVALID 3.time']],
  [{ ...event, time: 5 }, ['EVENT_ATTRIBUTE_TYPE 3.time']],
  [{ ...event, datacontenttype: 'text/plain' }, ['EVENT_CONTENT_TYPE_UNSUPPORTED 3.datacontenttype']],
  [{ ...event, dataschema: '' }, ['EVENT_ATTRIBUTE_LENGTH 3.dataschema']],
  [{ ...event, data: [1] }, ['EVENT_DATA_TYPE 3.data']],
  [{ ...event, data: 'x' }, ['EVENT_DATA_TYPE 3.data']],
  [{ ...event, data_base64: 'AA==' }, ['EVENT_DATA_TYPE 3.data_base64']],
  [{ ...event, data: { a: 'x\0' } }, ['EVENT_TEXT_INVALID 3.data']],
  [{ ...event, data: { a: 'x'.repeat(262_144) } }, ['EVENT_DATA_TOO_LARGE 3.data']],
  [{ ...event, extra: '\0' }, ['EVENT_EXTENSIONS_INVALID 3.extra']],
])('%j is refused', (input, found) => {
  expect(read(input)).toEqual({ event: null, found });
});

test('the text \\u0000 spelled out is no U+0000', () => {
  expect(read({ ...event, data: { a: '\\u0000' } }).found).toEqual([]);
});

test('data that could not be read again is refused', () => {
  const nested = (levels: number): object => (levels === 1 ? { a: 1 } : { a: nested(levels - 1) });
  const issuesOf = (data: object): string[] => {
    const issues: Issue[] = [];
    readEvent({ id: '1', source: 's', type: 't', subject: 'x', data }, issues, []);
    return issues.map(({ code }) => code);
  };
  expect(issuesOf(nested(100))).toEqual([]);
  expect(issuesOf(nested(101))).toEqual(['EVENT_DATA_TOO_DEEP']);
  expect(issuesOf({ a: '['.repeat(300) })).toEqual([]);
});
