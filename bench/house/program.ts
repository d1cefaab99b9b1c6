import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };

export const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** How `npm run worker` has Node keep its memory: for the product's own code in programs that are a bench's own. */
export const memoryArguments: readonly string[] = manifest.scripts.worker.replaceAll(/^exec node | --import .*$/g, '').split(' ');

/** A server that runs in a process of its own. */
export interface Program {
  readonly pid: number;
  readonly port: number;
  /** From the spawn to the line that says it is ready. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  /** Node's own arguments, the program's file and its arguments. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Finds the port in the line that says it is ready. */
  readonly ready?: RegExp;
}

const running = new Set<Program>();

/** Starts a program that listens on a free port and prints `READY <port>` (or what `ready` finds). Rejects with its words when it ends instead. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const ready = options.ready ?? /^READY (\d+)$/;
  const startedAt = performance.now();
  const child = spawn(process.execPath, options.args, {
    cwd: options.cwd ?? checkout,
    env: { ...inherited(), NODE_ENV: 'production', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4_000);
  });
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = ready.exec(line)?.[1];
      if (found !== undefined) resolve(Number(found));
      else words = `${words}${line}\n`.slice(-4_000);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${options.args.join(' ')} ended with ${code}:\n${words}`)));
  });
  const program: Program = {
    pid: child.pid ?? 0,
    port,
    readyMs: performance.now() - startedAt,
    stop: async () => {
      running.delete(program);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
  child.once('exit', (code, signal) => {
    if (running.delete(program) && code !== 0 && signal !== 'SIGINT') console.error(`${options.args.join(' ')} ended with ${code ?? signal}:\n${words}`);
  });
  running.add(program);
  return program;
}

/** Stops what still runs. */
export async function stopPrograms(): Promise<void> {
  await Promise.all([...running].map((program) => program.stop()));
}

/** The environment without settings of the product, which would make one machine's run differ from another's. */
function inherited(): NodeJS.ProcessEnv {
  const names = /^(TOLLGATE_|DATABASE_URL$|PORT$|HOST$|LOG_LEVEL$|PG|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)));
}
