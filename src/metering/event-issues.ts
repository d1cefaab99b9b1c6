import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { parseExact } from '../kit/json.ts';
import { instantOf } from '../platform/entity.ts';
import { ContributionCollector } from './contribution.ts';
import type { ListedEvent } from './event-list.store.ts';
import type { JsonObject } from './json-value.ts';
import type { CompiledMeter } from './meter.ts';

/**
 * Why a stored event is not counted, or not as anybody's: by these meters, which are all that count events of its type, and by whether its
 * subject is a customer's. Empty when all is well.
 */
export function storedEventIssues(event: ListedEvent, meters: readonly CompiledMeter[], hasCustomer: boolean): Issue[] {
  const { type, subject, time, data } = event;
  const counted = new ContributionCollector().add(1, { type, time: instantOf(time), data: data === null ? null : (parseExact(data) as JsonObject) }, new Map([[type, meters]]));
  if (hasCustomer) return counted;
  const without = issue('EVENT_WITHOUT_CUSTOMER', `no customer has the subject ${JSON.stringify(subject)}: create one with that key or name it among a customer's subjectKeys`, 'subject');
  return meters.length === 0 ? [...counted, without] : [without, ...counted];
}
