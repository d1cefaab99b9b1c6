import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntitlementTemplate, RateCard } from '../../catalog/index.ts';
import { before, notAfter } from '../../kit/calendar.ts';
import { Decimal } from '../../kit/decimal.ts';
import { parseDuration } from '../../kit/duration.ts';
import { targetLines } from '../lines.ts';
import { withPause } from '../pauses.ts';
import { rightsOf } from '../rights.ts';
import { itemActivity, phaseActivity } from '../schedule.ts';
import { specFromOffer } from '../spec.ts';
import type { SubscriptionSpec } from '../spec.ts';
import { applyAddons } from './apply-addons.ts';
import type { OwnedAddon } from './apply-addons.ts';
import { withQuantity } from './quantities.ts';
import type { QuantityChange } from './quantities.ts';

const at = (text: string) => Temporal.Instant.from(text);
const month = parseDuration('P1M');
const flat = (amount: string) => ({ type: 'FLAT', amount: Decimal.of(amount), paymentTerm: 'IN_ADVANCE' }) as const;
const allowance = (issued: string): EntitlementTemplate => ({ type: 'METERED', issueAfterReset: Decimal.of(issued), issueAfterResetPriority: null, isSoftLimit: false, preserveOverageAtReset: false, usagePeriod: null });
const card = (key: string, over: Partial<RateCard> = {}): RateCard => ({ key, name: key, featureKey: key, featureId: `feature ${key}`, price: flat('10'), billingCadence: month, discounts: null, entitlementTemplate: null, ...over });

const start = at('2027-01-01T00:00:00Z');
/** A trial without seats, then all of it. */
const phases = [
  { key: 'trial', name: 'Trial', duration: parseDuration('P2M'), rateCards: [card('base'), card('fee', { price: flat('100'), billingCadence: null })] },
  { key: 'main', name: 'Main', duration: null, rateCards: [card('seats', { entitlementTemplate: allowance('5') }), card('base', { price: flat('20') })] },
];
const minter = () => {
  let n = 0;
  return () => `new ${++n}`;
};
const spec = specFromOffer({ offer: { currency: 'USD', billingCadence: month, proRating: 'PRORATE_PRICES', phases }, activeFrom: start, billingAnchor: start, startingPhase: null }, minter()) as SubscriptionSpec;

const seats = card('seats', { price: flat('3'), entitlementTemplate: allowance('1') });
const addon = (id: string, rateCards: readonly RateCard[], ...changes: readonly (readonly [string, number])[]): OwnedAddon => ({
  id,
  rateCards,
  changes: changes.map(([from, quantity]): QuantityChange => ({ activeFrom: at(`${from}T00:00:00Z`), quantity })),
});
const day = (instant: Temporal.Instant | null) => instant?.toString().slice(5, 10) ?? '';
const amount = (price: { readonly type: string; readonly amount?: Decimal } | null) => price?.amount?.toString() ?? '-';
const shown = (of: SubscriptionSpec, only?: string) =>
  of.phases.flatMap(({ key: phase, items }) =>
    items
      .filter(({ key }) => only === undefined || key === only)
      .map(({ key, version, activeFrom, activeTo, price, entitlementTemplate: template }) => `${phase} ${key}/${version} ${day(activeFrom)}..${day(activeTo)} ${amount(price as never)}${template?.type === 'METERED' ? ` (${template.issueAfterReset?.toString()})` : ''}`),
  );
const inOrder = (members: object) => JSON.stringify(Object.fromEntries(Object.entries(members).toSorted(([a], [b]) => a.localeCompare(b))));
/** What is said, without the ids of versions that came anew. */
const said = (of: SubscriptionSpec) =>
  of.phases.map(({ items, key }) => ({
    key,
    items: items
      .map(({ id: _id, originId: _origin, activeFrom, activeTo, price, unitPrice, entitlementTemplate, ...item }) => inOrder({ ...item, from: activeFrom, to: activeTo, price: amount(price as never), unit: amount(unitPrice as never), template: entitlementTemplate }))
      .toSorted(),
  }));
const apply = (addons: readonly OwnedAddon[], from = '2027-01-01', of = spec) => applyAddons(of, addons, at(`${from}T00:00:00Z`), minter());

describe('an add-on', () => {
  test('adds its amounts so many times where its key is sold, and sells it where it is not', () => {
    expect(shown(apply([addon('a', [seats], ['2027-02-10', 2], ['2027-04-10', 5], ['2027-05-10', 0])]), 'seats')).toEqual([
      'trial seats/0 02-10.. 6 (2)',
      'main seats/0 03-01..04-10 16 (7)',
      'main seats/1 04-10..05-10 25 (10)',
      'main seats/2 05-10.. 10 (5)',
    ]);
  });

  test('ends with its own quantity within the phase that does not sell its key', () => {
    expect(shown(apply([addon('a', [seats], ['2027-01-10', 2], ['2027-01-20', 1], ['2027-02-10', 0])]), 'seats')).toEqual(['trial seats/0 01-10..01-20 6 (2)', 'trial seats/1 01-20..02-10 3 (1)', 'main seats/0 03-01.. 10 (5)']);
  });

  test('is added to the number that was bought of the item', () => {
    const five = { ...spec, phases: spec.phases.map((phase) => ({ ...phase, items: phase.items.map((item) => ({ ...item, quantity: 5, price: flat('50') })) })) };
    expect(shown(apply([addon('a', [card('base', { price: flat('3') })], ['2027-01-10', 2])], '2027-01-01', five), 'base')).toEqual(['trial base/0 01-01..01-10 50', 'trial base/1 01-10.. 56', 'main base/0 03-01.. 106']);
  });

  test('gives a right that is on, whatever the number, and as long as anything gives it', () => {
    const on = card('base', { entitlementTemplate: { type: 'BOOLEAN' } });
    const both = apply([addon('a', [on], ['2027-01-10', 3], ['2027-01-20', 0]), addon('b', [on], ['2027-01-15', 1])]);
    expect(rightsOf(both).filter(({ template }) => template.type === 'BOOLEAN').map(({ activeFrom, activeTo }) => `${day(activeFrom)}..${day(activeTo)}`)).toEqual(['01-10..01-15', '01-15..01-20', '01-20..03-01', '03-01..']);
  });

  test('adds up what is taken off usage', () => {
    const usage = (quantity: string) => card('calls', { price: { type: 'UNIT', amount: Decimal.one, minimumAmount: null, maximumAmount: null }, discounts: { percentage: null, usage: Decimal.of(quantity) } });
    const [item] = apply([addon('a', [usage('7')], ['2027-01-10', 3])]).phases[0]!.items.filter(({ key }) => key === 'calls');
    expect(item?.discounts?.usage?.toString()).toBe('21');
    expect(item?.price).toEqual(usage('7').price);
  });

  test('has its own terms, and the price of a fee of others', () => {
    const free = { ...spec, phases: spec.phases.map((phase) => ({ ...phase, items: phase.items.map((item) => ({ ...item, price: null, unitPrice: null })) })) };
    const off = card('base', { price: flat('4'), discounts: { percentage: Decimal.of('10'), usage: null } });
    const [, item] = apply([addon('a', [off], ['2027-01-10', 2])], '2027-01-01', free).phases[0]!.items.filter(({ key }) => key === 'base');
    expect([amount(item?.price as never), item?.discounts?.percentage?.toString()]).toEqual(['8', '10']);
  });

  test('does not touch what was before', () => {
    const first = apply([addon('a', [seats], ['2027-01-10', 2])], '2027-01-10');
    const later = applyAddons(first, [addon('a', [seats], ['2027-01-10', 2], ['2027-01-20', 3])], at('2027-01-20T00:00:00Z'), minter());
    expect(later.phases[0]!.items.filter(({ key }) => key === 'seats')[0]?.id).toBe(first.phases[0]!.items.filter(({ key }) => key === 'seats')[0]?.id);
    expect(shown(later, 'seats')).toEqual(['trial seats/0 01-10..01-20 6 (2)', 'trial seats/1 01-20.. 9 (3)', 'main seats/0 03-01.. 19 (8)']);
  });
});

describe('a fee that is charged once', () => {
  const once = card('fee', { price: flat('7'), billingCadence: null });
  const fees = (of: SubscriptionSpec, asOf: string) => targetLines(of, at(`${asOf}T00:00:00Z`)).filter(({ item }) => item.key === 'fee').map(({ uniqueId, flatAmount, invoiceAt }) => `${uniqueId} ${day(invoiceAt)} ${flatAmount?.toString()}`);

  test('is charged for each one more, when it comes, and not again with the next phase', () => {
    const changed = apply([addon('a', [once], ['2027-01-10', 1], ['2027-01-20', 3], ['2027-02-10', 2])]);
    expect(fees(changed, '2027-06-01')).toEqual(['trial/fee/v[0] 01-01 100', 'trial/fee/v[1] 01-01 7', 'trial/fee/v[2] 01-01 14']);
  });

  test('is not given back where it is sold with the add-on alone', () => {
    const setup = card('setup', { price: flat('50'), billingCadence: null });
    const lines = targetLines(apply([addon('a', [setup], ['2027-01-10', 1], ['2027-01-20', 0], ['2027-02-10', 1])]), at('2027-06-01T00:00:00Z')).filter(({ item }) => item.key === 'setup');
    expect(lines.map(({ uniqueId, flatAmount }) => `${uniqueId} ${flatAmount?.toString()}`)).toEqual(['trial/setup/v[0] 50', 'trial/setup/v[1] 50']);
  });

  test('is charged once though other add-ons come and go', () => {
    const changed = apply([addon('a', [once], ['2027-01-10', 1]), addon('b', [card('fee', { price: null, billingCadence: null })], ['2027-01-15', 1], ['2027-01-16', 0])]);
    expect(fees(changed, '2027-06-01')).toEqual(['trial/fee/v[0] 01-01 100', 'trial/fee/v[1] 01-01 7']);
  });
});

test('taken away within the same instant leaves no trace', () => {
  const bought = apply([addon('a', [seats, card('base')], ['2027-01-10', 2])], '2027-01-10');
  expect(said(applyAddons(bought, [addon('a', [seats, card('base')], ['2027-01-10', 0])], at('2027-01-10T00:00:00Z'), minter()))).toEqual(said(spec));
});

test('a pause cuts what add-ons made, and later changes leave the pause alone', () => {
  const bought = apply([addon('a', [seats], ['2027-01-10', 2])], '2027-01-10');
  const paused = withPause(bought, { from: at('2027-01-15T00:00:00Z'), to: at('2027-01-20T00:00:00Z') }, minter()).spec;
  const more = applyAddons(paused, [addon('a', [seats], ['2027-01-10', 2], ['2027-01-25', 1])], at('2027-01-25T00:00:00Z'), minter());
  expect(shown(more, 'seats').slice(0, 3)).toEqual(['trial seats/0 01-10..01-15 6 (2)', 'trial seats/1 01-20..01-25 6 (2)', 'trial seats/2 01-25.. 3 (1)']);
});

const keys = ['seats', 'base', 'fee', 'extra'] as const;
const anyCards = fc.uniqueArray(fc.record({ key: fc.constantFrom(...keys), amount: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 3, selector: ({ key }) => key }).map((cards) =>
  cards.map(({ key, amount: of }) => card(key, { price: flat(String(of)), billingCadence: key === 'fee' ? null : month, ...(key === 'seats' ? { entitlementTemplate: allowance(String(of)) } : {}) })),
);
const anyDays = fc.array(fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 5 });
const dayOf = (n: number) => start.add({ hours: 24 * n });
const changesOf = (days: readonly (readonly [number, number])[]) => days.toSorted(([a], [b]) => a - b).reduce<readonly QuantityChange[]>((had, [n, quantity]) => withQuantity(had, dayOf(n), quantity), []);
const anyAddon = (id: string) => fc.record({ rateCards: anyCards, days: anyDays }).map(({ rateCards, days }): OwnedAddon => ({ id, rateCards, changes: changesOf(days) }));

describe('whatever add-ons there are', () => {
  test('taking all of them away gives back what there was', () => {
    fc.assert(fc.property(anyAddon('a'), anyAddon('b'), (a, b) => {
      expect(said(applyAddons(apply([a, b]), [], start, minter()))).toEqual(said(spec));
    }));
  });

  test('their order does not matter, nor which came first', () => {
    fc.assert(fc.property(anyAddon('a'), anyAddon('b'), (a, b) => {
      const both = said(apply([a, b]));
      expect(said(apply([b, a]))).toEqual(both);
      expect(said(apply([a, b], '2027-01-01', apply([a])))).toEqual(both);
      expect(said(apply([a, b], '2027-01-01', apply([b])))).toEqual(both);
    }));
  });

  test('the same again changes nothing, not even an id', () => {
    fc.assert(fc.property(anyAddon('a'), anyAddon('b'), fc.integer({ min: 0, max: 160 }), (a, b, n) => {
      const once = apply([a, b]);
      expect(JSON.stringify(applyAddons(once, [b, a], dayOf(n), () => 'another'))).toBe(JSON.stringify(once));
    }));
  });

  test('no two versions of a key share time, each has its number, and each instant costs what plan and add-ons say', () => {
    fc.assert(fc.property(anyAddon('a'), anyAddon('b'), fc.integer({ min: 0, max: 155 }), (a, b, n) => {
      const of = apply([a, b]);
      const now = dayOf(n);
      for (const [position, phase] of of.phases.entries()) {
        const time = phaseActivity(of, position);
        for (const key of new Set(phase.items.map((item) => item.key))) {
          const versions = phase.items.filter((item) => item.key === key);
          expect(versions.map(({ version }) => version)).toEqual(versions.map((_version, index) => index));
          for (const [index, item] of versions.entries()) {
            const activity = itemActivity(item, time);
            expect(activity.to === null || before(activity.from, activity.to)).toBe(true);
            const next = versions[index + 1];
            if (next !== undefined) expect(item.activeTo !== null && notAfter(item.activeTo, next.activeFrom)).toBe(true);
          }
          const running = versions.filter((item) => contains(itemActivity(item, time), now));
          if (key === 'fee' || !contains(time, now)) continue;
          const planned = spec.phases[position]?.items.find((item) => item.key === key)?.price;
          const wanted = Decimal.sum([planned?.type === 'FLAT' ? planned.amount : Decimal.zero, ...[a, b].flatMap(({ rateCards, changes }) => {
            const price = rateCards.find((one) => one.key === key)?.price;
            const quantity = changes.findLast(({ activeFrom }) => notAfter(activeFrom, now))?.quantity ?? 0;
            return price?.type === 'FLAT' ? [price.amount.mul(Decimal.of(quantity))] : [];
          })]);
          const price = running[0]?.price;
          expect(price?.type === 'FLAT' ? price.amount.toString() : '0').toBe(wanted.toString());
        }
      }
    }));
  });

  test('changed step by step as time goes on, they come to what they would have all at once', () => {
    fc.assert(fc.property(anyAddon('a'), (a) => {
      const stepwise = a.changes.reduce((of, { activeFrom }, index) => applyAddons(of, [{ ...a, changes: a.changes.slice(0, index + 1) }], activeFrom, minter()), spec);
      expect(said(stepwise)).toEqual(said(apply([a])));
    }));
  });
});

function contains({ from, to }: { from: Temporal.Instant; to: Temporal.Instant | null }, instant: Temporal.Instant): boolean {
  return notAfter(from, instant) && (to === null || before(instant, to));
}
