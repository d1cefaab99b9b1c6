import { builder } from '../../graphql/builder.ts';

/** As rows keep it: ISO 8601, and an instant's text. */
export interface RecurringPeriodRow {
  readonly interval: string;
  readonly anchor: string;
}

export const RecurringPeriodType = builder.objectRef<RecurringPeriodRow>('RecurringPeriod').implement({
  description: 'Instants at equal distances, before and after an anchor. Months are counted from the anchor and clamp to their last day.',
  fields: (t) => ({
    interval: t.expose('interval', { type: 'Duration', description: 'The distance, at least PT1H.' }),
    anchor: t.expose('anchor', { type: 'DateTime', description: 'One of the instants, in whole minutes.' }),
  }),
});

export const RecurringPeriodInput = builder.inputType('RecurringPeriodInput', {
  description: 'Instants at equal distances, before and after an anchor.',
  fields: (t) => ({
    interval: t.field({ type: 'Duration', required: true, description: 'The distance: PT1H to P100Y.' }),
    anchor: t.field({ type: 'DateTime', description: 'One of the instants; now when omitted. Its seconds are dropped.' }),
  }),
});
