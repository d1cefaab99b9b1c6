import type { Decimal } from '../kit/decimal.ts';
import type { Issue } from '../kit/errors.ts';
import { issue } from '../kit/errors.ts';
import { before } from '../kit/instant.ts';
import type { StoredEvent } from './aggregate.ts';
import type { TimedUsageEvent } from './event.ts';
import { eventValue, groupValues } from './event-value.ts';
import type { ValueFault } from './event-value.ts';
import { groupHash, valueHash } from './hashes.ts';
import type { CompiledMeter } from './meter.ts';

/** The live meters of one organization, by the type of event that they count. */
export type MetersByType = ReadonlyMap<string, readonly CompiledMeter[]>;

/** What the events of one statement add to the roll-ups: one entry for each (event, meter that counts events of its type). */
export interface Contributions {
  readonly groups: readonly ContributionGroup[];
  readonly entries: readonly Contribution[];
}

/** A meter and one combination of its dimensions' values. */
export interface ContributionGroup {
  readonly meterId: string;
  readonly hash: string;
  readonly values: readonly string[];
  /** What is kept beside sums and counts: the latest value, or for a weighted sum that of values times their times. */
  readonly kept: 'latest' | 'moment' | null;
}

export interface Contribution {
  /** Position of the event, from 1. */
  readonly event: number;
  /** Position of the group, from 1. */
  readonly group: number;
  /** Null for COUNT, UNIQUE_COUNT, and an event without a usable value. */
  readonly number: Decimal | null;
  /** UNIQUE_COUNT: the hash of the text. */
  readonly value: string | null;
}

/** Collects what events add, each under the meters of its organization. */
export class ContributionCollector implements Contributions {
  readonly groups: ContributionGroup[] = [];
  readonly entries: Contribution[] = [];
  /** Why meters do not count events, in the form that is kept with these: by position, the code and the id of the meter, if it is one's. */
  readonly kept = new Map<number, string[]>();
  readonly #groupsByMeter = new Map<string, Map<string, number>>();

  /** Adds one event; answers why meters of its type do not count it, or that there is none. Empty when all count it. */
  add(position: number, event: Pick<TimedUsageEvent, 'type' | 'time' | 'data'>, meters: MetersByType): Issue[] {
    const issues: Issue[] = [];
    const counting = meters.get(event.type) ?? [];
    for (const meter of counting) {
      const problem = this.#addTo(meter, position, event);
      if (problem === null) continue;
      issues.push(problem);
      this.#keep(position, `${problem.code} ${meter.id}`);
    }
    if (counting.length === 0) {
      this.#keep(position, NOT_METERED);
      issues.push(issue(NOT_METERED, `the event is stored, but no meter counts events of type ${JSON.stringify(event.type)}: create a meter with that eventType`, 'type'));
    }
    return issues;
  }

  /** Adds an event that is stored already to one meter, which counts events of its type. */
  addStored(position: number, event: StoredEvent, meter: CompiledMeter): void {
    this.#addTo(meter, position, event);
  }

  #keep(position: number, text: string): void {
    const known = this.kept.get(position);
    if (known === undefined) this.kept.set(position, [text]);
    else known.push(text);
  }

  #addTo(meter: CompiledMeter, position: number, event: Pick<TimedUsageEvent, 'type' | 'time' | 'data'>): Issue | null {
    if (meter.eventFrom !== null && before(event.time, meter.eventFrom)) {
      return issue('EVENT_BEFORE_METER', `meter "${meter.key}" counts events from ${meter.eventFrom} on, and this one is of ${event.time}`, 'time');
    }
    const value = eventValue(meter, event);
    const { number, text, fault } = value;
    this.entries.push({
      event: position,
      group: this.#group(meter, groupValues(meter, event.data)),
      number: meter.aggregation === 'COUNT' ? null : number,
      value: text === null ? null : valueHash(text),
    });
    if (fault === null) return null;
    const reason = 'message' in value ? value.message : `at ${meter.valueProperty} of its data is ${faultTexts[value.fault]}`;
    return issue(`EVENT_${fault}`, `meter "${meter.key}" cannot count the event: ${reason}`, 'data');
  }

  #group(meter: CompiledMeter, values: readonly string[]): number {
    let known = this.#groupsByMeter.get(meter.id);
    if (known === undefined) this.#groupsByMeter.set(meter.id, (known = new Map()));
    const name = values.length === 1 ? (values[0] as string) : JSON.stringify(values);
    let position = known.get(name);
    if (position === undefined) {
      this.groups.push({ meterId: meter.id, hash: groupHash(values), values, kept: keptOf(meter) });
      position = this.groups.length;
      known.set(name, position);
    }
    return position;
  }
}

const NOT_METERED = 'EVENT_NOT_METERED';

function keptOf({ aggregation }: CompiledMeter): ContributionGroup['kept'] {
  if (aggregation === 'LATEST') return 'latest';
  return aggregation === 'WEIGHTED_SUM' ? 'moment' : null;
}

const faultTexts: Readonly<Record<ValueFault, string>> = {
  DATA_NULL: 'nothing, since there is no data',
  MISSING_VALUE_PROPERTY: 'nothing',
  VALUE_NULL: 'null',
  VALUE_NAN: 'NaN, which cannot be added',
  VALUE_INFINITE: 'an infinite number',
  VALUE_NOT_A_NUMBER: 'a text that is no number',
  VALUE_OUT_OF_RANGE: 'a number of more than 200 digits',
  VALUE_TYPE: 'no number or text',
};
