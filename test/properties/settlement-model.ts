import { minorUnitDigits } from '../../src/kit/currency.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { plain } from './bills.ts';
import type { Answer } from './bills.ts';
import type { Player } from './player.ts';

// What coupons take off an invoice and which taxes come on the rest, worked out again from its lines and from what was applied: in the order in which they apply.

/** How often coupons and taxes of an invoice were compared, in how many of them at least two coupons took something, or coupons of at least two classes, and how many credits were of what coupons had reduced. */
export const settled = { coupons: 0, ofSeveral: 0, ofClasses: 0, givenBack: 0, taxes: 0 };

/** A coupon as it was applied. */
interface Applied {
  readonly code: string;
  readonly percentage: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly frequency: string;
  readonly limit: 'METERS' | 'PLANS' | null;
  readonly ids: readonly string[];
  /** Of what is left of its charges, not of all that they came to. */
  readonly isNet: boolean;
  readonly from: bigint;
  readonly to: bigint | null;
  readonly uses: number | null;
}

interface Line {
  readonly charged: Decimal;
  readonly billedBefore: Decimal;
  readonly meterId: string | null;
  readonly planKey: string | null;
  /** Coupons were taken off it before. */
  readonly isAgain: boolean;
  readonly taxes: readonly { readonly key: string; readonly rate: string; readonly behavior: string }[];
  /** Of coupons: not rounded. */
  taken: Decimal;
}

const places = 14;
const instant = (text: string): bigint => Temporal.Instant.from(text.replace(' ', 'T')).epochNanoseconds;
const classOf = ({ limit }: Applied): number => (limit === 'METERS' ? 0 : limit === 'PLANS' ? 1 : 2);
const hasTakers = ({ kind }: Answer): boolean => kind === 'SUBSCRIPTION' || kind === 'PROGRESSIVE';

/** What differs of a customer's issued invoices. */
export async function notSettledAsModelled({ world, customers, setting }: Player, who: number, bills: readonly Answer[]): Promise<string[]> {
  const { pool } = world.product.core.database;
  const of = [world.organizationId, customers[who]!.key];
  const { rows: applied } = await pool.query<Answer>(
    `select a.code, a.percentage::text, a.amount::text, a.currency, a.frequency, a.limited_to as limited, a.created_at::text as "from", a.terminated_at::text as "to"
     from applied_coupon a join customer c on c.id = a.customer_id where c.organization_id = $1 and c.key = $2 order by a.id`,
    of,
  );
  const { rows: sources } = await pool.query<Source>(
    `select l.id, f.meter_id as "meterId", p.key as "planKey", l.reference, l.corrects_line_id as corrects, l.charging->'recharge' is not null as "isAgain" from invoice_line l join customer c on c.id = l.customer_id left join feature f on f.id = l.feature_id
     left join subscription s on s.id = l.subscription_id left join plan p on p.id = s.plan_id where c.organization_id = $1 and c.key = $2`,
    of,
  );
  const sourceOf = new Map(sources.map(({ id, ...source }) => [id, source]));
  // What charges again what was credited less the part of coupons bears that part, and no coupon: told by no coupon that was applied.
  const { rows: again } = await pool.query<{ number: string | null }>(
    `select i.number from invoice i join customer c on c.id = i.customer_id where c.organization_id = $1 and c.key = $2 and i.kind <> 'RECORDED'
       and exists (select 1 from jsonb_array_elements(i.settlement->'coupons') k where k->>'appliedCouponId' is null and (k->>'amount')::numeric > 0)`,
    of,
  );
  const chargedAgain = new Set(again.map(({ number }) => number));
  const charges = new Map<string, Answer>(bills.flatMap((bill) => bill.lines.nodes.map((line: Answer) => [plain(line.id), line] as const)));
  const coupons = applied.map(({ limited, from, to, ...rest }: Answer): Applied => ({
    ...rest, limit: limited?.type ?? null, ids: limited?.ids ?? [], isNet: rest.code !== undefined && (setting.coupons[Number(rest.code.slice('CUT'.length))]?.limitedTo as { base?: string } | undefined)?.base === 'NET', from: instant(from), to: to === null ? null : instant(to),
    uses: rest.frequency === 'RECURRING' ? (setting.coupons[Number(rest.code.slice('CUT'.length))]?.frequencyDuration ?? null) : null,
  }));
  const used = new Map<Applied, { amount: Decimal; times: number }>(coupons.map((coupon) => [coupon, { amount: Decimal.zero, times: 0 }]));
  const differs: string[] = [];
  const done = bills.filter((bill) => bill.issuedAt !== null && bill.kind !== 'RECORDED' && bill.kind !== 'WALLET_PURCHASE');
  for (const bill of done.toSorted((a, b) => Temporal.Instant.compare(a.issuedAt, b.issuedAt) || position(a) - position(b))) {
    const at = instant(bill.issuedAt);
    const lines = bill.lines.nodes.map((line: Answer): Line => ({ ...amountsOf(line), ...(sourceOf.get(plain(line.id)) ?? { meterId: null, planKey: null, isAgain: false }), taxes: line.taxes, taken: Decimal.zero }));
    const takes = hasTakers(bill);
    // Whether what began or ended at this very instant did so before, nobody can tell.
    const isUnclear = chargedAgain.has(bill.number) || (takes && coupons.some((coupon) => coupon.from === at || (coupon.to === at && !isUsedUp(coupon, used, bill))));
    const held = takes ? coupons.filter((coupon) => coupon.from <= at && (coupon.to === null || coupon.to >= at)) : [];
    differs.push(...bill.lines.nodes.flatMap((line: Answer) => notCreditedAsCharged(bill, line, charges.get(correctedBy(plain(line.id), sources) ?? ''))));
    const told = bill.coupons.map((one: Answer) => `${one.code} ${one.amount}`).join(', ');
    const wanted = takeCoupons(bill.currency, lines.filter(({ isAgain }: Line) => !isAgain), held, used);
    if (!isUnclear) {
      settled.coupons += 1;
      if (wanted.length > 1) settled.ofSeveral += 1;
      if (new Set(wanted.map((one) => coupons.find(({ code }) => code === one.code)!.limit)).size > 1) settled.ofClasses += 1;
      if (!isAlike(wanted, { ...bill, coupons: takers(bill) })) differs.push(`${bill.number}: coupons take ${wanted.map(({ code, amount }) => `${code} ${amount}`).join(', ')}, and it tells ${told}`);
      settled.taxes += 1;
      differs.push(...taxesNotAsModelled(bill, lines));
    }
    for (const coupon of held) {
      const taken = takers(bill).find(({ code }: Answer) => code === coupon.code);
      const so = used.get(coupon)!;
      if (taken !== undefined) used.set(coupon, { amount: so.amount.add(Decimal.of(taken.amount)), times: so.times + 1 });
    }
  }
  return differs;
}

/** Numbers of a customer rise in the order in which its invoices were issued. */
const position = ({ number }: Answer): number => Number(/\d+$/.exec(number ?? '')?.[0] ?? Number.MAX_SAFE_INTEGER);

/** Those that take something: what they had taken of what is credited is told among them, below nothing. */
const takers = ({ coupons }: Answer): Answer[] => coupons.filter(({ amount }: Answer) => Decimal.of(amount).isPositive());

/** Where a line comes from. */
interface Source {
  readonly id: string;
  readonly meterId: string | null;
  readonly planKey: string | null;
  readonly reference: string | null;
  readonly corrects: string | null;
  /** It charges a line of a voided invoice again, after its coupons. */
  readonly isAgain: boolean;
}

/** The id of the line that a line corrects; null where it corrects none. */
function correctedBy(id: string, sources: readonly Source[]): string | null {
  const source = sources.find((one) => one.id === id);
  const reference = /^(.+)\/correction\[\d+\]$/.exec(source?.reference ?? '')?.[1];
  return source?.corrects ?? sources.find((one) => reference !== undefined && one.reference === reference)?.id ?? null;
}

/** What coupons had taken of what a line credits, in proportion, is not credited. */
function notCreditedAsCharged(bill: Answer, line: Answer, corrected: Answer | undefined): string[] {
  const [gross, taken] = [before(line), ofCoupons(line)];
  if (!gross.isNegative()) return taken.isNegative() ? [`${bill.number}: coupons give back ${taken} of a charge`] : [];
  const [charged, share] = corrected === undefined ? [Decimal.one, Decimal.zero] : [before(corrected), ofCoupons(corrected)];
  const wanted = share.isPositive() ? gross.mul(share).div(charged, places) : Decimal.zero;
  if (wanted.isNegative()) settled.givenBack += 1;
  return wanted.sub(taken).abs().lte(unitOf(bill.currency).mul(Decimal.of(2))) ? [] : [`${bill.number}: of ${gross} credited coupons had taken ${wanted}, and it tells ${taken}`];
}

const ofCoupons = ({ detailedLines }: Answer): Decimal => Decimal.sum(detailedLines.flatMap(({ discounts }: Answer) => discounts).filter(({ reason }: Answer) => reason === 'COUPON').map((one: Answer) => Decimal.of(one.amount)));

/** What a line charges before coupons and taxes, after what was charged early. */
function before(line: Answer): Decimal {
  const { charged, billedBefore } = amountsOf(line);
  return charged.sub(billedBefore).add(Decimal.min(Decimal.zero, ofCoupons(line)));
}

/** A line before coupons and taxes; of a credit, as it is credited. */
function amountsOf(line: Answer): { charged: Decimal; billedBefore: Decimal } {
  const { amount, chargesTotal, discountsTotal, creditsTotal } = line.totals;
  return { charged: Decimal.of(amount).add(Decimal.of(chargesTotal)).sub(Decimal.of(discountsTotal)).add(Decimal.max(Decimal.zero, ofCoupons(line))), billedBefore: Decimal.of(creditsTotal) };
}

/** Whether a coupon was at its end with this invoice. */
function isUsedUp(coupon: Applied, used: ReadonlyMap<Applied, { amount: Decimal; times: number }>, bill: Answer): boolean {
  const taken = takers(bill).find(({ code }: Answer) => code === coupon.code);
  if (taken === undefined) return false;
  if (coupon.frequency === 'RECURRING') return used.get(coupon)!.times + 1 >= (coupon.uses ?? 1);
  return coupon.frequency === 'ONCE' && (coupon.amount === null || used.get(coupon)!.amount.add(Decimal.of(taken.amount)).gte(Decimal.of(coupon.amount)));
}

/** Those of meters first, then those of plans, then those of everything; of each the first that was applied. Spreads what they take over the lines. */
function takeCoupons(currency: string, lines: readonly Line[], held: readonly Applied[], used: ReadonlyMap<Applied, { amount: Decimal; times: number }>): { code: string; amount: Decimal }[] {
  const digits = minorUnitDigits(currency);
  const reachable = lines.filter(({ charged }) => charged.isPositive());
  const open = Decimal.sum(reachable.map(({ charged, billedBefore }) => charged.sub(billedBefore)));
  const credits = Decimal.min(open, Decimal.sum(lines.filter(({ charged }) => charged.isNegative()).map(({ charged }) => charged.neg())));
  const leftOf = new Map(reachable.map((line) => [line, line.charged.sub(line.billedBefore)]));
  if (credits.isPositive()) for (const [line, left] of leftOf) leftOf.set(line, left.sub(credits.mul(left).div(open, places)));
  let rest = Decimal.sum(lines.map(({ charged }) => charged)).sub(Decimal.sum(lines.map(({ billedBefore }) => billedBefore)).round(digits));
  const taken: { code: string; amount: Decimal }[] = [];
  for (const coupon of held.toSorted((a, b) => classOf(a) - classOf(b))) {
    const reached = reachable.filter(({ meterId, planKey }) => coupon.limit === null || coupon.ids.includes((coupon.limit === 'METERS' ? meterId : planKey) ?? ''));
    if (!rest.isPositive()) break;
    if (reached.length === 0 || (coupon.amount !== null && coupon.currency !== currency)) continue;
    const left = Decimal.sum(reached.map((line) => leftOf.get(line)!));
    const base = coupon.limit === null ? rest : coupon.isNet ? left.round(digits) : Decimal.sum(reached.map(({ charged }) => charged));
    const own = coupon.amount === null ? base.mul(Decimal.of(coupon.percentage ?? '0')).div(Decimal.hundred, digits) : Decimal.of(coupon.amount).sub(coupon.frequency === 'ONCE' ? used.get(coupon)!.amount : Decimal.zero);
    const amount = Decimal.max(Decimal.zero, [base, rest, left.round(digits)].reduce((least, one) => Decimal.min(least, one), own));
    if (!amount.isPositive()) continue;
    for (const line of reached) {
      const share = left.isZero() ? Decimal.zero : amount.mul(leftOf.get(line)!).div(left, places);
      line.taken = line.taken.add(share);
      leftOf.set(line, leftOf.get(line)!.sub(share));
    }
    rest = rest.sub(amount);
    taken.push({ code: coupon.code, amount });
  }
  return taken;
}

const unitOf = (currency: string): Decimal => Decimal.one.div(Decimal.of(10n ** BigInt(minorUnitDigits(currency))), 6);

/** The same coupons in the same order, each but for what a rounded share makes. */
function isAlike(wanted: readonly { code: string; amount: Decimal }[], { currency, coupons }: Answer): boolean {
  const most = wanted.length > 1 ? unitOf(currency) : Decimal.zero;
  return wanted.length === coupons.length && wanted.every(({ code, amount }, n) => coupons[n].code === code && amount.sub(Decimal.of(coupons[n].amount)).abs().lte(most));
}

/** Every tax is on what coupons left of the lines that bear it. */
function taxesNotAsModelled(bill: Answer, lines: readonly Line[]): string[] {
  const unit = unitOf(bill.currency);
  const rows = new Map<string, Decimal>();
  for (const { charged, billedBefore, taken, taxes } of lines) {
    const net = charged.sub(billedBefore).sub(taken);
    const rates = Decimal.sum(taxes.map(({ rate }) => Decimal.of(rate)));
    for (const { key, rate, behavior } of taxes) {
      const exact = net.mul(Decimal.of(rate)).div(behavior === 'INCLUSIVE' ? Decimal.hundred.add(rates) : Decimal.hundred, places);
      // Fees that were paid one by one were taxed one by one.
      const amount = bill.kind === 'ADVANCE_CHARGES' ? exact.round(minorUnitDigits(bill.currency)) : exact;
      rows.set(`${key} ${behavior}`, (rows.get(`${key} ${behavior}`) ?? Decimal.zero).add(amount));
    }
  }
  const told = new Map<string, Decimal>(bill.taxes.map(({ key, behavior, amount }: Answer) => [`${key} ${behavior}`, Decimal.of(amount)]));
  const differs = [...new Set([...rows.keys(), ...told.keys()])].filter((key) => (rows.get(key) ?? Decimal.zero).sub(told.get(key) ?? Decimal.zero).abs().gt(unit));
  return differs.map((key) => `${bill.number}: ${key} comes to ${rows.get(key)?.toString() ?? 'nothing'}, and it tells ${told.get(key)?.toString() ?? 'nothing'}`);
}
