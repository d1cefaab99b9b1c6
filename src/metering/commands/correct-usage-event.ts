import { z } from 'zod';
import { customersByLookUps, nowOf } from '../../customers/index.ts';
import { OrganizationSchema } from '../../access/index.ts';
import type { OrganizationRow } from '../../access/index.ts';
import { present } from '../../kit/assert.ts';
import { issue, refuse } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import { newId } from '../../kit/id.ts';
import { parsed, text } from '../../kit/input.ts';
import { parseExact, stringifyExact } from '../../kit/json.ts';
import { instantOf } from '../../platform/entity.ts';
import { meaning, transact } from '../../platform/transaction.ts';
import type { CommandContext, Transaction } from '../../platform/transaction.ts';
import { holdMeters } from '../backfill.ts';
import { correctUsage } from '../correct-usage.ts';
import { eventNamed } from '../correction.store.ts';
import { readEvent } from '../event.ts';
import type { TimedUsageEvent } from '../event.ts';
import type { ListedEvent } from '../event-list.store.ts';
import type { JsonObject } from '../json-value.ts';
import { isLate, latenessMs } from '../lateness.ts';
import { UsageEventIdTaken, UsageEventNotFound } from '../usage-event.errors.ts';
import { DEFAULT_SOURCE } from './ingest-events.ts';

const correctInput = z.object({ source: text(1024), id: text(1024), reason: text(1024) });

/** What differs from the original; a member that is omitted or null is as the original has it, but data, which null takes away. */
export interface UsageEventReplacement {
  /** A random one when omitted. */
  readonly id?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly subject?: string | null | undefined;
  readonly time?: Temporal.Instant | null | undefined;
  readonly data?: unknown;
}

export interface CorrectUsageEventInput {
  /** "graphql" when omitted; the replacement's too. */
  readonly source?: string | null | undefined;
  readonly id: string;
  readonly reason: string;
  readonly replacement: UsageEventReplacement;
}

/**
 * Takes a stored event back and puts another in its place, of the same source and with an id of its own; answers that one. Both happen or neither does. Checked in this order: the input (ValidationError), the event (UsageEventNotFound), the replacement
 * (ValidationError), the event's state (UsageEventAlreadyVoided), the replacement's id (UsageEventIdTaken).
 */
export async function correctUsageEvent(ctx: CommandContext, input: CorrectUsageEventInput): Promise<ListedEvent> {
  const { source, id, reason } = parsed(correctInput, { ...input, source: input.source ?? DEFAULT_SOURCE });
  const work = transact(ctx, async (tx) => {
    await holdMeters(tx);
    const original = await eventNamed(tx.read, source, id);
    if (original === null) throw new UsageEventNotFound(source, id);
    const event = readReplacement(original, input.replacement);
    await correctUsage(tx, original, { event, attributesText: original.attributes, late: await comesLate(tx, event) }, reason);
    return present(await eventNamed(tx.read, source, event.id), 'the event just stored');
  });
  return meaning(work, { usage_correction_replacement_unique: () => new UsageEventIdTaken(source, input.replacement.id ?? '') });
}

function readReplacement(original: ListedEvent, replacement: UsageEventReplacement): TimedUsageEvent {
  const issues: Issue[] = [];
  const data = original.data === null ? null : (parseExact(original.data) as JsonObject);
  const read = readEvent(
    {
      id: replacement.id ?? newId(),
      source: original.source,
      type: replacement.type ?? original.type,
      subject: replacement.subject ?? original.subject,
      time: replacement.time ?? instantOf(original.time),
      data: replacement.data === undefined ? data : replacement.data,
    },
    issues,
    ['replacement'],
  );
  refuse(issues);
  const event = present(read, 'an event without issues');
  const time = present(event.time, 'the time of a replacement');
  const isSame = event.type === original.type && event.subject === original.subject && time.equals(instantOf(original.time)) && event.dataText === (data === null ? null : stringifyExact(data));
  if (isSame) refuse([issue('CORRECTION_CHANGES_NOTHING', 'the replacement says what the event says: change its type, subject, time or data, or void the event', 'replacement')]);
  return { ...event, time };
}

/** As an event that is ingested now is late. */
async function comesLate(tx: Transaction, { subject, time }: TimedUsageEvent): Promise<boolean> {
  const organization = present(await tx.read.organization<OrganizationRow>(OrganizationSchema), 'the organization of a command');
  const window = latenessMs(organization.settings.latenessWindow);
  if (window === null) return false;
  const [customer] = await customersByLookUps(tx.read, [{ subjectKey: subject }]);
  const now = customer == null ? tx.clock.now() : await nowOf(tx, customer);
  return isLate(window, time.epochMilliseconds, now.epochMilliseconds);
}
