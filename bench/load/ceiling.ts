import { short } from '../house/figures.ts';
import { checkout, startProgram } from '../house/program.ts';
import { join } from 'node:path';
import type { Generator } from './load.ts';

/** Says how much the load generator itself can ask, so that nobody takes its limit for a server's. */
export async function printCeiling(generator: Generator, seconds: number): Promise<void> {
  const rates: string[] = [];
  for (const [connections, bytes, what] of [[16, 100, 'short answers, 16 connections'], [200, 100, 'short answers, 200 connections'], [16, 60_000, 'answers of 60 KB']] as const) {
    const sink = await startProgram({ args: [join(checkout, 'bench/load/sink.ts'), String(bytes)] });
    const load = { port: sink.port, path: '/', headers: {}, bodies: { kind: 'fixed', bodies: ['{}'] } as const, connections };
    await generator.run({ ...load, seconds: 1 });
    const loaded = await generator.run({ ...load, seconds });
    await sink.stop();
    rates.push(`${short(loaded.perSecond)}/s of ${what} (${((loaded.generatorCpuMs * 1_000) / loaded.requests).toFixed(1)} us of its processor time each)`);
  }
  console.log(`The load generator alone reaches ${rates.join(', ')}.`);
}
