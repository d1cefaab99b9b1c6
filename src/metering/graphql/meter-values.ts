import { builder } from '../../graphql/builder.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { ValidationError, issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { floorToSecond, notAfter } from '../../kit/instant.ts';
import { refuseMeter, subjectsInReach } from '../ask-usage.ts';
import { definitionOf } from '../meter.entity.ts';
import { meterBy } from '../meter.store.ts';
import type { MeterLookUp } from '../meter.store.ts';
import { compileMeter, dimensionKeys } from '../meter.ts';
import type { CompiledMeter } from '../meter.ts';
import { usageGroupValues, usageSubjects } from '../usage-values.store.ts';
import type { UsageRange } from '../usage-values.store.ts';
import { MeterBy, meterLookUp } from './meter.ts';
import { reachOf } from './meter-usage.ts';

/** The live meter, where the viewer may ask about its usage; null when there is none. */
async function askedMeter(ctx: GraphQLContext, by: MeterLookUp): Promise<CompiledMeter | null> {
  const row = await meterBy(ctx.read, by);
  if (row === null || row.deletedAt !== null) return null;
  refuseMeter(reachOf(ctx), row.key);
  return compileMeter(definitionOf(row));
}

function rangeOf(from: Temporal.Instant | null | undefined, to: Temporal.Instant | null | undefined, issues: Issue[]): UsageRange {
  const range = { from: from == null ? null : floorToSecond(from), to: to == null ? null : floorToSecond(to) };
  if (range.from !== null && range.to !== null && notAfter(range.to, range.from)) {
    issues.push(issue('USAGE_FROM_NOT_BEFORE_TO', `from ${range.from} is not before to ${range.to}; the range is [from, to) in whole seconds`, 'from'));
  }
  return range;
}

builder.queryFields((t) => ({
  meterSubjects: t.stringList({
    nullable: true,
    description: "The distinct subjects of a meter's events in [from, to), by code point; null when there is no such live meter. Needs usage:read; a portal token sees its own subjects only.",
    authScopes: { $any: { permission: 'usage:read', buyer: true } },
    complexity: 20,
    args: {
      meter: t.arg({ type: MeterBy, required: true, description: 'Which meter.' }),
      from: t.arg({ type: 'DateTime', description: 'All earlier events too when omitted.' }),
      to: t.arg({ type: 'DateTime', description: 'All later events too when omitted.' }),
    },
    resolve: async (_root, { meter: by, from, to }, ctx) => {
      const meter = await askedMeter(ctx, meterLookUp(by));
      if (meter === null) return null;
      const issues: Issue[] = [];
      const range = rangeOf(from, to, issues);
      if (issues.length > 0) throw new ValidationError(issues);
      return usageSubjects(ctx.read, meter, range, await subjectsInReach(ctx.read, reachOf(ctx)));
    },
  }),
  meterGroupByValues: t.stringList({
    nullable: true,
    description: 'The distinct values of one dimension of a meter in [from, to), by code point; "" stands for events without one. Null when there is no such live meter. Needs usage:read; a portal token sees its own usage only.',
    authScopes: { $any: { permission: 'usage:read', buyer: true } },
    complexity: 20,
    args: {
      meter: t.arg({ type: MeterBy, required: true, description: 'Which meter.' }),
      key: t.arg.string({ required: true, description: "The dimension: a key of the meter's groupBy." }),
      from: t.arg({ type: 'DateTime', description: 'All earlier events too when omitted.' }),
      to: t.arg({ type: 'DateTime', description: 'All later events too when omitted.' }),
    },
    resolve: async (_root, { meter: by, key, from, to }, ctx) => {
      const meter = await askedMeter(ctx, meterLookUp(by));
      if (meter === null) return null;
      const issues: Issue[] = [];
      const range = rangeOf(from, to, issues);
      const dimension = dimensionKeys(meter).indexOf(key);
      if (dimension === -1) {
        const known = dimensionKeys(meter).map((candidate) => `"${candidate}"`).join(', ');
        issues.push(issue('USAGE_GROUP_BY_UNKNOWN', `${JSON.stringify(key.slice(0, 80))} is no dimension of meter "${meter.key}", which has ${known === '' ? 'none' : known}`, 'key'));
      }
      if (issues.length > 0) throw new ValidationError(issues);
      return usageGroupValues(ctx.read, meter, dimension, range, await subjectsInReach(ctx.read, reachOf(ctx)));
    },
  }),
}));
