import type { GraphiqlTab } from '../graphql/server/index.ts';
import type { Clock } from '../kit/clock.ts';
import { connect } from './connection.ts';
import type { Connection } from './connection.ts';
import { startGenerator } from './generator.ts';
import type { Generator } from './generator.ts';
import { seed } from './seed.ts';
import { storyOf } from './story.ts';
import { demoTabs } from './tabs.ts';
import type { DemoIds } from './tabs.ts';

/** The company whose customers the demo has. */
export const demoOrganization = { key: 'demo', name: 'Atlas Models' } as const;

export interface DemoOptions {
  readonly apiKey: string;
  readonly clock: Clock;
  warn(words: string): void;
}

/** The demo beside a gateway that listens: it fills the organization once, keeps its traffic going and knows what there is to try. */
export class Demo {
  readonly #options: DemoOptions;
  readonly #ids = Promise.withResolvers<DemoIds>();
  #generator: Generator | null = null;

  constructor(options: DemoOptions) {
    this.#options = options;
    // Nobody may be asking for tabs when the start fails.
    this.#ids.promise.catch(() => {});
  }

  /**
   * Makes the demo's organization unless it is there, and starts its traffic. Answers what to tell the user; null when `stopping` came
   * first: the next start then makes it anew.
   */
  async begin(address: string, say: (line: string) => void, stopping: AbortSignal): Promise<string | null> {
    const { apiKey, clock, warn } = this.#options;
    const connection = connect(address, apiKey);
    try {
      const { clockId } = await seed(connection, (words) => {
        stopping.throwIfAborted();
        say(`  ${words}`);
      });
      stopping.throwIfAborted();
      const ids = { clockId, ...(await idsOf(connection)) };
      this.#ids.resolve(ids);
      this.#generator = startGenerator(connection, clock, warn);
      return await storyOf(connection, ids);
    } catch (error) {
      this.#ids.reject(error);
      if (stopping.aborted) return null;
      throw error;
    }
  }

  /** Ready operations; they are known when the demo has begun. */
  async tabs(): Promise<readonly GraphiqlTab[]> {
    return demoTabs(await this.#ids.promise);
  }

  async stop(): Promise<void> {
    await this.#generator?.stop();
  }
}

/** The invoice of December 2025 of a customer with usage of every kind and a fee for support, and a portal token of a day. */
async function idsOf(connection: Connection): Promise<Omit<DemoIds, 'clockId'>> {
  const { invoices } = await connection.ask<{ invoices: { nodes: { number: string | null; lines: { nodes: { id: string; name: string }[] } }[] } }>(
    '{ invoices(first: 1, filter: { customers: [{ key: "meridian" }], issuedAfter: "2026-01-01T00:00:00Z" }) { nodes { number lines(first: 20) { nodes { id name } } } } }',
  );
  const [invoice] = invoices.nodes;
  const made = await connection.mutate('createPortalToken', { input: ['CreatePortalTokenInput!', { customer: { key: 'quill' }, expiresIn: 'P1D' }] }, '... on PortalToken { token }');
  return {
    invoiceNumber: invoice?.number ?? '',
    invoiceLineId: invoice?.lines.nodes.find(({ name }) => name === 'Priority support')?.id ?? '',
    portalToken: String(made['token']),
  };
}
