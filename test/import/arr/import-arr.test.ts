import { writeDraft } from '../../../lib/import/write-draft';
import { filledIn } from '../../support/fill-blanks';
import { ARR_FIXTURES, arr, findingLines, ruleLines } from '../../support/proxy-fixtures';
import { synthesized } from '../../support/synthesize';

const text = (name: string, addresses = {}) => writeDraft(arr(name, addresses).draft);
/** The part of a deployment file from a key on. */
const from = (key: string, file: string) => file.slice(file.indexOf(`\n${key}:`) + 1);

test.each(ARR_FIXTURES)('%s makes no records: names move when the administrator says so', (name) => {
  expect(text(name)).toMatch(/^dnsRecords: none # the names lead to the old reverse proxy; verify by address first/m);
});

test.each(ARR_FIXTURES)('%s synthesizes as soon as its blanks are filled in', (name) => {
  const { findings } = synthesized(filledIn(text(name))).plan;
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('farms with the same servers are one pool, and every host goes where it went', () => {
  expect(from('idleTimeout', text('farm-for-each-host.config'))).toBe(
    `idleTimeout: 1000 # the longest of webext.contoso.com 1000, webdirext.contoso.com 200, meet.contoso.com 200

accessLogs:
  bucket: create
  retentionDays: 90 # addresses of people stand in logs: as long as your rules say

alarms:
  email:
    - "<fill in: e-mail address of whoever is on call>" # told when servers or certificates fail, once it has confirmed; or leave alarms out

dashboard: create # one picture in CloudWatch of pools and edge, with what to do; or none

sipDomains:
  - contoso.com

pools:
  - name: webext
    role: "<fill in: director, frontEndPool or standardEdition>" # Get-CsPool | Select-Object Identity, Computers, Services; a Director has no UserServer
    externalWebServicesFqdn: webext.contoso.com # by elimination, as it is no simple URL; compare Get-CsService -WebServer | Select-Object PoolFqdn, ExternalFqdn
    servers:
      - "<fill in: address of pool01.contoso.local>" # on the reverse proxy: its HOSTS file, or Resolve-DnsName pool01.contoso.local; loadBalancerAddress instead of servers if it is a load balancer itself
    listeningPorts:
      https: 4443
      http: 8080
  - name: webdirext
    role: "<fill in: director, frontEndPool or standardEdition>" # Get-CsPool | Select-Object Identity, Computers, Services; a Director has no UserServer; with 2 servers it is no standardEdition
    externalWebServicesFqdn: webdirext.contoso.com # by elimination, as it is no simple URL; compare Get-CsService -WebServer | Select-Object PoolFqdn, ExternalFqdn
    servers:
      - 10.20.0.21
      - 10.20.0.22
    listeningPorts:
      https: 4443
      http: 8080
    healthCheck:
      path: /meet/
      matcher: 200-399

simpleUrls:
  answeredBy: webdirext
  meet:
    - https://meet.contoso.com
  dialin: https://dialin.contoso.com

autodiscover:
  answeredBy: webdirext
  overHttp: true

officeWebApps:
  - host: officewebapps.contoso.com
    servers:
      - 10.20.0.31 # loadBalancerAddress instead of servers if it is a load balancer itself
    port: 443
`,
  );
});

test('rules in regular expressions: each with its outcome, and why', () => {
  expect(ruleLines(arr('exchange-beside-lync.config'))).toEqual([
    expect.stringMatching(/^translated: To HTTPS lyncweb\.fabrikam\.com .* \*$/),
    'translated: Lync HTTPS → Lync lyncweb.fabrikam.com meet.fabrikam.com dialin.fabrikam.com meet.woodgrove.com lyncdiscover.fabrikam.com lyncdiscover.woodgrove.com',
    'translated: Lync discovery over HTTP → Lync lyncdiscover.fabrikam.com lyncdiscover.woodgrove.com',
    'staysBehind: Autodiscover of Exchange, one path → Exchange autodiscover.fabrikam.com (it applies only to paths that match ^autodiscover/)',
    'staysBehind: Exchange → Exchange mail.fabrikam.com legacy.fabrikam.com (its hosts do not belong to Lync; they need another address, or an entry of furtherServices)',
    'withoutEffect: Mail again → Extranet (the rules Exchange and To HTTPS decide about its requests)',
    'staysBehind: AD FS → ADFS sts.fabrikam.com (its hosts do not belong to Lync; they need another address, or an entry of furtherServices)',
    'staysBehind: Extranet → Extranet extranet.fabrikam.com projects.fabrikam.com (its hosts do not belong to Lync; they need another address, or an entry of furtherServices)',
    'withoutEffect: Communications Server → Retired ocs.fabrikam.com (the farm Retired is disabled)',
    'withoutEffect: Gone → NoFarm gone.fabrikam.com (there is no farm named NoFarm)',
    'notTranslatable: Only from one address → Lync test.fabrikam.com (it applies only where {REMOTE_ADDR} matches ^203\\.0\\.113\\.7$)',
  ]);
});

test('hosts of Exchange, AD FS and SharePoint on the same listener stay behind, told by name or by farm', () => {
  const { report, draft } = arr('exchange-beside-lync.config');
  expect(report.staysBehind.map(({ host, belongsTo, farms }) => `${host} ${belongsTo ?? '?'} ${farms.join()}`)).toEqual([
    'mail.fabrikam.com Exchange Exchange',
    'legacy.fabrikam.com Exchange Exchange',
    'autodiscover.fabrikam.com Exchange Exchange',
    'sts.fabrikam.com AD FS ADFS',
    'extranet.fabrikam.com SharePoint Extranet',
    'projects.fabrikam.com SharePoint Extranet',
  ]);
  expect(writeDraft(draft)).not.toMatch(/mail\.|autodiscover\.fabrikam|sts|extranet|projects/);
});

test('disabled servers and farms are left out, and the report says so', () => {
  expect(text('farm-for-each-host.config')).not.toContain('10.20.0.23');
  const { farms } = arr('farm-for-each-host.config').report;
  expect(farms.find(({ name }) => name === 'webdirext.contoso.com')).toMatchObject({
    becomes: 'pool webdirext',
    disabledServers: ['10.20.0.23'],
  });
});

test('what the rules do not name is a blank or a finding, and no guess', () => {
  const imported = arr('names-left-open.config');
  expect(from('sipDomains', writeDraft(imported.draft))).toBe(
    `sipDomains:
  - "<fill in: SIP domain>" # Get-CsSipDomain; the reverse proxy takes lyncdiscover.*

pools:
  - name: LyncDirector
    role: "<fill in: director, frontEndPool or standardEdition>" # Get-CsPool | Select-Object Identity, Computers, Services; a Director has no UserServer; with 2 servers it is no standardEdition
    externalWebServicesFqdn: "<fill in: external web services FQDN of LyncDirector>" # Get-CsService -WebServer | Select-Object PoolFqdn, ExternalFqdn
    servers:
      - 10.40.0.21
      - 10.40.0.22
    listeningPorts:
      https: 4443
      http: 8080
  - name: lyncweb
    role: "<fill in: director, frontEndPool or standardEdition>" # Get-CsPool | Select-Object Identity, Computers, Services; a Director has no UserServer; with 2 servers it is no standardEdition
    externalWebServicesFqdn: "<fill in: external web services FQDN of LyncFE>" # Get-CsService -WebServer | Select-Object PoolFqdn, ExternalFqdn: one of lyncweb.northwind.org, lyncweb-old.northwind.org; the others become furtherNames
    servers:
      - 10.40.0.11
      - 10.40.0.12
    listeningPorts:
      https: 4443
      http: 8080
    publishHttp: true # as now; without this line plain HTTP is redirected to HTTPS

simpleUrls:
  answeredBy: LyncDirector
  meet:
    - https://meet.northwind.org
  dialin: "<fill in: Dialin URL>" # Get-CsSimpleUrlConfiguration | Select-Object -ExpandProperty SimpleUrl; the reverse proxy takes dialin.*

autodiscover:
  answeredBy: LyncDirector
  overHttp: true
`,
  );
  expect(findingLines(imported)).toEqual([
    'warning proxy-tls-offloaded LyncFE',
    'warning proxy-server-ports-differ LyncDirector',
    'warning proxy-host-of-doubtful-owner dial-in.tailspin.com',
    'warning proxy-host-left-to-fill-in LyncDirector',
    'warning proxy-host-left-to-fill-in LyncDirector',
    'note proxy-http-becomes-redirect meet.northwind.org',
  ]);
  expect(ruleLines(imported)).toContain(
    'withoutEffect: Old meeting host, never reached → LyncFE (the rule Meet decides about its requests)',
  );
  expect(ruleLines(imported)).toContainEqual(expect.stringMatching(/^notTranslatable: Look ahead .*uses a look-around/));
});

test('where only the HOSTS file knows which pool answers, it is left blank; with addresses it is known', () => {
  const names = ['webext', 'webdirext', 'meet', 'dialin', 'lyncdiscover'].map((label) => `${label}.contoso.com`);
  expect(text('names-in-hosts-file.config')).toContain(
    'answeredBy: "<fill in: Director or designated pool>" # the pool whose servers meet.contoso.com are',
  );
  const addresses = Object.fromEntries(names.map((name) => [name, [name.startsWith('webext') ? '10.1.0.5' : '10.1.0.9']]));
  const imported = arr('names-in-hosts-file.config', { ...addresses, 'fe09.contoso.local': ['10.1.0.99'] });
  expect(from('simpleUrls', writeDraft(imported.draft))).toBe(
    'simpleUrls:\n  answeredBy: webdirext\n  meet:\n    - https://meet.contoso.com\n  dialin: https://dialin.contoso.com\n\nautodiscover:\n  answeredBy: webdirext\n',
  );
  expect(imported.unresolved).toEqual([]);
  expect(findingLines(imported)).toEqual(['note proxy-server-unknown fe09.contoso.local']);
});
