import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RateCard } from '../catalog/index.ts';
import { before, later } from '../kit/calendar.ts';
import { Decimal } from '../kit/decimal.ts';
import { parseDuration } from '../kit/duration.ts';
import type { OpenPeriod } from '../kit/period.ts';
import { isPausedAt, withPause, withoutPause } from './pauses.ts';
import { pendingChangesOf } from './pending-changes.ts';
import { itemActivity, phaseActivity } from './schedule.ts';
import { specFromOffer } from './spec.ts';
import type { SubscriptionSpec } from './spec.ts';
import { standingOf } from './standing.ts';

const at = (text: string) => Temporal.Instant.from(text);
const card = (key: string, over: Partial<RateCard> = {}): RateCard => ({
  key, name: key, featureKey: null, featureId: null, price: { type: 'FLAT', amount: Decimal.of('10'), paymentTerm: 'IN_ADVANCE' }, billingCadence: parseDuration('P1M'), discounts: null, entitlementTemplate: null, ...over,
});
let ids = 0;
const mint = () => `id ${++ids}`;
const start = at('2027-01-01T00:00:00Z');
const spec = specFromOffer(
  {
    offer: {
      currency: 'USD', billingCadence: parseDuration('P1M'), proRating: 'PRORATE_PRICES',
      phases: [
        { key: 'trial', name: 'Trial', duration: parseDuration('P1M'), rateCards: [card('seat', { price: null })] },
        { key: 'main', name: 'Main', duration: parseDuration('P1M'), rateCards: [card('seat'), card('setup', { billingCadence: null })] },
        { key: 'rest', name: 'Rest', duration: null, rateCards: [card('seat')] },
      ],
    },
    activeFrom: start, billingAnchor: start, startingPhase: null,
  },
  mint,
) as SubscriptionSpec;
const day = (instant: Temporal.Instant | null) => instant?.toString().slice(5, 10) ?? '';
const shown = (of: SubscriptionSpec) => of.phases.flatMap(({ key, items }) => items.map((item) => `${key}/${item.key}/${item.version} ${day(item.activeFrom)}..${day(item.activeTo)}`));

describe('a pause', () => {
  test('ends what runs and has it go on after it', () => {
    const { spec: paused, cuts } = withPause(spec, { from: at('2027-02-10T00:00:00Z'), to: at('2027-02-20T00:00:00Z') }, mint);
    expect(shown(paused)).toEqual(['trial/seat/0 01-01..', 'main/seat/0 02-01..02-10', 'main/seat/1 02-20..', 'main/setup/0 02-01..', 'rest/seat/0 03-01..']);
    expect(withoutPause(paused, { cuts })).toEqual(spec);
  });

  test('without an end leaves nothing of later phases', () => {
    const { spec: paused, cuts } = withPause(spec, { from: at('2027-01-10T00:00:00Z'), to: null }, mint);
    expect(shown(paused)).toEqual(['trial/seat/0 01-01..01-10', 'main/seat/0 02-01..02-01', 'main/setup/0 02-01..', 'rest/seat/0 03-01..03-01']);
    expect(withoutPause(paused, { cuts })).toEqual(spec);
  });

  const hours = fc.integer({ min: 0, max: 24 * 120 }).map((n) => start.add({ hours: n }));
  const period = fc.tuple(hours, fc.option(hours)).filter(([from, to]) => to === null || before(from, to)).map(([from, to]): OpenPeriod => ({ from, to }));

  test('lets nothing run within it that is charged again and again, leaves what ran before and after, and can be taken back', () => {
    fc.assert(
      fc.property(period, hours, (pause, moment) => {
        const { spec: paused, cuts } = withPause(spec, pause, mint);
        const running = (of: SubscriptionSpec) =>
          of.phases.flatMap((phase, position) => phase.items.filter((item) => item.key === 'seat' && holds(itemActivity(item, phaseActivity(of, position)), moment)).map((item) => `${phase.key}/${item.key}`));
        expect(running(paused)).toEqual(isPausedAt([pause], moment) ? [] : running(spec));
        expect(withoutPause(paused, { cuts })).toEqual(spec);
        for (const { items } of paused.phases) {
          const seats = items.filter(({ key }) => key === 'seat');
          expect(seats.map(({ version }) => version)).toEqual(seats.map((_seat, n) => n));
        }
      }),
    );
  });
});

function holds({ from, to }: OpenPeriod, moment: Temporal.Instant): boolean {
  return !before(moment, from) && (to === null || before(moment, to));
}

describe('how a subscription stands', () => {
  const none = { spec, pauses: [], debt: null };
  test.each<[string, Parameters<typeof standingOf>[0], string, ReturnType<typeof standingOf>]>([
    ['in a phase that charges nothing before one that does', none, '2027-01-10', 'TRIALING'],
    ['in a phase that charges', none, '2027-02-10', 'GOOD'],
    ['before its start', none, '2026-12-31', 'GOOD'],
    ['in the trial period of its plan', { ...none, spec: { ...spec, terms: { minimumCommitment: null, usageThresholds: [], trialPeriod: parseDuration('P50D') }, flatFeesFrom: start.add({ hours: 24 * 50 }) } }, '2027-02-10', 'TRIALING'],
    ['with a late invoice', { ...none, debt: 'PAST_DUE' }, '2027-01-10', 'PAST_DUE'],
    ['with one that was given up', { ...none, debt: 'UNPAID' }, '2027-02-10', 'UNPAID'],
    ['in a pause, whatever it owes', { ...none, pauses: [{ from: at('2027-02-01T00:00:00Z'), to: null }], debt: 'UNPAID' }, '2027-02-10', 'PAUSED'],
    ['before a pause', { ...none, pauses: [{ from: at('2027-02-11T00:00:00Z'), to: null }] }, '2027-02-10', 'GOOD'],
    ['after its end in a pause', { ...none, spec: { ...spec, activeTo: at('2027-02-05T00:00:00Z') }, pauses: [{ from: at('2027-02-01T00:00:00Z'), to: null }] }, '2027-02-10', 'GOOD'],
  ])('%s', (_what, facts, moment, standing) => {
    expect(standingOf(facts, at(`${moment}T00:00:00Z`))).toBe(standing);
  });
});

test('what is to come is told in the order of time, without what was sold from the start', () => {
  const now = at('2027-02-10T00:00:00Z');
  const told = (of: ReturnType<typeof pendingChangesOf>) => of.map((change) => `${change.kind} ${day(change.at)}${'itemKey' in change ? ` ${change.phaseKey}/${change.itemKey}` : ''}`);
  expect(told(pendingChangesOf(spec, [], false, now))).toEqual([]);
  const ending = { ...spec, activeTo: at('2027-02-25T00:00:00Z') };
  expect(told(pendingChangesOf(ending, [], false, now))).toEqual(['CANCELLATION 02-25']);
  expect(told(pendingChangesOf(ending, [], true, now))).toEqual(['PLAN_CHANGE 02-25']);
  expect(told(pendingChangesOf(ending, [], true, later(now, at('2027-02-25T00:00:00Z'))))).toEqual([]);
  const pause = { id: 'p', from: at('2027-02-15T00:00:00Z'), to: at('2027-02-20T00:00:00Z') };
  const { spec: paused, cuts } = withPause(spec, pause, mint);
  expect(told(pendingChangesOf(paused, [{ ...pause, cuts }], false, now))).toEqual(['PAUSE 02-15', 'RESUMPTION 02-20']);
  const [trial, main, rest] = spec.phases as [SubscriptionSpec['phases'][0], SubscriptionSpec['phases'][0], SubscriptionSpec['phases'][0]];
  const [seat, setup] = main.items as [(typeof main.items)[0], (typeof main.items)[0]];
  const change = at('2027-02-20T00:00:00Z');
  const edited = { ...spec, phases: [trial, { ...main, items: [{ ...seat, activeTo: change }, { ...seat, id: mint(), version: 1, activeFrom: change }, { ...setup, activeTo: change }, { ...seat, id: mint(), key: 'more', activeFrom: change }] }, rest] };
  expect(told(pendingChangesOf(edited, [], false, now)).toSorted()).toEqual(['ITEM_ADDED 02-20 main/more', 'ITEM_CHANGED 02-20 main/seat', 'ITEM_REMOVED 02-20 main/setup']);
});
