import { attributionKeysOf, customersByIds } from '../../customers/index.ts';
import { usageRecorded } from '../../metering/index.ts';
import type { UsageRecordedPayload } from '../../metering/index.ts';
import type { Announcement } from '../../platform/events.ts';
import type { Reader } from '../../platform/reader.ts';

/** Whose usage counts, and on which clock: what news are compared with. */
export interface WalletOwner {
  readonly customerId: string;
  readonly subjects: ReadonlySet<string>;
  readonly testClockId: string | null;
}

/** The owner of wallets as news are compared with it now. */
export async function walletOwner(read: Reader, customerId: string): Promise<WalletOwner> {
  const [[customer], [subjects]] = await Promise.all([customersByIds(read, [customerId]), attributionKeysOf(read, [customerId])]);
  return { customerId, subjects: new Set([...(subjects ?? []), ...(customer?.key == null ? [] : [customer.key])]), testClockId: customer?.testClockId ?? null };
}

/** Whether news may make another of how the owner's wallets stand: what they hold, what is billed, what is used, what time it is. */
export function movesWallets({ customerId, subjects, testClockId }: WalletOwner, news: Announcement): boolean {
  if (news.type === usageRecorded) {
    const { subjects: used } = (news.payload ?? {}) as UsageRecordedPayload;
    return used === undefined || used.some((subject) => subjects.has(subject));
  }
  if (news.type === 'test_clock.advanced') return news.id === testClockId;
  return news.customerId === customerId && /^(?:wallet|invoice|credit_note|applied_coupon|customer)[._]/.test(news.type);
}
