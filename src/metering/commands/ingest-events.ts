import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { newId } from '../../kit/id.ts';
import { present } from '../../kit/assert.ts';
import { readEvent } from '../event.ts';
import type { UsageEvent } from '../event.ts';
import type { UsageIngest } from '../usage-ingest.ts';

export interface UsageEventInput {
  readonly id?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly type: string;
  readonly subject: string;
  readonly time?: Temporal.Instant | null | undefined;
  readonly data?: unknown;
}

/** What became of one event; `issues` say why it was rejected, or which meters could not count it. */
export interface IngestedEvent {
  readonly id: string;
  readonly status: 'ACCEPTED' | 'DUPLICATE' | 'REJECTED';
  readonly issues: readonly Issue[];
}

export const MAX_EVENTS = 1_000;
export const DEFAULT_SOURCE = 'graphql';

/**
 * Stores events of one organization, each standing alone: what is wrong with one rejects that one. An event without an id gets a random
 * one. Throws ValidationError for a list of none or more than {@link MAX_EVENTS}, IngestQueueFull, IngestUnavailable.
 */
export async function ingestEvents(ingest: UsageIngest, organizationId: string, inputs: readonly UsageEventInput[], now: Temporal.Instant): Promise<IngestedEvent[]> {
  if (inputs.length === 0 || inputs.length > MAX_EVENTS) {
    refuse([issue('EVENTS_COUNT', `there are ${inputs.length} events; send 1 to ${MAX_EVENTS} at once`, 'events')]);
  }
  const accepted: UsageEvent[] = [];
  const results = inputs.map(({ id, source, ...input }, at): IngestedEvent | null => {
    const issues: Issue[] = [];
    const known = { ...input, id: id ?? newId(), source: source ?? DEFAULT_SOURCE };
    const event = readEvent(known, issues, ['events', at]);
    if (event === null) {
      ingest.refused(issues[0]?.code ?? 'VALIDATION_FAILED', 1);
      return { id: known.id, status: 'REJECTED', issues };
    }
    accepted.push(event);
    return null;
  });
  const outcomes = await ingest.store(organizationId, accepted, now);
  let next = 0;
  return results.map((rejected, at) => {
    if (rejected !== null) return rejected;
    const { id } = present(accepted[next], 'an accepted event');
    const { status, issues } = present(outcomes[next++], 'the outcome of an accepted event');
    return { id, status, issues: issues.map((found) => ({ ...found, path: ['events', String(at), ...found.path] })) };
  });
}
