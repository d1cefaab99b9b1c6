import { minorUnitDigits } from '../../src/kit/currency.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import type { Answer } from './bills.ts';
import type { Player } from './player.ts';

// What ought to have been billed in all, worked out from what was sold and used alone: by another way than the product's, and by far less of it.

/** How often each was compared. */
export const modelled = { usagePeriods: 0, fees: 0 };

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
  /** One full period of all that were bought, less its card's percentage; null: not a recurring flat fee. */
  readonly fee: Decimal | null;
  /** Its end is the subscription's, which forgives nothing of a period that began. */
  readonly endForgivesNothing: boolean;
  readonly isInAdvance: boolean;
}

/** A line with what notes took back of it that nobody asked for. */
interface Billed {
  readonly subscription: string;
  readonly name: string;
  readonly featureKey: string | null;
  readonly isCorrection: boolean;
  readonly period: Span;
  readonly fullPeriod: Span | null;
  readonly corrects: bigint | null;
  readonly amount: Decimal;
}

interface Facts {
  readonly sold: readonly Sold[];
  readonly billed: readonly Billed[];
  /** Lines whose fee somebody decided, asked back, or did not want to give back: `subscription name`. */
  readonly decidedByHand: ReadonlySet<string>;
}

const nanoseconds = (text: string): bigint => Temporal.Instant.from(text.replace(' ', 'T')).epochNanoseconds;
const within = (a: Span, b: Span): bigint => {
  const [from, to] = [a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to];
  return to > from ? to - from : 0n;
};
const shown = (at: bigint): string => Temporal.Instant.fromEpochNanoseconds(at).toString();

/** Ids of the graph and of the database, side by side: the last part of either is the same. */
const plain = (id: string): string => Buffer.from(id, 'base64url').toString('utf8').split(/[:/]/).at(-1) ?? id;

async function factsOf(player: Player, who: number, bills: readonly Answer[]): Promise<Facts> {
  const { world, customers, now } = player;
  const { pool } = world.product.core.database;
  const of = [world.organizationId, customers[who]!.key];
  const { rows: items } = await pool.query<Record<string, never>>(
    `select s.id as subscription, i.key, i.name, s.currency, s.pro_rating, i.price, i.quantity, i.discounts, i.billing_cadence,
       greatest(i.active_from, s.flat_fees_from)::text as "from", i.active_from::text as used_from, least(i.active_to, n.active_from, s.active_to)::text as "to",
       s.active_to is not null and not s.end_is_prorated and s.active_to = least(i.active_to, n.active_from, s.active_to) as "endForgivesNothing"
     from subscription_item i join subscription_phase p on p.id = i.phase_id join subscription s on s.id = i.subscription_id join customer c on c.id = i.customer_id
     left join lateral (select min(q.active_from) as active_from from subscription_phase q where q.subscription_id = s.id and q.position > p.position and q.deleted_at is null) n on true
     where c.organization_id = $1 and c.key = $2 and i.deleted_at is null and p.deleted_at is null and s.deleted_at is null`,
    of,
  );
  const end = now.add({ hours: 24 * 800 }).epochNanoseconds;
  const sold = items.map(({ price, quantity, discounts, billing_cadence: cadence, from, used_from: usedFrom, to, pro_rating: proRating, ...rest }: Answer): Sold => {
    const isFee = price?.type === 'FLAT' && cadence !== null;
    const all = isFee ? Decimal.of(price.amount).mul(Decimal.of(quantity)) : Decimal.zero;
    return {
      ...rest, proRating,
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
  const span = (period: Answer): Span => ({ from: nanoseconds(period.from), to: nanoseconds(period.to) });
  const lines = bills.filter(({ status }) => status !== 'VOIDED').flatMap((bill) => bill.lines.nodes);
  return {
    sold,
    billed: lines.filter(({ subscription, period }: Answer) => subscription !== null && period !== null).map((line: Answer): Billed => {
      const { totals: { amount, chargesTotal, creditsTotal }, detailedLines } = line;
      const cut = detailedLines.flatMap(({ discounts }: Answer) => discounts).filter(({ reason }: Answer) => reason === 'RATECARD_PERCENTAGE').map((one: Answer) => Decimal.of(one.amount));
      const given = ofThemselves.filter((note) => note.line === plain(line.id)).map((note) => Decimal.of(note.amount!));
      return {
        subscription: plain(line.subscription.id), name: line.name, featureKey: line.featureKey, period: span(line.period),
        isCorrection: line.corrects !== null, fullPeriod: line.fullPeriod === null ? null : span(line.fullPeriod), corrects: line.corrects === null ? null : nanoseconds(line.corrects.period.from),
        amount: Decimal.of(amount).add(Decimal.of(chargesTotal)).sub(Decimal.of(creditsTotal)).sub(Decimal.sum(cut)).sub(Decimal.sum(given)),
      };
    }),
    decidedByHand: new Set([
      ...notes.filter((note) => note.cause === 'REQUEST' || note.voided_at !== null).map(({ subscription, name }) => `${subscription} ${name}`),
      ...lines.filter(({ subscription, adjustment }: Answer) => subscription !== null && adjustment !== null).map(({ subscription, name }: Answer) => `${plain(subscription.id)} ${name}`),
    ]),
  };
}

/** What differs from what ought to have been billed of a customer of whom nothing was forgiven: empty where nothing does. */
export async function notAsModelled(player: Player, who: number, bills: readonly Answer[]): Promise<string[]> {
  const facts = await factsOf(player, who, bills);
  return [...usageNotAsModelled(player, who, facts), ...feesNotAsModelled(player, facts)];
}

/** The witness charges one for each unit: of each period, its lines, what corrects them and what notes took back are the units that were used in it. */
function usageNotAsModelled({ events, changedLate, setting }: Player, who: number, { sold, billed, decidedByHand }: Facts): string[] {
  const policy = JSON.stringify(setting.workflow);
  const isLate = changedLate.has(who);
  if (isLate && (setting.hasThresholds || policy.includes('"lateUsage":"IGNORE"'))) return [];
  const differs: string[] = [];
  const witness = billed.filter(({ featureKey, subscription, name }) => featureKey?.endsWith('witness') === true && !decidedByHand.has(`${subscription} ${name}`));
  for (const [of, lines] of Map.groupBy(witness, ({ subscription, featureKey }) => `${subscription} ${featureKey}`)) {
    const spans = sold.filter(({ subscription, key }) => of === `${subscription} ${key}`);
    const firstHand = lines.filter(({ isCorrection, fullPeriod }) => !isCorrection && fullPeriod !== null);
    for (const [from, those] of Map.groupBy(firstHand, ({ fullPeriod }) => fullPeriod!.from)) {
      const full = { from, to: those.reduce((to, { fullPeriod }) => (fullPeriod!.to > to ? fullPeriod!.to : to), from) };
      const corrections = lines.filter(({ corrects }) => corrects !== null && those.some(({ period }) => period.from === corrects));
      const billedUnits = Decimal.sum([...those, ...corrections].map(({ amount }) => amount));
      const used = events.filter((event) => {
        const at = event.time.epochNanoseconds;
        return event.who === who && event.type === 'witness' && !event.isVoided && at >= full.from && at < full.to && spans.some((span) => at >= span.from && at < span.to);
      });
      const usedUnits = Decimal.sum(used.map(({ units }) => Decimal.of(units)));
      modelled.usagePeriods += 1;
      // Where late usage is only ever credited, nobody pays for more than was used.
      const isRight = isLate && policy.includes('"lateUsage":"CREDIT"') ? billedUnits.lte(usedUnits) : billedUnits.eq(usedUnits);
      if (!isRight) differs.push(`${of} used ${usedUnits} from ${shown(full.from)} to ${shown(full.to)}, billed ${billedUnits}`);
    }
  }
  return differs;
}

/** Of a recurring fee every instant that it was sold for is billed once, in proportion to its period, but for what rounding makes of each line. */
function feesNotAsModelled({ now }: Player, { sold, billed, decidedByHand }: Facts): string[] {
  const differs: string[] = [];
  const fees = sold.filter(({ fee, proRating }) => fee !== null && proRating === 'PRORATE_PRICES');
  for (const [of, versions] of Map.groupBy(fees, ({ subscription, name }) => `${subscription} ${name}`)) {
    if (decidedByHand.has(of)) continue;
    const lines = billed.filter(({ subscription, name }) => `${subscription} ${name}` === of);
    const periods = [...new Map(lines.filter(({ isCorrection }) => !isCorrection).map(({ fullPeriod }) => [fullPeriod!.from, fullPeriod!])).values()];
    let wanted = Decimal.zero;
    for (const version of versions) {
      let covered = 0n;
      for (const full of periods) {
        const begins = version.from > full.from ? version.from : full.from;
        const isLast = version.endForgivesNothing && version.to > full.from && version.to <= full.to && begins < version.to;
        const sharedTime = isLast ? full.to - begins : within(version, full);
        covered += within(version, full);
        wanted = wanted.add(version.fee!.mul(Decimal.of(sharedTime)).div(Decimal.of(full.to - full.from), 12));
      }
      const begun = within(version, { from: version.from, to: version.isInAdvance ? now.epochNanoseconds : 0n });
      const whole = 28n * 86_400_000_000_000n;
      const missing = begun > covered ? version.fee!.mul(Decimal.of(begun - covered)).div(Decimal.of(whole), 12) : Decimal.zero;
      if (missing.gte(Decimal.one)) differs.push(`${of}: nothing is billed for ${missing} of it`);
    }
    const { currency } = versions[0]!;
    const got = Decimal.sum(lines.map(({ amount }) => amount));
    const unit = Decimal.one.div(Decimal.of(10n ** BigInt(minorUnitDigits(currency))), 6);
    modelled.fees += 1;
    const told = (all: readonly (Span & { of: string })[]): string => all.map(({ from, to, of: what }) => `${shown(from)}/${shown(to)} ${what}`).join(', ');
    if (got.sub(wanted).abs().gt(unit.mul(Decimal.of(lines.length + 1)))) differs.push(`${of}: ${wanted.round(6)} was to be billed, ${got} was; sold ${told(versions.map((one) => ({ ...one, of: String(one.fee) })))}; billed ${told(lines.map(({ period, amount }) => ({ ...period, of: String(amount) })))}`);
  }
  return differs;
}
