import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '../support/database.ts';
import { askGateway, RunningProgram, startGateway, testSecret } from '../support/gateway-program.ts';

const db = database();

async function admin(...words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const program = new RunningProgram('admin.ts', { DATABASE_URL: db.url() }, words);
  return { code: await program.ended(), stdout: program.stdout, stderr: program.stderr };
}

test('makes an organization and keys beside a running gateway', async () => {
  const gateway = await startGateway({ DATABASE_URL: db.url(), TOLLGATE_SECRET_KEY: testSecret, TOLLGATE_API_KEY: 'the-key-of-default' });
  try {
    const made = await admin('create-organization', '--key', 'acme', '--name', 'Acme Inc.');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const { organization, apiKey } = JSON.parse(made.stdout.trimEnd().split('\n').at(-1) as string) as { organization: string; apiKey: string };
    const asked = await askGateway(gateway.address, apiKey, '{ viewer { organization { id key name } scopes } }');
    expect(asked.data).toMatchObject({ viewer: { organization: { id: organization, key: 'acme', name: 'Acme Inc.' } } });

    const more = await admin('create-api-key', '--organization', 'acme', '--scopes', 'customer:read, usage:write');
    expect(more.code).toBe(0);
    const second = JSON.parse(more.stdout.trimEnd().split('\n').at(-1) as string) as { organization: string; apiKey: string };
    expect(second.organization).toBe(organization);
    expect(await askGateway(gateway.address, second.apiKey, '{ viewer { organization { key } scopes } }')).toMatchObject({
      data: { viewer: { scopes: ['customer:read', 'usage:write'] } },
    });
  } finally {
    expect(await gateway.program.stop()).toBe(0);
  }
});

describe('says what is wrong with an order, and makes nothing', () => {
  beforeAll(async () => {
    expect((await admin('create-organization', '--key', 'umbrella')).code).toBe(0);
  });

  test.each([
    // order                                                             what it says
    [[],                                                                 /^usage:\n/],
    [['create-user'],                                                    /^there is no command "create-user"\nusage:/],
    [['create-organization'],                                            /^--key is missing\n/],
    [['create-organization', '--key'],                                   /--key/],
    [['create-organization', '--keys', 'a'],                             /Unknown option '--keys'/],
    [['create-organization', '--key', 'Not A Key'],                      /^key "Not A Key" is not a key: use lower-case letters/],
    [['create-api-key', '--organization', 'umbrella'],                    /^--organization and --scopes are both needed\n/],
    [['create-api-key', '--organization', 'nobody', '--scopes', 'customer:read'], /^there is no organization with the key "nobody"\n/],
    [['create-api-key', '--organization', 'umbrella', '--scopes', 'customer:read,everything'], /^scope "everything" is unknown: use organization:read, /],
    [['create-organization', '--key', 'umbrella'],                        /^an organization with the key "umbrella" is there already/],
  ])('%j', async (words, said) => {
    const { code, stdout, stderr } = await admin(...words);
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});
