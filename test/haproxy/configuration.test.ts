import fc from 'fast-check';
import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { haproxyOutput } from '../../lib/planning/haproxy-output';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { bridged } from '../support/bridged';
import { declarationOf } from '../support/declaration-of';
import { expectedRoutes } from '../support/expected-routes';
import { backendFor, wordsOfLine, type Section } from '../support/haproxy-text';
import { none } from '../support/planned';
import { WORDS_OF_AWS } from '../support/words-of-aws';

type Files = Readonly<Record<string, string>>;

function filesOf(deployment: Deployment): Files {
  const declared = declarationOf(deployment);
  const plan = planHaproxy(declared);
  const errors = plan.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return haproxyOutput(plan, declared, 'deployment.yaml');
}

/** HAProxy connects to addresses. */
const onAddresses: fc.Arbitrary<Deployment> = arbitraryDeployment.map((deployment) => ({
  ...deployment,
  furtherServices: deployment.furtherServices?.map((service, index) => ({
    ...service,
    servers: service.servers?.map((server, place) => (typeof server === 'string' ? server : `10.23.${index}.${place + 1}`)),
  })),
  pools: deployment.pools.map((pool, index) => ({
    ...pool,
    servers: pool.servers?.map((server, place) => (typeof server === 'string' ? server : `10.22.${index}.${place + 1}`)),
  })),
}));

function serversOf(deployment: Deployment, pools: string): readonly string[] {
  const entries = [
    ...deployment.pools.map(({ externalWebServicesFqdn: name, ...pool }) => ({ ...pool, name })),
    ...(deployment.officeWebApps ?? []).map(({ host: name, ...farm }) => ({ ...farm, name })),
    ...(deployment.furtherServices ?? []).map(({ host: name, ...service }) => ({ ...service, name })),
  ].filter(({ name }) => pools.split(' ').includes(name.toLowerCase()));
  return entries
    .flatMap(({ servers = [], loadBalancerAddress }) => (loadBalancerAddress === undefined ? servers : [loadBalancerAddress]))
    .filter((server) => typeof server === 'string')
    .sort();
}

function connectedTo(backend: Section | undefined): readonly string[] {
  return (backend?.lines ?? []).flatMap(([word, , address]) => (word === 'server' ? (address ?? '') : [])).sort();
}

test('no file names anything of AWS', () => {
  fc.assert(
    fc.property(onAddresses, (deployment) => {
      none(Object.values(filesOf(deployment)).flatMap((text) => text.split('\n').filter((line) => WORDS_OF_AWS.test(line))));
    }),
    { numRuns: 30 },
  );
});

test('law: every URL that Lync hands out is sent to the servers and the port of the pool that owns it, by the text that is written', () => {
  fc.assert(
    fc.property(onAddresses, (deployment) => {
      const files = filesOf(deployment);
      none(
        expectedRoutes(bridged(deployment)).flatMap(({ url, pools, port, protocol }) => {
          const backend = backendFor(files, new URL(url));
          const wanted = serversOf(deployment, pools).map((address) => `${address}:${port}`);
          const secured = backend?.lines.some((words) => words[0] === 'server' && words.includes('ssl')) ?? false;
          const isRight =
            JSON.stringify(connectedTo(backend)) === JSON.stringify([...new Set(wanted)].sort()) && secured === (protocol === 'HTTPS');
          return isRight ? [] : [{ url, wanted, got: backend }];
        }),
      );
    }),
    { numRuns: 200 },
  );
});

test('law: hosts that nobody publishes, and paths beside the published ones, are sent to nobody', () => {
  fc.assert(
    fc.property(onAddresses, (deployment) => {
      const files = filesOf(deployment);
      const limited = deployment.pools.filter(({ virtualDirectories, publish }) => virtualDirectories !== undefined && publish !== false);
      const strangers = [
        'https://unknown.contoso.com/abs',
        'http://unknown.contoso.com/',
        ...deployment.pools.flatMap(({ externalWebServicesFqdn: name }) => [`https://x.${name}/abs`, `https://${name}.x/abs`]),
        ...limited.map(
          ({ externalWebServicesFqdn: name, publishedPorts }) => `https://${name}:${publishedPorts?.https ?? 443}/no-such-directory`,
        ),
        ...limited.map(({ externalWebServicesFqdn: name, publishedPorts }) => `https://${name}:${publishedPorts?.https ?? 443}/`),
      ];
      none(strangers.filter((url) => backendFor(files, new URL(url)) !== undefined));
    }),
    { numRuns: 100 },
  );
});

test('law: the same deployment gives the same files, whatever the order of what it holds', () => {
  fc.assert(
    fc.property(onAddresses, (deployment) => {
      const reversed: Deployment = {
        ...deployment,
        pools: deployment.pools
          .toReversed()
          .map((pool) => ({ ...pool, servers: pool.servers?.toReversed(), furtherNames: pool.furtherNames?.toReversed() })),
        sipDomains: deployment.sipDomains?.toReversed() ?? [],
        officeWebApps: deployment.officeWebApps?.toReversed(),
        furtherServices: deployment.furtherServices?.toReversed(),
      };
      expect(filesOf(reversed)).toEqual(filesOf(deployment));
      expect(JSON.stringify(filesOf(deployment))).toBe(JSON.stringify(filesOf(structuredClone(deployment))));
    }),
    { numRuns: 100 },
  );
});

test('law: every line has what HAProxy reads of a line, and every file that is named is there', () => {
  fc.assert(
    fc.property(onAddresses, (deployment) => {
      const { 'haproxy.cfg': text = '', ...others } = filesOf({ ...deployment, haproxy: { serverAuthorities: 'none' } });
      const lines = text.split('\n');
      none(lines.filter((line) => wordsOfLine(line).length > 64 || Buffer.byteLength(line) >= 2048));
      const named = new Set(text.match(/maps\/[^\s),]+/g) ?? []);
      expect([...named].sort()).toEqual(
        Object.keys(others)
          .filter((name) => name !== 'README.md')
          .sort(),
      );
      for (const backend of text.split(/^backend /m).slice(1)) expect(backend).not.toMatch(/http-reuse (?!never)/);
    }),
    { numRuns: 100 },
  );
});

const ONE: Deployment = {
  network: {},
  hostedZones: [],
  externalSignIn: 'windows',
  pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
};
const poolWith = (changes: Partial<PoolEntry>): Deployment => ({ ...ONE, pools: ONE.pools.map((pool) => ({ ...pool, ...changes })) });
const configured = (deployment: Deployment) => filesOf(deployment)['haproxy.cfg'] ?? '';

test('servers are verified by the name that somebody said their certificates have', () => {
  const verified: Partial<Deployment> = { haproxy: { serverAuthorities: ['ca.pem'] } };
  const named = configured({ ...poolWith({ certificateName: 'Pool01.contoso.local' }), ...verified });
  expect(named).toContain('verify required ca-file authorities.pem verifyhost pool01.contoso.local sni str(pool01.contoso.local)');
  expect(configured({ ...ONE, ...verified })).toContain('verifyhost webext.contoso.com sni str(webext.contoso.com)');
  expect(configured(ONE)).toContain('verify none');
});

test('clients come from the allowed sources and corporate networks alone, where some are said', () => {
  const network = { allowedSources: ['198.51.100.0/24'], corporateNetworks: ['203.0.113.0/24'] };
  const limited = filesOf({ ...ONE, network });
  expect(limited['maps/allowed-sources.lst']).toBe('198.51.100.0/24\n203.0.113.0/24\n');
  expect(limited['haproxy.cfg']?.match(/tcp-request connection reject unless \{ src -f maps\/allowed-sources.lst }/g)).toHaveLength(2);
  expect(configured({ ...ONE, network: { ...network, allowedSources: ['0.0.0.0/0'] } })).not.toContain('tcp-request connection');
});

test('names as long as names may be are written, with files that a disk takes', () => {
  const host = `${'w'.repeat(57)}.${'w'.repeat(57)}.contoso.com`;
  const files = filesOf(poolWith({ name: `${'p'.repeat(99)}ö`, externalWebServicesFqdn: host, virtualDirectories: ['/abs'] }));
  expect(Object.keys(files).filter((path) => (path.split('/').at(-1) ?? '').length > 255)).toEqual([]);
  expect(connectedTo(backendFor(files, new URL(`https://${host}/abs/x`)))).toEqual(['10.20.0.11:4443']);
});

test('the path of a health check is what it asks for, whatever letters it has', () => {
  const path = `/probe?a=%5Bx%5D&b="c"'d'#\\$e;${"'".repeat(300)}${'#'.repeat(600)}`;
  const lines = configured(poolWith({ healthCheck: { path } }))
    .split('\n')
    .map(wordsOfLine);
  expect(lines.filter((words) => words.includes(path))).toHaveLength(1);
});
