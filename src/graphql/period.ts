import { builder } from './builder.ts';

/** A stretch of time as rows and engines have it: instants, or PostgreSQL's text of them. */
export interface ShownPeriod {
  readonly from: Temporal.Instant | string;
  readonly to: Temporal.Instant | string;
}

/** A stretch of time, for every domain that answers one. */
export const PeriodType = builder.objectRef<ShownPeriod>('Period').implement({
  description: 'A stretch of time that holds its start and not its end.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Inclusive.', resolve: (period) => period.from }),
    to: t.field({ type: 'DateTime', description: 'Exclusive.', resolve: (period) => period.to }),
  }),
});

export const PeriodInput = builder.inputType('PeriodInput', {
  description: 'A stretch of time that holds its start and not its end.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', required: true, description: 'Inclusive.' }),
    to: t.field({ type: 'DateTime', required: true, description: 'Exclusive; after "from".' }),
  }),
});
