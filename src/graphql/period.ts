import type { Period } from '../kit/period.ts';
import { builder } from './builder.ts';

/** A stretch of time, for every domain that answers one. */
export const PeriodType = builder.objectRef<Period>('Period').implement({
  description: 'A stretch of time that holds its start and not its end.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Inclusive.', resolve: (period) => period.from }),
    to: t.field({ type: 'DateTime', description: 'Exclusive.', resolve: (period) => period.to }),
  }),
});
