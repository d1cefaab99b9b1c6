import { builder } from '../../graphql/builder.ts';
import { ValidationIssue } from '../../graphql/errors.ts';
import type { Decimal } from '../../kit/decimal.ts';
import type { Issue } from '../../kit/errors.ts';
import { evaluatedExpression } from '../evaluated-expression.ts';
import type { JsonObject } from '../json-value.ts';

const MeterExpressionEventInput = builder.inputType('MeterExpressionEventInput', {
  description: 'A sample event; nothing is stored.',
  fields: (t) => ({
    type: t.string({ required: true, description: 'event.code of the expression: what happened, 1 to 256 characters.' }),
    time: t.field({ type: 'DateTime', description: 'event.timestamp of the expression; now when omitted.' }),
    data: t.field({ type: 'JSONObject', description: 'event.properties of the expression. Numbers are read exactly as written.' }),
  }),
});

const EvaluateMeterExpressionInput = builder.inputType('EvaluateMeterExpressionInput', {
  description: 'An expression and what to try it on.',
  fields: (t) => ({
    expression: t.string({ required: true, description: 'As createMeter takes it, 1 to 2,000 characters.' }),
    event: t.field({ type: MeterExpressionEventInput, required: true, description: 'A sample event.' }),
  }),
});

const MeterExpressionResult = builder.objectRef<{ readonly value: Decimal | string | null; readonly issues: readonly Issue[] }>('MeterExpressionResult').implement({
  description: 'What an expression comes to for one event.',
  fields: (t) => ({
    value: t.string({ nullable: true, description: 'A number in plain notation, or a text; null where the event has no value.', resolve: ({ value }) => value?.toString() ?? null }),
    number: t.field({ type: 'Decimal', nullable: true, description: 'The value where it is a number; null for a text and where there is none.', resolve: ({ value }) => (value === null || typeof value === 'string' ? null : value) }),
    issues: t.field({ type: [ValidationIssue], description: 'Why there is no value, as an event of such data would be told when it is stored; empty otherwise.', resolve: ({ issues }) => [...issues] }),
  }),
});

builder.queryField('evaluateMeterExpression', (t) =>
  t.field({
    type: MeterExpressionResult,
    description: 'Tries an expression of a meter on a sample event; nothing is stored. BAD_INPUT for an expression that cannot be read. Needs meter:read.',
    authScopes: { permission: 'meter:read' },
    args: { input: t.arg({ type: EvaluateMeterExpressionInput, required: true, description: 'The expression and the event.' }) },
    resolve: (_root, { input: { expression, event } }, ctx) =>
      evaluatedExpression(expression, { code: event.type, time: event.time ?? ctx.clock.now(), data: (event.data ?? null) as JsonObject | null }, ['input']),
  }),
);
