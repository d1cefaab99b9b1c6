import { minorUnitDigits } from '../../src/kit/currency.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { plain } from './bills.ts';
import type { Answer } from './bills.ts';
import type { Player } from './player.ts';

// What ought to have been billed in all, worked out from what was sold and used alone: by another way than the product's, and by far less of it.

/** How often each was compared. */
export const modelled = { usagePeriods: 0, early: 0, lateUsage: 0, correctedAgain: 0, creditOnly: 0, fees: 0, shortened: 0 };

interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

/** A version of an item as it was sold. */
interface Sold extends Span {
  readonly subscription: string;
  readonly key: string;
  readonly name: string;
  readonly currency: string;
  readonly proRating: string;
  /** Whose days its fees count: UTC's where its periods are no whole days. */
  readonly zone: string;
  /** One full period of all that were bought, less its card's percentage; null: not a recurring flat fee. */
  readonly fee: Decimal | null;
  /** Its end is the subscription's, which forgives nothing of a period that began. */
  readonly endForgivesNothing: boolean;
  /** When it would end without the subscription's end. */
  readonly endsAnyway: bigint | null;
  readonly isInAdvance: boolean;
}

/** A line with what notes took back of it that nobody asked for. */
interface Billed {
  readonly subscription: string;
  readonly name: string;
  readonly featureKey: string | null;
  readonly isCorrection: boolean;
  /** Charged before the period was over, because a threshold was passed. */
  readonly isEarly: boolean;
  /** Its invoice brings usage up to a minimum: what comes to less than before is decided of all of its lines together. */
  readonly isWithMinimum: boolean;
  /** When its invoice was made, and issued: usage is read again until then. Null: it gathers, or is a draft. */
  readonly madeAt: bigint | null;
  readonly issuedAt: bigint | null;
  readonly period: Span;
  readonly fullPeriod: Span | null;
  readonly corrects: bigint | null;
  readonly amount: Decimal;
  /** Of what thresholds charged of its period: what is not charged once more. */
  readonly takenOff: Decimal;
}

interface Facts {
  readonly sold: readonly Sold[];
  readonly billed: readonly Billed[];
  /** Lines whose fee somebody decided, asked back, or did not want to give back: `subscription name`. */
  readonly decidedByHand: ReadonlySet<string>;
  /** What was on invoices that are not to be paid any more: fees by `subscription name`, usage by `subscription feature start-of-period`. Nobody corrects them. */
  readonly givenUp: ReadonlySet<string>;
}

const nanoseconds = (text: string): bigint => Temporal.Instant.from(text.replace(' ', 'T')).epochNanoseconds;
const within = (a: Span, b: Span): bigint => {
  const [from, to] = [a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to];
  return to > from ? to - from : 0n;
};
/** Later than anything that happens. */
const far = Temporal.Instant.from('2200-01-01T00:00:00Z').epochNanoseconds;
const shown = (at: bigint): string => Temporal.Instant.fromEpochNanoseconds(at).toString();

async function factsOf(player: Player, who: number, bills: readonly Answer[]): Promise<Facts> {
  const { world, customers, now } = player;
  const { pool } = world.product.core.database;
  const of = [world.organizationId, customers[who]!.key];
  const { rows: items } = await pool.query<Record<string, never>>(
    `select s.id as subscription, i.key, i.name, s.currency, coalesce(s.time_zone, 'UTC') as zone, s.pro_rating, i.price, i.quantity, i.discounts, i.billing_cadence,
       greatest(i.active_from, s.flat_fees_from)::text as "from", i.active_from::text as used_from, least(i.active_to, n.active_from, s.active_to)::text as "to",
       s.active_to is not null and not coalesce(e.prorated, s.end_is_prorated) and s.active_to = least(i.active_to, n.active_from, s.active_to) as "endForgivesNothing",
       least(i.active_to, n.active_from)::text as ends_anyway
     from subscription_item i join subscription_phase p on p.id = i.phase_id join subscription s on s.id = i.subscription_id join customer c on c.id = i.customer_id
     left join lateral (select min(q.active_from) as active_from from subscription_phase q where q.subscription_id = s.id and q.position > p.position and q.deleted_at is null) n on true
     left join unnest($3::uuid[], $4::boolean[]) as e(subscription_id, prorated) on e.subscription_id = s.id
     where c.organization_id = $1 and c.key = $2 and i.deleted_at is null and p.deleted_at is null and s.deleted_at is null`,
    [...of, [...player.ended.keys()], [...player.ended.values()].map((proration) => proration === 'PRORATED')],
  );
  const end = now.add({ hours: 24 * 800 }).epochNanoseconds;
  const sold = items.map(({ price, quantity, discounts, billing_cadence: cadence, from, used_from: usedFrom, to, pro_rating: proRating, ends_anyway: endsAnyway, ...rest }: Answer): Sold => {
    const isFee = price?.type === 'FLAT' && cadence !== null;
    const all = isFee ? Decimal.of(price.amount).mul(Decimal.of(quantity)) : Decimal.zero;
    return {
      ...rest, proRating, endsAnyway: endsAnyway === null ? null : nanoseconds(endsAnyway),
      from: nanoseconds(isFee ? from : usedFrom),
      to: to === null ? end : nanoseconds(to),
      fee: isFee ? all.sub(all.mul(Decimal.of(discounts?.percentage ?? '0')).div(Decimal.hundred, 12)) : null,
      isInAdvance: price?.paymentTerm === 'IN_ADVANCE',
    };
  });
  const { rows: notes } = await pool.query<Record<string, string | null>>(
    `select n.cause, n.voided_at::text, t.amount, t.invoice_line_id as line, l.subscription_id as subscription, l.name from credit_note_item t join credit_note n on n.id = t.credit_note_id
     join invoice_line l on l.id = t.invoice_line_id join customer c on c.id = n.customer_id where c.organization_id = $1 and c.key = $2`,
    of,
  );
  const ofThemselves = notes.filter(({ cause, voided_at: voidedAt }) => cause !== 'REQUEST' && voidedAt === null);
  const { rows: givenUp } = await pool.query<Record<string, string | null>>(
    `select l.subscription_id as subscription, l.name, l.feature_key as feature, coalesce(o.full_period_from, l.full_period_from)::text as "from" from invoice_line l join invoice i on i.id = l.invoice_id
     join customer c on c.id = i.customer_id left join invoice_line o on o.id = l.corrects_line_id
     where c.organization_id = $1 and c.key = $2 and l.subscription_id is not null and i.status <> 'GATHERING' and (i.voided_at is not null or i.deleted_at is not null or i.status = 'UNCOLLECTIBLE' or i.payment_dispute_lost_at is not null)`,
    of,
  );
  const span = (period: Answer): Span => ({ from: nanoseconds(period.from), to: nanoseconds(period.to) });
  const minimal = new Set(['Minimum commitment', ...(player.setting.plans as Answer[]).flatMap(({ phases }) => phases).flatMap(({ rateCards }: Answer) => rateCards).filter(({ minimumAmount }: Answer) => minimumAmount !== undefined).map(({ name }: Answer) => name)]);
  const hasMinimum = (bill: Answer): boolean => bill.lines.nodes.some(({ name }: Answer) => minimal.has(name));
  const lines = bills.filter(({ status }) => status !== 'VOIDED').flatMap((bill) => bill.lines.nodes.map((line: Answer) => ({ ...line, isWithMinimum: hasMinimum(bill), isEarly: bill.kind === 'PROGRESSIVE', madeAt: bill.status === 'GATHERING' ? null : bill.createdAt, issuedAt: bill.issuedAt })));
  return {
    sold,
    billed: lines.filter(({ subscription, period }: Answer) => subscription !== null && period !== null).map((line: Answer): Billed => {
      const { totals: { amount, chargesTotal, creditsTotal }, detailedLines } = line;
      const cut = detailedLines.flatMap(({ discounts }: Answer) => discounts).filter(({ reason }: Answer) => reason === 'RATECARD_PERCENTAGE').map((one: Answer) => Decimal.of(one.amount));
      const given = ofThemselves.filter((note) => note.line === plain(line.id)).map((note) => Decimal.of(note.amount!));
      return {
        subscription: plain(line.subscription.id), name: line.name, featureKey: line.featureKey, period: span(line.period),
        isCorrection: line.corrects !== null, isWithMinimum: line.isWithMinimum, isEarly: line.isEarly, madeAt: line.madeAt === null ? null : nanoseconds(line.madeAt), issuedAt: line.issuedAt === null ? null : nanoseconds(line.issuedAt), fullPeriod: line.fullPeriod === null ? null : span(line.fullPeriod), corrects: line.corrects === null ? null : nanoseconds(line.corrects.period.from),
        takenOff: Decimal.of(creditsTotal),
        amount: Decimal.of(amount).add(Decimal.of(chargesTotal)).sub(Decimal.of(creditsTotal)).sub(Decimal.sum(cut)).sub(Decimal.sum(given)),
      };
    }),
    decidedByHand: new Set([
      ...notes.filter((note) => note.cause === 'REQUEST' || note.voided_at !== null).map(({ subscription, name }) => `${subscription} ${name}`),
      ...lines.filter(({ subscription, adjustment }: Answer) => subscription !== null && adjustment !== null).map(({ subscription, name }: Answer) => `${plain(subscription.id)} ${name}`),
    ]),
    givenUp: new Set(givenUp.flatMap(({ subscription, name, feature, from }) => [`${subscription} ${name}`, ...(feature === null || from == null ? [] : [`${subscription} ${feature} ${nanoseconds(from)}`])])),
  };
}

/** What differs from what ought to have been billed of a customer: empty where nothing does. What was forgiven or decided by hand is left out. */
export async function notAsModelled(player: Player, who: number, bills: readonly Answer[]): Promise<string[]> {
  const facts = await factsOf(player, who, bills);
  return [...usageNotAsModelled(player, who, facts), ...earlyNotAsModelled(facts, bills), ...feesNotAsModelled(player, facts)];
}

/** The witness charges one for each unit: of each period, its lines, what corrects them and what notes took back are the units that were used in it. */
function usageNotAsModelled({ events, setting }: Player, who: number, { sold, billed, decidedByHand, givenUp }: Facts): string[] {
  const policy = /"lateUsage":"([A-Z]+)"/.exec(JSON.stringify(setting.workflow))?.[1];
  const differs: string[] = [];
  if (policy === 'IGNORE' && billed.some(({ featureKey, isCorrection }) => featureKey !== null && isCorrection)) differs.push('late usage is corrected, and was to be ignored');
  const witness = billed.filter(({ featureKey, subscription, name }) => featureKey?.endsWith('witness') === true && !decidedByHand.has(`${subscription} ${name}`));
  for (const [of, lines] of Map.groupBy(witness, ({ subscription, featureKey }) => `${subscription} ${featureKey}`)) {
    const spans = sold.filter(({ subscription, key }) => of === `${subscription} ${key}`);
    const firstHand = lines.filter(({ isCorrection, fullPeriod }) => !isCorrection && fullPeriod !== null);
    for (const [from, those] of Map.groupBy(firstHand, ({ fullPeriod }) => fullPeriod!.from)) {
      if (givenUp.has(`${of} ${from}`)) continue;
      const full = { from, to: those.reduce((to, { fullPeriod }) => (fullPeriod!.to > to ? fullPeriod!.to : to), from) };
      // What thresholds charged is taken off all lines of an invoice together: see `earlyNotAsModelled`.
      if (lines.some(({ isEarly, period }) => isEarly && period.from >= full.from && period.from < full.to)) continue;
      const corrections = lines.filter(({ corrects }) => corrects !== null && those.some(({ period }) => period.from === corrects));
      const billedUnits = Decimal.sum([...those, ...corrections].map(({ amount }) => amount));
      const counted = events.filter((event) => {
        const at = event.time.epochNanoseconds;
        return event.who === who && event.type === 'witness' && at >= full.from && at < full.to && spans.some((span) => at >= span.from && at < span.to);
      });
      const usedBy = (at: bigint, of = counted): Decimal => Decimal.sum(of.filter(({ sentAt, voidedAt }) => sentAt <= at && (voidedAt === null || voidedAt > at)).map(({ units }) => Decimal.of(units)));
      const changes = counted.flatMap(({ sentAt, voidedAt }) => (voidedAt === null ? [sentAt] : [sentAt, voidedAt]));
      const made = those.flatMap(({ isEarly, madeAt: at }) => (isEarly || at === null ? [] : [at]));
      const madeAt = made.length === 0 ? far : made.reduce((first, at) => (at < first ? at : first));
      const late = changes.filter((at) => at >= madeAt);
      // Drafts wait for nobody to read usage again before they are issued.
      if ((policy === 'CREDIT' && those.some(({ isWithMinimum }) => isWithMinimum)) || (late.length > 0 && those.some(({ madeAt: at, issuedAt }) => at !== null && issuedAt === null))) continue;
      if (policy === 'CREDIT' && late.length > 0) modelled.creditOnly += 1;
      const now = usedBy(far);
      const ever = [usedBy(madeAt - 1n), now, ...late.map((at) => usedBy(at))];
      const [least, most] = [ever.reduce((a, b) => Decimal.min(a, b)), ever.reduce((a, b) => Decimal.max(a, b))];
      // What was counted of each line when its invoice was issued, at the most: who only credits never charges more.
      const atFirst = Decimal.sum(those.map(({ period, madeAt: from, issuedAt: to }) => {
        const own = counted.filter(({ time }) => time.epochNanoseconds >= period.from && time.epochNanoseconds < period.to);
        const times = changes.filter((at) => from === null || to === null || (at >= from && at <= to));
        return [(from ?? far) - 1n, ...times].map((at) => usedBy(at, own)).reduce((a, b) => Decimal.max(a, b));
      }));
      const [from1, to1] = policy === 'IGNORE' ? [least, Decimal.min(most, atFirst)] : policy === 'CREDIT' ? [least, Decimal.min(now, atFirst)] : [now, now];
      modelled.usagePeriods += 1;
      if (late.length > 0) modelled.lateUsage += 1;
      if (corrections.length > 1) modelled.correctedAgain += 1;
      if (billedUnits.lt(from1) || billedUnits.gt(to1)) differs.push(`${of} used ${from1} to ${to1} from ${shown(full.from)} to ${shown(full.to)}, billed ${billedUnits}`);
    }
  }
  return differs;
}

/** What thresholds charged of a subscription is taken off the invoices of its periods or given back, once: all of it where none of its lines gathers any more. */
function earlyNotAsModelled({ billed, decidedByHand, givenUp }: Facts, bills: readonly Answer[]): string[] {
  const open = new Set(bills.filter(({ issuedAt, kind }) => issuedAt === null && kind !== 'ADVANCE_CHARGES').flatMap((bill) => bill.lines.nodes).flatMap(({ subscription }: Answer) => (subscription === null ? [] : [plain(subscription.id)])));
  const differs: string[] = [];
  for (const [of, lines] of Map.groupBy(billed, ({ subscription }) => subscription)) {
    if ([...decidedByHand, ...givenUp].some((name) => name.startsWith(of))) continue;
    const charged = lines.filter(({ isEarly }) => isEarly);
    if (charged.length === 0) continue;
    const left = Decimal.sum(charged.map(({ amount }) => amount));
    const taken = Decimal.sum(lines.filter(({ isEarly }) => !isEarly).map(({ takenOff }) => takenOff));
    modelled.early += 1;
    if (taken.gt(left) || (!open.has(of) && !taken.eq(left))) differs.push(`${of}: thresholds charged ${left} beyond what was given back of it, and ${taken} of it was taken off${open.has(of) ? ' so far' : ''}`);
  }
  return differs;
}

/** Of a recurring fee what it was sold for is billed once, in proportion to its period as its plan says, but for what rounding makes of each line. */
function feesNotAsModelled({ now }: Player, { sold, billed, decidedByHand, givenUp }: Facts): string[] {
  const differs: string[] = [];
  const fees = sold.filter(({ fee }) => fee !== null);
  for (const [of, versions] of Map.groupBy(fees, ({ subscription, name }) => `${subscription} ${name}`)) {
    if (decidedByHand.has(of) || givenUp.has(of)) continue;
    const lines = billed.filter(({ subscription, name }) => `${subscription} ${name}` === of);
    const periods = [...new Map(lines.flatMap(({ isCorrection, fullPeriod }) => (isCorrection || fullPeriod === null ? [] : [[fullPeriod.from, fullPeriod] as const]))).values()];
    let wanted = Decimal.zero;
    for (const version of versions) {
      let covered = 0n;
      for (const full of periods) {
        covered += within(version, full);
        // What is paid afterwards of a period that is longer than the billing period has a line no sooner than that of its end begins.
        const [starts, ends] = [version.from > full.from ? version.from : full.from, version.to < full.to ? version.to : full.to];
        if (!version.isInAdvance && ends > now.epochNanoseconds && !lines.some(({ isCorrection, period }) => !isCorrection && period.from === starts)) continue;
        wanted = wanted.add(version.fee!.mul(shareOf(version, full)));
      }
      if (periods.some((full) => version.to > full.from && version.to < full.to)) modelled.shortened += 1;
      const begun = within(version, { from: version.from, to: version.isInAdvance ? now.epochNanoseconds : 0n });
      const whole = 28n * 86_400_000_000_000n;
      const missing = begun > covered ? version.fee!.mul(Decimal.of(begun - covered)).div(Decimal.of(whole), 12) : Decimal.zero;
      if (missing.gte(Decimal.one)) differs.push(`${of}: nothing is billed for ${missing} of it`);
    }
    const { currency, proRating } = versions[0]!;
    const got = Decimal.sum(lines.map(({ amount }) => amount));
    const unit = Decimal.one.div(Decimal.of(10n ** BigInt(minorUnitDigits(currency))), 6);
    modelled.fees += 1;
    const told = (all: readonly (Span & { of: string })[]): string => all.map(({ from, to, of: what }) => `${shown(from)}/${shown(to)} ${what}`).join(', ');
    if (got.sub(wanted).abs().gt(unit.mul(Decimal.of(lines.length + 1)))) differs.push(`${of}, ${proRating}: ${wanted.round(6)} was to be billed, ${got} was; sold ${told(versions.map((one) => ({ ...one, of: String(one.fee) })))}; billed ${told(lines.map(({ period, amount }) => ({ ...period, of: String(amount) })))}`);
  }
  return differs;
}

/** What part of a period's fee a version is charged with. */
function shareOf(version: Sold, full: Span): Decimal {
  const { zone } = version;
  const sold = { from: version.from > full.from ? version.from : full.from, to: version.to < full.to ? version.to : full.to };
  if (seconds(sold.to) <= seconds(sold.from)) return Decimal.zero;
  if (version.proRating === 'NONE' || (sold.from === full.from && sold.to === full.to)) return Decimal.one;
  const endsForGood = version.endForgivesNothing && version.to <= full.to;
  const fullDays = day(full.to, zone) - day(full.from, zone);
  if (version.proRating === 'PRORATE_BY_DAY' && fullDays > 0) {
    // A day is that of what runs when it is over; the last day of all counts whole.
    const last = day(sold.to, zone) + (endsForGood && !isMidnight(sold.to, zone) ? 1 : 0);
    return Decimal.min(Decimal.one, Decimal.of(last - day(sold.from, zone)).div(Decimal.of(fullDays), 12));
  }
  const end = version.endsAnyway === null || version.endsAnyway > full.to ? full.to : version.endsAnyway;
  return Decimal.of(endsForGood ? end - sold.from : sold.to - sold.from).div(Decimal.of(full.to - full.from), 16);
}

const seconds = (at: bigint): bigint => at / 1_000_000_000n;
const local = (at: bigint, zone: string): Temporal.PlainDateTime => Temporal.Instant.fromEpochNanoseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
const epoch = Temporal.PlainDate.from('2020-01-01');
/** Which day an instant is in, counted from another. */
const day = (at: bigint, zone: string): number => epoch.until(local(at, zone).toPlainDate()).days;
const isMidnight = (at: bigint, zone: string): boolean => local(at, zone).toPlainTime().equals(Temporal.PlainTime.from('00:00'));
