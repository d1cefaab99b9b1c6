import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RateCard } from '../catalog/index.ts';
import { before, notAfter } from '../kit/calendar.ts';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import { ValidationError } from '../kit/errors.ts';
import { applyEdits } from './edits.ts';
import type { Edit } from './edits.ts';
import { itemActivity, phaseActivity } from './schedule.ts';
import { specFromOffer } from './spec.ts';
import type { SubscriptionSpec } from './spec.ts';

const at = (text: string) => Temporal.Instant.from(text);
const card = (key: string, amount = '10'): RateCard => ({
  key,
  name: key,
  featureKey: null,
  featureId: null,
  price: { type: 'FLAT', amount: Decimal.of(amount), paymentTerm: 'IN_ADVANCE' },
  billingCadence: parseDuration('P1M'),
  discounts: null,
  entitlementTemplate: null,
});
const start = at('2027-01-01T00:00:00Z');
const now = at('2027-02-10T00:00:00Z');
const mint = () => {
  let n = 0;
  return () => `new ${++n}`;
};

/** Trial over, main runs, late and last are to come. */
const phases = [
  { key: 'trial', name: 'Trial', duration: parseDuration('P1M'), rateCards: [card('seat', '0')] },
  { key: 'main', name: 'Main', duration: parseDuration('P60D'), rateCards: [card('seat'), card('support', '5')] },
  { key: 'late', name: 'Late', duration: parseDuration('P30D'), rateCards: [card('seat', '12')] },
  { key: 'last', name: 'Last', duration: null, rateCards: [card('seat', '15'), card('extra', '1')] },
];
let made = 0;
const spec = specFromOffer(
  { offer: { currency: 'USD', billingCadence: parseDuration('P1M'), proRating: 'PRORATE_PRICES', phases }, activeFrom: start, billingAnchor: start, startingPhase: null },
  () => `old ${++made}`,
) as SubscriptionSpec;

const edit = (edits: readonly Edit[], of = spec, when = now) => applyEdits(of, edits, when, mint());
const day = (instant: Temporal.Instant | null) => instant?.toString().slice(0, 10) ?? '';
const shown = (of: SubscriptionSpec) =>
  of.phases.map(({ key, activeFrom, items }) => `${key} ${day(activeFrom)}: ${items.map((item) => `${item.key}/${item.version}${item.quantity === 1 ? '' : `*${item.quantity}`} ${day(item.activeFrom)}..${day(item.activeTo)}`).join(', ')}`);
/** Phases and items without their ids, which a thing that is put back has anew, and without what starts come from: they are compared. */
const said = (of: SubscriptionSpec) => ({
  ...of,
  phases: of.phases.map(({ id: _phase, counted: _counted, ...phase }) => ({ ...phase, items: phase.items.map(({ id: _item, ...item }) => ({ ...item, activeFrom: item.activeFrom.toString(), activeTo: item.activeTo?.toString() })), activeFrom: phase.activeFrom.toString() })),
});

const untouched = ['trial 2027-01-01: seat/0 2027-01-01..', 'main 2027-02-01: seat/0 2027-02-01.., support/0 2027-02-01..', 'late 2027-04-02: seat/0 2027-04-02..', 'last 2027-05-02: seat/0 2027-05-02.., extra/0 2027-05-02..'];

describe('an edit', () => {
  test.each<[string, Edit[], string[]]>([
    ['adds an item to the phase that runs', [{ type: 'addItem', phaseKey: 'main', rateCard: card('storage') }], [untouched[0]!, 'main 2027-02-01: seat/0 2027-02-01.., support/0 2027-02-01.., storage/0 2027-02-10..', untouched[2]!, untouched[3]!]],
    ['puts one in the place of another', [{ type: 'addItem', phaseKey: 'main', rateCard: card('seat', '20') }], [untouched[0]!, 'main 2027-02-01: seat/0 2027-02-01..2027-02-10, seat/1 2027-02-10.., support/0 2027-02-01..', untouched[2]!, untouched[3]!]],
    ['removes and adds one, which is the same', [{ type: 'removeItem', phaseKey: 'main', itemKey: 'seat' }, { type: 'addItem', phaseKey: 'main', rateCard: card('seat', '20') }], [untouched[0]!, 'main 2027-02-01: seat/0 2027-02-01..2027-02-10, seat/1 2027-02-10.., support/0 2027-02-01..', untouched[2]!, untouched[3]!]],
    ['replaces what it added in the same batch', [{ type: 'addItem', phaseKey: 'main', rateCard: card('seat', '20') }, { type: 'addItem', phaseKey: 'main', rateCard: card('seat', '30') }], [untouched[0]!, 'main 2027-02-01: seat/0 2027-02-01..2027-02-10, seat/1 2027-02-10.., support/0 2027-02-01..', untouched[2]!, untouched[3]!]],
    ['ends an item', [{ type: 'removeItem', phaseKey: 'main', itemKey: 'support' }], [untouched[0]!, 'main 2027-02-01: seat/0 2027-02-01.., support/0 2027-02-01..2027-02-10', untouched[2]!, untouched[3]!]],
    ['sells more seats', [{ type: 'setQuantity', phaseKey: 'main', itemKey: 'seat', quantity: 4 }], [untouched[0]!, 'main 2027-02-01: seat/0 2027-02-01..2027-02-10, seat/1*4 2027-02-10.., support/0 2027-02-01..', untouched[2]!, untouched[3]!]],
    ['sells more seats later', [{ type: 'setQuantity', phaseKey: 'late', itemKey: 'seat', quantity: 4 }], [untouched[0]!, untouched[1]!, 'late 2027-04-02: seat/0*4 2027-04-02..', untouched[3]!]],
    ['changes a later phase as a whole', [{ type: 'removeItem', phaseKey: 'last', itemKey: 'extra' }, { type: 'addItem', phaseKey: 'last', rateCard: card('gold') }], [...untouched.slice(0, 3), 'last 2027-05-02: seat/0 2027-05-02.., gold/0 2027-05-02..']],
    ['puts a phase between others', [{ type: 'addPhase', phase: { key: 'promo', name: 'Promo', startAfter: parseDuration('P50D'), duration: parseDuration('P10D') } }, { type: 'addItem', phaseKey: 'promo', rateCard: card('seat', '3') }], [untouched[0]!, untouched[1]!, 'promo 2027-02-20: seat/0 2027-02-20..', 'late 2027-03-02: seat/0 2027-03-02..', 'last 2027-04-01: seat/0 2027-04-01.., extra/0 2027-04-01..']],
    ['puts a phase behind all', [{ type: 'addPhase', phase: { key: 'after', name: 'After', startAfter: parseDuration('P1Y'), duration: null } }, { type: 'addItem', phaseKey: 'after', rateCard: card('seat') }], [...untouched, 'after 2028-01-01: seat/0 2028-01-01..']],
    ['takes a phase out and lets later ones move up', [{ type: 'removePhase', phaseKey: 'late', shift: 'NEXT' }], [untouched[0]!, untouched[1]!, 'last 2027-04-02: seat/0 2027-04-02.., extra/0 2027-04-02..']],
    ['takes a phase out and lets the one before last longer', [{ type: 'removePhase', phaseKey: 'late', shift: 'PREVIOUS' }], [untouched[0]!, untouched[1]!, untouched[3]!]],
    ['takes the last phase out', [{ type: 'removePhase', phaseKey: 'last', shift: 'NEXT' }], untouched.slice(0, 3)],
    ['makes a phase longer', [{ type: 'stretchPhase', phaseKey: 'main', extendBy: parseDuration('P2D') }], [untouched[0]!, untouched[1]!, 'late 2027-04-04: seat/0 2027-04-04..', 'last 2027-05-04: seat/0 2027-05-04.., extra/0 2027-05-04..']],
    ['makes a later phase shorter', [{ type: 'stretchPhase', phaseKey: 'late', extendBy: parseDuration('-P29D') }], [...untouched.slice(0, 3), 'last 2027-04-03: seat/0 2027-04-03.., extra/0 2027-04-03..']],
  ])('%s', (_what, edits, expected) => {
    expect(shown(edit(edits))).toEqual(expected);
  });

  test('of the next billing cycle is taken back by unscheduleEdit', () => {
    const next = at('2027-03-01T00:00:00Z');
    const scheduled = edit([{ type: 'setQuantity', phaseKey: 'main', itemKey: 'seat', quantity: 3 }, { type: 'removeItem', phaseKey: 'main', itemKey: 'support' }], spec, next);
    expect(shown(scheduled)[1]).toBe('main 2027-02-01: seat/0 2027-02-01..2027-03-01, seat/1*3 2027-03-01.., support/0 2027-02-01..2027-03-01');
    expect(said(edit([{ type: 'unscheduleEdit' }], scheduled))).toEqual(said(spec));
  });
});

const paths = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof ValidationError) return error.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
    throw error;
  }
  return [];
};

describe('an edit is refused', () => {
  const phase = { key: 'promo', name: 'Promo', startAfter: parseDuration('P50D'), duration: parseDuration('P10D') };
  test.each<[string, Edit, string]>([
    ['of a phase that is none', { type: 'addItem', phaseKey: 'none', rateCard: card('x') }, 'SUBSCRIPTION_PHASE_UNKNOWN edits.0.addItem.phaseKey'],
    ['of a phase that is over', { type: 'addItem', phaseKey: 'trial', rateCard: card('x') }, 'SUBSCRIPTION_PHASE_IS_OVER edits.0.addItem.phaseKey'],
    ['that adds what a later phase has', { type: 'addItem', phaseKey: 'late', rateCard: card('seat') }, 'SUBSCRIPTION_ITEM_KEY_TAKEN edits.0.addItem.rateCard.key'],
    ['that removes from a phase that is over', { type: 'removeItem', phaseKey: 'trial', itemKey: 'seat' }, 'SUBSCRIPTION_PHASE_IS_OVER edits.0.removeItem.phaseKey'],
    ['that removes what is not sold', { type: 'removeItem', phaseKey: 'main', itemKey: 'extra' }, 'SUBSCRIPTION_ITEM_UNKNOWN edits.0.removeItem.itemKey'],
    ['of no seats', { type: 'setQuantity', phaseKey: 'main', itemKey: 'seat', quantity: 0 }, 'SUBSCRIPTION_ITEM_QUANTITY_INVALID edits.0.setQuantity.quantity'],
    ['of too many seats', { type: 'setQuantity', phaseKey: 'main', itemKey: 'seat', quantity: 1_000_001 }, 'SUBSCRIPTION_ITEM_QUANTITY_INVALID edits.0.setQuantity.quantity'],
    ['of seats of nothing', { type: 'setQuantity', phaseKey: 'main', itemKey: 'none', quantity: 2 }, 'SUBSCRIPTION_ITEM_UNKNOWN edits.0.setQuantity.itemKey'],
    ['that adds a phase under a key that is taken', { type: 'addPhase', phase: { ...phase, key: 'late' } }, 'SUBSCRIPTION_PHASE_KEY_TAKEN edits.0.addPhase.key'],
    ['that adds a phase without a name', { type: 'addPhase', phase: { ...phase, name: ' ' } }, 'SUBSCRIPTION_PHASE_NAME_INVALID edits.0.addPhase.name'],
    ['that adds a phase before the start', { type: 'addPhase', phase: { ...phase, startAfter: parseDuration('-P1D') } }, 'SUBSCRIPTION_PHASE_START_AFTER_IS_NEGATIVE edits.0.addPhase.startAfter'],
    ['that adds a phase now', { type: 'addPhase', phase: { ...phase, startAfter: parseDuration('P40D') } }, 'SUBSCRIPTION_PHASE_STARTS_IN_PAST edits.0.addPhase.startAfter'],
    ['that adds a phase with the start', { type: 'addPhase', phase: { ...phase, startAfter: null } }, 'SUBSCRIPTION_PHASE_STARTS_IN_PAST edits.0.addPhase.startAfter'],
    ['that adds a phase without an end before others', { type: 'addPhase', phase: { ...phase, duration: null } }, 'SUBSCRIPTION_PHASE_DURATION_MISSING edits.0.addPhase.duration'],
    ['that adds a phase of no time', { type: 'addPhase', phase: { ...phase, duration: parseDuration('P0D') } }, 'SUBSCRIPTION_PHASE_DURATION_INVALID edits.0.addPhase.duration'],
    ['that gives the last phase an end', { type: 'addPhase', phase: { ...phase, startAfter: parseDuration('P1Y') } }, 'SUBSCRIPTION_LAST_PHASE_WITH_DURATION edits.0.addPhase.duration'],
    ['that adds a phase beyond all time', { type: 'addPhase', phase: { ...phase, startAfter: parseDuration('P9000Y'), duration: null } }, 'SUBSCRIPTION_PHASE_OUT_OF_TIME edits.0.addPhase.startAfter'],
    ['that adds a phase beyond all that can be told', { type: 'addPhase', phase: { ...phase, startAfter: parseDuration('P9999999Y') } }, 'SUBSCRIPTION_PHASE_OUT_OF_TIME edits.0.addPhase.startAfter'],
    ['that stretches a phase beyond all time', { type: 'stretchPhase', phaseKey: 'main', extendBy: parseDuration('P9999999Y') }, 'SUBSCRIPTION_PHASE_OUT_OF_TIME edits.0.stretchPhase.extendBy'],
    ['that leaves a phase empty', { type: 'addPhase', phase }, 'SUBSCRIPTION_PHASE_HAS_NO_ITEMS edits'],
    ['that empties a later phase', { type: 'removeItem', phaseKey: 'late', itemKey: 'seat' }, 'SUBSCRIPTION_PHASE_HAS_NO_ITEMS edits'],
    ['that removes the phase that runs', { type: 'removePhase', phaseKey: 'main', shift: 'NEXT' }, 'SUBSCRIPTION_PHASE_HAS_BEGUN edits.0.removePhase.phaseKey'],
    ['that removes a phase that is over', { type: 'removePhase', phaseKey: 'trial', shift: 'NEXT' }, 'SUBSCRIPTION_PHASE_HAS_BEGUN edits.0.removePhase.phaseKey'],
    ['that stretches a phase that is over', { type: 'stretchPhase', phaseKey: 'trial', extendBy: parseDuration('P1D') }, 'SUBSCRIPTION_PHASE_IS_OVER edits.0.stretchPhase.phaseKey'],
    ['that stretches the last phase', { type: 'stretchPhase', phaseKey: 'last', extendBy: parseDuration('P1D') }, 'SUBSCRIPTION_PHASE_HAS_NO_END edits.0.stretchPhase.phaseKey'],
    ['that stretches by nothing', { type: 'stretchPhase', phaseKey: 'main', extendBy: parseDuration('P0D') }, 'SUBSCRIPTION_STRETCH_IS_EMPTY edits.0.stretchPhase.extendBy'],
    ['that leaves a phase no time', { type: 'stretchPhase', phaseKey: 'late', extendBy: parseDuration('-P30D') }, 'SUBSCRIPTION_PHASE_WOULD_VANISH edits.0.stretchPhase.extendBy'],
    ['that ends the phase that runs in the past', { type: 'stretchPhase', phaseKey: 'main', extendBy: parseDuration('-P55D') }, 'SUBSCRIPTION_PHASE_STARTS_IN_PAST edits.0.stretchPhase.extendBy'],
  ])('%s', (_what, one, expected) => {
    const held = said(spec);
    expect(paths(() => edit([one]))).toEqual([expected]);
    expect(said(spec)).toEqual(held);
  });

  test('after the end of the subscription, and while an item is to change already', () => {
    const ending = { ...spec, activeTo: at('2027-06-01T00:00:00Z') };
    expect(paths(() => edit([{ type: 'addPhase', phase: { ...phase, startAfter: parseDuration('P300D'), duration: null } }], ending))).toEqual(['SUBSCRIPTION_PHASE_STARTS_AFTER_END edits.0.addPhase.startAfter']);
    const scheduled = edit([{ type: 'removeItem', phaseKey: 'main', itemKey: 'support' }], spec, at('2027-03-01T00:00:00Z'));
    expect(paths(() => edit([{ type: 'addItem', phaseKey: 'main', rateCard: card('support') }], scheduled))).toEqual(['SUBSCRIPTION_ITEM_CHANGE_SCHEDULED edits.0.addItem.rateCard.key']);
    // What is to end is taken away sooner all the same; what is yet to come is taken back first.
    const sooner = edit([{ type: 'removeItem', phaseKey: 'main', itemKey: 'support' }], scheduled, now);
    expect(sooner.phases.flatMap(({ items }) => items.filter(({ key }) => key === 'support')).map(({ activeTo }) => activeTo?.toString())).toContain(now.toString());
    expect(sooner).toEqual(edit([{ type: 'removeItem', phaseKey: 'main', itemKey: 'support' }], spec, now));
    const replaced = edit([{ type: 'addItem', phaseKey: 'main', rateCard: card('support') }], spec, at('2027-03-01T00:00:00Z'));
    expect(paths(() => edit([{ type: 'removeItem', phaseKey: 'main', itemKey: 'support' }], replaced, now))).toEqual(['SUBSCRIPTION_ITEM_CHANGE_SCHEDULED edits.0.removeItem.itemKey']);
    expect(paths(() => edit([{ type: 'unscheduleEdit' }], spec, at('2026-12-01T00:00:00Z')))).toEqual(['SUBSCRIPTION_HAS_NO_CURRENT_PHASE edits.0.unscheduleEdit']);
  });
});

describe('phases of months', () => {
  /** From 31 January; each of so many months but the last. */
  const sold = (keys: readonly string[], months: readonly string[], from = '2027-01-31T00:00:00Z', zone?: string) =>
    specFromOffer({
      offer: { currency: 'USD', billingCadence: parseDuration('P1M'), proRating: 'PRORATE_PRICES', phases: keys.map((key, n) => ({ key, name: key, duration: n < keys.length - 1 ? parseDuration(months[n] ?? 'P1M') : null, rateCards: [card('seat')] })) },
      activeFrom: at(from), billingAnchor: at(from), startingPhase: null, ...(zone === undefined ? {} : { days: { zone, billingTime: 'ANNIVERSARY' as const } }),
    }, mint()) as SubscriptionSpec;
  const starts = (of: SubscriptionSpec) => of.phases.map(({ key, activeFrom }) => `${key} ${day(activeFrom)}`);
  const early = at('2027-02-01T00:00:00Z');

  test('begin on the 31st where the month has one, also where a shorter month was before', () => {
    const [trial, main] = [sold(['trial', 'main'], ['P1M']), sold(['a', 'b', 'c'], ['P1M', 'P6M'])];
    expect(starts(trial)).toEqual(['trial 2027-01-31', 'main 2027-02-28']);
    expect(starts(edit([{ type: 'stretchPhase', phaseKey: 'trial', extendBy: parseDuration('P1M') }], trial, early))).toEqual(['trial 2027-01-31', 'main 2027-03-31']);
    expect(starts(edit([{ type: 'stretchPhase', phaseKey: 'a', extendBy: parseDuration('P1M') }], main, early))).toEqual(['a 2027-01-31', 'b 2027-03-31', 'c 2027-09-30']);
  });

  test('last as many months wherever they are moved to', () => {
    const months = sold(['a', 'b', 'c', 'd'], ['P1M', 'P1M', 'P6M'], '2027-01-01T00:00:00Z');
    expect(starts(months)).toEqual(['a 2027-01-01', 'b 2027-02-01', 'c 2027-03-01', 'd 2027-09-01']);
    expect(starts(edit([{ type: 'removePhase', phaseKey: 'b', shift: 'NEXT' }], months, at('2027-01-10T00:00:00Z')))).toEqual(['a 2027-01-01', 'c 2027-02-01', 'd 2027-08-01']);
    const added = edit([{ type: 'addPhase', phase: { key: 'promo', name: 'Promo', startAfter: parseDuration('P1M'), duration: parseDuration('P1M') } }, { type: 'addItem', phaseKey: 'promo', rateCard: card('seat') }], months, at('2027-01-10T00:00:00Z'));
    expect(starts(added)).toEqual(['a 2027-01-01', 'promo 2027-02-01', 'b 2027-03-01', 'c 2027-04-01', 'd 2027-10-01']);
  });

  test('are not moved to where one of them has no time', () => {
    const when = at('2027-01-10T00:00:00Z');
    const short = edit([{ type: 'stretchPhase', phaseKey: 'c', extendBy: parseDuration('-P30D') }], sold(['a', 'b', 'c', 'd'], ['P1M', 'P1M', 'P1M'], '2027-01-01T00:00:00Z'), when);
    expect(starts(short)).toEqual(['a 2027-01-01', 'b 2027-02-01', 'c 2027-03-01', 'd 2027-03-02']);
    // A month from 1 February less thirty days is before it began.
    expect(paths(() => edit([{ type: 'removePhase', phaseKey: 'b', shift: 'NEXT' }], short, when))).toEqual(['SUBSCRIPTION_PHASE_WOULD_VANISH edits.0.removePhase.shift']);
    expect(starts(edit([{ type: 'removePhase', phaseKey: 'b', shift: 'PREVIOUS' }], short, when))).toEqual(['a 2027-01-01', 'c 2027-03-01', 'd 2027-03-02']);
  });

  test('by days of the zone that they are billed in', () => {
    const berlin = sold(['a', 'b', 'c'], ['P1M', 'P1M'], '2027-02-28T23:00:00Z', 'Europe/Berlin');
    expect(berlin.phases.map(({ activeFrom }) => activeFrom.toString())).toEqual(['2027-02-28T23:00:00Z', '2027-03-31T22:00:00Z', '2027-04-30T22:00:00Z']);
    const later = edit([{ type: 'stretchPhase', phaseKey: 'a', extendBy: parseDuration('P6M14D') }], berlin, at('2027-03-10T00:00:00Z'));
    expect(later.phases.map(({ activeFrom }) => activeFrom.toString())).toEqual(['2027-02-28T23:00:00Z', '2027-10-14T22:00:00Z', '2027-11-14T23:00:00Z']);
  });

  const months = fc.integer({ min: 1, max: 14 });
  const from = fc.integer({ min: 0, max: 1_500 }).map((n) => at('2027-01-01T00:00:00Z').add({ hours: 24 * n }).toString());
  const P = (n: number) => `P${n}M`;

  test('are where an offer that was made so would have put them', () => {
    fc.assert(
      fc.property(from, months, months, months, months, (begins, a, b, c, n) => {
        const when = at(begins).add({ hours: 1 });
        const offer = (keys: readonly string[], of: readonly number[]) => starts(sold(keys, of.map(P), begins));
        const whole = sold(['a', 'b', 'c', 'd'], [P(a), P(b), P(c)], begins);
        const edited = (...edits: Edit[]) => starts(edit(edits, whole, when));
        expect(edited({ type: 'stretchPhase', phaseKey: 'b', extendBy: parseDuration(P(n)) })).toEqual(offer(['a', 'b', 'c', 'd'], [a, b + n, c]));
        expect(edited({ type: 'stretchPhase', phaseKey: 'b', extendBy: parseDuration(P(n)) }, { type: 'stretchPhase', phaseKey: 'b', extendBy: parseDuration(`-${P(n)}`) })).toEqual(starts(whole));
        expect(edited({ type: 'removePhase', phaseKey: 'b', shift: 'NEXT' })).toEqual(offer(['a', 'c', 'd'], [a, c]));
        expect(edited({ type: 'removePhase', phaseKey: 'b', shift: 'PREVIOUS' })).toEqual(offer(['a', 'c', 'd'], [a + b, c]));
        const promo = { type: 'addPhase', phase: { key: 'promo', name: 'Promo', startAfter: parseDuration(P(a)), duration: parseDuration(P(n)) } } as const;
        expect(edited(promo, { type: 'addItem', phaseKey: 'promo', rateCard: card('seat') })).toEqual(offer(['a', 'promo', 'b', 'c', 'd'], [a, n, b, c]));
      }),
    );
  });
});

describe('whatever is edited', () => {
  const key = fc.constantFrom('seat', 'support', 'extra', 'storage');
  const phaseKey = fc.constantFrom('trial', 'main', 'late', 'last', 'promo');
  const days = fc.integer({ min: -40, max: 120 });
  const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ type: fc.constant('addItem' as const), phaseKey, rateCard: key.map((of) => card(of, '7')) }),
    fc.record({ type: fc.constant('removeItem' as const), phaseKey, itemKey: key }),
    fc.record({ type: fc.constant('setQuantity' as const), phaseKey, itemKey: key, quantity: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ type: fc.constant('addPhase' as const), phase: fc.record({ key: fc.constantFrom('promo', 'more'), name: fc.constant('New'), startAfter: days.map((n) => parseDuration(n < 0 ? `-P${-n}D` : `P${n}D`)), duration: fc.option(fc.integer({ min: 1, max: 40 }).map((n) => parseDuration(`P${n}D`))) }) }),
    fc.record({ type: fc.constant('removePhase' as const), phaseKey, shift: fc.constantFrom('NEXT' as const, 'PREVIOUS' as const) }),
    fc.record({ type: fc.constant('stretchPhase' as const), phaseKey, extendBy: days.map((n) => parseDuration(n < 0 ? `-P${-n}D` : `P${n}D`)) }),
    fc.constant<Edit>({ type: 'unscheduleEdit' }),
  );
  const steps = fc.array(fc.record({ edit: anyEdit, after: fc.integer({ min: 0, max: 20 }) }), { maxLength: 12 });
  let ids = 0;
  /** One edit after another as time passes, those that are refused left out. */
  const walk = (of: readonly { readonly edit: Edit; readonly after: number }[]) => {
    let [current, when] = [spec, now];
    for (const step of of) {
      when = when.add({ hours: 24 * step.after });
      try {
        current = applyEdits(current, [step.edit], when, () => `walk ${++ids}`);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
      }
    }
    return { current, when };
  };

  test('phases tile the time, and the versions of a key follow each other', () => {
    fc.assert(
      fc.property(steps, (of) => {
        const { current } = walk(of);
        expect(current.phases[0]?.activeFrom.toString()).toBe(current.activeFrom.toString());
        for (const [position, { items }] of current.phases.entries()) {
          const time = phaseActivity(current, position);
          if (position > 0) expect(time.from.toString()).toBe(phaseActivity(current, position - 1).to?.toString());
          expect(time.to === null || before(time.from, time.to)).toBe(true);
          const keys = new Set(items.map((item) => item.key));
          for (const one of keys) {
            const versions = items.filter((item) => item.key === one);
            expect(versions.map(({ version }) => version)).toEqual(versions.map((_version, n) => n));
            for (const [n, version] of versions.entries()) {
              const { from, to } = itemActivity(version, time);
              expect(notAfter(time.from, from)).toBe(true);
              const next = versions[n + 1];
              if (next !== undefined) expect(to !== null && notAfter(to, next.activeFrom)).toBe(true);
            }
          }
        }
        const all = current.phases.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)]);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  test('what ran before stays as it was', () => {
    fc.assert(
      fc.property(steps, anyEdit, (of, last) => {
        const { current, when } = walk(of);
        const past = (spec_: SubscriptionSpec) =>
          spec_.phases.flatMap((phase, position) =>
            phase.items.flatMap((item) => {
              const { from, to } = itemActivity(item, phaseActivity(spec_, position));
              return before(from, when) ? [`${phase.key}/${item.key}/${item.version} ${from.toString()}..${to === null || before(when, to) ? 'on' : to.toString()} ${item.price?.type === 'FLAT' ? item.price.amount.toString() : ''}`] : [];
            }),
          );
        let edited = current;
        try {
          edited = applyEdits(current, [last], when, () => `walk ${++ids}`);
        } catch (error) {
          if (!(error instanceof ValidationError)) throw error;
        }
        const ended = (line: string) => line.replace(`..${when.toString()} `, '..on ');
        expect(past(edited).map(ended)).toEqual(past(current).map(ended));
      }),
    );
  });

  test('an edit and its opposite leave what was there', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 60 }), (of, n) => {
        const { current, when } = walk(of);
        const opposite = (one: Edit, other: Edit) => {
          let there: SubscriptionSpec;
          try {
            there = applyEdits(current, [one], when, () => `walk ${++ids}`);
          } catch (error) {
            if (error instanceof ValidationError) return;
            throw error;
          }
          expect(said(applyEdits(there, [other], when, () => `walk ${++ids}`))).toEqual(said(current));
        };
        for (const { key: name, activeFrom } of current.phases) {
          opposite({ type: 'stretchPhase', phaseKey: name, extendBy: parseDuration(`P${n}D`) }, { type: 'stretchPhase', phaseKey: name, extendBy: parseDuration(`-P${n}D`) });
          opposite({ type: 'addItem', phaseKey: name, rateCard: card('never_seen') }, { type: 'removeItem', phaseKey: name, itemKey: 'never_seen' });
          if (!before(when, activeFrom)) continue;
          // A new phase in the place of one that comes pushes it back by its own length; without it that one moves up again.
          const startAfter = current.activeFrom.until(activeFrom);
          const batch: Edit[] = [
            { type: 'addPhase', phase: { key: 'never_seen', name: 'Never seen', startAfter, duration: parseDuration(`P${n}D`) } },
            { type: 'addItem', phaseKey: 'never_seen', rateCard: card('seat') },
          ];
          const there = applyEdits(current, batch, when, () => `walk ${++ids}`);
          expect(said(applyEdits(there, [{ type: 'removePhase', phaseKey: 'never_seen', shift: 'NEXT' }], when, () => `walk ${++ids}`))).toEqual(said(current));
        }
      }),
    );
  });
});
