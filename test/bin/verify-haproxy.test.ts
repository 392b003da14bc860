import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyVerb, type VerifyOptions } from '../../bin/verify-verb';
import { runAsyncVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'verify-haproxy-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const deployment = join(folder, 'deployment.yaml');
writeFileSync(
  deployment,
  `externalSignIn: windows
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11] }
simpleUrls: { meet: [https://meet.contoso.com] }
`,
);
/** Nothing listens there. */
const run = (options: VerifyOptions) => runAsyncVerb(() => verifyVerb({ engine: 'haproxy', connectTo: '127.0.0.1:1', ...options }));

test('verify asks for the names of a HAProxy without synthesizing anything, and needs neither network nor hostedZones', async () => {
  const { exitCode, stdout, stderr } = await run({ deployment, json: true });
  const { remarks, checks } = JSON.parse(stdout) as { readonly remarks: readonly string[]; readonly checks: readonly { name: string }[] };
  expect([exitCode, stderr]).toEqual([1, '']);
  expect(new Set(checks.map(({ name }) => name))).toEqual(new Set(['meet.contoso.com', 'webext.contoso.com']));
  expect(remarks[0]).toBe(`Expected is what ${deployment} says of a HAProxy with all names behind it.`);
  expect((await run({ deployment, only: 'nobody.contoso.com' })).stderr).toContain('There is: meet.contoso.com, webext.contoso.com.');
});

test('what keeps a HAProxy from running is told instead, at its line', async () => {
  const instances = join(folder, 'instances.yaml');
  writeFileSync(
    instances,
    'pools:\n  - { name: p, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [{ instanceId: i-0a }] }\n',
  );
  await expect(run({ deployment: instances })).rejects.toThrow(/pools\[0\]\.servers.*line 2[\s\S]*haproxy-servers-without-address/);
  await expect(run({ deployment: join(folder, 'gone.yaml') })).rejects.toThrow('There is no such file.');
});
