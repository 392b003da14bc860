import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib/core';
import { DeploymentFile, LyncTopology, PoolPublishingRule, PoolRole, PoolServers, ServerVersion } from '../../lib';
import { filledIn } from '../support/fill-blanks';
import { FIXTURES, fixture } from '../support/topology-fixtures';

const topology = LyncTopology.fromFile(join(FIXTURES, 'two-sites-2015.xml'));
const withUrls = topology.combinedWith(LyncTopology.fromFile(join(FIXTURES, 'simple-urls.clixml')));

test('a topology tells SIP domains, sites, pools, simple URLs, Office Web Apps hosts and findings', () => {
  expect(withUrls.sipDomains).toEqual(['contoso.com', 'fabrikam.com', 'litwareinc.com']);
  expect(withUrls.sites).toEqual(['Redmond', 'Amsterdam', 'Utrecht']);
  expect(withUrls.officeWebAppsHosts).toEqual(['wac01.contoso.local']);
  expect(withUrls.simpleUrls).toContainEqual({
    component: 'meet',
    domain: 'contoso.com',
    activeUrl: 'https://meet.contoso.com',
    inactiveUrls: ['https://join.contoso.com'],
  });
  expect(withUrls.findings.map(({ id }) => id)).toEqual([
    'lync-reverse-proxy:branch-appliance-has-no-web-services',
    'lync-reverse-proxy:no-security-updates',
  ]);
  expect(topology.simpleUrls).toEqual([]);
});

test('a pool of a topology is a pool for a publishing rule, with its names and ports', () => {
  const pool = topology.pool('POOL01.contoso.local');
  expect(pool).toMatchObject({ role: PoolRole.FRONT_END_POOL, version: ServerVersion.SFB_2015, site: 'Redmond', listeningHttpsPort: 4444 });
  expect(pool.machines).toEqual([{ fqdn: 'fe01.contoso.local' }, { fqdn: 'fe02.contoso.local' }, { fqdn: 'fe03.contoso.local' }]);
  const rule = new PoolPublishingRule(new Stack(), 'Pool01', { pool: pool.lyncPool(PoolServers.fromIpAddresses(['10.20.0.11'])) });
  expect(rule.node.id).toBe('Pool01');
  expect(pool.lyncPool(PoolServers.fromLoadBalancerAddress('10.20.0.10'))).toMatchObject({
    role: PoolRole.FRONT_END_POOL,
    externalWebServicesFqdn: 'webext.contoso.com',
    internalWebServicesFqdn: 'webint.contoso.local',
    listeningHttpPort: 8081,
    publishedHttpsPort: 8443,
    publishedHttpPort: 8080,
  });
});

test('the deployment file of a topology is the one the command line writes', () => {
  const text = withUrls.toDeploymentFile({ addresses: { 'FE01.contoso.local': '10.20.0.11' } });
  expect(text).toContain('- 10.20.0.11 # fe01.contoso.local');
  expect(DeploymentFile.parse(filledIn(text)).stackName).toBe('LyncReverseProxy');
});

test('text is read as files are', () => {
  const pools = ({ pools: all }: LyncTopology) => all.map(({ poolFqdn, role, machines }) => ({ poolFqdn, role, machines }));
  expect(pools(LyncTopology.fromString(fixture('two-sites-2015.xml')))).toEqual(pools(topology));
  expect(pools(LyncTopology.fromString(`\uFEFF${fixture('two-sites-2015.xml')}`))).toEqual(pools(topology));
});

test('fails for a pool that the topology has not, or of which too little is known', () => {
  expect(() => topology.pool('pool02')).toThrow(
    'no pool "pool02" with web services; it has: dirpool01.contoso.local, pool01.contoso.local',
  );
  const services = LyncTopology.fromFile(join(FIXTURES, 'web-services.json'));
  expect(() => services.pool('pool01.contoso.local').lyncPool(PoolServers.fromIpAddresses(['10.20.0.11']))).toThrow(
    'do not tell of pool01.contoso.local whether it is a Director',
  );
  expect(services.combinedWith(topology).pool('pool01.contoso.local').role).toBe(PoolRole.FRONT_END_POOL);
});

test('fails beyond a limit, with file, line and column', () => {
  expect(() => LyncTopology.fromString(fixture('two-sites-2015.xml'), { maxElements: 10 })).toThrow(/^topology:\d+:\d+: .*maxElements/);
  expect(() => LyncTopology.fromFile('nowhere.xml')).toThrow('nowhere.xml: There is no such file.');
});
