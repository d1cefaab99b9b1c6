import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptSecret, SecretUnusable } from './secret.ts';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'tollgate-secret-')); });
afterEach(() => rm(folder, { recursive: true }));

test('is made once, is the same ever after, and only its owner may read it', async () => {
  const made = await keptSecret(folder);
  expect(made).toHaveLength(32);
  expect(new Set(made).size).toBeGreaterThan(10);
  expect(await keptSecret(folder)).toEqual(made);
  expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['secret.key']);
});

test('of several that want one at once, all get the same', async () => {
  const secrets = await Promise.all([keptSecret(folder), keptSecret(folder), keptSecret(folder)]);
  expect(new Set(secrets.map(String)).size).toBe(1);
});

test.each([['empty', ''], ['cut short', 'aGlkZGVu']])('a file that is %s is refused and left alone', async (_how, text) => {
  await writeFile(join(folder, 'secret.key'), text);
  const asked = keptSecret(folder);
  await expect(asked).rejects.toThrow(/secret\.key cannot be used: it holds \d bytes of base64 where 32 were written; put the file back/);
  await expect(asked).rejects.toBeInstanceOf(SecretUnusable);
  expect((await stat(join(folder, 'secret.key'))).size).toBe(text.length);
});
