import { HTTP, Mode, emitterFor, httpTransport } from 'cloudevents';
import type { CloudEvent } from 'cloudevents';

/** A gateway as its users reach it: over HTTP, with a key. The demo makes and does nothing in any other way. */
export interface Connection {
  /** `http://127.0.0.1:4000` */
  readonly address: string;
  readonly apiKey: string;
  /** Asks the graph and answers the data. Throws GatewayRefused when there are errors or none was given. */
  ask<Data>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** Runs one mutation and answers what it made, or the typed error; `select` is what to answer of the made thing. */
  mutate(field: string, variables: Readonly<Record<string, readonly [type: string, value: unknown]>>, select: string): Promise<Made>;
  /** Sends events in CloudEvents' batch format, all of them or, when one is refused, none of that batch. */
  sendBatch(events: readonly CloudEvent<unknown>[]): Promise<void>;
  /** Sends one event by the official client. */
  send(event: CloudEvent<unknown>): Promise<void>;
}

/** What a mutation answered: the fields that were selected, or an error with its code. */
export type Made = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** The gateway did not do what the demo asked for; the message holds its answer. */
export class GatewayRefused extends Error {
  constructor(what: string, answer: unknown) {
    super(`${what} was refused: ${typeof answer === 'string' ? answer : JSON.stringify(answer)}`);
    this.name = 'GatewayRefused';
  }
}

const batchSize = 2_000;

/** Connects to a gateway that is listening. */
export function connect(address: string, apiKey: string): Connection {
  const authorization = `Bearer ${apiKey}`;
  const events = `${address}/api/v1/events`;
  const emit = emitterFor(httpTransport(events), { binding: HTTP, mode: Mode.STRUCTURED });

  const ask = async <Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data?: Data; errors?: unknown };
    if (answer.errors !== undefined || answer.data == null) throw new GatewayRefused(query, answer.errors ?? answer);
    return answer.data;
  };

  return {
    address,
    apiKey,
    ask,
    mutate: async (field, variables, select) => {
      const head = Object.entries(variables).map(([name, [type]]) => `$${name}: ${type}`).join(', ');
      const passed = Object.keys(variables).map((name) => `${name}: $${name}`).join(', ');
      const errors = '... on Error { code message ... on ValidationError { issues { path message } } }';
      const { made } = await ask<{ made: Made }>(
        `mutation (${head}) { made: ${field}(${passed}) { __typename ${select} ${errors} } }`,
        Object.fromEntries(Object.entries(variables).map(([name, [, value]]) => [name, value])),
      );
      return made;
    },
    sendBatch: async (all) => {
      for (let at = 0; at < all.length; at += batchSize) {
        const response = await fetch(events, {
          method: 'POST',
          headers: { 'content-type': 'application/cloudevents-batch+json', authorization },
          body: JSON.stringify(all.slice(at, at + batchSize)),
        });
        const words = await response.text();
        if (response.status !== 204) throw new GatewayRefused('a batch of events', words);
      }
    },
    send: async (event) => {
      // The client answers the body whatever the status is; only a refusal has one.
      const { body } = (await emit(event, { headers: { authorization } })) as { body: string };
      if (body !== '') throw new GatewayRefused(`event ${event.id}`, body);
    },
  };
}
