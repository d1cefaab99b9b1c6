import { Decimal } from '../../src/kit/decimal.ts';
import { plain } from './bills.ts';
import type { Answer } from './bills.ts';
import type { Player } from './player.ts';

// What is charged as soon as it is used, worked out again from what was sent alone: one for each unit of whatever happened while something counted it, and
// nothing of it comes back.

/** How often it was compared. */
export const early = { compared: 0, units: 0 };

const nanoseconds = (text: string): bigint => Temporal.Instant.from(text.replace(' ', 'T')).epochNanoseconds;
const hour = 3_600_000_000_000n;
/** Events of the running period and the one before it are charged: the shortest lasts a week. What comes later may be, where periods are longer. */
const surelyInTime = 120n * hour;

/** What differs of a customer's charges in advance; empty where nothing does. */
export async function notChargedEarly({ world, customers, events, now }: Player, who: number, bills: readonly Answer[]): Promise<string[]> {
  const { rows } = await world.product.core.database.pool.query<{ subscription: string; key: string; from: string; to: string | null }>(
    `select i.subscription_id as subscription, i.key, i.active_from::text as "from", least(i.active_to, n.active_from, s.active_to)::text as "to"
     from subscription_item i join subscription_phase p on p.id = i.phase_id join subscription s on s.id = i.subscription_id join customer c on c.id = i.customer_id
     left join lateral (select min(q.active_from) as active_from from subscription_phase q where q.subscription_id = s.id and q.position > p.position and q.deleted_at is null) n on true
     where c.organization_id = $1 and c.key = $2 and i.key like '%early' and i.deleted_at is null and p.deleted_at is null and s.deleted_at is null`,
    [world.organizationId, customers[who]!.key],
  );
  const lines = bills.filter(({ status }) => status !== 'VOIDED').flatMap(({ lines: { nodes } }) => nodes).filter(({ featureKey, adjustment }: Answer) => featureKey?.endsWith('early') === true && adjustment === null);
  // An invoice that came to nothing may be left out, with all that its lines charge and credit.
  const { rows: left } = await world.product.core.database.pool.query<{ subscription: string }>(
    `select distinct l.subscription_id as subscription from invoice_line l join invoice i on i.id = l.invoice_id where i.organization_id = $1 and i.deleted_at is not null and l.name = 'Early'`,
    [world.organizationId],
  );
  const differs: string[] = [];
  for (const [of, versions] of Map.groupBy(rows, ({ subscription, key }) => `${subscription} ${key}`)) {
    if (left.some(({ subscription }) => of.startsWith(subscription))) continue;
    const spans = versions.map(({ from, to }) => ({ from: nanoseconds(from), to: to === null ? now.epochNanoseconds + 1n : nanoseconds(to) }));
    const counted = events.filter(({ who: by, type, time }) => by === who && type === 'witness' && spans.some(({ from, to }) => time.epochNanoseconds >= from && time.epochNanoseconds <= to));
    // What was told after its time was over for good may not be looked at any more; of what happens at the very instant of a change nobody can tell which counts it.
    const isSure = ({ time, sentAt }: (typeof counted)[number]): boolean => sentAt - time.epochNanoseconds < surelyInTime && spans.some(({ from, to }) => time.epochNanoseconds > from && time.epochNanoseconds < to && sentAt < to);
    const [least, most] = [counted.filter(isSure), counted].map((those) => Decimal.sum(those.map(({ units }) => Decimal.of(units))));
    const charged = Decimal.sum(lines.filter(({ subscription, featureKey }: Answer) => subscription !== null && `${plain(subscription.id)} ${featureKey}` === of).map(({ totals: { amount } }: Answer) => Decimal.of(amount)));
    early.compared += 1;
    if (most!.isPositive()) early.units += 1;
    if (charged.lt(least!) || charged.gt(most!)) differs.push(`${of} in advance: used ${least} to ${most}, charged ${charged}`);
  }
  // What gives way and what takes over both hold the instant of a change: whichever charged its events, they were charged once.
  for (const [key, versions] of Map.groupBy(rows, (row) => row.key)) {
    const spans = versions.map(({ from, to }) => ({ from: nanoseconds(from), to: to === null ? now.epochNanoseconds + 1n : nanoseconds(to) }));
    const counted = events.filter(({ who: by, type, time }) => by === who && type === 'witness' && spans.some(({ from, to }) => time.epochNanoseconds >= from && time.epochNanoseconds <= to));
    const most = Decimal.sum(counted.map(({ units }) => Decimal.of(units)));
    const charged = Decimal.sum(lines.filter(({ featureKey }: Answer) => featureKey === key).map(({ totals: { amount } }: Answer) => Decimal.of(amount)));
    if (charged.gt(most)) differs.push(`${key} in advance, of all subscriptions: used ${most}, charged ${charged}`);
  }
  return differs;
}
