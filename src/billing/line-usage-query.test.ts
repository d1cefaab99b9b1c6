import { describe, expect, test } from 'vitest';
import { ALL_FILTER_VALUES } from '../metering/index.ts';
import { isOfWholePeriod, usageConditions } from './line-usage-query.ts';

const size = { key: 'size', values: ['large'] };
const eu = [{ key: 'region', values: ['eu'] }];
const any = [{ key: 'region', values: ['eu', 'us'] }];

describe('the usage of a line in conditions', () => {
  test.each([
    ['a charge without filters: those of its feature', { filters: [], filter: null }, [size], true],
    ['what no filter takes', { filters: [eu, any], filter: null }, [size, { key: 'region', where: { nin: ['eu', 'us'] } }], true],
    ['the first of filters that name a value takes it', { filters: [eu, any], filter: 1 }, [size, { key: 'region', values: ['us'] }], true],
    ['filters of several dimensions are not said in full', { filters: [[...eu, { key: 'tier', values: ['a'] }], any], filter: 0 }, [size, ...eu, { key: 'tier', values: ['a'] }], false],
    ['nor are all values of a dimension', { filters: [[{ key: 'region', values: [ALL_FILTER_VALUES] }]], filter: 0 }, [size], false],
    ['nor more values than a query takes', { filters: [[{ key: 'region', values: Array.from({ length: 101 }, (_, at) => `r${at}`) }]], filter: null }, [size], false],
  ])('%s', (_name, charging, filterGroupBy, isExact) => {
    expect(usageConditions([size], charging)).toEqual({ filterGroupBy, isExact });
  });

  test('a weighted sum of a part is not what the meter answers for the part', () => {
    const at = (text: string) => Temporal.Instant.from(text);
    const part = { from: at('2027-01-10T00:00:00Z'), to: at('2027-02-01T00:00:00Z') };
    const whole = { ...part, from: at('2027-01-01T00:00:00Z') };
    expect([isOfWholePeriod({ aggregation: 'WEIGHTED_SUM' }, part, whole), isOfWholePeriod({ aggregation: 'WEIGHTED_SUM' }, part, part), isOfWholePeriod({ aggregation: 'WEIGHTED_SUM' }, part, null), isOfWholePeriod({ aggregation: 'SUM' }, part, whole)]).toEqual([false, true, true, true]);
  });
});
