import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where callers reach this process: the base of links, without a slash at its end. */
export class PublicAddress {
  readonly #configured: string | null;
  #listening = '';

  /** `configured`: what callers use, where that is told; else it is where the process listens. */
  constructor(configured: string | null) {
    this.#configured = configured;
  }

  /** Empty while nothing listens, so that links are paths. */
  get base(): string {
    return this.#configured ?? this.#listening;
  }

  /** Takes the address at which a server begins to listen. */
  follow(server: Server): void {
    server.once('listening', () => {
      const at = server.address();
      if (at !== null && typeof at !== 'string') this.#listening = addressOf(at);
    });
  }
}

function addressOf({ address, family, port }: AddressInfo): string {
  const everywhere = address === '0.0.0.0' || address === '::';
  return `http://${everywhere ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
