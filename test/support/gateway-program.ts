import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** The secret of programs under test. */
export const testSecret = Buffer.alloc(32, 7).toString('base64');

/** A program of the product in a process of its own, with nothing of our environment but what is given. */
export class RunningProgram {
  stdout = '';
  stderr = '';
  readonly #child: ReturnType<typeof spawn>;
  readonly #exited: Promise<number | null>;
  /** It has ended, and everything that it said has been read: that may come after its exit code. */
  #isOver = false;
  readonly #listeners = new Set<() => void>();

  /** `file` is below src; `nodeOptions` come before the check of the Node. */
  constructor(file: string, env: Readonly<Record<string, string>>, args: readonly string[] = [], nodeOptions: readonly string[] = []) {
    this.#child = spawn(process.execPath, [...nodeOptions, '--import', './src/require-node.mjs', `src/${file}`, ...args], {
      cwd: checkout,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#hear('stdout', chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#hear('stderr', chunk));
    this.#exited = once(this.#child, 'close').then(([code]) => {
      this.#isOver = true;
      for (const listener of this.#listeners) listener();
      return code as number | null;
    });
  }

  /** Waits for words on stdout and answers their match; rejects when the program ends without them. */
  async says(words: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = words.exec(this.stdout);
      if (match !== null) return match;
      if (this.#isOver) throw new Error(`the program ended without saying ${words}:\n${this.stdout}${this.stderr}`);
      await new Promise<void>((resolve) => {
        const listener = (): void => {
          this.#listeners.delete(listener);
          resolve();
        };
        this.#listeners.add(listener);
      });
    }
  }

  /** The exit code once it has ended; null when a signal ended it. */
  ended(): Promise<number | null> {
    return this.#exited;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Asks it to stop, and answers the exit code. */
  async stop(): Promise<number | null> {
    this.signal('SIGTERM');
    return this.#exited;
  }

  /** Ends it whatever it does: for what a failed test leaves. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.#exited;
  }

  #hear(where: 'stdout' | 'stderr', chunk: Buffer): void {
    this[where] += chunk.toString();
    for (const listener of this.#listeners) listener();
  }
}

/** A gateway that is ready. */
export interface RunningGateway {
  readonly program: RunningProgram;
  /** `http://127.0.0.1:…` */
  readonly address: string;
}

const readyLine = /^Tollgate is ready at (\S+)\/graphql$/m;

/** Starts a gateway on a free port and waits until it says that it is ready. */
export async function startGateway(env: Readonly<Record<string, string>>): Promise<RunningGateway> {
  const program = new RunningProgram('main.ts', { PORT: '0', ...env });
  const [, address] = await program.says(readyLine);
  return { program, address: address as string };
}

/** Asks a gateway one operation with a credential, and answers the whole result. */
export async function askGateway(address: string, token: string, query: string): Promise<{ data?: unknown; errors?: readonly { extensions: { code: string } }[] }> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Awaited<ReturnType<typeof askGateway>>;
}
