import { assertNever } from '../../kit/assert.ts';
import { addDuration } from '../../kit/calendar.ts';

export type ExpirationUnit = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

/** How long a grant lasts after its effectiveAt. `count` is 1 to 1,000. */
export interface Expiration {
  readonly unit: ExpirationUnit;
  readonly count: number;
}

/**
 * When the grant expires, in UTC. Months and years overflow: 31 January and one month is 3 March, 29 February and one year is
 * 1 March. Recurrences clamp to the month's last day instead.
 */
export function expiresAt(effectiveAt: Temporal.Instant, { unit, count }: Expiration): Temporal.Instant {
  switch (unit) {
    case 'HOUR':
      return addDuration(effectiveAt, Temporal.Duration.from({ hours: count }));
    case 'DAY':
      return addDuration(effectiveAt, Temporal.Duration.from({ days: count }));
    case 'WEEK':
      return addDuration(effectiveAt, Temporal.Duration.from({ weeks: count }));
    case 'MONTH':
      return overflowing(effectiveAt, { months: count });
    case 'YEAR':
      return overflowing(effectiveAt, { years: count });
    default:
      return assertNever(unit, 'the unit of an expiration');
  }
}

function overflowing(at: Temporal.Instant, step: { months: number } | { years: number }): Temporal.Instant {
  const local = at.toZonedDateTimeISO('UTC');
  return local
    .with({ day: 1 })
    .add(step)
    .add({ days: local.day - 1 })
    .toInstant();
}
