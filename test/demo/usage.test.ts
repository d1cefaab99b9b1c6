import { expect, test } from 'vitest';
import { yearBegins, yearCustomers, yearEnds } from '../../src/demo/customers.ts';
import { usageBetween } from '../../src/demo/usage.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const year = { from: at(yearBegins), to: at(yearEnds) };
const users = yearCustomers.map((customer) => ({ ...customer, subjectKeys: customer.input.subjectKeys }));

test('events are the same whatever the bounds that they are asked with', () => {
  for (const user of users) {
    const whole = usageBetween(user, at('2025-03-01T00:00:00Z'), at('2025-03-08T00:00:00Z'), year);
    const cuts = ['2025-03-01T00:00:00Z', '2025-03-02T13:37:00Z', '2025-03-02T13:37:01Z', '2025-03-06T00:00:00Z', '2025-03-08T00:00:00Z'].map(at);
    const parts = cuts.slice(1).flatMap((to, position) => usageBetween(user, cuts[position] as Temporal.Instant, to, year));
    const told = (events: typeof whole): unknown[] => events.map((event) => event.toJSON()).sort((a, b) => String(a['id']).localeCompare(String(b['id'])));
    expect(told(parts)).toEqual(told(whole));
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    expect(whole.length).toBeGreaterThan(7);
  }
});

test('events lie in [from, to), and their tokens add up', () => {
  for (const user of users) {
    const [from, to] = [at('2025-12-01T10:00:00Z'), at('2025-12-05T11:00:00Z')];
    for (const { time, data, type, subject } of usageBetween(user, from, to, year)) {
      expect(Temporal.Instant.compare(at(time as string), from)).toBeGreaterThanOrEqual(0);
      expect(Temporal.Instant.compare(at(time as string), to)).toBe(-1);
      expect(user.subjectKeys).toContain(subject);
      if (type !== 'inference.completed') continue;
      const { input_tokens, cached_tokens, output_tokens, total_tokens } = data as Record<string, number>;
      expect((input_tokens ?? 0) + (cached_tokens ?? 0) + (output_tokens ?? 0)).toBe(total_tokens);
    }
  }
});
