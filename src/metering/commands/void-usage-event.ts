import { z } from 'zod';
import { present } from '../../kit/assert.ts';
import { parsed, text } from '../../kit/input.ts';
import { transact } from '../../platform/transaction.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { holdMeters } from '../backfill.ts';
import { correctUsage } from '../correct-usage.ts';
import { eventNamed } from '../correction.store.ts';
import type { ListedEvent } from '../event-list.store.ts';
import { UsageEventNotFound } from '../usage-event.errors.ts';
import { DEFAULT_SOURCE } from './ingest-events.ts';

const voidInput = z.object({ source: text(1024), id: text(1024), reason: text(1024) });

export interface VoidUsageEventInput {
  /** "graphql" when omitted. */
  readonly source?: string | null | undefined;
  readonly id: string;
  readonly reason: string;
}

/**
 * Takes a stored event back and answers it: it stays readable, and counts nowhere from now on. Usage that was invoiced already is not
 * touched on the invoice. Checked in this order: the input (ValidationError), the event (UsageEventNotFound), its state
 * (UsageEventAlreadyVoided).
 */
export async function voidUsageEvent(ctx: CommandContext, input: VoidUsageEventInput): Promise<ListedEvent> {
  const { source, id, reason } = parsed(voidInput, { ...input, source: input.source ?? DEFAULT_SOURCE });
  return transact(ctx, async (tx) => {
    await holdMeters(tx);
    const original = await eventNamed(tx.read, source, id);
    if (original === null) throw new UsageEventNotFound(source, id);
    await correctUsage(tx, original, null, reason);
    return present(await eventNamed(tx.read, source, id), 'the event just voided');
  });
}
