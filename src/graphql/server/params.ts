import type { IncomingMessage } from 'node:http';
import { parseExact } from '../../kit/json.ts';
import { coded } from '../coded.ts';
import { unreadable } from './mask.ts';
import { Refusal } from './request.ts';
import type { NamedDocument, OperationRequest } from './request.ts';

/**
 * The operation in a JSON body. Throws Refusal (400) for what is not one: not JSON, a list of operations, members of a wrong type.
 * Members that GraphQL over HTTP does not know are ignored.
 */
export function operationInBody(text: string, idempotencyKey: string | null): OperationRequest {
  const body = parsedJson(text, 'the request');
  if (Array.isArray(body)) throw refused('the request is a list: send one operation a request');
  if (!isObject(body)) throw refused('the request is not a JSON object: send {"query": "..."}');
  return operationRequest(body, idempotencyKey);
}

/** The operation in the query string of a GET; `variables` and `extensions` are JSON in it. */
export function operationInUrl(url: string): OperationRequest {
  const start = url.indexOf('?');
  const parameters = new URLSearchParams(start === -1 ? '' : url.slice(start + 1));
  const members: Record<string, unknown> = {};
  for (const name of ['query', 'documentId', 'operationName']) members[name] = parameters.get(name) ?? undefined;
  for (const name of ['variables', 'extensions']) {
    const text = parameters.get(name);
    if (text !== null && text !== '') members[name] = parsedJson(text, `"${name}"`);
  }
  return operationRequest(members, null);
}

/** The operation in a message of graphql-transport-ws; its key stands in the extensions. */
export function operationInMessage(payload: Readonly<Record<string, unknown>>): OperationRequest {
  const extensions = payload['extensions'];
  const key = isObject(extensions) ? extensions['idempotencyKey'] : undefined;
  if (key !== undefined && key !== null && typeof key !== 'string') throw refused('"extensions.idempotencyKey" is not a string');
  return operationRequest(payload, key ?? null);
}

/** The Idempotency-Key header; several are one text, and so no key. */
export function idempotencyKeyOf(req: IncomingMessage): string | null {
  const header = req.headers['idempotency-key'];
  return header === undefined ? null : String(header);
}

function operationRequest(members: Readonly<Record<string, unknown>>, idempotencyKey: string | null): OperationRequest {
  const extensions = optional(members, 'extensions', isObject, 'an object');
  const query = optional(members, 'query', isString, 'a string');
  const documentId = optional(members, 'documentId', isString, 'a string');
  const named = documentId === null ? automatic(extensions) : { id: documentId, isAutomatic: false };
  return {
    // Over WebSocket a query must be there: with a named document it is empty.
    query: query === '' && named !== null ? null : query,
    named,
    operationName: optional(members, 'operationName', isString, 'a string') || null,
    variables: optional(members, 'variables', isObject, 'an object') ?? {},
    idempotencyKey,
  };
}

/** Apollo's clients name a document in the extensions. */
function automatic(extensions: Record<string, unknown> | null): NamedDocument | null {
  const persisted = extensions?.['persistedQuery'];
  const hash = isObject(persisted) ? persisted['sha256Hash'] : undefined;
  return typeof hash === 'string' ? { id: hash, isAutomatic: true } : null;
}

function optional<T>(members: Readonly<Record<string, unknown>>, name: string, is: (value: unknown) => value is T, what: string): T | null {
  const value = members[name];
  if (value === undefined || value === null) return null;
  if (!is(value)) throw refused(`"${name}" is not ${what}`);
  return value;
}

function parsedJson(text: string, what: string): unknown {
  try {
    return parseExact(text);
  } catch (error) {
    // A RangeError is about nesting and says what to do; a SyntaxError quotes the text, which may hold a secret.
    throw refused(error instanceof RangeError ? `${what} is nested too deeply: ${error.message}` : `${what} is not JSON`);
  }
}

function refused(message: string): Refusal {
  return new Refusal([unreadable(message)], 400);
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Refuses a body that is not JSON by its own word: another type could be sent by a foreign page without asking (CSRF). */
export function checkContentType(req: IncomingMessage): void {
  const header = req.headers['content-type'] ?? '';
  if (header === 'application/json') return;
  const [type = '', ...parameters] = header.toLowerCase().split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (type === 'application/json' && (charset === undefined || /^charset="?utf-?8"?$/.test(charset))) return;
  throw new Refusal(
    [coded('BAD_USER_INPUT', `the content type ${header === '' ? 'is missing' : `"${header.slice(0, 80)}" is not understood`}: send "application/json" in UTF-8`)],
    415,
  );
}
