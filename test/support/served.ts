import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { createGateway } from '../../src/gateway.ts';
import type { GraphqlServer } from '../../src/graphql/server/index.ts';
import type { Worlds } from './world.ts';

/** A gateway of the file's product on a free port of the loopback. */
export interface Served {
  /** Where it listens, without a path; there from `beforeAll` on. */
  readonly address: string;
  readonly gateway: GraphqlServer;
}

/** Serves the file's product as long as the file runs. Call once, after `worlds()`. */
export function served(all: Worlds): Served {
  let gateway: GraphqlServer | undefined;
  const running = (): GraphqlServer => {
    if (gateway === undefined) throw new Error('the gateway is there from beforeAll on');
    return gateway;
  };
  beforeAll(async () => {
    gateway = createGateway(all.product(), { corsOrigins: [] });
    gateway.server.listen(0, '127.0.0.1');
    await once(gateway.server, 'listening');
  });
  afterAll(() => gateway?.close(1_000));
  return {
    get address() {
      return `http://127.0.0.1:${(running().server.address() as AddressInfo).port}`;
    },
    get gateway() {
      return running();
    },
  };
}
