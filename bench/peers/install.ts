import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../house/program.ts';

export const peersFolder = join(checkout, 'bench/peers');

/** Installs what the gateway is measured against, unless it is there. They are none of the product's dependencies. */
export async function installPeers(): Promise<void> {
  if (existsSync(join(peersFolder, 'node_modules/postgraphile'))) return;
  console.log('installing PostGraphile and Mercurius to measure against (npm ci --prefix bench/peers)');
  const child = spawn('npm', ['ci', '--prefix', peersFolder, '--no-audit', '--no-fund'], { cwd: peersFolder, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`npm ci --prefix bench/peers ended with ${code}`);
}
