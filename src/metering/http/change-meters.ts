import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { addressOf, answering, jsonBody, needs, sendJson } from '../../graphql/addresses.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { present } from '../../kit/assert.ts';
import { refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { metadata } from '../../kit/input.ts';
import { createMeter } from '../commands/create-meter.ts';
import { deleteMeter } from '../commands/delete-meter.ts';
import { updateMeter } from '../commands/update-meter.ts';
import { meterBy } from '../meter.store.ts';
import type { MeterDimension } from '../meter.ts';
import { found, meterJson } from './meters.ts';
import { instantOf } from './parameters.ts';

const prefix = '/api/v1/meters/';

/** OpenMeter's addresses that make, change and delete meters, by the commands of the graph. */
export const changeMeterRoutes = [
  { method: 'POST', path: '/api/v1/meters', handler: answering(postMeter) },
  { method: 'PUT', path: `${prefix}*`, handler: answering(putMeter) },
  { method: 'DELETE', path: `${prefix}*`, handler: answering(removeMeter) },
] as const;

const words = {
  name: z.string().nullish(),
  description: z.string().nullish(),
  metadata: metadata().nullish(),
  groupBy: z.record(z.string(), z.string()).nullish(),
};
const newMeter = z.object({ ...words, slug: z.string(), aggregation: z.string(), eventType: z.string(), eventFrom: z.string().nullish(), valueProperty: z.string().nullish() });

const dimensions = (groupBy: Readonly<Record<string, string>> | null | undefined): MeterDimension[] => Object.entries(groupBy ?? {}).map(([key, path]) => ({ key, path }));

/** 201 with the meter; 409 for a slug that a live meter has. */
async function postMeter(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'meter:write', 'POST /api/v1/meters');
  const { slug, groupBy, eventFrom, name, description, valueProperty, metadata: own, ...required } = await jsonBody(req, newMeter);
  const issues: Issue[] = [];
  const from = instantOf('eventFrom', eventFrom ?? null, issues);
  refuse(issues);
  const id = await createMeter(ctx.command, {
    ...required,
    key: slug,
    name: name ?? null,
    description: description ?? null,
    valueProperty: valueProperty ?? null,
    groupBy: dimensions(groupBy),
    eventFrom: from,
    metadata: own ?? null,
  });
  await answer(res, ctx, id, 201);
}

/** Name, description, metadata and dimensions become the body's: what it leaves out is cleared. */
async function putMeter(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'meter:write', `PUT ${prefix}…`);
  const { name, description, metadata: own, groupBy } = await jsonBody(req, z.object(words));
  const { id } = await found(ctx, nameIn(req));
  await updateMeter(ctx.command, { id }, { name: name ?? null, description: description ?? null, metadata: own ?? null, groupBy: dimensions(groupBy) });
  await answer(res, ctx, id, 200);
}

/** 204, and the same again for an id that was deleted before. */
async function removeMeter(req: IncomingMessage, res: ServerResponse, ctx: GraphQLContext): Promise<void> {
  needs(ctx, 'meter:write', `DELETE ${prefix}…`);
  const { id } = await found(ctx, nameIn(req), true);
  await deleteMeter(ctx.command, { id });
  res.writeHead(204).end();
}

/** The id or slug at the end of the address; below it there is nothing to change. */
function nameIn(req: IncomingMessage): string {
  const { segments } = addressOf(req, prefix);
  return segments.length === 1 ? (segments[0] ?? '') : '';
}

async function answer(res: ServerResponse, ctx: GraphQLContext, id: string, status: 200 | 201): Promise<void> {
  sendJson(res, meterJson(present(await meterBy(ctx.command.read, { id }), 'the meter')), status);
}
