import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { RunningProgram, startGateway, testSecret } from '../support/gateway-program.ts';
import type { RunningGateway } from '../support/gateway-program.ts';

/** How long a condition may take to come true before a test fails: far more than it needs on a busy machine, and less than a test may take. */
const patienceMs = 200_000;

/** What a gateway answered to one operation. */
export interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** The environment of gateways that share one database. `apiKey` reaches the organization "default". */
export const environment = (databaseUrl: string, apiKey: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl, TOLLGATE_SECRET_KEY: testSecret, TOLLGATE_API_KEY: apiKey, LOG_LEVEL: 'warn',
});

/** Starts gateways side by side. */
export const startGateways = (env: Record<string, string>, howMany: number): Promise<RunningGateway[]> =>
  Promise.all(Array.from({ length: howMany }, () => startGateway(env)));

/** Makes one more organization, as its operator does, and answers its key. */
export async function createOrganization(env: Record<string, string>, key: string): Promise<string> {
  const { TOLLGATE_API_KEY: _own, ...rest } = env;
  const program = new RunningProgram('admin.ts', rest, ['create-organization', '--key', key]);
  const [line] = await program.says(/^\{.*\}$/m);
  if ((await program.ended()) !== 0) throw new Error(program.stderr);
  return (JSON.parse(line) as { apiKey: string }).apiKey;
}

/** Waits until it holds, asking again and again. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + patienceMs; !(await holds()); await pause(10)) {
    if (performance.now() > end) throw new Error(`it never came about that ${what}`);
  }
}

/** One caller of one gateway. */
export class Client {
  readonly address: string;
  readonly #token: string;
  readonly #watches = new Set<Watch>();

  constructor(address: string, token: string) {
    this.address = address;
    this.#token = token;
  }

  /** Asks by HTTP. Rejects when no whole answer came, and with "408:" when the gateway had stood still for so long that it read no question. */
  async ask(query: string, variables: object = {}): Promise<Answer> {
    const response = await this.post('/graphql', 'application/json', { query, variables });
    if (response.status === 408) throw new Error('408: the gateway stood still');
    return (await response.json()) as Answer;
  }

  /** Posts JSON as it is. */
  post(path: string, contentType: string, body: unknown): Promise<Response> {
    return fetch(this.address + path, { method: 'POST', headers: { 'content-type': contentType, authorization: `Bearer ${this.#token}` }, body: JSON.stringify(body) });
  }

  /** The data of an operation that must succeed. */
  async data(query: string, variables?: object): Promise<Answer['data']> {
    const answer = await this.ask(query, variables);
    if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }

  /** Does a mutation that must make its thing. `argument` is like "input: CreateMeterInput!". */
  async make(field: string, args: Readonly<Record<string, readonly [type: string, value: unknown]>>, select: string): Promise<Answer['data']> {
    const named = Object.entries(args);
    const { made } = await this.data(
      `mutation (${named.map(([name, [type]]) => `$${name}: ${type}`).join(', ')}) {
        made: ${field}(${named.map(([name]) => `${name}: $${name}`).join(', ')}) { __typename ${select} ... on Error { code message } }
      }`,
      Object.fromEntries(named.map(([name, [, value]]) => [name, value])),
    );
    if (made.code !== undefined) throw new Error(`${field}: ${JSON.stringify(made)}`);
    return made;
  }

  /** Watches a live field over a WebSocket of its own. */
  overWebSocket(query: string, variables: Record<string, unknown> = {}): Watch {
    const watch = new Watch(query);
    const socket = createClient({
      url: `${this.address.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${this.#token}` },
      on: { closed: (event) => watch.closedWith((event as { code: number }).code) },
    });
    socket.subscribe({ query, variables }, {
      next: (answer) => watch.hear(answer as unknown as Answer),
      error: (error) => watch.end(error),
      complete: () => watch.end(null),
    });
    return this.#keep(watch, () => void Promise.resolve(socket.dispose()).catch(() => undefined));
  }

  /** The same by server-sent events. */
  overSse(query: string, variables: object = {}): Watch {
    const watch = new Watch(query);
    const abort = new AbortController();
    const read = async (): Promise<void> => {
      const response = await fetch(`${this.address}/graphql`, {
        method: 'POST', signal: abort.signal, body: JSON.stringify({ query, variables }),
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${this.#token}` },
      });
      let text = '';
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
          const [, event, data] = /^event: (\w+)(?:\ndata: ?(.*))?$/s.exec(text.slice(0, end)) ?? [];
          text = text.slice(end + 2);
          if (event === 'next') watch.hear(JSON.parse(data ?? '') as Answer);
          if (event === 'complete') watch.end(null);
        }
      }
      watch.end(new Error('the stream broke off'));
    };
    read().catch((error: unknown) => watch.end(error));
    return this.#keep(watch, () => abort.abort());
  }

  /** Leaves every live field. */
  close(): void {
    for (const watch of this.#watches) watch.leave();
  }

  #keep(watch: Watch, leave: () => void): Watch {
    watch.leave = leave;
    this.#watches.add(watch);
    return watch;
  }
}

/** What one live field has said so far. */
export class Watch {
  readonly answers: Answer[] = [];
  /** Undefined while it goes on; null when it was completed in order; else what broke it. */
  over: unknown = undefined;
  /** The code that its socket was closed with. */
  closeCode: number | null = null;
  leave: () => void = () => undefined;
  readonly #query: string;
  readonly #waiting = new Set<() => void>();

  constructor(query: string) {
    this.#query = query;
  }

  hear(answer: Answer): void {
    this.answers.push(answer);
    this.#wake();
  }

  end(why: unknown): void {
    if (this.over === undefined) this.over = why;
    this.#wake();
  }

  closedWith(code: number): void {
    this.closeCode = code;
    this.#wake();
  }

  /** What the one field of each message said. Fails for a message with an error. */
  get said(): Answer['data'][] {
    return this.answers.map(({ data, errors }) => {
      if (errors !== undefined) throw new Error(`${this.#query} said ${JSON.stringify(errors)}`);
      return Object.values(data as object)[0];
    });
  }

  /** Resolves as soon as it holds, and fails with what was said when it never does. */
  async until(holds: (watch: this) => boolean): Promise<this> {
    let late = false;
    const timeout = setTimeout(() => {
      late = true;
      this.#wake();
    }, patienceMs);
    try {
      while (!holds(this)) {
        if (late) throw new Error(`${this.#query} said only ${JSON.stringify(this.answers)}, over: ${String(this.over)}`);
        await new Promise<void>((resolve) => this.#waiting.add(resolve));
      }
      return this;
    } finally {
      clearTimeout(timeout);
    }
  }

  /** Resolves when the last message says this. */
  last(expected: (said: Answer['data']) => boolean): Promise<this> {
    return this.until(({ said }) => said.length > 0 && expected(said.at(-1)));
  }

  /** The latest state of each object, by its id. */
  latest(): Map<string, Answer['data']> {
    return new Map(this.said.map((state) => [state.id as string, state]));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
