import { customersDueFor, everyCustomerDueFor } from '../customers/index.ts';
import type { Clock } from '../kit/clock.ts';
import { usageRecorded } from '../metering/index.ts';
import type { UsageRecordedPayload } from '../metering/index.ts';
import type { Announcement } from '../platform/events.ts';
import { enqueue } from '../platform/jobs.ts';
import type { News } from '../platform/pubsub.ts';
import { transact } from '../platform/transaction.ts';
import type { CommandContext } from '../platform/transaction.ts';
import type pg from 'pg';
import { billUsageOf, usageSource } from './commands/bill-usage.ts';
import { walletLooksSource } from './wallets/wallet-work.ts';

/** The task that bills what one customer has used. */
export const usageBillingTask = 'usage-billing';

export interface UsageBillingOptions {
  readonly news: News;
  readonly clock: Clock;
  /** Runs something later; the answer takes it back. */
  readonly timer: { after(delayMs: number, run: () => void): () => void };
  readonly contextOf: (organizationId: string) => CommandContext;
  readonly log: (error: unknown) => void;
  /** News of this time, in milliseconds, are looked at together. */
  readonly intervalMs: number;
}

/**
 * Hears of usage and has it billed where it is not billed by the period: in advance, or at a threshold. A job a customer, however many
 * events come and processes hear of them. What it misses is found by {@link sweepUsageBilling}.
 */
export class UsageBilling {
  readonly #options: UsageBillingOptions;
  /** By organization: the subjects that usage came of; null: of any. */
  #heard = new Map<string, Set<string> | null>();
  #cancel: (() => void) | null = null;
  readonly #stop: () => void;
  #isClosed = false;

  constructor(options: UsageBillingOptions) {
    this.#options = options;
    this.#stop = options.news.listen((announcements) => {
      for (const news of announcements) this.#hear(news);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
    this.#cancel?.();
  }

  #hear({ type, organizationId, payload }: Announcement): void {
    if (type !== usageRecorded || this.#isClosed) return;
    const { subjects } = (payload ?? {}) as UsageRecordedPayload;
    const known = this.#heard.get(organizationId);
    if (subjects === undefined || known === null) this.#heard.set(organizationId, null);
    else this.#heard.set(organizationId, new Set([...(known ?? []), ...subjects]));
    this.#cancel ??= this.#options.timer.after(this.#options.intervalMs, () => void this.#tell());
  }

  async #tell(): Promise<void> {
    this.#cancel = null;
    const heard = this.#heard;
    this.#heard = new Map();
    for (const [organizationId, subjects] of heard) {
      if (this.#isClosed) return;
      try {
        await this.#ask(organizationId, subjects === null ? null : [...subjects]);
      } catch (error) {
        if (!this.#isClosed) this.#options.log(error);
      }
    }
  }

  async #ask(organizationId: string, subjects: readonly string[] | null): Promise<void> {
    const ctx = this.#options.contextOf(organizationId);
    const customerIds = new Set((await Promise.all(watching.map((source) => customersDueFor(ctx.read, source, subjects)))).flat());
    if (customerIds.size === 0) return;
    await transact(ctx, async (tx) => {
      for (const customerId of customerIds) await enqueue(tx, usageBillingTask, { organizationId, customerId }, { key: `${usageBillingTask}:${customerId}`, at: this.#options.clock.now(), keep: 'earlier' });
    });
  }
}

const TOGETHER = 500;
/** Who is looked at when usage comes: what is billed before its period is over, and wallets that are filled when little is left. */
const watching = [usageSource, walletLooksSource] as const;

/** Bills the usage of every customer that has any which is not billed by the period: what news that were missed would have told. */
export async function sweepUsageBilling(pool: pg.Pool, contextOf: (organizationId: string) => CommandContext, log: (error: unknown) => void): Promise<void> {
  for (const source of watching) await sweepSource(pool, source, contextOf, log);
}

async function sweepSource(pool: pg.Pool, source: string, contextOf: (organizationId: string) => CommandContext, log: (error: unknown) => void): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const customers: { organizationId: string; customerId: string }[] = await everyCustomerDueFor(pool, source, after, TOGETHER);
    for (const { organizationId, customerId } of customers) await billUsageOf(contextOf(organizationId), customerId).catch(log);
    const last = customers.at(-1);
    if (customers.length < TOGETHER || last === undefined) return;
    after = last.customerId;
  }
}
