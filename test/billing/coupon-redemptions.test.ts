import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { consumeCoupons } from '../../src/billing/applied-coupon.store.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { transact } from '../../src/platform/transaction.ts';
import { worlds } from '../support/world.ts';
import type { World } from '../support/world.ts';
import { advance, applyCoupon, customer, dbId, flat, giveCoupon, onePhase, shop, start, subscribe } from './billing-world.ts';

const all = worlds();
beforeEach(() => all.clock.set(start));

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

let world: World;
/** One shop for all: customers and coupons are what tests differ by. */
beforeAll(async () => {
  all.clock.set(start);
  const yearly = { ...flat('base', '100'), billingCadence: 'P1Y' };
  world = await shop(await all.create(), { monthly: onePhase(flat('base', '100')), arrears: onePhase(flat('base', '100', 'IN_ARREARS')), yearly: { billingCadence: 'P1Y', ...onePhase(yearly) } });
});

const fields = 'id code startsAt expiresAt frequencyDuration durationInMonths maxRedemptions maxRedemptionsPerCustomer redemptions isRedeemable status';
const refusal = '... on Error { code message } ... on ValidationError { issues { code path } }';
const create = async (input: object): Promise<Answer> => (await world.data(`mutation ($input: CreateCouponInput!) { createCoupon(input: $input) { ... on Coupon { ${fields} } ${refusal} } }`, { input: { name: 'x', value: { percentage: '10' }, frequency: 'FOREVER', ...input } })).createCoupon;
const update = async (code: string, input: object): Promise<Answer> => (await world.data(`mutation ($code: String!, $input: UpdateCouponInput!) { updateCoupon(by: { code: $code }, input: $input) { ... on Coupon { ${fields} } ${refusal} } }`, { code, input })).updateCoupon;
const coupon = async (code: string): Promise<Answer> => (await world.data(`query ($code: String!) { coupon(by: { code: $code }) { ${fields} } }`, { code })).coupon;
const codes = ({ issues, code }: Answer): string[] => issues?.map((of: Answer) => `${of.code} ${of.path.join('.')}`) ?? [code];

/** What coupons took of each issued invoice of a customer, the oldest first. */
const taken = async (key: string): Promise<string[]> =>
  (await world.data('query ($key: String!) { customer(by: { key: $key }) { invoices(first: 50) { nodes { number coupons { amount } } } } }', { key })).customer.invoices.nodes
    .filter(({ number }: Answer) => number !== null)
    .map(({ coupons }: Answer) => coupons.map(({ amount }: Answer) => amount).join(' ') || '-');
const held = async (key: string): Promise<string[]> =>
  (await world.data('query ($key: String!) { customer(by: { key: $key }) { appliedCoupons(first: 10) { nodes { code used usesLeft durationInMonths firstPeriodAt status terminatedAt } } } }', { key })).customer.appliedCoupons.nodes.map(
    ({ code, used, usesLeft, durationInMonths, firstPeriodAt, status, terminatedAt }: Answer) => [code, used, usesLeft, durationInMonths, firstPeriodAt?.slice(0, 10) ?? null, status, terminatedAt?.slice(0, 10) ?? null].join(' '),
  );

describe('a coupon', () => {
  test('is given from its start to before its expiry, as often as it can be in all and to one customer', async () => {
    const { clockId } = await customer(world, 'early');
    expect(await create({ code: 'SOON', startsAt: '2027-01-10T00:00:00Z', expiresAt: '2027-01-20T00:00:00Z', maxRedemptions: 3, maxRedemptionsPerCustomer: 2 })).toMatchObject({ redemptions: 0, isRedeemable: false, status: 'ACTIVE' });
    expect(codes(await applyCoupon(world, 'early', 'SOON'))).toEqual(['COUPON_NOT_STARTED']);
    await advance(world, clockId, '2027-01-10T00:00:00Z');
    for (const _each of [1, 2]) expect(await applyCoupon(world, 'early', 'SOON')).toMatchObject({ status: 'ACTIVE' });
    expect(codes(await applyCoupon(world, 'early', 'SOON'))).toEqual(['COUPON_NOT_REDEEMABLE']);
    all.clock.set('2027-01-12T00:00:00Z');
    expect(await coupon('SOON')).toMatchObject({ redemptions: 2, isRedeemable: true });
    await customer(world, 'other', { now: '2027-01-12T00:00:00Z' });
    await customer(world, 'third', { now: '2027-01-12T00:00:00Z' });
    expect(await applyCoupon(world, 'other', 'SOON')).toMatchObject({ status: 'ACTIVE' });
    expect(await applyCoupon(world, 'third', 'SOON')).toEqual({ code: 'COUPON_NOT_REDEEMABLE' });
    expect(await coupon('SOON')).toMatchObject({ redemptions: 3, isRedeemable: false });
    // What was promised stays; when and how often it can be given does not.
    expect(codes(await update('SOON', { frequency: 'ONCE' }))).toEqual(['COUPON_ALREADY_APPLIED']);
    expect(codes(await update('SOON', { maxRedemptions: 2, startsAt: '2027-01-20T00:00:00Z' }))).toEqual(['STARTS_AFTER_EXPIRY startsAt', 'MAX_REDEMPTIONS_RANGE maxRedemptions']);
    expect(await update('SOON', { maxRedemptions: null, maxRedemptionsPerCustomer: 3, startsAt: null })).toMatchObject({ maxRedemptions: null, maxRedemptionsPerCustomer: 3, startsAt: null, isRedeemable: true });
    expect(await applyCoupon(world, 'third', 'SOON')).toMatchObject({ status: 'ACTIVE' });
    await advance(world, clockId, '2027-01-20T00:00:00Z');
    expect(await applyCoupon(world, 'early', 'SOON')).toEqual({ code: 'COUPON_EXPIRED' });
  });

  test('is never given more often than it can be, however many ask at once', async () => {
    await create({ code: 'FEW', maxRedemptions: 3 });
    const keys = Array.from({ length: 8 }, (_each, n) => `crowd${n}`);
    for (const key of keys) await customer(world, key, { testClockId: null });
    const made: Answer[] = await Promise.all(keys.map((key) => applyCoupon(world, key, 'FEW')));
    expect(made.filter(({ status }) => status === 'ACTIVE')).toHaveLength(3);
    expect(made.filter(({ code }) => code === 'COUPON_NOT_REDEEMABLE')).toHaveLength(5);
    expect(await coupon('FEW')).toMatchObject({ redemptions: 3, isRedeemable: false });
  });

  test('that is deleted while an invoice uses it keeps what that took', async () => {
    const { id } = await customer(world, 'raced');
    const applied = await giveCoupon(world, 'raced', { code: 'RACED', value: { fixed: { amount: '10', currency: 'USD' } }, frequency: 'ONCE' });
    await world.data('mutation { deleteCoupon(by: { code: "RACED" }) { __typename } }');
    const use = { couponId: dbId(applied.id), amount: Decimal.of(4), shares: new Map(), used: Decimal.of(4), usesLeft: null, isUsedUp: false };
    await transact(world.command(), (tx) => consumeCoupons(tx, dbId(id), { coupons: [use], periodStart: null, over: [] }, Temporal.Instant.from('2027-01-05T00:00:00Z')));
    expect(await held('raced')).toEqual(['RACED 4    TERMINATED 2027-01-01']);
  });
});

describe('a coupon for so many months', () => {
  test.each([
    ['monthly', 3, '2027-06-02T00:00:00Z', ['10', '10', '10', '-', '-', '-'], '30', '2027-01-01', '2027-04-01'],
    ['arrears', 2, '2027-05-02T00:00:00Z', ['10', '10', '-', '-'], '20', '2027-01-01', '2027-04-01'],
    ['yearly', 12, '2029-01-02T00:00:00Z', ['10', '-', '-'], '10', '2027-01-01', '2028-01-01'],
    ['yearly', 24, '2029-01-02T00:00:00Z', ['10', '10', '-'], '20', '2027-01-01', '2029-01-01'],
  ])('of a %s plan, %i of them, reduces the periods that start within them and then ends', async (plan, durationInMonths, until, amounts, used, first, ended) => {
    const key = `${plan}${durationInMonths}`;
    const { clockId } = await customer(world, key);
    await giveCoupon(world, key, { code: key, value: { percentage: '10' }, frequency: 'RECURRING', durationInMonths } as never);
    await subscribe(world, key, plan);
    await advance(world, clockId, until);
    expect(await taken(key)).toEqual(amounts);
    expect(await held(key)).toEqual([`${key} ${used}  ${durationInMonths} ${first} TERMINATED ${ended}`]);
  });

  test('counts from the last day of a month through shorter ones, whatever the clocks of its customer do', async () => {
    const { clockId } = await customer(world, 'clamped', { timeZone: 'Europe/Berlin', now: '2027-01-30T23:00:00Z' });
    await giveCoupon(world, 'clamped', { code: 'clamped', value: { percentage: '10' }, frequency: 'RECURRING', durationInMonths: 3 } as never);
    await subscribe(world, 'clamped', 'monthly');
    await advance(world, clockId, '2027-06-02T00:00:00Z');
    expect(await taken('clamped')).toEqual(['10', '10', '10', '-', '-']);
  });

  test('is what the invoice shows before it is issued, and says one duration', async () => {
    expect(codes(await create({ code: 'both', frequency: 'RECURRING', frequencyDuration: 2, durationInMonths: 2 }))).toEqual(['DURATION_IN_MONTHS_UNEXPECTED durationInMonths']);
    expect(codes(await create({ code: 'none', frequency: 'RECURRING' }))).toEqual(['FREQUENCY_DURATION_REQUIRED frequencyDuration']);
    expect(codes(await create({ code: 'odd', durationInMonths: 0 }))).toEqual(['DURATION_IN_MONTHS_UNEXPECTED durationInMonths', 'DURATION_IN_MONTHS_RANGE durationInMonths']);
    expect(await create({ code: 'turned', frequency: 'RECURRING', frequencyDuration: 2 })).toMatchObject({ frequencyDuration: 2, durationInMonths: null });
    expect(await update('turned', { durationInMonths: 1 })).toMatchObject({ frequencyDuration: null, durationInMonths: 1 });
    const { clockId } = await customer(world, 'shown');
    expect(codes(await applyCoupon(world, 'shown', 'turned', { frequency: 'ONCE', durationInMonths: 2 }))).toEqual(['VALIDATION_FAILED']);
    await applyCoupon(world, 'shown', 'turned');
    await subscribe(world, 'shown', 'monthly');
    await advance(world, clockId, '2027-01-15T00:00:00Z');
    const { upcomingInvoice } = await world.data('{ upcomingInvoice(customer: { key: "shown" }) { coupons { code } totals { total } } }');
    expect(upcomingInvoice).toEqual({ coupons: [], totals: { total: '100' } });
    await advance(world, clockId, '2027-02-02T00:00:00Z');
    expect(await taken('shown')).toEqual(['10', '-']);
  });
});
