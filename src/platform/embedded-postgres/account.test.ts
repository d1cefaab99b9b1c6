import { expect, test } from 'vitest';
import { accountsOf } from './account.ts';

test('accounts by name; lines that are no entries are skipped, and negative numbers are what the system makes of them', () => {
  const accounts = accountsOf('root:x:0:0:root:/root:/bin/bash\n# a comment: x\n\nnobody:*:-2:-2::/:/bin/false\nbroken:x:abc:1::/:\n+::::::\n');
  expect([...accounts]).toEqual([
    ['root', { uid: 0, gid: 0 }],
    ['nobody', { uid: 4_294_967_294, gid: 4_294_967_294 }],
  ]);
});
