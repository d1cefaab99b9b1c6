import { expect, test } from 'vitest';
import { parsePostmaster } from './postmaster-file.ts';

test.each([
  ['no file, or one just created', '', null],
  ['not a number yet', '\n', null],
  ['a single-user server, which nobody can join', '-12\n/pg\n', null],
  ['begun: no port yet', '12\n/pg\n1795305952\n', { pid: 12, port: 0, ready: false }],
  ['starting', '12\n/pg\n1795305952\n5433\n\n127.0.0.1\n 1 2\nstarting\n', { pid: 12, port: 5433, ready: false }],
  ['ready, padded with blanks', '12\n/pg\n1795305952\n5433\n\n127.0.0.1\n 1 2\nready   \n', { pid: 12, port: 5433, ready: true }],
  ['stopping', '12\n/pg\n1795305952\n5433\n\n127.0.0.1\n 1 2\nstopping\n', { pid: 12, port: 5433, ready: false }],
])('%s', (_why, text, expected) => {
  expect(parsePostmaster(text)).toEqual(expected === null ? null : { ...expected, text });
});
