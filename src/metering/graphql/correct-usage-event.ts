import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { correctUsageEvent } from '../commands/correct-usage-event.ts';
import { UsageEventType } from './usage-event.ts';

const UsageEventReplacementInput = builder.inputType('UsageEventReplacementInput', {
  description: 'What the event should have said. What is omitted is as the original has it, and at least one of type, subject, time and data must differ.',
  fields: (t) => ({
    id: t.id({ description: 'With the same source the name of the new event, 1 to 1,024 characters; a random one when omitted.' }),
    type: t.string({ description: 'What happened, 1 to 256 characters.' }),
    subject: t.string({ description: 'Whose usage it is, 1 to 1,024 bytes.' }),
    time: t.field({ type: 'DateTime', description: 'When it happened, in whole seconds.' }),
    data: t.field({ type: 'JSONObject', description: 'What meters read, the whole of it; null takes it away.' }),
  }),
});

const CorrectUsageEventInput = builder.inputType('CorrectUsageEventInput', {
  description: 'Which event is corrected, how and why.',
  fields: (t) => ({
    source: t.string({ description: 'Who sent it; "graphql" when omitted. The new event has the same one.' }),
    id: t.id({ required: true, description: "The event's own id." }),
    reason: t.string({ required: true, description: 'Why, 1 to 1,024 characters: it stays readable with both events.' }),
    replacement: t.field({ type: UsageEventReplacementInput, required: true, description: 'What it should have said.' }),
  }),
});

builder.mutationField('correctUsageEvent', (t) =>
  t.field({
    type: UsageEventType,
    description:
      'Voids a stored event and stores another in its place, in one step; answers the new one. Both stay readable and know each other; usage, balances and live figures follow at once. The original sent again is still a duplicate. An invoice that is issued already is not changed. An event that was voided before is refused: correct the one in its place. Needs usage:write.',
    authScopes: { permission: 'usage:write' },
    complexity: 10,
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: { input: t.arg({ type: CorrectUsageEventInput, required: true, description: 'What is corrected.' }) },
    resolve: (_root, { input: { replacement, ...input } }, ctx) => correctUsageEvent(ctx.command, { ...input, id: String(input.id), replacement: { ...replacement, id: replacement.id == null ? null : String(replacement.id) } }),
  }),
);
