const subjects = 1_000;
const models = 5;
const dayMs = 86_400_000;
const distinctTimes = 4_096;

/** The members of a usage event that differ from event to event. */
export interface BenchEvent {
  readonly id: string;
  readonly subject: string;
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly tokens: number;
  readonly model: string;
}

export const eventSource = 'bench/api';
export const eventType = 'tokens';

/**
 * An endless stream of events: 1,000 subjects, 5 models, one in a hundred sent again. Times are now, or spread over the days before, where
 * nearly every event falls into an hour of its own. `run` tells the streams apart.
 */
export class EventStream {
  readonly #run: string;
  readonly #times: readonly string[];
  #next = 0;
  #sent = 0;

  constructor(run: string, spreadDays: number) {
    this.#run = run;
    const nowMs = performance.timeOrigin + performance.now();
    const times = spreadDays === 0 ? 1 : distinctTimes;
    this.#times = Array.from({ length: times }, (_, n) => {
      const seconds = Math.floor((nowMs - (n * spreadDays * dayMs) / times) / 1_000);
      return Temporal.Instant.fromEpochMilliseconds(seconds * 1_000).toString();
    });
  }

  event(): BenchEvent {
    const again = ++this.#sent % 100 === 0;
    const n = again ? this.#next - 5 : this.#next++;
    return {
      id: `${this.#run}-${n}`,
      subject: `customer_${1 + ((n * 31) % subjects)}`,
      time: this.#times[(n * 7_919) % this.#times.length] as string,
      tokens: 1 + ((n * 37) % 4_000),
      model: `model_${n % models}`,
    };
  }

  /** The body of a request as JSON: one event, or a list of them. Written by hand, since it is made on the processor that the server needs. */
  body(count: number): string {
    if (count === 1) return jsonOf(this.event());
    let list = '';
    for (let n = 0; n < count; n++) list += n === 0 ? jsonOf(this.event()) : `,${jsonOf(this.event())}`;
    return `[${list}]`;
  }
}

/** What the event carries beside its attributes, as JSON. */
export const dataOf = ({ tokens, model }: BenchEvent): string => `{"tokens":${tokens},"model":"${model}","region":"eu"}`;

const jsonOf = (event: BenchEvent): string =>
  `{"specversion":"1.0","id":"${event.id}","source":"${eventSource}","type":"${eventType}","subject":"${event.subject}","time":"${event.time}","data":${dataOf(event)}}`;
