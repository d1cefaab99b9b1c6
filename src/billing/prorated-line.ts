import { daysIn, fromItsDay } from '../kit/calendar.ts';
import type { ProratedUsage } from '../metering/index.ts';
import type { Period } from '../kit/period.ts';
import { shareFrom } from './charging/day-share.ts';
import type { LevelStep } from './charging/prorated-graduated.ts';

/** The level of a line's usage as steps, each with the days of the full period that it counts for; what is carried in comes first. */
export function levelSteps({ carried, changes }: ProratedUsage, period: Period, fullPeriod: Period, zone: string): LevelStep[] {
  const of = daysIn(fullPeriod, zone);
  const counted = fromItsDay(period, fullPeriod, zone);
  const opening: LevelStep = { quantity: carried, share: { days: daysIn(counted, zone), of } };
  const steps = changes.map(({ time, value, isFromNextDay }): LevelStep => {
    const share = shareFrom(time, counted, of, zone);
    return { quantity: value, share: isFromNextDay ? { ...share, days: Math.max(0, share.days - 1) } : share };
  });
  return carried.isZero() ? steps : [opening, ...steps];
}
