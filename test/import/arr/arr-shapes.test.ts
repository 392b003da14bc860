import { importArr } from '../../../lib/import/arr/import-arr';
import { writeDraft } from '../../../lib/import/write-draft';
import { filledIn } from '../../support/fill-blanks';
import { findingLines, ruleLines } from '../../support/proxy-fixtures';
import { publishedByDraft } from '../../support/published-by-draft';
import { stackOf } from '../../support/synthesize';

const FARM = (name: string, server: string, inner = '', ports = 'httpPort="8080" httpsPort="4443"') =>
  `<webFarm name="${name}"><server address="${server}"><applicationRequestRouting ${ports}/></server>
   <applicationRequestRouting>${inner}</applicationRequestRouting></webFarm>`;
const HOST = (pattern: string, farm: string, extra = '', url = `https://${farm}/{R:0}`) =>
  `<rule name="${farm}" stopProcessing="true"><match url=".*"/><conditions><add input="{HTTP_HOST}" pattern="${pattern}"/>${extra}</conditions>
   <action type="Rewrite" url="${url}"/></rule>`;

function imported(farms: string, rules: string, before = '', after = '') {
  const globals = `<system.webServer>${after}<rewrite><globalRules>${rules}</globalRules></rewrite></system.webServer>`;
  return importArr(`<configuration>${before}<webFarms>${farms}</webFarms>${globals}</configuration>`, 'arr');
}

const hosts = (...of: Parameters<typeof imported>) => publishedByDraft(imported(...of).draft).map(({ host }) => host);

test("the scheme and path of Microsoft's own template: {C:1}://farm/{R:1}, and {UNENCODED_URL} behind the farm", () => {
  const cache = '<add input="{CACHE_URL}" pattern="^(https?)://"/>';
  const url = '{C:1}://Lync{UNENCODED_URL}';
  const { draft } = imported(FARM('Lync', '10.0.0.1'), HOST('^(webext|lyncdiscover)\\.contoso\\.com$', 'Lync', cache, url));
  expect(publishedByDraft(draft)).toEqual([
    { host: 'webext.contoso.com', servers: ['10.0.0.1'], port: 4443, schemes: ['https', 'http'] },
    { host: 'lyncdiscover.contoso.com', servers: ['10.0.0.1'], port: 4443, schemes: ['https', 'http'] },
  ]);
});

test.each([
  ['https://Lync/meet/{R:0}', /rewrites the path to \/meet/],
  ['https://{HTTP_HOST}/{R:0}', /only the request decides which server/],
  ['/local/{R:0}', /a path on the reverse proxy itself/],
])('a rewrite to %s is not translatable', (url, reason) => {
  const [rule] = imported(FARM('Lync', '10.0.0.1'), HOST('^webext\\.contoso\\.com$', 'Lync', '', url)).report.rules;
  expect(rule).toMatchObject({
    outcome: 'notTranslatable',
    hosts: ['webext.contoso.com'],
    reason: expect.stringMatching(reason) as string,
  });
});

test('a server that is in no farm is a target only where the proxy is switched on', () => {
  const rule = HOST('^(webext|lyncdiscover)\\.contoso\\.com$', 'fe01.contoso.local:4443');
  expect(ruleLines(imported('', rule))).toEqual([
    "withoutEffect: fe01.contoso.local:4443 → fe01.contoso.local:4443 webext.contoso.com lyncdiscover.contoso.com (there is no farm named fe01.contoso.local:4443, and ARR's proxy is not switched on (proxy enabled), without which a rule can name no server itself)",
  ]);
  const { draft } = imported('', rule, '', '<proxy enabled="true"/>');
  expect(writeDraft(draft)).toMatch(/servers:\n {6}- "<fill in: address of fe01\.contoso\.local>".*\n {4}listeningPorts:\n {6}https: 4443/);
});

test('hosts in the bindings of sites are published where a rule takes every host', () => {
  const bindings = ['webext.contoso.com', 'meet.contoso.com', 'lyncdiscover.contoso.com']
    .map((host) => `<binding protocol="https" bindingInformation="*:443:${host}"/>`)
    .join('');
  const sites = `<system.applicationHost><sites><site name="Lync"><bindings>${bindings}</bindings></site></sites></system.applicationHost>`;
  expect(hosts(FARM('Lync', '10.0.0.1'), HOST('.*', 'Lync'), sites)).toEqual([
    'webext.contoso.com',
    'meet.contoso.com',
    'lyncdiscover.contoso.com',
  ]);
});

test('several Meet and Dialin hosts, scheduler, Admin and lyncdiscoverinternal', () => {
  const all = ['webext', 'meet', 'meet2', 'dialin', 'dialin2', 'scheduler', 'admin', 'lyncdiscover', 'lyncdiscoverinternal'];
  const result = imported(FARM('Lync', '10.0.0.1'), HOST(`^(${all.join('|')})\\.contoso\\.com$`, 'Lync'));
  expect(publishedByDraft(result.draft).map(({ host }) => host.split('.')[0])).toEqual([
    'webext',
    'meet',
    'meet2',
    'dialin',
    'dialin2',
    'scheduler',
    'lyncdiscover',
  ]);
  expect(findingLines(result)).toEqual([
    'warning proxy-internal-name-published admin.contoso.com',
    'warning proxy-internal-name-published lyncdiscoverinternal.contoso.com',
    expect.stringMatching(/^note proxy-http-becomes-redirect meet\./),
  ]);
  const plan = stackOf(filledIn(writeDraft(result.draft))).deployment.reverseProxy._plan;
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('what a target group cannot do is said: weights, texts in answers, variables', () => {
  const farm = `<webFarm name="Lync">
    <server address="10.0.0.1"><applicationRequestRouting weight="100" httpsPort="4443"/></server>
    <server address="10.0.0.2"><applicationRequestRouting weight="20" httpsPort="4443"/></server>
    <applicationRequestRouting><healthCheck url="https://x/a b" responseMatch="ok"/></applicationRequestRouting></webFarm>`;
  const rule = HOST('^webext\\.contoso\\.com$', 'Lync').replace(
    '<action',
    '<serverVariables><set name="HTTP_X_LYNC" value="1"/></serverVariables><action',
  );
  const { report } = imported(farm, rule);
  expect(report.rules[0]?.remarks).toEqual(['It sets HTTP_X_LYNC, which the load balancer does not.']);
  expect(report.farms[0]?.remarks).toContain('Its servers have different weights; behind the load balancer each gets the same share.');
});

test('clear and remove, locations for the whole server, rules for a path', () => {
  const rule = HOST('^webext\\.contoso\\.com$', 'Lync');
  expect(hosts(FARM('Lync', '10.0.0.1'), `${rule}<clear/>${HOST('^webdirext\\.contoso\\.com$', 'Lync')}`)).toEqual([
    'webdirext.contoso.com',
  ]);
  expect(hosts(FARM('Lync', '10.0.0.1'), `${rule}<remove name="lync"/>${HOST('^mail\\.contoso\\.com$', 'Else')}`)).toEqual([]);
  const location = (path: string, inner: string) =>
    `<location path="${path}"><system.webServer><rewrite>${inner}</rewrite></system.webServer></location>`;
  expect(hosts(FARM('Lync', '10.0.0.1'), '', location('', `<globalRules>${rule}</globalRules>`))).toEqual(['webext.contoso.com']);
  const path = imported(FARM('Lync', '10.0.0.1'), rule, location('Default Web Site/app', '<rules><rule name="a"/></rules>'));
  expect(path.findings.map(({ message }) => message)).toEqual([
    'A rewrite rule stands in location "Default Web Site/app", for what is below that path alone: not read, look at it.',
  ]);
});

test('a host over plain HTTP only is left out, autodiscover names excepted', () => {
  const result = imported(
    FARM('Lync', '10.0.0.1'),
    HOST('^(webext|lyncdiscover)\\.contoso\\.com$', 'Lync', '<add input="{HTTPS}" pattern="off"/>', 'http://Lync/{R:0}'),
  );
  expect(publishedByDraft(result.draft)).toEqual([
    { host: 'lyncdiscover.contoso.com', servers: ['10.0.0.1'], port: 4443, schemes: ['http'] },
  ]);
  expect(findingLines(result)).toEqual(['warning proxy-host-only-over-http webext.contoso.com']);
});

test('a name of another product that goes to Lync servers is doubtful, and left out', () => {
  const result = imported(FARM('Lync', '10.0.0.1'), HOST('^(webext|mail)\\.contoso\\.com$', 'Lync'));
  expect(findingLines(result)).toEqual(['warning proxy-host-of-doubtful-owner mail.contoso.com']);
  expect(result.report.staysBehind).toEqual([{ host: 'mail.contoso.com', belongsTo: 'Exchange', farms: ['Lync'] }]);
});

test.each([
  ['4443 and any name', 'www.contoso.com', 'httpsPort="4443"', true],
  ['4443 and a name of Exchange', 'mail.contoso.com', 'httpsPort="4443"', false],
  ['8080 and any name', 'www.contoso.com', 'httpPort="8080"', false],
  ['8080 and a name of Lync', 'lyncweb.contoso.com', 'httpPort="8080"', true],
  ['443 and a simple URL', 'meet.contoso.com', '', false],
  ['443 and lyncdiscover', 'lyncdiscover.contoso.com', '', true],
])('whose servers: %s', (_, host, ports, isLync) => {
  const { draft, report } = imported(FARM('Farm', '10.0.0.1', '', ports), HOST(`^${host.replaceAll('.', '\\.')}$`, 'Farm'));
  expect([(draft.pools as readonly unknown[]).length, report.staysBehind.length]).toEqual(isLync ? [1, 0] : [0, 1]);
});

test('a wildcard for a domain leaves the names open, and tells the zone', () => {
  const { draft } = imported(FARM('Lync', '10.0.0.1'), HOST('\\.contoso\\.com$', 'Lync'));
  expect(writeDraft(draft)).toMatch(/hostedZones:\n {2}- name: contoso\.com\n/);
  expect(publishedByDraft(draft)).toEqual([]);
});
