import { DomainError } from '../kit/errors.ts';
import { BadConfiguration } from './config.ts';
import { EmbeddedPostgresUnavailable } from './embedded-postgres/errors.ts';
import { DatabaseUnusable } from './reach-database.ts';
import { SecretUnusable } from './secret.ts';

/** A program cannot go on, for a reason that its user can do something about. */
export class CannotStart extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CannotStart';
  }
}

/** What a running program may ask for. */
export interface Program {
  /** A step of stopping. Steps run one after another, the one given last first, also when the start fails half way. */
  onStop(step: () => Promise<void>): void;
  /** Ends when the program was asked to stop. */
  readonly stopping: AbortSignal;
}

/** Whose message is all that a user needs. Anything else is a defect of ours and shows its stack. */
const explained = [BadConfiguration, CannotStart, DatabaseUnusable, EmbeddedPostgresUnavailable, SecretUnusable, DomainError];

/** How long stopping may take as a whole. What is under way gets ten seconds of it; the rest is for closing the database. */
const stopLimitMs = 15_000;

/** A terminal's Ctrl-C reaches the program twice when npm passes it on: what follows the first so closely is the same key press. */
const samePressMs = 1_000;

/**
 * Runs a program to its end. A `lasting` one goes on until SIGTERM or SIGINT, then takes its steps back and exits with 0; a second signal
 * ends it at once. A failure is said on stderr, without a stack when it explains itself, and the exit code is 1.
 */
export async function runProgram(body: (program: Program) => Promise<void>, { lasting }: { lasting: boolean }): Promise<never> {
  const steps: (() => Promise<void>)[] = [];
  const stopping = new AbortController();
  const asked = signalled(stopping);
  let exitCode = 0;
  try {
    await body({ onStop: (step) => steps.push(step), stopping: stopping.signal });
    if (lasting) await asked;
  } catch (error) {
    exitCode = 1;
    process.stderr.write(`${wordsOf(error)}\n`);
  }
  const limit = setTimeout(() => {
    process.stderr.write(`stopping took longer than ${stopLimitMs / 1_000} s: ended\n`);
    process.exit(1);
  }, stopLimitMs);
  for (const step of steps.reverse()) {
    try {
      await step();
    } catch (error) {
      exitCode = 1;
      process.stderr.write(`${wordsOf(error)}\n`);
    }
  }
  clearTimeout(limit);
  process.exit(exitCode);
}

/** Work that begins when it is first asked for and is done once. A failure is told to whoever awaits it: asking alone risks nothing. */
export function atFirstCall<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | null = null;
  return () => {
    if (begun === null) {
      begun = work();
      begun.catch(() => {});
    }
    return begun;
  };
}

function signalled(stopping: AbortController): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | null = null;
    const onSignal = (signal: 'SIGTERM' | 'SIGINT'): void => {
      if (firstAt === null) {
        firstAt = performance.now();
        stopping.abort();
        resolve();
      } else if (performance.now() - firstAt > samePressMs) {
        process.exit(signal === 'SIGINT' ? 130 : 143);
      }
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

function wordsOf(error: unknown): string {
  if (explained.some((known) => error instanceof known)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
