import { Decimal } from '../../kit/decimal.ts';
import type { StoredEvent } from '../aggregate.ts';
import { eventValue, groupValues } from '../event-value.ts';
import { groupHash, valueHash } from '../hashes.ts';
import type { CompiledMeter } from '../meter.ts';

/** What is kept of the events of one meter, subject, group and stretch of time. Instants and numbers in one notation each, so that equal ones are equal texts. */
export interface RollUpRow {
  readonly subject: string;
  /** The hour or day, RFC 3339. */
  readonly at: string;
  readonly groupHash: string;
  readonly groupValues: readonly string[];
  readonly figures: RollUpFigures;
}

/** By the names of the columns; null where nothing is kept. `distinct`: hashes of texts, in order; null where they are not looked at. */
export type RollUpFigures = Readonly<Record<(typeof figureNames)[number], string | null>>;

export const figureNames = ['event_count', 'value_count', 'first_time', 'last_time', 'sum', 'moment', 'min', 'max', 'latest', 'distinct'] as const;

/** Names a row among those of one meter. */
export const rowName = ({ at, groupHash: hash, subject }: Pick<RollUpRow, 'at' | 'groupHash' | 'subject'>): string => `${at} ${hash} ${subject}`;

/** The names of the figures in which two rows differ. */
export function differingFigures(kept: RollUpFigures, counted: RollUpFigures): string[] {
  return figureNames.filter((name) => kept[name] !== counted[name]);
}

/** Adds up what the roll-up of one hour should hold: the definition that kept rows are compared with. */
export class HourCount {
  readonly subject: string;
  readonly at: string;
  readonly groupHash: string;
  readonly groupValues: readonly string[];
  readonly #meter: CompiledMeter;
  readonly #texts = new Set<string>();
  #events = 0;
  #numbers = 0;
  #first: Temporal.Instant | null = null;
  #last: Temporal.Instant | null = null;
  #sum = Decimal.zero;
  #moment = Decimal.zero;
  #min: Decimal | null = null;
  #max: Decimal | null = null;
  #latest: { readonly seconds: number; readonly sequence: bigint; readonly value: Decimal } | null = null;
  /** Texts count once for each event here, as numbers do. */
  #textCount = 0;

  constructor(meter: CompiledMeter, subject: string, at: string, values: readonly string[]) {
    this.#meter = meter;
    this.subject = subject;
    this.at = at;
    this.groupValues = values;
    this.groupHash = groupHash(values);
  }

  add(event: StoredEvent): void {
    const { time, sequence } = event;
    this.#events += 1;
    if (this.#first === null || Temporal.Instant.compare(time, this.#first) < 0) this.#first = time;
    if (this.#last === null || Temporal.Instant.compare(time, this.#last) > 0) this.#last = time;
    const { number, text } = eventValue(this.#meter, event);
    if (text !== null) {
      this.#textCount += 1;
      this.#texts.add(valueHash(text));
    }
    if (number === null || this.#meter.aggregation === 'COUNT') return;
    const seconds = time.epochMilliseconds / 1_000;
    this.#numbers += 1;
    this.#sum = this.#sum.add(number);
    this.#moment = this.#moment.add(number.mul(Decimal.of(seconds)));
    this.#min = this.#min === null ? number : Decimal.min(this.#min, number);
    this.#max = this.#max === null ? number : Decimal.max(this.#max, number);
    const latest = this.#latest;
    if (latest === null || seconds > latest.seconds || (seconds === latest.seconds && sequence > latest.sequence)) this.#latest = { seconds, sequence, value: number };
  }

  row(): RollUpRow {
    const { aggregation } = this.#meter;
    const numeric = this.#numbers > 0;
    const latest = this.#latest;
    return {
      subject: this.subject,
      at: this.at,
      groupHash: this.groupHash,
      groupValues: this.groupValues,
      figures: {
        event_count: String(this.#events),
        value_count: String(this.#numbers + this.#textCount),
        first_time: this.#first?.toString() ?? null,
        last_time: this.#last?.toString() ?? null,
        sum: numeric ? this.#sum.toString() : null,
        moment: numeric && aggregation === 'WEIGHTED_SUM' ? this.#moment.toString() : null,
        min: this.#min?.toString() ?? null,
        max: this.#max?.toString() ?? null,
        latest: latest !== null && aggregation === 'LATEST' ? `${latest.seconds} ${latest.sequence} ${latest.value}` : null,
        distinct: [...this.#texts].sort().join(' '),
      },
    };
  }
}

/** The group of an event, as the roll-up of its hour is named. */
export function groupOf(meter: CompiledMeter, event: StoredEvent): readonly string[] {
  return groupValues(meter, event.data);
}
