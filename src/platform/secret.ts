import { randomBytes } from 'node:crypto';
import { chown, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = 'secret.key';
const secretBytes = 32;

/** The secret of a data folder cannot be read, or is not one. */
export class SecretUnusable extends Error {
  constructor(file: string, reason: string) {
    super(
      `the secret in ${file} cannot be used: ${reason}; put the file back from a backup, or give the secret as TOLLGATE_SECRET_KEY. ` +
        'Without the old one, stored secrets and portal tokens are lost: to accept that, delete the file, and a new secret is made',
    );
    this.name = 'SecretUnusable';
  }
}

/**
 * The secret that is kept beside the embedded database: made at the first call (32 random bytes, base64, only the owner may read it), the
 * same ever after. Several programs may call it at once; one makes it.
 *
 * @throws SecretUnusable when what is there is no secret.
 */
export async function keptSecret(folder: string): Promise<Uint8Array> {
  const file = join(folder, fileName);
  return (await readSecret(file)) ?? (await makeSecret(folder, file));
}

async function readSecret(file: string): Promise<Uint8Array | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new SecretUnusable(file, (error as Error).message);
  }
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length < secretBytes) throw new SecretUnusable(file, `it holds ${bytes.length} bytes of base64 where ${secretBytes} were written`);
  return new Uint8Array(bytes);
}

/** Written whole under a name of our own, then linked to the real one, which fails for all programs but the first. */
async function makeSecret(folder: string, file: string): Promise<Uint8Array> {
  const draft = join(folder, `secret.${randomBytes(6).toString('hex')}`);
  await writeFile(draft, `${randomBytes(secretBytes).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    if (process.getuid?.() === 0) {
      // Whoever owns the folder must still be able to start from it.
      const { uid, gid } = await stat(folder);
      await chown(draft, uid, gid);
    }
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readSecret(file);
  if (made === null) throw new SecretUnusable(file, 'it was removed while it was made');
  return made;
}
