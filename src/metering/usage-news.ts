import type { Announcement } from '../platform/events.ts';
import type { Contributions } from './contribution.ts';
import type { StorableEvent } from './store-statement.ts';

/** Told once a commit group for each meter that counted something: `id` is the meter, the payload names the subjects. */
export const usageRecorded = 'usage.recorded';

/** What listeners of {@link usageRecorded} find in the payload; no subjects: there were too many, so any may have changed. */
export interface UsageRecordedPayload {
  readonly subjects?: readonly string[];
}

/** So that a meter's news fits a notification: each takes a lock that all commits share. */
const MAX_SUBJECTS = 40;
const MAX_SUBJECT_BYTES = 2_000;

/** What to tell of a batch. It may say too much, since some of the events may turn out to be duplicates, and never too little. */
export function usageNews(events: readonly StorableEvent[], { entries, groups }: Contributions): Announcement[] {
  const subjectsByMeter = new Map<string, { organizationId: string; subjects: Set<string> }>();
  for (const entry of entries) {
    const event = events[entry.event - 1];
    const group = groups[entry.group - 1];
    if (event === undefined || group === undefined) continue;
    let news = subjectsByMeter.get(group.meterId);
    if (news === undefined) subjectsByMeter.set(group.meterId, (news = { organizationId: event.organizationId, subjects: new Set() }));
    // One more than fits says that there are too many.
    if (news.subjects.size <= MAX_SUBJECTS) news.subjects.add(event.subject);
  }
  return [...subjectsByMeter].map(([id, { organizationId, subjects }]) => {
    const payload: Readonly<Record<string, unknown>> = fits(subjects) ? { subjects: [...subjects] } : {};
    return { organizationId, type: usageRecorded, id, customerId: null, payload };
  });
}

function fits(subjects: ReadonlySet<string>): boolean {
  if (subjects.size > MAX_SUBJECTS) return false;
  let bytes = 0;
  for (const subject of subjects) bytes += Buffer.byteLength(subject) + 3;
  return bytes <= MAX_SUBJECT_BYTES;
}
