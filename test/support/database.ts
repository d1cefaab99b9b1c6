import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { onServer, templateName } from './server.ts';

/** The database of one test file. */
export interface TestDatabase {
  /** Its address, with every migration done; there from `beforeAll` of this file to its last `afterAll`. */
  url(): string;
}

/**
 * Gives this test file a database of its own. Call it once, at the top of the file, before hooks that need it; it is dropped
 * at the end, sessions that are still open included.
 */
export function database(): TestDatabase {
  const serverUrl = inject('serverUrl');
  const runPid = inject('runPid');
  const name = `tollgate_test_${runPid}_${randomBytes(6).toString('hex')}`;
  let ready = false;
  beforeAll(async () => {
    // file_copy writes no log of the copied pages, and without fsync its two checkpoints cost nothing.
    await onServer(serverUrl, `create database ${name} template ${templateName(runPid)} strategy file_copy`);
    ready = true;
  });
  afterAll(async () => {
    await onServer(serverUrl, `drop database if exists ${name} with (force)`);
  });
  return {
    url() {
      if (!ready) throw new Error('the database of this file is made in beforeAll: ask for its address in a hook or a test, not at the top');
      return new URL(`/${name}?sslmode=disable`, serverUrl).href;
    },
  };
}
