import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minorUnitDigits } from '../kit/currency.ts';
import { Decimal } from '../kit/decimal.ts';
import { plainCharging } from './line-charging.ts';
import { rateLines } from './rate-lines.ts';

const decimals = (most: number, places: number) => fc.bigInt({ min: 0n, max: BigInt(most) }).map((units) => Decimal.of(units).div(Decimal.of(10n ** BigInt(places)), places));

test('a one-off line comes to its units times its unit amount, rounded once, in every currency', () => {
  fc.assert(
    fc.property(decimals(10_000_000, 4), decimals(10_000_000, 5), fc.constantFrom('JPY', 'USD', 'KWD'), (unitAmount, units, currency) => {
      const [rated] = rateLines(
        [{
          name: 'Work', currency, price: { type: 'FLAT', amount: unitAmount.toString(), paymentTerm: 'IN_ADVANCE' }, rateCardDiscounts: null, period: null, fullPeriod: null, billedFrom: null, usage: null,
          subscriptionId: null, reference: null, charging: { ...plainCharging, oneOff: { units: units.toString() } },
        }],
        { billed: () => Decimal.zero, early: new Map() },
      );
      const total = unitAmount.mul(units).round(minorUnitDigits(currency)).toString();
      expect(rated?.totals.total.toString()).toBe(total);
      expect(rated?.detailedLines.map((line) => [line.quantity.toString(), line.unitAmount.toString(), line.totals.total.toString()])).toEqual([[units.toString(), unitAmount.toString(), total]]);
    }),
  );
});
