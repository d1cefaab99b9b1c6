import { billsOf } from './bills.ts';
import type { Answer } from './bills.ts';
import type { Player } from './player.ts';
import { short } from './told.ts';

// How every story ends, so that each holds what is rare in a short one: a plan that is changed within its period, coupons of every class on one invoice, usage that comes late and is
// taken back in part, and less to be paid than coupons, credit notes and wallets hold together.

/** How often each came about. */
export const ended = { changed: 0, late: 0, lateAgain: 0, notes: 0, fees: 0 };

const prorations = ['FULL', 'PRORATED', 'NONE', null] as const;

/** Fees that are paid on their own, all but some of each customer: they go onto an invoice when the plan changes, or its period ends. */
async function payFees(player: Player): Promise<void> {
  for (const [who] of player.customers.entries()) {
    for (const [which, status] of [[0, 'SUCCEEDED'], [1, 'FAILED'], [2, 'SUCCEEDED'], [3, 'SUCCEEDED']] as const) {
      if ((await player.do({ do: 'payFee', who, which, status })) === 'InvoiceLine') ended.fees += 1;
    }
  }
}

/** Does all of it; `lastProration` chooses how a change is prorated. Then everything that was used is billed, and corrected. */
export async function close(player: Player, lastProration: number): Promise<void> {
  await couponsOfEachClass(player, 1);
  await payFees(player);
  for (const [who] of player.customers.entries()) {
    const said = await player.do({ do: 'change', who, slot: 0, plan: 1, now: true, proration: prorations[(lastProration + who) % prorations.length]!, isPreviewed: false });
    if (said === 'ChangedSubscription') ended.changed += 1;
  }
  // Until the period that it was in is over, and billed.
  await player.advanceTo(player.now.add({ hours: 24 * (player.setting.cadence === 'P1W' ? 9 : 33) }));
  const late = [];
  for (const [who, { key }] of player.customers.entries()) {
    const at = await withinBilled(player, key);
    if (at === null) continue;
    const lateHours = Math.ceil(player.now.since(at).total('hours'));
    await player.do({ do: 'use', who, subject: 0, type: 'witness', units: 30, lateHours, region: 'none' });
    late.push(player.events.at(-1)!);
    ended.late += 1;
  }
  for (const { key } of player.customers) await player.nudge(key);
  for (const event of late) if (!(await player.amend('correctEvent', event, 11)).includes(':')) ended.lateAgain += 1;
  if (late.length > 0) for (const { key } of player.customers) await player.nudge(key);
  await player.advanceTo(player.now.add({ hours: 24 * 5 }));
  await payByCredits(player, 0);
}

/** Gives a customer every coupon, and has it use what they are for: the invoice of the period has coupons of meters, plans and everything. */
async function couponsOfEachClass(player: Player, who: number): Promise<void> {
  if (player.customers[who]!.subscriptions[0] === null) await player.do({ do: 'subscribe', who, slot: 0, plan: 0, billingTime: null, inHours: 0 });
  for (const which of player.setting.coupons.keys()) await player.do({ do: 'coupon', who, which });
  // Of what happens at one instant nobody can tell afterwards which came first.
  await player.advanceTo(player.now.add({ hours: 1 }));
  for (const [type, units] of [['witness', 97], ['call', 41]] as const) await player.do({ do: 'use', who, subject: 0, type, units, lateHours: 0, region: 'eu' });
  await player.advanceTo(player.now.add({ hours: 1 }));
}

/** An hour before the end of the last period of the witness that was billed and is still looked at: those of the last four periods are; null: there is none. */
async function withinBilled({ world, now, setting }: Player, key: string): Promise<Temporal.Instant | null> {
  const { rows } = await world.product.core.database.pool.query<{ at: string | null }>(
    `select max(l.period_to)::text as at from invoice_line l join invoice i on i.id = l.invoice_id join customer c on c.id = i.customer_id
     where i.organization_id = $1 and c.key = $2 and l.feature_key = 'witness' and l.corrects_line_id is null and l.deleted_at is null and i.issued_at is not null and i.kind = 'SUBSCRIPTION' and i.voided_at is null and l.period_to > $3::timestamptz`,
    [world.organizationId, key, now.subtract({ hours: 24 * (setting.cadence === 'P1W' ? 28 : 45) }).toString()],
  );
  return rows[0]?.at == null ? null : Temporal.Instant.from(rows[0].at.replace(' ', 'T')).subtract({ hours: 1 });
}

/** Gives a customer every coupon, two credit notes and two wallets, and bills it less than they hold, twice. */
async function payByCredits(player: Player, who: number): Promise<void> {
  const { key } = player.customers[who]!;
  const { setting } = player;
  for (const which of setting.coupons.keys()) await player.do({ do: 'coupon', who, which });
  for (const [rate, granted] of [['0.5', '20'], ['1', '500']] as const) await player.do({ do: 'wallet', who, isAside: false, rate, granted, paid: '0', rule: 0, forHours: 0 });
  const line = (await billsOf(player.world, key)).filter(({ currency, issuedAt, status }) => currency === setting.currency && issuedAt !== null && status !== 'VOIDED')
    .flatMap(({ id, lines }: Answer) => lines.nodes.map((one: Answer) => ({ ...one, invoiceId: id }))).findLast(({ name, totals }: Answer) => name === 'By hand' && totals.total !== '0');
  for (const amount of line === undefined ? [] : ['100', '110']) {
    const made = await player.ask('mutation ($input: CreateCreditNoteInput!) { made: createCreditNote(input: $input) { __typename REFUSAL } }', { input: { invoice: { id: line.invoiceId }, items: [{ line: line.id, amount }] } });
    if (short(made) === 'CreditNote') ended.notes += 1;
  }
  for (const amount of ['150', '300']) {
    // Of what happens at one instant nobody can tell afterwards which came first.
    await player.advanceTo(player.now.add({ hours: 1 }));
    await player.do({ do: 'pendingLine', who, isAside: false, amount, inHours: 0 });
  }
  await player.advanceTo(player.now.add({ hours: 24 * 3 }));
}
