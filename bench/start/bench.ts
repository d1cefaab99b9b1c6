import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, printTable, short } from '../house/figures.ts';
import { startProductEmbedded } from '../house/house.ts';
import { residentMb } from '../house/proc.ts';
import { startProgram } from '../house/program.ts';
import type { Program } from '../house/program.ts';
import type { Setting } from '../house/setting.ts';
import { installPeers, peersFolder } from '../peers/install.ts';

const idleMs = 3_000;
const question = JSON.stringify({ query: 'query Small { __typename }', variables: { id: '00000000-0000-0000-0000-000000000000' } });

/** How long a start takes, from the spawn to the first answer, and what the process then needs when nobody asks. */
export async function benchStart({ house, pace }: Setting): Promise<void> {
  await installPeers();
  const databaseUrl = await house.database('bench_start');
  const env = { DATABASE_URL: databaseUrl };
  const first = await house.startProduct(databaseUrl); // migrates, once
  await first.stop();
  let folders = 0;
  const warmFolder = join(house.folder, 'warm');
  const made = await startProductEmbedded(warmFolder);
  await made.stop();
  const starts: Readonly<Record<string, () => Promise<Program>>> = {
    'node:http + pg': () => startProgram({ args: ['bench/reads/limit.ts'], env }),
    'Tollgate, external database': () => house.startProduct(databaseUrl),
    'Tollgate, embedded database, cold: its cluster is made and migrated': () => startProductEmbedded(join(house.folder, `cold-${++folders}`)),
    'Tollgate, embedded database, warm': () => startProductEmbedded(warmFolder),
    'PostGraphile 5': () => startProgram({ args: ['postgraphile.mjs'], cwd: peersFolder, env: { ...env, GRAPHILE_ENV: 'production' } }),
    'Mercurius, jit, pg': () => startProgram({ args: ['mercurius.mjs'], cwd: peersFolder, env }),
  };
  const found = new Map(Object.keys(starts).map((name) => [name, { ms: [] as number[], mb: [] as number[] }]));
  for (let round = 0; round < pace.rounds; round++) {
    const order = Object.entries(starts);
    for (const [name, start] of round % 2 === 0 ? order : order.toReversed()) {
      const startedAt = performance.now();
      const program = await start();
      const response = await fetch(`http://127.0.0.1:${program.port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: question });
      await response.text();
      found.get(name)?.ms.push(performance.now() - startedAt);
      await pause(idleMs);
      found.get(name)?.mb.push(residentMb(program.pid) ?? Number.NaN);
      await program.stop();
    }
  }
  console.log(`\n## start and idle memory (medians of ${pace.rounds} starts; memory ${idleMs / 1_000} s after the first answer, without PostgreSQL's)`);
  printTable(
    ['', 'spawn to first answer ms', 'idle resident MB'],
    [...found].map(([name, { ms, mb }]) => [name, short(median(ms)), short(median(mb))]),
  );
}
