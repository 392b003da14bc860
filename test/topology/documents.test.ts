import { ENCODINGS, fixture, read, soundDocuments, zipped } from '../support/topology-fixtures';
import type { PoolContents, TopologyContents } from '../../lib/topology/topology-contents';

const contents = (name: string) => read(Buffer.from(fixture(name)), name);

/** `director webdirext.contoso.com 4443→443 8080→80`. */
function poolText({ role, externalWebServicesFqdn, listeningPorts, publishedPorts, ...pool }: PoolContents): string {
  const ports = `${listeningPorts.https}→${publishedPorts.https} ${listeningPorts.http}→${publishedPorts.http}`;
  const machines = pool.machines.map(({ fqdn, address }) => (address === undefined ? fqdn : `${fqdn}=${address}`)).join(' ');
  return [pool.poolFqdn, role, pool.version, pool.site, externalWebServicesFqdn, ports, machines].join(', ');
}

const summary = ({ sipDomains, sites, pools, officeWebApps, findings }: TopologyContents) => ({
  sipDomains,
  sites: sites.map(({ name }) => name),
  pools: pools.map(poolText),
  farms: officeWebApps.map(({ host }) => host),
  findings: findings.map(({ id, where }) => `${id.replace('lync-reverse-proxy:', '')} ${where ?? ''}`),
});

const DIRECTOR =
  'dirpool01.contoso.local, director, sfb2015, Redmond, webdirext.contoso.com, 4443→443 8080→80, dir01.contoso.local dir02.contoso.local';
const POOL =
  'pool01.contoso.local, frontEndPool, sfb2015, Redmond, webext.contoso.com, 4444→8443 8081→8080, fe01.contoso.local fe02.contoso.local fe03.contoso.local';
const STANDARD =
  'se-ams.contoso.local, standardEdition, sfb2015, Amsterdam, webext-ams.contoso.com, 4443→443 8080→80, se-ams.contoso.local=10.30.0.11';

test('a published topology: two sites, a Director pool, changed ports, a branch appliance, an Edge Server that does not count', () => {
  expect(summary(contents('two-sites-2015.xml'))).toEqual({
    sipDomains: ['contoso.com', 'fabrikam.com', 'litwareinc.com'],
    sites: ['Redmond', 'Amsterdam', 'Utrecht'],
    pools: [DIRECTOR, POOL, STANDARD],
    farms: ['wac01.contoso.local'],
    findings: ['branch-appliance-has-no-web-services sba-utrecht.contoso.local'],
  });
  expect(contents('two-sites-2015.xml').pools[1]?.internalWebServicesFqdn).toBe('webint.contoso.local');
});

test('a published topology of Lync Server 2010, which knows no Office Web Apps', () => {
  expect(summary(contents('standard-edition-2010.xml'))).toEqual({
    sipDomains: ['adatum.com'],
    sites: ['Berlin'],
    pools: ['lync2010.adatum.local, standardEdition, lync2010, Berlin, lyncweb.adatum.com, 4443→443 8080→80, lync2010.adatum.local'],
    farms: [],
    findings: [],
  });
});

test('a Topology Builder file of Lync Server 2013, with its simple URLs', () => {
  expect(summary(contents('two-sites-2013.tbxml'))).toEqual({
    sipDomains: ['northwindtraders.com', 'tailspintoys.com'],
    sites: ['Seattle', 'Boston', 'Portland'],
    pools: [
      'lyncpool.northwind.local, frontEndPool, lync2013, Seattle, lyncweb.northwindtraders.com, 4443→443 8080→80, lyncfe1.northwind.local lyncfe2.northwind.local',
      'lync-bos.northwind.local, standardEdition, lync2013, Boston, lyncweb-bos.northwindtraders.com, 4443→443 8080→80, lync-bos.northwind.local',
    ],
    farms: ['owas.northwind.local'],
    findings: ['branch-appliance-has-no-web-services sba.northwind.local'],
  });
  expect(contents('two-sites-2013.tbxml').simpleUrls).toEqual([
    { component: 'admin', domain: '*', activeUrl: 'https://admin.northwindtraders.com', inactiveUrls: [], site: undefined },
    { component: 'dialin', domain: '*', activeUrl: 'https://dialin.northwindtraders.com', inactiveUrls: [], site: undefined },
    {
      component: 'meet',
      domain: 'northwindtraders.com',
      activeUrl: 'https://meet.northwindtraders.com',
      inactiveUrls: ['https://join.northwindtraders.com'],
      site: undefined,
    },
    { component: 'meet', domain: 'tailspintoys.com', activeUrl: 'https://meet.tailspintoys.com', inactiveUrls: [], site: undefined },
  ]);
});

test('CLIXML and JSON say the same, for simple URLs and for web services', () => {
  expect(contents('simple-urls.json')).toEqual(contents('simple-urls.clixml'));
  expect(contents('web-services.json')).toEqual(contents('web-services.clixml'));
});

test('simple URLs keep the scope of a site', () => {
  const urls = contents('simple-urls.clixml').simpleUrls.map(({ site, component, domain, activeUrl }) => [
    site,
    component,
    domain,
    activeUrl,
  ]);
  expect(urls).toHaveLength(7);
  expect(urls).toContainEqual([undefined, 'meet', 'fabrikam.com', 'https://meet.fabrikam.com']);
  expect(urls).toContainEqual(['Amsterdam', 'dialin', '*', 'https://dialin-ams.contoso.com']);
});

test('an identity may be an object; one that does not tell its scope is no global one', () => {
  const [global, site] = JSON.parse(fixture('simple-urls.json')) as [object, object];
  const withIdentity = (Identity: object) => Buffer.from(JSON.stringify([global, { ...site, Identity }]));
  expect(read(withIdentity({ Class: 'Site', Name: 'Site:Amsterdam' }))).toEqual(contents('simple-urls.json'));
  expect(() => read(withIdentity({ Class: 'Site' }))).toThrow('The Identity here does not tell which scope or service it is.');
});

test('Select-Object -ExpandProperty SimpleUrl gives URLs without a scope: the global one', () => {
  const [global] = JSON.parse(fixture('simple-urls.json')) as [{ SimpleUrl: unknown }];
  const { simpleUrls } = read(Buffer.from(JSON.stringify(global.SimpleUrl)));
  expect(simpleUrls).toEqual(contents('simple-urls.json').simpleUrls.filter(({ site }) => site === undefined));
});

test('Get-CsService -WebServer tells no role and no servers; a Director service beside it tells a Director', () => {
  const services = (JSON.parse(fixture('web-services.json')) as { value: object[] }).value;
  expect(summary(contents('web-services.json')).pools[1]).toBe(
    'pool01.contoso.local, , sfb2015, Redmond, webext.contoso.com, 4444→8443 8081→8080, ',
  );
  const { pools } = read(Buffer.from(JSON.stringify([...services, { Identity: 'Director:dirpool01.contoso.local', Version: 7 }])));
  expect(pools.map(({ role }) => role)).toEqual(['director', undefined, undefined]);
});

test('a configuration export is the topology and the simple URLs, whether packed in one file or several', () => {
  const both = { ...contents('two-sites-2015.xml'), simpleUrls: contents('simple-urls.json').simpleUrls };
  expect(contents('DocItemSet.xml')).toEqual(both);
  expect(read(zipped({ 'a/DocItemSet': fixture('DocItemSet.xml'), 'readme.xml': 'no XML', empty: '' }))).toEqual(both);
  const apart = zipped({ 'a/Topology.xml': fixture('two-sites-2015.xml'), 'b/SimpleUrls.xml': fixture('simple-urls.clixml') });
  expect(read(apart)).toEqual(both);
});

describe.each([...soundDocuments().keys()].filter((name) => !name.endsWith('.zip')))('%s', (name) => {
  test.each(Object.keys(ENCODINGS))('in %s, with either line ending', (encoding) => {
    const text = fixture(name);
    const encoded = ENCODINGS[encoding];
    expect(encoded).toBeDefined();
    for (const each of [text, text.replaceAll('\n', '\r\n')]) expect(read(encoded?.(each) ?? Buffer.of())).toEqual(contents(name));
  });
});
