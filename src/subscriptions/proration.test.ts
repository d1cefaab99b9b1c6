import { describe, expect, test } from 'vitest';
import { Decimal } from '../kit/decimal.ts';
import { flatFeeAmount } from './proration.ts';

const at = (day: string) => Temporal.Instant.from(`2027-${day}T00:00:00Z`);

/** 31 for January by elapsed time: a day comes to 1. */
const charged = (from: string, to: string, activeTo: string | null, endsAnyway: string | null = null): string =>
  flatFeeAmount({
    currency: 'EUR', amount: Decimal.of('31'), servicePeriod: { from: at(from), to: at(to) }, fullServicePeriod: { from: at('01-01'), to: at('02-01') },
    proRating: 'PRORATE_PRICES', zone: 'UTC', subscriptionActiveTo: activeTo === null ? null : at(activeTo),
    endsAnyway: endsAnyway === null ? null : at(endsAnyway),
  }).toString();

describe('a fee by elapsed time', () => {
  test('that begins late is charged from there, and no end of the subscription makes it more', () => {
    expect([charged('01-11', '02-01', null), charged('01-11', '02-01', '02-01'), charged('01-11', '02-01', '03-01')]).toEqual(['21', '21', '21']);
  });

  test('that the end of the subscription cuts off forgives nothing of what is left of the period', () => {
    expect([charged('01-01', '01-20', '01-20'), charged('01-11', '01-20', '01-20')]).toEqual(['31', '21']);
  });

  test('that would have ended anyway is charged until then, and no end of the subscription makes it more', () => {
    expect([charged('01-01', '01-11', '01-11', '01-11'), charged('01-01', '01-11', '01-11', '01-21'), charged('01-01', '01-11', '01-11', '03-01')]).toEqual(['10', '20', '31']);
  });

  test('that an edit cuts off is charged until there', () => {
    expect([charged('01-01', '01-20', null), charged('01-11', '01-20', '02-01')]).toEqual(['19', '9']);
  });
});
