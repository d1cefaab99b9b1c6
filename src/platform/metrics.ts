import type * as Prometheus from 'prom-client';

type Labels = Readonly<Record<string, string>>;

/** What a figure is called; `name` ends with its unit, as Prometheus has it. */
export interface MetricName {
  readonly name: string;
  readonly help: string;
}

/** Goes up only. */
export interface Counter {
  add(howMany: number, labels?: Labels): void;
}

/** How often values fell into which range. */
export interface Distribution {
  observe(value: number, labels?: Labels): void;
}

/** Figures that one look-up tells together, by their names; null: unknown now, and left out. */
export interface Survey {
  readonly figures: readonly MetricName[];
  /** Rejects or answers null for what cannot be known; called once for each scrape. */
  take(): Promise<Readonly<Record<string, number | null>>>;
}

/** The most of what happened before the library was there that is kept for it. */
const earlyLimit = 10_000;

/**
 * The figures of this process, as Prometheus reads them. Named while the process is put together; the library is loaded with the first
 * thing that happens or with the first look, so that a start does not wait for it.
 */
export class Metrics {
  readonly #made: ((registry: Prometheus.Registry, library: typeof Prometheus) => void)[] = [];
  readonly #surveys: Survey[] = [];
  readonly #early: (() => void)[] = [];
  #loading: Promise<Prometheus.Registry> | null = null;

  /** A figure that is read when it is asked for; null leaves it out. */
  gauge({ name, help }: MetricName, read: () => number | null): void {
    this.#made.push((registry, { Gauge }) => {
      registry.registerMetric(new Gauge({
        name, help, registers: [],
        collect() {
          const value = read();
          if (value === null) this.remove();
          else this.set(value);
        },
      }));
    });
  }

  counter({ name, help }: MetricName, labelNames: readonly string[] = []): Counter {
    let add: Counter['add'] | null = null;
    this.#made.push((registry, { Counter: CounterOf }) => {
      const counter = new CounterOf({ name, help, labelNames: [...labelNames], registers: [registry] });
      add = (howMany, labels = {}) => counter.inc(labels, howMany);
    });
    return { add: (howMany, labels) => (add === null ? this.#later(() => add?.(howMany, labels)) : add(howMany, labels)) };
  }

  /** `buckets` are upper bounds, inclusive, ascending. */
  distribution({ name, help }: MetricName, buckets: readonly number[], labelNames: readonly string[] = []): Distribution {
    let observe: Distribution['observe'] | null = null;
    this.#made.push((registry, { Histogram }) => {
      const histogram = new Histogram({ name, help, buckets: [...buckets], labelNames: [...labelNames], registers: [registry] });
      observe = (value, labels = {}) => histogram.observe(labels, value);
    });
    return { observe: (value, labels) => (observe === null ? this.#later(() => observe?.(value, labels)) : observe(value, labels)) };
  }

  survey(survey: Survey): void {
    this.#surveys.push(survey);
  }

  /** All figures in Prometheus' text format. What a survey could not learn is left out. */
  async text(): Promise<{ readonly contentType: string; readonly text: string }> {
    const [registry, ...taken] = await Promise.all([this.#load(), ...this.#surveys.map((survey) => survey.take().catch(() => ({})))]);
    const surveyed = this.#surveys.flatMap(({ figures }, at) => figures.map(({ name, help }) => ({ name, help, value: (taken[at] as Record<string, number | null>)[name] ?? null })));
    const own = surveyed.filter(({ value }) => value !== null).map(({ name, help, value }) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n\n`);
    return { contentType: registry.contentType, text: own.join('') + (await registry.metrics()) };
  }

  #later(happened: () => void): void {
    if (this.#early.length < earlyLimit) this.#early.push(happened);
    void this.#load();
  }

  #load(): Promise<Prometheus.Registry> {
    return (this.#loading ??= import('prom-client').then((library) => {
      const registry = new library.Registry();
      library.collectDefaultMetrics({ register: registry });
      for (const make of this.#made) make(registry, library);
      for (const happened of this.#early.splice(0)) happened();
      return registry;
    }));
  }
}
