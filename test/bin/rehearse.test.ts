import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOOPBACK, LoopbackServers } from '../../lib/probing/rehearsal/loopback';
import { rehearse } from '../../lib/probing/rehearsal/rehearsal';
import { rehearseVerb, type RehearseOptions } from '../../bin/rehearse-verb';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { expectedOf } from '../../bin/expectations';
import { verifyVerb, type VerifyOptions } from '../../bin/verify-verb';
import type { CheckResult } from '../../lib/verification/check';
import { expectedByTemplate } from '../../lib/verification/expected-by-template';
import { checked, red } from '../support/checked';
import {
  alias,
  certificate,
  forward,
  hosts,
  listener,
  loadBalancer,
  paths,
  ref,
  rule,
  SOUND,
  targetGroup,
  toHttps,
  type Resources,
} from '../support/listener-template';
import { KINDS, wrongProxy } from '../support/wrong-proxy';
import { routingOf } from '../support/routing-of';
import { runAsyncVerb } from '../support/run-verb';

jest.setTimeout(30_000);

const folder = mkdtempSync(join(tmpdir(), 'rehearse-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const examples = readdirSync('examples').map((name) => join('examples', name, 'deployment.yaml'));

test.each(examples)('%s is all green', async (deployment) => {
  const { routing, expectations } = expectedOf({ app: '', deployment });
  const rehearsal = await rehearse(routing, expectations);
  try {
    const results = await checked(expectations, rehearsal.dialler, { authority: rehearsal.authority });
    expect(red(results)).toEqual([]);
    expect(new Set(results.map(({ name }) => name))).toEqual(new Set(expectations.map(({ name }) => name)));
    expect(results.filter(({ state }) => state === 'ok').length / results.length).toBeGreaterThan(0.95);
  } finally {
    await rehearsal.close();
  }
});

test('the example behind Network Load Balancers is all green, with Windows sign-in', async () => {
  const deployment = join(folder, 'passing.yaml');
  const text = readFileSync(join('examples', 'contoso', 'deployment.yaml'), 'utf8');
  writeFileSync(deployment, text.replace(/^externalSignIn:.*$/m, 'externalSignIn: windows\nfrontEnd: networkLoadBalancer'));
  const { routing, expectations } = expectedOf({ app: '', deployment });
  const rehearsal = await rehearse(routing, expectations);
  try {
    const results = await checked(expectations, rehearsal.dialler, { authority: rehearsal.authority });
    expect(red(results)).toEqual([]);
    const apart = results.filter(({ id }) => id === 'shared-connections').map(({ got }) => got);
    expect(apart).toEqual(Array.from({ length: 3 }, () => 'connections are kept apart'));
  } finally {
    await rehearsal.close();
  }
});

async function rehearsed(Resources: Resources): Promise<readonly CheckResult[]> {
  const routing = routingOf({ Resources });
  const expectations = expectedByTemplate(routing);
  const rehearsal = await rehearse(routing, expectations);
  try {
    return await checked(expectations, rehearsal.dialler, { authority: rehearsal.authority });
  } finally {
    await rehearsal.close();
  }
}

describe('templates that are wrong:', () => {
  const lyncdiscover = 'lyncdiscover.contoso.com';
  const names = certificate('webext.contoso.com', 'meet.contoso.com', lyncdiscover);
  const Discover = rule(30, [hosts(lyncdiscover)]);
  const sound: Resources = { ...SOUND, Certificate: names, Discover, DiscoverRecord: alias(lyncdiscover) };

  test('none is sound', async () => {
    expect(red(await rehearsed(sound))).toEqual([]);
  });

  test.each<readonly [string, Resources, readonly string[]]>([
    ['the port of the internal web site', { ...sound, Pool01: targetGroup('webext.contoso.com', 443) }, ['lyncdiscover.contoso.com autodiscover', 'webext.contoso.com autodiscover-root', 'webext.contoso.com internal-paths']],
    ['a certificate without meet', { ...sound, Certificate: certificate('webext.contoso.com', lyncdiscover) }, ['meet.contoso.com certificate-names']],
    ['another pool', { ...sound, Pool02: targetGroup('webext2.contoso.com'), Webext: rule(10, [hosts('webext.contoso.com')], forward('Pool02')) }, ['webext.contoso.com autodiscover-user']],
    ['a path with its case', { ...sound, Webext: rule(10, [hosts('webext.contoso.com'), paths('/abs/*')]), Rest: rule(11, [hosts('webext.contoso.com'), paths('/Autodiscover/*')]) }, ['webext.contoso.com letter-case-autodiscover', 'webext.contoso.com letter-case-address-book']],
    ['every host to one pool', { ...sound, Https: listener(443, { DefaultActions: [forward('Pool01')] }) }, ['webext.contoso.com unknown-host']],
    ['TLS 1.3 alone', { ...sound, Https: listener(443, { SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' }) }, ['lyncdiscover', 'meet', 'webext'].map((label) => `${label}.contoso.com tls-versions`)],
    ['4443 behind port 80', { ...sound, Http: listener(80, { DefaultActions: [forward('Pool01')] }) }, ['lyncdiscover.contoso.com autodiscover-over-http']],
  ])('%s', async (_, resources, expected) => {
    expect([...red(await rehearsed(resources))].sort()).toEqual([...expected].sort());
  }); // prettier-ignore
});

describe('a Network Load Balancer', () => {
  const tcp = (port: number, group: string) =>
    listener(port, { Protocol: 'TCP', Certificates: undefined, DefaultActions: [forward(group)] });
  const group = (port: number) => ({
    ...targetGroup('webext.contoso.com', port),
    Properties: { ...targetGroup('webext.contoso.com', port).Properties, Protocol: 'TCP' },
  });
  const passing: Resources = {
    LoadBalancer: loadBalancer({ Type: 'network', LoadBalancerAttributes: [] }),
    Secure: group(4443), Plain: group(8080), Https: tcp(443, 'Secure'), Http: tcp(80, 'Plain'),
    WebextRecord: alias('webext.contoso.com'), MeetRecord: alias('meet.contoso.com'),
  }; // prettier-ignore

  test('passes connections through, NTLM and the certificate of IIS with them', async () => {
    const results = await rehearsed(passing);
    expect(red(results)).toEqual([]);
    const of = (id: string) => results.find((each) => each.id === id && each.name === 'webext.contoso.com');
    expect(of('address-book')?.got).toBe('401 Negotiate, NTLM');
    expect(of('shared-connections')).toMatchObject({ state: 'ok', got: 'connections are kept apart' });
    expect(of('certificate-names')?.got).toBe('webext.contoso.com, meet.contoso.com');
    expect(of('unknown-host')?.state).toBe('skipped');
  });
});

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

describe('the verbs', () => {
  const template = join(folder, 'Lync.template.json');
  const broken = join(folder, 'Broken.template.json');
  beforeAll(() => {
    writeFileSync(template, JSON.stringify({ Resources: SOUND }));
    writeFileSync(broken, JSON.stringify({ Resources: { ...SOUND, Certificate: certificate('webext.contoso.com') } }));
  });
  const rehearsing = (options: Optional<RehearseOptions>) => runAsyncVerb(() => rehearseVerb({ app: '', template, ...options }));
  const verifying = (options: Optional<VerifyOptions>) => runAsyncVerb(() => verifyVerb({ app: '', template, ...options }));

  test('print a report and what was not emulated', async () => {
    const { exitCode, stdout } = await rehearsing({});
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^What clients would find after deployment\n/);
    expect(stdout).toMatch(/\n\d+ checks of 2 names: \d+ ok, 0 failed, 0 to look at, 0 skipped\.\n/);
    expect(stdout).toMatch(/Not emulated: DNS/);
  });

  test('exit with 1 for a failed check, and write every form', async () => {
    const [html, junit] = [join(folder, 'report.html'), join(folder, 'report.xml')];
    const { exitCode, stdout } = await rehearsing({ template: broken, json: true, html, junit });
    expect(exitCode).toBe(1);
    const { checks } = JSON.parse(stdout) as { checks: readonly CheckResult[] };
    expect(red(checks)).toEqual(['meet.contoso.com certificate-names']);
    expect(readFileSync(html, 'utf8')).toMatch(/<li class="failed">[\s\S]*certificate-names/);
    expect(readFileSync(junit, 'utf8')).toMatch(/<testsuite name="meet.contoso.com" tests="\d+" failures="1"/);
  });

  test('refuse usage that makes no sense, all of it at once', async () => {
    expect(await rehearsing({ against: ['nothing', 'pool.contoso.com=10.0.0.1'] })).toMatchObject({
      exitCode: 2,
      stderr:
        '--against takes POOL=ADDRESS, and "nothing" is none.\n--against names the pool "pool.contoso.com". There is: webext.contoso.com.\n',
    });
    const { exitCode, stderr } = await verifying({
      names: 'webext',
      connectTo: 'a b',
      compare: 'x:0',
      resolver: 'dns',
      patience: '1h',
      pollPath: 'wait',
    });
    expect(exitCode).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(6);
    expect(await verifying({ names: 'webext.contoso.com', pollPath: '/wait' })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/--patience 960s/) as string,
    });
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  describe('in a folder of its own', () => {
    const home = process.cwd();
    const own = mkdtempSync(join(tmpdir(), 'lying-here-'));
    beforeAll(() => {
      process.chdir(own);
    });
    afterAll(() => {
      process.chdir(home);
      rmSync(own, { recursive: true });
    });
    const bare = { app: undefined, template: undefined };

    test('they say what is missing', async () => {
      await expect(rehearsing(bare)).rejects.toThrow('There is neither deployment.yaml nor cdk.out here.');
      await expect(verifying(bare)).rejects.toThrow(/--deployment FILE, --app FOLDER or --template FILE/);
    });

    test('they take deployment.yaml by themselves, and say so', async () => {
      writeFileSync('deployment.yaml', readFileSync(join(home, 'examples', 'contoso', 'deployment.yaml')));
      const { exitCode, stdout } = await rehearsing(bare);
      expect(stdout).toMatch(/Expected is what deployment\.yaml says\./);
      expect(exitCode).toBe(0);
      const proxy = await wrongProxy();
      try {
        const report = await verifying({ ...bare, connectTo: `${LOOPBACK}:${proxy.ports.https}`, insecure: true });
        expect(report.stdout).toMatch(/Expected is what deployment\.yaml says\./);
      } finally {
        await proxy.close();
      }
    });

    test('what is named goes before it', async () => {
      writeFileSync('Lync.template.json', JSON.stringify({ Resources: SOUND }));
      const { stdout } = await rehearsing({ ...bare, template: 'Lync.template.json' });
      expect(stdout).toMatch(/ of 2 names[\s\S]*Expected is what Lync\.template\.json says\./);
      await expect(rehearsing({ ...bare, app: 'cdk.out' })).rejects.toThrow(/cdk\.out/);
      await expect(rehearsing({ ...bare, stack: 'Lync' })).rejects.toThrow(/cdk\.out/);
    });
  });

  test('a template without names proves nothing', async () => {
    const own = join(folder, 'Empty.template.json');
    writeFileSync(own, JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: {} } } }));
    for (const { exitCode, stderr } of [await rehearsing({ template: own }), await verifying({ template: own })]) {
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/publishes no name/);
    }
  });

  test('--connect-to asks one address, --compare prints what another answers differently', async () => {
    const servers = new LoopbackServers();
    const authority = new ThrowAwayAuthority();
    const proxy = (status: number) =>
      servers.listen(
        createServer(authority.issue(['meet.contoso.com']), (_, response) =>
          response.writeHead(status, { 'content-type': 'text/html' }).end(),
        ),
      );
    try {
      const [young, old] = [await proxy(200), await proxy(404)];
      const { exitCode, stdout } = await verifying({
        names: 'meet.contoso.com',
        connectTo: `${LOOPBACK}:${young}`,
        compare: `${LOOPBACK}:${old}`,
        insecure: true,
      });
      expect(stdout).toMatch(/meet.contoso.com: meet \/\n {2}before {2}failed, 404\n {2}now {5}ok, 200\n/);
      expect(stdout).toMatch(/DNS is not asked/);
      expect(exitCode).toBe(0);
    } finally {
      await servers.close();
    }
  });

  const signingIn = (name: string, pool: string, rest = '') => {
    const path = join(folder, `${name}.yaml`);
    writeFileSync(path, `network: { vpcCidr: 10.80.0.0/22 }\nhostedZones: [{ name: contoso.com, id: Z0 }]\npools:\n  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11], ${pool} }\nsimpleUrls: { meet: ['https://meet.contoso.com'] }\nautodiscover: { answeredBy: pool01 }\n${rest}`);
    return path;
  }; // prettier-ignore
  const accepting = (where: string) =>
    `acknowledge: [{ id: lync-reverse-proxy:windows-authentication-through-alb, ${where}reason: a pilot }]\n`;

  test.each([
    ['passive', () => signingIn('passive', 'externalSignIn: passive'), 'failed', 'failed'],
    ['modern', () => signingIn('modern', 'externalSignIn: modern, version: sfb2019'), 'failed', 'failed'],
    ['Windows, accepted', () => signingIn('accepted', 'externalSignIn: windows', accepting('')), 'ok', 'warning'],
    ['Windows, accepted for the pool', () => signingIn('here', 'externalSignIn: windows', accepting('where: pool01, ')), 'ok', 'warning'],
  ] as const)('verify judges Windows authentication behind an Application Load Balancer: %s', async (_, write, addressBook, shared) => {
    const proxy = await wrongProxy({ over: ({ host }) => (KINDS.has(host) ? undefined : [404, { server: 'awselb/2.0' }]) });
    try {
      const connectTo = `${LOOPBACK}:${proxy.ports.https}`;
      const { exitCode, stdout } = await verifying({ template: undefined, deployment: write(), connectTo, insecure: true, json: true });
      const { checks } = JSON.parse(stdout) as { checks: readonly CheckResult[] };
      const state = (id: string) => checks.find((each) => each.id === id && each.name === 'webext.contoso.com')?.state;
      expect([state('address-book'), state('group-expansion'), state('shared-connections')]).toEqual([addressBook, addressBook, shared]);
      expect(exitCode).toBe(red(checks).length > 0 ? 1 : 0);
    } finally {
      await proxy.close();
    }
  });

  test.each(['passive', 'modern'])(
    'a pool behind a Network Load Balancer that signs in by %s offers no NTLM in the rehearsal',
    async (way) => {
      const deployment = signingIn(`passing-${way}`, `version: sfb2019, externalSignIn: ${way}, frontEnd: networkLoadBalancer`);
      const { exitCode, stdout } = await rehearsing({ template: undefined, deployment, json: true });
      expect(red((JSON.parse(stdout) as { checks: readonly CheckResult[] }).checks)).toEqual([]);
      expect(exitCode).toBe(0);
    },
  );

  test('--against leads to real servers', async () => {
    const servers = new LoopbackServers();
    const authority = new ThrowAwayAuthority();
    const asked: string[] = [];
    const port = await servers.listen(createServer(authority.issue(['webext.contoso.com']), ({ headers }, response) => { asked.push(headers.host ?? ''); response.writeHead(418).end(); }));
    const own = join(folder, 'Against.template.json');
    writeFileSync(own, JSON.stringify({ Resources: { ...SOUND, Pool01: targetGroup('webext.contoso.com', port) } }));
    const { exitCode, stdout } = await rehearsing({ template: own, against: [`webext.contoso.com=${LOOPBACK}`] });
    await servers.close();
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/got {6}418/);
    expect(new Set(asked)).toEqual(new Set(['webext.contoso.com', 'meet.contoso.com']));
  }); // prettier-ignore
});

test('the expectations of a template', () => {
  const Http = listener(80, { DefaultActions: [toHttps] });
  const Over = rule(5, [hosts('lyncdiscover.contoso.com')], forward('PlainPool'), 'Http');
  const PlainPool = { ...targetGroup('webext.contoso.com', 8080), Properties: { ...targetGroup('webext.contoso.com', 8080).Properties, Protocol: 'HTTP' } };
  const expectations = expectedByTemplate(routingOf({ Resources: { ...SOUND, Http, Over, PlainPool, Unused: { Type: 'AWS::S3::Bucket', Properties: { Name: ref('Http') } } } }));
  expect(expectations.map(({ name, kind, httpsPort, http }) => [name, kind, httpsPort, http.behaviour])).toEqual([
    ['lyncdiscover.contoso.com', 'autodiscover', undefined, 'lync'],
    ['meet.contoso.com', 'meet', 443, 'redirect'],
    ['webext.contoso.com', 'external web services', 443, 'redirect'],
  ]);
}); // prettier-ignore

describe('Windows authentication accepted in a template', () => {
  const accepting = (where: string | null) => {
    const note = { id: 'lync-reverse-proxy:windows-authentication-through-alb', where, reason: 'a pilot' };
    const path = { 'aws:cdk:path': 'LyncReverseProxy/Lync/Pools/pool01/Https/Resource' };
    const Resources = { ...SOUND, Pool01: { ...targetGroup('webext.contoso.com'), Metadata: path } };
    return routingOf({ Resources, Metadata: { 'lync-reverse-proxy': { proxy: { recordsToCreate: [], acknowledged: [note] } } } });
  };
  const accepted = (where: string | null) =>
    expectedByTemplate(accepting(where))
      .filter(({ acceptsWindows }) => acceptsWindows)
      .map(({ name }) => name);

  test('holds for every pool, or for the one it names', () => {
    expect(accepted('pool01')).toEqual(['webext.contoso.com']);
    expect(accepted('pool0')).toEqual([]);
    expect(accepted(null)).toContain('webext.contoso.com');
  });
});
