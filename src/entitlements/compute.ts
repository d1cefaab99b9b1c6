import { present } from '../kit/assert.ts';
import type { Decimal } from '../kit/decimal.ts';
import { usageInRanges } from '../metering/index.ts';
import type { UsageQuestion } from '../metering/index.ts';
import type { Reader } from '../platform/reader.ts';
import type { UsageRange } from './engine/plan.ts';
import { planValue, valueAt } from './engine/value.ts';
import type { EntitlementValue } from './engine/value.ts';
import { meteredFactsOf } from './metered-facts.store.ts';
import type { MeteredFacts } from './metered-facts.store.ts';

export interface ComputedValue {
  readonly facts: MeteredFacts;
  readonly value: EntitlementValue;
}

/**
 * The values of metered entitlements, each at its time, by the engine: one statement for all facts, and as many for all usage as
 * `usageInRanges` takes. In the order of the questions; null where there is no such entitlement. Not for buyers.
 */
export async function computeValues(read: Reader, asked: readonly { readonly entitlementId: string; readonly time: Temporal.Instant }[]): Promise<(ComputedValue | null)[]> {
  const facts = await meteredFactsOf(read, asked);
  const plans = facts.map((each, n) => (each === null ? null : planValue(each.entitlement, each.metering, present(asked[n], 'a question').time)));
  const ranges = plans.map((plan) => plan?.usageRanges ?? []);
  const usages = (await usagesOf(read, ranges.flatMap((list, n) => list.map((range) => ({ of: present(facts[n], 'the facts of a range'), range }))))).values();
  return plans.map((plan, n) => {
    if (plan === null) return null;
    const measured = plan.usageRanges.map(() => present(usages.next().value, 'the usage of a range'));
    return { facts: present(facts[n], 'the facts of a plan'), value: valueAt(plan, measured) };
  });
}

/** The usage of each range, in their order. What is distinct in a part of a usage period is what the part adds to those before it. */
export async function usagesOf(read: Reader, asked: readonly { readonly of: MeteredFacts; readonly range: UsageRange }[]): Promise<Decimal[]> {
  const questions: UsageQuestion[] = [];
  for (const { of, range } of asked) {
    const { meter, filters, subjects } = of;
    const unique = meter.aggregation === 'UNIQUE_COUNT';
    questions.push({ meter, filters, subjects, from: unique ? range.periodFrom : range.from, to: range.to });
    if (unique) questions.push({ meter, filters, subjects, from: range.periodFrom, to: range.from });
  }
  const answers = (await usageInRanges(read, questions)).values();
  const next = (): Decimal => present(answers.next().value, 'the usage of a question');
  return asked.map(({ of }) => (of.meter.aggregation === 'UNIQUE_COUNT' ? next().sub(next()) : next()));
}
