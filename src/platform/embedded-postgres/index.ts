import { setTimeout as sleep } from 'node:timers/promises';
import { installedBinaries, runnableBinaries, type Binaries } from './binaries.ts';
import { EmbeddedPostgresFailed, EmbeddedPostgresUnavailable, errorText } from './errors.ts';
import { initialise } from './initialise.ts';
import { connectionUrl, databaseName, enter, type Membership } from './membership.ts';
import { place, type Placement } from './placement.ts';
import { disownPid, isRunning, readPostmaster, type Postmaster } from './postmaster-file.ts';
import { sharedFolderCandidates } from './reachable.ts';
import { durableSettings, freePort, host, launch, type Launch } from './server.ts';

export { EmbeddedPostgresFailed, EmbeddedPostgresUnavailable } from './errors.ts';

/** What the embedded PostgreSQL is started with. */
export interface EmbeddedPostgresOptions {
  /** The data folder; made when it is not there. Programs that name the same folder share one server. */
  readonly folder: string;
  /** Told of what a person should know: a new database, another place for the data, a server that had to be brought back. */
  readonly log?: (line: string) => void;
  /**
   * Server settings over the durable ones. They count when this program is the one that starts the server. `port`
   * fixes the port; without it any free one is taken.
   */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where root puts what the database's user cannot reach, best first. */
  readonly sharedFolders?: readonly string[];
  /** Called each time a process of PostgreSQL has begun what this one waits for: the time for work that would hold up what came before. */
  readonly onWait?: () => void;
}

/** A running server that this program has a place on. */
export interface EmbeddedPostgres {
  /** Address of the database `tollgate`, password included; good until `stop`, also over a restart of the server. */
  readonly url: string;
  /** The folder really used. */
  readonly folder: string;
  /** Whether another program had started the server. */
  readonly joined: boolean;
  /** Gives the place back; the last program out stops the server. Close your own sessions first. Safe to repeat. */
  stop(): Promise<void>;
}

/** How long a server may give no sign of life, and how long it may take to recover after a crash. */
const patienceMs = 30_000;
const recoveryMs = 600_000;
const attemptsAtPorts = 5;

/**
 * Starts the embedded PostgreSQL on `folder`, or joins it where another program runs it. If the server dies while this
 * program is a member, it is brought back at the same address.
 *
 * @throws EmbeddedPostgresUnavailable when it cannot be had, with the reason and the remedy.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {});
  const onWait = options.onWait ?? (() => {});
  const settings = { ...durableSettings, ...options.settings };
  const fixedPort = portOf(settings);
  const candidates = options.sharedFolders ?? sharedFolderCandidates;
  const installed = await installedBinaries();
  const placement = await place(options.folder, candidates, log);
  const binaries = await runnableBinaries(installed, placement.account, candidates, log);
  if (!placement.exists) log(`making a new database in ${placement.folder}`);
  await initialise(placement, binaries.initdb, { durable: settings.fsync !== 'off', onWait });

  const home: Home = { placement, binaries, settings, log, onWait };
  let stopping = false;
  let reviving: Promise<void> | null = null;
  const first = await joinOrStart(home, fixedPort, onLost);
  let membership: Membership | null = first.membership;

  function onLost(): void {
    membership = null;
    if (stopping) return;
    log('the embedded PostgreSQL ended while it was in use; bringing it back');
    reviving = revive().finally(() => { reviving = null; });
  }

  async function revive(): Promise<void> {
    for (let pauseMs = 1_000; !stopping; pauseMs = Math.min(2 * pauseMs, 30_000)) {
      try {
        const again = await joinOrStart(home, first.port, onLost);
        membership = again.membership;
        log(again.port === first.port
          ? 'the embedded PostgreSQL is back'
          : `the embedded PostgreSQL was started again by another program on port ${again.port} instead of ${first.port}; restart this program`);
        return;
      } catch (error) {
        log(`the embedded PostgreSQL cannot be brought back, trying again: ${errorText(error)}`);
        await sleep(pauseMs);
      }
    }
  }

  let stopped: Promise<void> | null = null;
  async function leave(): Promise<void> {
    stopping = true;
    await reviving;
    await membership?.leave();
  }
  return {
    url: await connectionUrl(placement.cluster, first.port, databaseName),
    folder: placement.folder,
    joined: first.joined,
    stop: () => (stopped ??= leave()),
  };
}

interface Home {
  readonly placement: Placement;
  readonly binaries: Binaries;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
  readonly onWait: () => void;
}

interface Joined {
  readonly membership: Membership;
  readonly port: number;
  readonly joined: boolean;
}

/**
 * Looks at the folder until this program is a member: joins a server that is ready, waits for one that is starting,
 * recovering or stopping, starts one where there is none. Several programs may do this at once; PostgreSQL's
 * own lock on the folder decides who starts it.
 */
async function joinOrStart(home: Home, fixedPort: number | null, onLost: () => void): Promise<Joined> {
  const { placement, log } = home;
  const begunAt = performance.now();
  let started: Launch | null = null;
  let portsTried = 0;
  let nextReportMs = 5_000;
  let words = 'it gives no sign of life';
  for (;;) {
    const seen = await readPostmaster(placement.cluster);
    const running = seen !== null && (await isRunning(seen)) ? seen : null;
    if (running?.ready === true) {
      const membership = await enter(placement.cluster, running.port, onLost);
      if (membership !== null) return { membership, port: running.port, joined: started?.port !== running.port || (await started.ending()) !== null };
    }
    const ending = (await started?.ending()) ?? null;
    if (ending !== null) {
      words = ending.words;
      started = null;
      if (ending.kind === 'not started') throw new EmbeddedPostgresUnavailable(`the embedded PostgreSQL cannot be started: ${words}`);
      if (ending.kind === 'broken') throw new EmbeddedPostgresFailed(`the embedded PostgreSQL in ${placement.folder} cannot be started:\n${words}`);
      if (ending.kind === 'port taken' && (fixedPort !== null || ++portsTried >= attemptsAtPorts)) {
        if (running === null) {
          throw new EmbeddedPostgresUnavailable(
            `the embedded PostgreSQL cannot listen on ${host}${fixedPort === null ? '' : ` port ${fixedPort}, which another program has`}; stop that program, or set DATABASE_URL\n${words}`,
          );
        }
      } else if (running === null) await sleep(100); // the sessions of a killed server take a moment to let go of its memory
    }
    if (running === null && started === null) {
      if (seen !== null) await disownPid(placement.cluster, seen);
      started = launch(placement, home.binaries.postgres, fixedPort ?? (await portFor(seen, portsTried)), home.settings);
      home.onWait();
    }
    const waitedMs = performance.now() - begunAt;
    if (waitedMs > nextReportMs) {
      log(`waiting for the embedded PostgreSQL in ${placement.folder} (${Math.round(waitedMs / 1_000)} s); what it does is in postgres.log there`);
      nextReportMs *= 2;
    }
    if (waitedMs > (running !== null && !running.ready ? recoveryMs : patienceMs)) {
      throw new EmbeddedPostgresUnavailable(`the embedded PostgreSQL in ${placement.folder} cannot be had${running === null ? '' : ` (process ${running.pid})`}: ${words}; see postgres.log there, or set DATABASE_URL`);
    }
    await sleep(running?.ready === true ? 50 : 15);
  }
}

/** After a crash the old port first, so that programs which still know it find the server again. */
async function portFor(stale: Postmaster | null, portsTried: number): Promise<number> {
  return stale !== null && stale.port > 0 && portsTried === 0 ? stale.port : await freePort();
}

function portOf(settings: Readonly<Record<string, string>>): number | null {
  const text = settings.port;
  if (text === undefined) return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new EmbeddedPostgresUnavailable(`the port "${text}" of the embedded PostgreSQL is not a number from 1 to 65535`);
  }
  return port;
}
