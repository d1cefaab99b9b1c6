import { customersByLookUps } from '../customers/index.ts';
import type { CustomerLookUp } from '../customers/index.ts';
import { issue, refuse } from '../kit/errors.ts';
import type { Reader } from '../platform/reader.ts';
import type { UsageRow } from './aggregate.ts';
import { askUsage } from './ask-usage.ts';
import type { UsageQuestion, UsageReach } from './ask-usage.ts';
import type { MeterRow } from './meter.entity.ts';

/** The question as it is answered, and the answer. */
export interface PortalUsage {
  readonly question: UsageQuestion;
  readonly rows: readonly UsageRow[];
}

/**
 * Answers a question of the holder of a portal token: only its own usage, by subject, whatever subjects it asks for. Customers narrow that
 * to what is attributed to one of them, so that others' and unknown ones alike leave nothing, and then also group it. Throws as askUsage
 * does.
 */
export async function askPortalUsage(read: Reader, reach: UsageReach, row: MeterRow, asked: UsageQuestion, path: readonly string[]): Promise<PortalUsage> {
  const { subjects: _subjects, customers, ...rest } = asked;
  if (customers != null && (customers.length < 1 || customers.length > 100)) {
    refuse([issue(customers.length < 1 ? 'USAGE_LIST_EMPTY' : 'USAGE_LIST_TOO_LONG', `customers has ${customers.length} entries; give 1 to 100, or leave it out`, ...path, 'customers')]);
  }
  const groups = (rest.groupBy ?? []).filter((key) => key !== 'subject' && (customers == null || !customerGroups.has(key)));
  const question = { ...rest, groupBy: [...groups, 'subject'] };
  const rows = await askUsage(read, reach, row, question, path);
  if (customers == null) return { question, rows };
  const customerId = await ownCustomer(read, reach, customers);
  return { question: { ...question, customers }, rows: customerId === null ? [] : rows.map((each) => ({ ...each, customerId })) };
}

const customerGroups: ReadonlySet<string> = new Set(['customer', 'customer_id']);

/** The one of the customers to whom the usage in reach is attributed; null when it is none of them, and nothing else is told of them. */
async function ownCustomer(read: Reader, { customerId, subject }: UsageReach, customers: readonly CustomerLookUp[]): Promise<string | null> {
  const holder = subject === null ? [] : [{ subjectKey: subject }];
  const found = (await customersByLookUps(read.asOrganization(), [...customers, ...holder])).map((customer) => customer?.id ?? null);
  const own = customerId ?? (subject === null ? null : (found.at(-1) ?? null));
  return found.slice(0, customers.length).includes(own) ? own : null;
}
