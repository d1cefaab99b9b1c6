import { floorToMinute } from '../kit/calendar.ts';
import type { EntitlementTemplate } from '../catalog/index.ts';
import { itemActivity, phaseActivity } from './schedule.ts';
import type { Schedule, ScheduleItem } from './schedule.ts';

/** A right that an item gives for as long as it runs. */
export interface Right {
  readonly itemId: string;
  readonly featureId: string;
  readonly template: EntitlementTemplate;
  readonly activeFrom: Temporal.Instant;
  /** Exclusive; null: without end. */
  readonly activeTo: Temporal.Instant | null;
  /** Of a metered right; null for the others. Both instants are whole minutes. */
  readonly metering: { readonly interval: Temporal.Duration; readonly anchor: Temporal.Instant; readonly zone?: string; readonly measureUsageFrom: Temporal.Instant } | null;
}

type GrantingItem = ScheduleItem & { readonly featureId: string | null; readonly entitlementTemplate: EntitlementTemplate | null };

/**
 * The rights that a subscription's items come with, in the order they run. OpenMeter's rule: a metered right has the template's usage
 * period, else the item's cadence, counted as the billing periods are from the billing anchor, and measures from the start of the phase.
 */
export function rightsOf(schedule: Schedule<GrantingItem>): Right[] {
  return schedule.phases.flatMap((phase, position) => {
    const time = phaseActivity(schedule, position);
    return phase.items.flatMap((item): Right[] => {
      const { featureId, entitlementTemplate: template } = item;
      const { from, to } = itemActivity(item, time);
      if (template === null || featureId === null || (to !== null && Temporal.Instant.compare(to, from) <= 0)) return [];
      return [{ itemId: item.id, featureId, template, activeFrom: from, activeTo: to, metering: meteringOf(schedule, item, template, phase.activeFrom) }];
    });
  });
}

function meteringOf(schedule: Schedule, item: ScheduleItem, template: EntitlementTemplate, phaseStart: Temporal.Instant): Right['metering'] {
  const interval = template.type === 'METERED' ? (template.usagePeriod ?? item.billingCadence) : null;
  if (interval === null) return null;
  const { billingAnchor, zone } = schedule;
  return { interval, anchor: floorToMinute(billingAnchor), ...(zone === undefined ? {} : { zone }), measureUsageFrom: floorToMinute(phaseStart) };
}
