import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { addressOf, answering, jsonBody, needs, sendJson } from '../../graphql/addresses.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { encodeGlobalId, idOf } from '../../graphql/global-id.ts';
import { present } from '../../kit/assert.ts';
import { refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { instantOf as storedInstant } from '../../platform/entity.ts';
import { deleteSubject } from '../commands/delete-subject.ts';
import { upsertSubjects } from '../commands/upsert-subjects.ts';
import type { SubjectRow } from '../subject.entity.ts';
import { SubjectNotFound } from '../subject.errors.ts';
import { liveSubjects, subjectBy, subjectsByIds } from '../subject.store.ts';
import type { SubjectLookUp } from '../subject.store.ts';
import { instantOf } from './parameters.ts';

const address = '/api/v1/subjects';
const prefix = `${address}/`;

/** OpenMeter's addresses of subjects, answered by the commands and stores of the graph. */
export const subjectRoutes = [
  { method: 'GET', path: address, handler: answering(getSubjects) },
  { method: 'POST', path: address, handler: answering(postSubjects) },
  { method: 'GET', path: `${prefix}*`, handler: answering(getSubject) },
  { method: 'DELETE', path: `${prefix}*`, handler: answering(removeSubject) },
] as const;

const subjects = z.array(
  z.object({
    key: z.string(),
    displayName: z.string().nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
    currentPeriodStart: z.string().nullish(),
    currentPeriodEnd: z.string().nullish(),
    stripeCustomerId: z.string().nullish(),
  }),
);

/** All live subjects, in the order they were made. */
async function getSubjects(_req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'customer:read', `GET ${address}`);
  sendJson(res, (await liveSubjects(ctx.read)).map(subjectJson));
}

/** Of a live subject only what the body holds is written; null clears. */
async function postSubjects(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'customer:write', `POST ${address}`);
  const body = await jsonBody(req, subjects);
  const issues: Issue[] = [];
  const read = body.map(({ currentPeriodStart: start, currentPeriodEnd: end, ...subject }) => ({
    ...subject,
    ...(start === undefined ? {} : { currentPeriodStart: instantOf('currentPeriodStart', start, issues) }),
    ...(end === undefined ? {} : { currentPeriodEnd: instantOf('currentPeriodEnd', end, issues) }),
  }));
  refuse(issues);
  const ids = await upsertSubjects(ctx.command, { subjects: read });
  const rows = await subjectsByIds(ctx.command.read, ids);
  sendJson(res, rows.map((row) => subjectJson(present(row, 'the subject'))));
}

async function getSubject(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'customer:read', `GET ${prefix}…`);
  const by = lookUpIn(req);
  const subject = await subjectBy(ctx.read, by);
  if (subject === null) throw new SubjectNotFound(by);
  sendJson(res, subjectJson(subject));
}

/** 204, whether or not there was one. */
async function removeSubject(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'customer:write', `DELETE ${prefix}…`);
  try {
    await deleteSubject(ctx.command, lookUpIn(req));
  } catch (error) {
    if (!(error instanceof SubjectNotFound)) throw error;
  }
  res.writeHead(204).end();
}

/** By its id in the graph or by its key, which may hold slashes. */
function lookUpIn(req: IncomingMessage): SubjectLookUp {
  const idOrKey = addressOf(req, prefix).segments.join('/');
  const id = idOf('Subject', idOrKey);
  return id === null ? { key: idOrKey } : { id };
}

function subjectJson(subject: SubjectRow): Record<string, unknown> {
  const utc = (text: string | null): string | null => (text === null ? null : storedInstant(text).toString());
  const { displayName, metadata, stripeCustomerId } = subject;
  const times = { currentPeriodStart: subject.currentPeriodStart, currentPeriodEnd: subject.currentPeriodEnd, deletedAt: subject.deletedAt };
  return {
    id: encodeGlobalId('Subject', subject.id),
    key: subject.key,
    ...Object.fromEntries(Object.entries({ displayName, metadata, stripeCustomerId }).filter(([, value]) => value !== null)),
    ...Object.fromEntries(Object.entries(times).flatMap(([name, at]) => (at === null ? [] : [[name, utc(at)]]))),
    createdAt: utc(subject.createdAt),
    updatedAt: utc(subject.updatedAt),
  };
}
