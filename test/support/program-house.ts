import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** What a program said and how to tell it something. */
export interface Program {
  readonly pid: number;
  /** Everything it logged so far. */
  readonly logged: readonly string[];
  readonly url: string;
  readonly folder: string;
  readonly joined: boolean;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** How a program is run. */
export interface ProgramOptions {
  readonly uid?: number;
  readonly gid?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly sharedFolders?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}

/** The embedded database's code with its packages and a Node of its own, away from the checkout, which may be closed to other users. */
export class ProgramHouse {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Copies what is needed; `withBinaries: false` leaves the optional package out, as an install without it would. */
  static async build(folder: string, options: { withBinaries: boolean }): Promise<ProgramHouse> {
    await mkdir(join(folder, 'node_modules'), { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
    for (const part of ['src/platform/embedded-postgres', 'test/platform/embedded-postgres.program.ts']) {
      await cp(join(checkout, part), join(folder, part), { recursive: true });
    }
    const copied = new Set<string>();
    await copyPackage('pg', checkout, folder, copied);
    if (options.withBinaries) await copyPackage(`@embedded-postgres/${process.platform}-${process.arch}`, checkout, folder, copied);
    await copyFile(process.execPath, join(folder, 'node'), constants.COPYFILE_FICLONE);
    return new ProgramHouse(folder);
  }

  /** Starts a program on `data` and waits until it has its server. Rejects with what it says when it cannot. */
  async start(data: string, options: ProgramOptions = {}): Promise<Program> {
    const { child, logged, answer } = this.run(data, options, []);
    const said = await answer;
    if ('error' in said) throw new Error(said.error);
    return {
      pid: child.pid ?? 0, logged, ...said,
      async stop() {
        child.stdin.write('stop\n');
        await exited(child);
      },
      async kill() {
        child.kill('SIGKILL');
        await exited(child);
      },
    };
  }

  /** Starts a program that never stops its server, and answers once it has ended by itself. */
  async startAndForget(data: string): Promise<{ url: string }> {
    const { child, answer } = this.run(data, {}, ['forget']);
    const said = await answer;
    if ('error' in said) throw new Error(said.error);
    await exited(child);
    return said;
  }

  /** Starts a program for its process alone: the caller kills it before it is ready. */
  begin(data: string): ReturnType<ProgramHouse['run']>['child'] {
    const { child, answer } = this.run(data, {}, []);
    void answer.catch(() => {});
    return child;
  }

  private run(data: string, options: ProgramOptions, args: readonly string[]) {
    const { uid, gid, env, ...rest } = options;
    const child = spawn(
      join(this.folder, 'node'),
      [join(this.folder, 'test/platform/embedded-postgres.program.ts'), JSON.stringify({ folder: data, ...rest }), ...args],
      { cwd: '/', env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['pipe', 'pipe', 'pipe'], ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) },
    );
    const logged: string[] = [];
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => { complaints += chunk.toString(); });
    const answer = new Promise<{ error: string } | { url: string; folder: string; joined: boolean }>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = JSON.parse(line) as { log?: string; error: string; url: string; folder: string; joined: boolean };
        if (said.log !== undefined) logged.push(said.log);
        else resolve(said);
      });
      child.once('error', reject);
      child.once('close', () => reject(new Error(`the program ended without a word; ${complaints}`)));
    });
    return { child, logged, answer };
  }
}

async function exited(child: ReturnType<typeof spawn>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function copyPackage(name: string, from: string, to: string, copied: Set<string>): Promise<void> {
  if (copied.has(name)) return;
  copied.add(name);
  const folder = packageFolder(name, from);
  await cp(folder, join(to, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { dependencies?: Record<string, string> };
  for (const dependency of Object.keys(manifest.dependencies ?? {})) await copyPackage(dependency, folder, to, copied);
}

/** Where `name` is installed as seen from `from`: the nearest node_modules that has it. */
function packageFolder(name: string, from: string): string {
  const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  for (const place of places) {
    const folder = join(place, name);
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  throw new Error(`the package ${name} is not installed in or above ${dirname(from)}; run npm ci`);
}
