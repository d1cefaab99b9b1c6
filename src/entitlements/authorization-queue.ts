import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Clock } from '../kit/clock.ts';
import { EventNameTaken, UsageWriter } from '../metering/index.ts';
import type { Reader } from '../platform/reader.ts';
import { DecideAgain, decideBatch } from './authorization-batch.ts';
import type { BatchTools } from './authorization-batch.ts';
import type { Authorization, AuthorizationOutcome, AuthorizationRequest, AuthorizeRequest, CommitRequest, ReleaseRequest } from './authorization-request.ts';
import { Batcher } from './batcher.ts';
import { AuthorizationQueueFull } from './reservation.errors.ts';
import type { ReservationRow } from './reservation.entity.ts';

export interface UsageAuthorizationsOptions {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Reads one organization's rows, for no buyer. */
  readonly readerOf: (organizationId: string) => Reader;
  /** Most uses that wait to be authorized; 10,000 unless told. */
  readonly capacity?: number;
}

/** PostgreSQL's classes of errors that come from what was sent, of one request perhaps. */
const DATA_ERROR = /^(?:21|22|42|54)/;
/** Two that met: a deadlock, a lock not had, a name or a row that came or went meanwhile. Decided again it is another decision. */
const MET_ANOTHER = /^(?:40|55P03|23)/;
const mostTurns = 50;

/** Transactions under way at once: of one organization, and of all together, which leaves the pool connections for others. */
const mostOfOne = 2;
const mostOfAll = 6;
/** Organizations whose queues are kept although nobody waits in them. */
const mostQueues = 1_000;

/**
 * Joins the requests of concurrent callers: one lock, one transaction and one commit decide for all of an organization that came meanwhile, so a customer that
 * everybody asks for is sold as fast as many. Each organization has a queue of its own: where one stands behind a lock or has much to work out, the
 * others are answered.
 */
export class UsageAuthorizations {
  readonly #tools: BatchTools;
  readonly #readerOf: (organizationId: string) => Reader;
  readonly #queues = new Map<string, Batcher<AuthorizationRequest, AuthorizationOutcome>>();
  readonly #places = new Places(mostOfAll);
  readonly #capacity: number;
  /** Requests of all organizations that are not being decided yet. */
  #waiting = 0;

  constructor({ pool, clock, newId, readerOf, capacity = 10_000 }: UsageAuthorizationsOptions) {
    this.#tools = { pool, clock, newId, writer: new UsageWriter(pool) };
    this.#readerOf = readerOf;
    this.#capacity = capacity;
  }

  /** Throws AuthorizationQueueFull where too many wait. What closes a reservation is always taken: that use happened, and there is one reservation for each. */
  async authorize(organizationId: string, request: AuthorizeRequest): Promise<Authorization> {
    if (this.#waiting >= this.#capacity) throw new AuthorizationQueueFull(this.#waiting);
    return (await this.#ask(organizationId, request)) as Authorization;
  }

  async commit(organizationId: string, request: CommitRequest): Promise<ReservationRow> {
    return (await this.#ask(organizationId, request)) as ReservationRow;
  }

  async release(organizationId: string, request: ReleaseRequest): Promise<ReservationRow> {
    return (await this.#ask(organizationId, request)) as ReservationRow;
  }

  #ask(organizationId: string, request: AuthorizationRequest): Promise<AuthorizationOutcome> {
    let queue = this.#queues.get(organizationId);
    if (queue === undefined) {
      if (this.#queues.size >= mostQueues) for (const [id, { isIdle }] of this.#queues) if (isIdle) this.#queues.delete(id);
      queue = new Batcher({ underWay: mostOfOne, size: 500, gatherMs: 10, answer: (requests) => this.#decide(organizationId, requests) });
      this.#queues.set(organizationId, queue);
    }
    this.#waiting += 1;
    return queue.ask(request);
  }

  async #decide(organizationId: string, requests: readonly AuthorizationRequest[]): Promise<(AuthorizationOutcome | Error)[]> {
    await this.#places.take();
    this.#waiting -= requests.length;
    try {
      const answers: (AuthorizationOutcome | Error)[] = [];
      for (const round of roundsOf(requests.map((request, place) => ({ place, request })))) {
        const decided = await this.#decideRound(organizationId, round.map(({ request }) => request));
        round.forEach(({ place }, n) => (answers[place] = decided[n] as AuthorizationOutcome | Error));
      }
      return answers;
    } finally {
      this.#places.give();
    }
  }

  async #decideRound(organizationId: string, requests: readonly AuthorizationRequest[]): Promise<(AuthorizationOutcome | Error)[]> {
    for (let turn = 1; ; turn++) {
      try {
        return await decideBatch(this.#tools, this.#readerOf(organizationId), requests);
      } catch (error) {
        const code = (error as { code?: unknown }).code;
        const again = error instanceof DecideAgain || error instanceof EventNameTaken || (typeof code === 'string' && MET_ANOTHER.test(code));
        if (again && turn < mostTurns) {
          if (turn > 1) await pause(Math.min(2 ** turn, 50));
        } else if (requests.length > 1 && typeof code === 'string' && DATA_ERROR.test(code)) {
          const middle = requests.length >> 1;
          return [...(await this.#decideRound(organizationId, requests.slice(0, middle))), ...(await this.#decideRound(organizationId, requests.slice(middle)))];
        } else {
          return requests.map(() => error as Error);
        }
      }
    }
  }
}

/** A number of places; whoever finds none free waits for the next in turn. */
class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  take(): Promise<void> {
    if (this.#free === 0) return new Promise((taken) => this.#waiting.push(taken));
    this.#free -= 1;
    return Promise.resolve();
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

interface PlacedRequest {
  readonly place: number;
  readonly request: AuthorizationRequest;
}

/** The same name twice is decided one after the other: whoever comes second finds what the first has made. */
function roundsOf(requests: readonly PlacedRequest[]): PlacedRequest[][] {
  const rounds: PlacedRequest[][] = [];
  const seen = new Map<string, number>();
  for (const each of requests) {
    const name = nameOf(each.request);
    const round = seen.get(name) ?? 0;
    seen.set(name, round + 1);
    (rounds[round] ??= []).push(each);
  }
  return rounds;
}

function nameOf(request: AuthorizationRequest): string {
  return request.kind === 'authorize' ? `${request.source.length} ${request.source}${request.id}` : request.reservationId;
}
