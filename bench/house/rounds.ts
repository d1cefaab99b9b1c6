import { setTimeout as pause } from 'node:timers/promises';
import type { Generator, Load, Loaded } from '../load/load.ts';
import { median, printTable, short } from './figures.ts';
import type { House } from './house.ts';
import { cpuMs, tellsCosts } from './proc.ts';
import type { Program } from './program.ts';

/** What one measurement came to. */
export interface Sample {
  /** Requests, events or whatever the bench counts, a second. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time a thousand of them cost, in milliseconds. */
  readonly serverCpuMs: number;
  readonly postgresCpuMs: number;
}

export interface Contender {
  readonly name: string;
  measure(seconds: number): Promise<Sample>;
}

export interface Scenario {
  readonly title: string;
  /** What `perSecond` counts: "requests". */
  readonly unit: string;
  /** The first is the limit that the others are compared with. */
  readonly contenders: readonly [Contender, ...Contender[]];
}

/** How long and how often everything is measured. */
export interface Pace {
  readonly rounds: number;
  readonly seconds: number;
}

/** Statements are prepared and caches filled at once; compiled code is as good as it gets after some hundred of the largest requests. */
const warmUpSeconds = 4;

/**
 * Measures all contenders in turn, round after round, every second round in reverse order, and prints the medians. Ratios are the medians
 * of the rounds' own ratios: what disturbs the machine for seconds disturbs both sides of a ratio alike.
 */
export async function runScenario({ title, unit, contenders }: Scenario, { rounds, seconds }: Pace): Promise<Map<string, { sample: Sample; ofLimit: number }>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) await contender.measure(warmUpSeconds);
  for (let round = 0; round < rounds; round++) {
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
      await pause(200);
      samples.get(contender.name)?.push(await contender.measure(seconds));
    }
  }
  const limits = samples.get(contenders[0].name) ?? [];
  const verdicts = new Map(
    [...samples].map(([name, own]) => {
      const middle = (figure: (sample: Sample) => number): number => median(own.map(figure));
      const sample: Sample = {
        perSecond: middle((one) => one.perSecond),
        p50Ms: middle((one) => one.p50Ms),
        p99Ms: middle((one) => one.p99Ms),
        serverCpuMs: middle((one) => one.serverCpuMs),
        postgresCpuMs: middle((one) => one.postgresCpuMs),
      };
      const ofLimit = median(own.map(({ perSecond }, round) => perSecond / (limits[round]?.perSecond ?? Number.NaN)));
      return [name, { sample, ofLimit }] as const;
    }),
  );
  console.log(`\n## ${title} (medians of ${rounds} rounds of ${seconds} s)`);
  printTable(
    ['', `${unit}/s`, 'of the limit', 'p50 ms', 'p99 ms', ...(tellsCosts ? [`server CPU ms/1,000`, `PostgreSQL CPU ms/1,000`] : [])],
    [...verdicts].map(([name, { sample, ofLimit }]) => [
      name,
      short(sample.perSecond),
      ofLimit.toFixed(2),
      short(sample.p50Ms),
      short(sample.p99Ms),
      ...(tellsCosts ? [short(sample.serverCpuMs), short(sample.postgresCpuMs)] : []),
    ]),
  );
  return verdicts;
}

export interface HttpContender {
  readonly name: string;
  readonly program: Program;
  load(): Omit<Load, 'port' | 'seconds'>;
  /** How many of the scenario's unit one request holds; 1 unless told. */
  readonly unitsARequest?: number;
  /** Before the clock starts. */
  before?(): Promise<void>;
  /** Checks what is left behind. */
  after?(loaded: Loaded): Promise<void>;
}

/** A contender that is asked over HTTP by the load generator. Any answer that is not 2xx ends the run. */
export function overHttp(house: House, generator: Generator, contender: HttpContender): Contender {
  const { name, program, unitsARequest: units = 1 } = contender;
  return {
    name,
    measure: async (seconds) => {
      await contender.before?.();
      const [server, postgres] = [cpuMs(program.pid), house.postgresCpuMs()];
      const loaded = await generator.run({ ...contender.load(), port: program.port, seconds });
      const serverCpu = cpuMs(program.pid) - server;
      const postgresCpu = house.postgresCpuMs() - postgres;
      if (loaded.failures > 0) throw new Error(`${name}: ${loaded.failures} of ${loaded.requests} requests failed, the first with ${loaded.failure}`);
      await contender.after?.(loaded);
      return {
        perSecond: loaded.perSecond * units,
        p50Ms: loaded.p50Ms,
        p99Ms: loaded.p99Ms,
        serverCpuMs: (serverCpu * 1_000) / (loaded.requests * units),
        postgresCpuMs: (postgresCpu * 1_000) / (loaded.requests * units),
      };
    },
  };
}
