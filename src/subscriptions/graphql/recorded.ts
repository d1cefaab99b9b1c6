import { builder } from '../../graphql/builder.ts';
import { PeriodInput } from '../../graphql/period.ts';
import type { RecordedInput } from '../recorded.ts';

const RecordedStatusEnum = builder.enumType('RecordedStatus', {
  description: 'How a subscription stands in the words of the system that runs it.',
  values: {
    INCOMPLETE: { description: 'Its first payment is awaited.' },
    INCOMPLETE_EXPIRED: { description: 'Its first payment never came: it is over.' },
    TRIALING: { description: 'In its trial.' },
    ACTIVE: { description: 'It runs.' },
    PAST_DUE: { description: 'A payment is late.' },
    CANCELED: { description: 'It is over.' },
    UNPAID: { description: 'A payment was given up.' },
  } as const,
});

export const RecordedSubscriptionInput = builder.inputType('RecordedSubscriptionInput', {
  description: 'What another system says of a subscription that it runs. Status and end of the subscription follow from it.',
  fields: (t) => ({
    status: t.field({ type: RecordedStatusEnum, required: true, description: 'How it stands. CANCELED and INCOMPLETE_EXPIRED are for good.' }),
    cancelAtPeriodEnd: t.boolean({ required: true, description: 'Whether it ends with the current period, which must be known then.' }),
    currentPeriod: t.field({ type: PeriodInput, description: 'Its billing period; kept as it was when omitted.' }),
    canceledAt: t.field({ type: 'DateTime', description: 'When it was canceled: now when omitted with CANCELED, else kept as it was; null: it is not. With ACTIVE or TRIALING only beside cancelAtPeriodEnd.' }),
  }),
});

export function recordedInputOf({ status, cancelAtPeriodEnd, currentPeriod, canceledAt }: typeof RecordedSubscriptionInput.$inferInput): RecordedInput {
  return { status, cancelAtPeriodEnd, currentPeriod, canceledAt };
}
