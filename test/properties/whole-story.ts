import { expect } from 'vitest';
import { Decimal } from '../../src/kit/decimal.ts';
import type { fixedClock } from '../../src/kit/clock.ts';
import type { World } from '../support/world.ts';
import { asPreviewed, asUpcoming, billedSince, billsOf, comparable, hasDraft, plain, previewOf, standing, upcomingOf } from './bills.ts';
import type { Answer } from './bills.ts';
import { early, notChargedEarly } from './early-model.ts';
import { broken, issued } from './facts.ts';
import { close, ended } from './finale.ts';
import { modelled, notAsModelled } from './model.ts';
import { notSettledAsModelled, settled } from './settlement-model.ts';
import { openShop } from './open-shop.ts';
import { Player, changeInput, editInput, migrateInput } from './player.ts';
import type { Deed, Story } from './story.ts';

export interface Stage {
  readonly clock: ReturnType<typeof fixedClock>;
  create(): Promise<World>;
}

/** What came of a story, to be compared with what came of the same one told otherwise. */
interface Outcome {
  readonly said: readonly string[];
  readonly bills: Readonly<Record<string, readonly Answer[]>>;
}

/** How much of the facts a run could look at: a property that never meets its conditions proves nothing. */
export const seen = { stories: 0, upcoming: 0, previews: 0, witnesses: 0, invoices: 0, ofPaidFees: 0, refused: 0, deeds: 0, modelled, settled, early, ended };

/** Tells a story in small steps, checking every fact after each, then tells it otherwise and compares all that was billed. */
export async function holds(stage: Stage, { setting, deeds, again, start, lastProration }: Story): Promise<void> {
  seen.stories += 1;
  stage.clock.set(start);
  const world = await stage.create();
  await openShop(world, setting);
  const player = new Player(world, setting, stage.clock, start);
  await player.begin(true);
  const moments = new Map<number, Temporal.Instant>();
  const first = await new Telling(player, moments).tell(deeds, lastProration);

  stage.clock.set(start);
  const other = await stage.create();
  await openShop(other, setting);
  const second = new Player(other, setting, stage.clock, start);
  await second.begin(again === 'big steps');
  expect(withoutTest(await retell(second, deeds, moments, lastProration))).toEqual(withoutTest(first));
}

/** Numbers of test clocks say so. */
const withoutTest = (outcome: Outcome): unknown => JSON.parse(JSON.stringify(outcome).replaceAll('TEST', ''));

/** The same deeds at the same moments, with each advance in one go and nothing looked at. */
async function retell(player: Player, deeds: readonly Deed[], moments: ReadonlyMap<number, Temporal.Instant>, lastProration: number): Promise<Outcome> {
  const said: string[] = [];
  for (const [at, deed] of deeds.entries()) {
    if (deed.do !== 'advance') said.push(await player.do(deed));
    const to = moments.get(at);
    if (to !== undefined) await player.advanceTo(to);
  }
  await close(player, lastProration);
  return { said, bills: await allBills(player) };
}

const allBills = async (player: Player): Promise<Outcome['bills']> => Object.fromEntries(await Promise.all(player.customers.map(async ({ key }) => [key, comparable(await billsOf(player.world, key))] as const)));

class Telling {
  readonly #player: Player;
  readonly #moments: Map<number, Temporal.Instant>;
  #issued = new Map<string, string>();

  constructor(player: Player, moments: Map<number, Temporal.Instant>) {
    this.#player = player;
    this.#moments = moments;
  }

  async tell(deeds: readonly Deed[], lastProration: number): Promise<Outcome> {
    const said: string[] = [];
    for (const [at, deed] of deeds.entries()) {
      if (deed.do === 'advance') {
        const to = this.#player.now.add({ hours: deed.hours, seconds: deed.seconds });
        this.#moments.set(at, to);
        await this.#advance(to, deed.pieces);
      } else {
        const answer = await this.#doPreviewed(at, deed);
        said.push(answer);
        seen.deeds += 1;
        if (answer.includes(':')) seen.refused += 1;
      }
      await this.#check(`after deed ${at} (${deed.do}) at ${this.#player.now}`);
    }
    await close(this.#player, lastProration);
    await this.#check('at the end');
    const bills = await allBills(this.#player);
    for (const [who, { key }] of this.#player.customers.entries()) await this.#checkBills(who, await billsOf(this.#player.world, key));
    return { said, bills };
  }

  /** In pieces; where the next invoice can be told before, it is compared with what is issued. */
  async #advance(to: Temporal.Instant, pieces: readonly number[]): Promise<void> {
    const player = this.#player;
    for (const piece of pieces.toSorted((a, b) => a - b)) {
      const told = [];
      for (const { key } of player.customers) told.push({ key, upcoming: await upcomingOf(player.world, key) });
      const [next] = told.filter(({ upcoming }) => upcoming?.issueAt != null).toSorted((a, b) => (a.upcoming.issueAt < b.upcoming.issueAt ? -1 : 1));
      const before = next === undefined ? null : await standing(player.world, next.key);
      if (next !== undefined && before !== null && Temporal.Instant.compare(next.upcoming.issueAt, to) <= 0 && !player.hasWallets && !hasDraft(before)) {
        await player.advanceTo(Temporal.Instant.from(next.upcoming.issueAt));
        this.#sameAsTold(next.upcoming, await billedSince(player.world, next.key, before));
      } else {
        const length = to.since(player.now).total('seconds');
        await player.advanceTo(player.now.add({ seconds: Math.floor((length * piece) / 1_000) }));
      }
    }
    await player.advanceTo(to);
  }

  #sameAsTold(upcoming: Answer, made: readonly Answer[]): void {
    // A threshold that is passed at the same instant has an invoice of its own, and so have fees that were paid.
    const invoice = made.find(({ kind, createdAt, currency }) => kind === 'SUBSCRIPTION' && createdAt === upcoming.invoicedAt && currency === upcoming.currency);
    // What that one took of coupons and notes the period's finds no more: nobody foresees that a threshold will be passed.
    if (made.some(({ kind, createdAt, coupons, creditNotesTotal }) => kind === 'PROGRESSIVE' && createdAt === upcoming.invoicedAt && (coupons.length > 0 || Number(creditNotesTotal) !== 0))) return;
    // What charges nothing is not issued where the profile says so.
    if (invoice === undefined && Number(upcoming.totals.total) === 0) return;
    seen.upcoming += 1;
    expect(invoice === undefined ? `no invoice of ${upcoming.invoicedAt}` : asUpcoming(invoice)).toEqual(asUpcoming(upcoming));
  }

  async #doPreviewed(at: number, deed: Exclude<Deed, { do: 'advance' }>): Promise<string> {
    const player = this.#player;
    if (!('isPreviewed' in deed) || !deed.isPreviewed) return player.do(deed);
    const { key, subscriptions } = player.customers[deed.who]!;
    const slot = player.setting.isSeveral ? deed.slot : 0;
    const subscriptionId = subscriptions[slot]!;
    const before = await standing(player.world, key);
    if (subscriptionId === null || player.hasWallets || hasDraft(before)) return player.do(deed);
    const timing = deed.now ? 'IMMEDIATE' : 'NEXT_BILLING_CYCLE';
    const change = deed.do === 'change' ? { change: changeInput(deed, slot) } : deed.do === 'migrate' ? { migrate: migrateInput(deed) } : deed.do === 'cancel' ? { cancel: { timing: { preset: timing } } } : { edit: { edits: [editInput(deed, player.setting)], timing } };
    const { data, errors } = await previewOf(player.world, subscriptionId, change);
    const said = await player.do(deed);
    const told = data?.previewSubscriptionChange;
    // It is refused where the change is.
    expect({ errors, isRefused: errors.length > 0 }).toEqual({ errors, isRefused: said.includes(':') });
    if (said.includes(':') || told == null) return said;
    const to = Temporal.Instant.from(told.periods.at(-1)?.period.to ?? told.at);
    if (Temporal.Instant.compare(to, player.now) < 0) return said;
    this.#moments.set(at, to);
    await player.advanceTo(to);
    // Of what will never be paid nothing is credited, and no preview knows that.
    if ((await billsOf(player.world, key)).some(({ status }) => status === 'UNCOLLECTIBLE')) return said;
    // What usage so far passes of thresholds is previewed too.
    const made = (await billedSince(player.world, key, before)).filter(({ kind }) => kind === 'SUBSCRIPTION' || kind === 'PROGRESSIVE');
    seen.previews += 1;
    expect([...told.now, ...told.periods.flatMap(({ invoices }: Answer) => invoices)]).toEqual(made.map(asPreviewed));
    return said;
  }

  async #check(when: string): Promise<void> {
    const { world } = this.#player;
    expect({ when, ...(await broken(world, this.#player.now.toString())) }).toEqual({ when });
    const now = await issued(world);
    expect([...this.#issued].filter(([id, said]) => now.get(id) !== said)).toEqual([]);
    this.#issued = now;
  }

  async #checkBills(who: number, bills: readonly Answer[]): Promise<void> {
    seen.invoices += bills.length;
    seen.ofPaidFees += bills.filter(({ kind, status }) => kind === 'ADVANCE_CHARGES' && status === 'PAID').length;
    for (const bill of bills) {
      expect(bill.lines.pageInfo.hasNextPage).toBe(false);
      expect([bill.explain.total, bill.explain.amountDue]).toEqual([bill.totals.total, bill.amountDue]);
      for (const line of bill.lines.nodes) expect(line.explain.total).toBe(line.totals.total);
    }
    const player = this.#player;
    expect(await notSettledAsModelled(player, who, bills)).toEqual([]);
    expect(await notAsModelled(player, who, bills)).toEqual([]);
    if (player.forgiven.has(who) || bills.some(({ status }) => status === 'UNCOLLECTIBLE')) return;
    expect(await notChargedEarly(player, who, bills)).toEqual([]);
    if (player.changedLate.has(who) && (player.setting.hasThresholds || !JSON.stringify(player.setting.workflow).includes('"lateUsage":"BILL"'))) return;
    // What thresholds charged is taken off all lines of a period in proportion, so that it is the sums that come to the same: `earlyNotAsModelled` compares them.
    if (bills.some(({ kind }) => kind === 'PROGRESSIVE')) return;
    seen.witnesses += 1;
    const billed = Decimal.of(billedUnits(bills)).add(await this.#closedUnits(who));
    const { least, most } = await this.#usedUnits(who, bills);
    if (!(billed.gte(least) && billed.lte(most))) expect(billed.toString()).toBe(`${least} to ${most}`);
  }

  /** Units of the witness on invoices that were closed without a number, since charges and credits on them came to nothing: one costs 1. */
  async #closedUnits(who: number): Promise<Decimal> {
    const { world, customers } = this.#player;
    const { rows } = await world.product.core.database.pool.query<{ amount: string }>(
      `select l.amount::text from invoice_line l join invoice i on i.id = l.invoice_id join customer c on c.id = i.customer_id
       where i.organization_id = $1 and c.key = $2 and i.state = 'closed' and l.feature_key = 'witness' and l.deleted_at is null`,
      [world.organizationId, customers[who]!.key],
    );
    return Decimal.sum(rows.map(({ amount }) => Decimal.of(amount)));
  }

  /** Units of the witness that were used while something counted them. A period that is longer than the billing period has a line no sooner than that of its end begins. */
  async #usedUnits(who: number, bills: readonly Answer[]): Promise<{ readonly least: Decimal; readonly most: Decimal }> {
    const { world, customers, events, now, setting } = this.#player;
    const old = now.subtract({ hours: 24 * (setting.cadence === 'P1W' ? 15 : 95) });
    const closed = await world.product.core.database.pool.query<{ of: string; from: string; to: string }>(
      `select l.subscription_id as of, l.full_period_from as from, l.full_period_to as to from invoice_line l join invoice i on i.id = l.invoice_id join customer c on c.id = i.customer_id
       where i.organization_id = $1 and c.key = $2 and i.state = 'closed' and l.feature_key = 'witness' and l.deleted_at is null and l.full_period_from is not null`,
      [world.organizationId, customers[who]!.key],
    );
    const lines = bills.flatMap(({ lines: { nodes } }) => nodes).filter(({ featureKey, fullPeriod }: Answer) => featureKey === 'witness' && fullPeriod !== null).map(({ subscription, fullPeriod: { from, to } }: Answer) => ({ of: plain(subscription.id), from: instant(from), to: instant(to) })).concat(closed.rows.map(({ of, from, to }) => ({ of, from: instant(from), to: instant(to) })));
    const isIn = (time: Temporal.Instant, { from, to }: { from: Temporal.Instant; to: Temporal.Instant }): boolean => Temporal.Instant.compare(time, from) >= 0 && Temporal.Instant.compare(time, to) < 0;
    const { rows } = await world.product.core.database.pool.query<{ of: string; from: string; to: string | null }>(
      `select s.id as of, i.active_from as from, least(i.active_to, s.active_to, (select min(f.active_from) from subscription_phase f where f.subscription_id = s.id and f.deleted_at is null and f.active_from > p.active_from)) as to
       from subscription_item i join subscription_phase p on p.id = i.phase_id join subscription s on s.id = i.subscription_id join customer c on c.id = i.customer_id where c.organization_id = $1 and c.key = $2 and i.key = 'witness' and i.deleted_at is null`,
      [world.organizationId, customers[who]!.key],
    );
    const spans = rows.map(({ of, from, to }) => ({ of, from: instant(from), to: to === null ? now : instant(to) }));
    const counted = events.filter((event) => event.who === who && event.type === 'witness' && !event.isVoided
      && spans.some((span) => isIn(event.time, span) && (Temporal.Instant.compare(event.time, old) < 0 || lines.some((line) => line.of === span.of && isIn(event.time, line)))));
    // What a threshold charged at once stays charged, where the very same instant then ends what it was used of.
    const atEnds = events.filter((event) => !counted.includes(event) && event.who === who && event.type === 'witness' && !event.isVoided && setting.hasThresholds && spans.some(({ to }) => event.time.equals(to)));
    const unitsOf = (of: typeof events): Decimal => Decimal.sum(of.map(({ units }) => Decimal.of(units)));
    const least = unitsOf(counted);
    return { least, most: least.add(unitsOf(atEnds)) };
  }
}

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text.replace(' ', 'T'));

/** What all lines of the witness and their corrections come to before discounts and taxes: one for each unit. Voided invoices are billed again. */
const billedUnits = (bills: readonly Answer[]): string =>
  Decimal.sum(
    bills.filter(({ status }) => status !== 'VOIDED').flatMap(({ lines }) => lines.nodes).filter(({ featureKey }: Answer) => featureKey === 'witness')
      .map(({ totals: { amount, chargesTotal, creditsTotal } }: Answer) => Decimal.of(amount).add(Decimal.of(chargesTotal)).sub(Decimal.of(creditsTotal))),
  ).toString();
