import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../kit/errors.ts';
import { voidUsageEvent } from '../commands/void-usage-event.ts';
import { UsageEventType } from './usage-event.ts';

const VoidUsageEventInput = builder.inputType('VoidUsageEventInput', {
  description: 'Which event is taken back, and why.',
  fields: (t) => ({
    source: t.string({ description: 'Who sent it; "graphql" when omitted.' }),
    id: t.id({ required: true, description: "The event's own id." }),
    reason: t.string({ required: true, description: 'Why, 1 to 1,024 characters: it stays readable with the event.' }),
  }),
});

builder.mutationField('voidUsageEvent', (t) =>
  t.field({
    type: UsageEventType,
    description:
      'Takes a stored event back: it stays readable, with who did it, when and why, and counts nowhere from now on; usage, balances and live figures follow at once. Sent again, it is still a duplicate. An invoice that is issued already is not changed. An event that was voided before is refused. Needs usage:write.',
    authScopes: { permission: 'usage:write' },
    complexity: 10,
    errors: { types: [ValidationError, NotFoundError, ConflictError] },
    args: { input: t.arg({ type: VoidUsageEventInput, required: true, description: 'Which one.' }) },
    resolve: (_root, { input }, ctx) => voidUsageEvent(ctx.command, { ...input, id: String(input.id) }),
  }),
);
