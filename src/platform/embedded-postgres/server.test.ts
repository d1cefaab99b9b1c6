import { expect, test } from 'vitest';
import { endingOf } from './server.ts';

test.each([
  ['another server holds the folder', 'FATAL:  lock file "postmaster.pid" already exists\nHINT:  Is another postmaster (PID 12) running in data directory "/pg"?', 'folder held'],
  ['the file was just created', 'FATAL:  lock file "postmaster.pid" is empty', 'folder held'],
  ['sessions of a killed server still hold its memory', 'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'folder held'],
  ['the port is taken', 'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets', 'port taken'],
  ['the cluster is of another version', 'FATAL:  database files are incompatible with server', 'broken'],
  ['killed without a word', '', 'broken'],
])('%s', (_why, words, ending) => {
  expect(endingOf(words)).toBe(ending);
});
