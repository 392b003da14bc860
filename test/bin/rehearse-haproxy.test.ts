import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedOfHaproxy } from '../../bin/haproxy-expectations';
import { rehearseVerb, type RehearseOptions } from '../../bin/rehearse-verb';
import { userMistake } from '../../bin/user-mistake';
import type { HaproxySite } from '../../lib/haproxy/site';
import { rehearseHaproxy } from '../../lib/probing/rehearsal/haproxy-rehearsal';
import { haproxyVersion, runHaproxy } from '../../lib/probing/rehearsal/running-haproxy';
import { checked, red } from '../support/checked';
import { runAsyncVerb } from '../support/run-verb';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'rehearse-haproxy-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Limited directories, HTTP, another port, a web farm, a further service, Lync 2010: neither network nor hostedZones. */
const MIXED = join(folder, 'mixed.yaml');
writeFileSync(
  MIXED,
  `externalSignIn: windows
sipDomains: [contoso.com, fabrikam.com]
clients: [lyncPhoneEdition]
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11, 10.20.0.12], version: lync2010, publishHttp: true }
  - { name: pool02, role: frontEndPool, externalWebServicesFqdn: webext2.contoso.com, servers: [10.20.0.21], virtualDirectories: [/abs, /meet], certificateName: pool02.contoso.local }
  - { name: pool03, role: standardEdition, externalWebServicesFqdn: webext3.contoso.com, servers: [10.20.0.31], externalSignIn: passive, publishedPorts: { https: 8443 } }
simpleUrls: { answeredBy: pool01, meet: [https://meet.contoso.com, { sipDomain: fabrikam.com, url: https://meet.fabrikam.com }], dialin: https://dialin.contoso.com }
autodiscover: { answeredBy: pool01, overHttp: [fabrikam.com] }
officeWebApps: [{ host: office.contoso.com, servers: [10.20.0.41, 10.20.0.42] }]
furtherServices: [{ host: adfs.contoso.com, servers: [10.20.0.51], externalSignIn: passive }]
`,
);

const whereInstalled = haproxyVersion('haproxy') === undefined ? describe.skip : describe;

async function redAt(deployment: string, changed: (site: HaproxySite) => HaproxySite = (site) => site): Promise<readonly string[]> {
  const { expectations, plan, declared } = expectedOfHaproxy({ deployment });
  const farms = declared.officeWebApps.map(({ host }) => host);
  const services = declared.furtherServices.map(({ host }) => host);
  const rehearsal = await rehearseHaproxy(changed(plan.site), expectations, {
    haproxy: 'haproxy',
    authorities: '',
    answererOf: (pool) => (farms.includes(pool) ? 'officeWebApps' : services.includes(pool) ? 'furtherService' : 'pool'),
  });
  try {
    const results = await checked(expectations, rehearsal.dialler, { authority: rehearsal.authority });
    expect(new Set(results.map(({ name }) => name))).toEqual(new Set(expectations.map(({ name }) => name)));
    return red(results);
  } finally {
    await rehearsal.close();
  }
}

const examples = readdirSync('examples').map((name) => join('examples', name, 'deployment.yaml'));

whereInstalled('through an installed HAProxy', () => {
  test.each([...examples, MIXED])('%s is all green', async (deployment) => {
    expect(await redAt(deployment)).toEqual([]);
  });

  test('what is wrong with the configuration shows', async () => {
    const swapped = (site: HaproxySite): HaproxySite => ({
      ...site,
      listeners: site.listeners.map((listener) => ({
        ...listener,
        hosts: listener.hosts.map((route) =>
          route.host === 'webext.contoso.com'
            ? { ...route, backend: 'pool03-https' }
            : route.host === 'meet.contoso.com'
              ? { ...route, backend: undefined }
              : route,
        ),
      })),
    });
    const failed = await redAt(MIXED, swapped);
    expect(failed).toContain('webext.contoso.com autodiscover-user');
    expect(failed).toContain('meet.contoso.com meet /');
    const closed = await redAt(MIXED, (site) => ({ ...site, tls: site.tls && { ...site.tls, lowest: '1.3' } }));
    expect(closed).toContain('meet.contoso.com tls-versions');
  });

  test('the verb reports it, people kept apart with Windows sign-in, and what was not rehearsed', async () => {
    const { exitCode, stdout } = await run({ deployment: MIXED, json: true });
    const { checks, remarks } = JSON.parse(stdout) as {
      readonly checks: readonly { id: string; name: string; got: string }[];
      readonly remarks: readonly string[];
    };
    expect(exitCode).toBe(0);
    expect(checks.find(({ id, name }) => id === 'shared-connections' && name === 'webext.contoso.com')?.got).toBe(
      'connections are kept apart',
    );
    expect(remarks.join('\n')).toMatch(/by HAProxy version [\s\S]*5061[\s\S]*Not rehearsed/);
  });

  test('one that does not start is told with what it says, and its files are gone', async () => {
    const error: unknown = await runHaproxy('haproxy', { 'haproxy.cfg': 'nonsense\n' }, [1]).catch((thrown: unknown) => thrown);
    expect(userMistake(error)).toMatch(/^HAProxy does not start\.\n[\s\S]*nonsense/);
  });
});

const run = (options: RehearseOptions) => runAsyncVerb(() => rehearseVerb({ engine: 'haproxy', ...options }));

test('where no HAProxy is installed nothing is rehearsed, and that is said, in every form of the report', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = folder;
  try {
    const { exitCode, stdout } = await run({ deployment: MIXED });
    expect(exitCode).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('Nothing was rehearsed: there is no program "haproxy" on this computer. Install HAProxy');
    const page = join(folder, 'report.html');
    expect(JSON.parse((await run({ deployment: MIXED, json: true, html: page })).stdout)).toMatchObject({ checks: [] });
    expect(readFileSync(page, 'utf8')).toContain('Nothing was rehearsed');
  } finally {
    process.env['PATH'] = path;
  }
});

test('options that make no sense are told', async () => {
  await expect(run({ deployment: MIXED, haproxy: join(folder, 'none') })).rejects.toThrow('which is no HAProxy that can be run');
  expect(await run({ deployment: MIXED, against: ['nobody=10.0.0.1'] })).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('There is: adfs.contoso.com') as string,
  });
  const { exitCode, stderr } = await runAsyncVerb(() => rehearseVerb({ deployment: MIXED, haproxy: 'haproxy' }));
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--engine haproxy')]);
});
