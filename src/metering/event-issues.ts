import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { parseExact } from '../kit/json.ts';
import { instantOf } from '../platform/entity.ts';
import { ContributionCollector } from './contribution.ts';
import type { TimedUsageEvent } from './event.ts';
import { WITHOUT_CUSTOMER } from './event-list.ts';
import type { ListedEvent } from './event-list.store.ts';
import type { JsonObject } from './json-value.ts';
import { definitionOf } from './meter.entity.ts';
import type { MeterRow } from './meter.entity.ts';
import { compileMeter } from './meter.ts';
import type { CompiledMeter } from './meter.ts';

/**
 * Why a stored event is not counted, or not as anybody's: by these meters, which are all that count events of its type, and by whether its
 * subject is a customer's. Empty when all is well.
 */
export function storedEventIssues(event: ListedEvent, meters: readonly CompiledMeter[], hasCustomer: boolean): Issue[] {
  const { type, subject, time, data, voidedAt } = event;
  if (voidedAt !== null) return [issue('EVENT_VOIDED', `the event was voided at ${instantOf(voidedAt)}; its correction says why`)];
  const counted = new ContributionCollector().add(1, { type, time: instantOf(time), data: data === null ? null : (parseExact(data) as JsonObject) }, new Map([[type, meters]]));
  if (hasCustomer) return counted;
  const without = issue(WITHOUT_CUSTOMER, `no customer has the subject ${JSON.stringify(subject)}: create one with that key or name it among a customer's subjectKeys`, 'subject');
  return meters.length === 0 ? [...counted, without] : [without, ...counted];
}

/** Why these meters, which are all that count events of its type, would not count an event that is not stored; empty when all would. */
export function countingIssues(event: Pick<TimedUsageEvent, 'type' | 'time' | 'data'>, meters: readonly CompiledMeter[]): Issue[] {
  return new ContributionCollector().add(1, event, new Map([[event.type, meters]]));
}

/** What is kept with an event of each issue: the code, and the id of the meter that could not count it, if it is one's. */
const parts = (kept: string): { code: string; meterId: string | null } => {
  const [code = '', meterId = null] = kept.split(' ');
  return { code, meterId };
};

/** The meters that {@link keptIssues} names. */
export function keptMeterIds({ keptIssues }: ListedEvent): string[] {
  return (keptIssues ?? []).flatMap((kept) => parts(kept).meterId ?? []);
}

/**
 * Why an event was not counted when it was stored, by the meters there were then, deleted ones included, and by whether its subject was a
 * customer's. Empty when all was well.
 */
export function keptIssues(event: ListedEvent, meters: ReadonlyMap<string, MeterRow | null>, hadCustomer: boolean): Issue[] {
  const { type, subject, time, data } = event;
  const counted = (event.keptIssues ?? []).map((kept): Issue => {
    const { code, meterId } = parts(kept);
    const row = meterId === null ? null : (meters.get(meterId) ?? null);
    if (row === null) return issue(code, `no meter counted events of type ${JSON.stringify(type)} when this one was stored`, 'type');
    const again = new ContributionCollector().add(1, { type, time: instantOf(time), data: data === null ? null : (parseExact(data) as JsonObject) }, new Map([[type, [compileMeter(definitionOf(row))]]]));
    return again.find((found) => found.code === code) ?? issue(code, `meter "${row.key}" could not count the event when it was stored`, 'data');
  });
  return hadCustomer ? counted : [...counted, issue(WITHOUT_CUSTOMER, `no customer had the subject ${JSON.stringify(subject)} when the event was accepted`, 'subject')];
}
