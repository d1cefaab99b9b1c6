import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotStart } from './program.ts';

/**
 * Begins to listen, and answers the base address at which it does: `http://127.0.0.1:4000`.
 *
 * @throws CannotStart when the address cannot be had.
 */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotStart(explained(error, port, host), { cause: error })));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
  const { port: listening } = server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${listening}`;
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is taken by another program: stop that one, or choose another port with PORT (0 picks a free one)`;
    case 'EACCES':
      return `this user may not listen on port ${port} of ${host}: choose a port above 1023 with PORT`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `"${host}" is no address of this machine: correct HOST (127.0.0.1 for this machine alone, 0.0.0.0 for all its addresses)`;
    default:
      return `cannot listen on port ${port} of ${host}: ${error.message}`;
  }
}
