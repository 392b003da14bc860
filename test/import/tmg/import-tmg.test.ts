import fc from 'fast-check';
import { importTmg } from '../../../lib/import/tmg/import-tmg';
import { writeDraft } from '../../../lib/import/write-draft';
import { filledIn } from '../../support/fill-blanks';
import { findingLines, ruleLines, tmg, TMG_FIXTURES } from '../../support/proxy-fixtures';
import { publishedByDraft } from '../../support/published-by-draft';
import { synthesized } from '../../support/synthesize';
import { listenerXml, policyXml, rootXml, ruleXml } from '../../support/tmg-export';

test.each(TMG_FIXTURES)('%s makes no records: names move when the administrator says so', (name) => {
  expect(writeDraft(tmg(name).draft)).toMatch(/^dnsRecords: none # the names lead to the old reverse proxy; verify by address first/m);
});

test.each(TMG_FIXTURES)('%s synthesizes as soon as its blanks are filled in', (name) => {
  const { findings } = synthesized(filledIn(writeDraft(tmg(name).draft))).plan;
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('public names, bridging ports, farms and listeners of a firewall policy', () => {
  const imported = tmg('firewall-policy.xml');
  const yaml = writeDraft(imported.draft);
  expect(yaml.slice(yaml.indexOf('\nsipDomains')).replace(/ #.*/g, '')).toBe(
    `
sipDomains:
  - contoso.com

pools:
  - name: webdirext
    role: "<fill in: director, frontEndPool or standardEdition>"
    externalWebServicesFqdn: webdirext.contoso.com
    servers:
      - 10.20.0.21
    listeningPorts:
      https: 4443
      http: 8080
  - name: webext
    role: "<fill in: director, frontEndPool or standardEdition>"
    externalWebServicesFqdn: webext.contoso.com
    servers:
      - 10.20.0.11
      - 10.20.0.12
    listeningPorts:
      https: 4443

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
      - "<fill in: address of owas01.contoso.local>"
    port: 443
`,
  );
  expect(ruleLines(imported)).toEqual([
    'translated: Lync director → 10.20.0.21 webdirext.contoso.com meet.contoso.com dialin.contoso.com lyncdiscover.contoso.com',
    'translated: Lync discovery over HTTP → 10.20.0.21 lyncdiscover.contoso.com',
    'translated: Lync pool → Lync Front Ends webext.contoso.com',
    'translated: Office Web Apps → owas01.contoso.local officewebapps.contoso.com',
    'staysBehind: Outlook Web App → mail.contoso.local mail.contoso.com (it applies only to the paths /owa/*, /ecp/*)',
    'staysBehind: Autodiscover → mail.contoso.local autodiscover.contoso.com (its hosts do not belong to Lync; they need another address, or an entry of furtherServices)',
    'staysBehind: Projects → sp01.contoso.local projects.contoso.com (its hosts do not belong to Lync; they need another address, or an entry of furtherServices)',
    'withoutEffect: Retired → ocs01.contoso.local (it is disabled)',
    'withoutEffect: Meet again → Lync Front Ends (rules before it publish its names)',
    'notTranslatable: Never → pool01.contoso.local admin.contoso.com (it denies requests; the load balancer answers hosts nobody publishes with 404)',
  ]);
  expect(imported.report.staysBehind.map(({ host, belongsTo }) => [host, belongsTo])).toEqual([
    ['mail.contoso.com', 'Exchange'],
    ['autodiscover.contoso.com', 'Exchange'],
    ['projects.contoso.com', 'SharePoint'],
  ]);
  expect(findingLines(imported)).toEqual(['note proxy-listener-certificate HTTPS', 'note proxy-firewall-rules-left']);
  expect(imported.findings[0]?.message).toContain('hash 00112233445566778899aabbccddeeff00112233');
});

test('the product is told by its build', () => {
  const product = (build: string) =>
    importTmg(rootXml(policyXml(ruleXml({ name: 'Lync', names: ['webext.contoso.com'], server: '10.0.0.1' })), build), 'x.xml').report
      .product;
  expect(['7.0.7734.100', '5.0.5720.100', '4.0.2161.50', ''].map(product)).toEqual([
    'Forefront TMG',
    'ISA Server 2006',
    'ISA Server 2004',
    'Forefront TMG',
  ]);
});

const schemes = (inner: string) => `<fpc4:Refs StorageName="AuthenticationSchemes">${inner}</fpc4:Refs>`;
const scheme = '<fpc4:Ref><fpc4:Name>{F0}</fpc4:Name><fpc4:RefClass>msFPCAuthenticationScheme</fpc4:RefClass></fpc4:Ref>';

test.each<[string, listener: string, rule: string, findings: readonly string[]]>([
  ['a scheme that the listener refers to', schemes(scheme), '', ['warning proxy-pre-authentication Listener {L}']],
  [
    'a scheme by its number',
    '<fpc4:AuthenticationSchemes>2</fpc4:AuthenticationSchemes>',
    '',
    ['warning proxy-pre-authentication Listener {L}'],
  ],
  [
    'a method of Windows',
    '<fpc4:IntegratedWindowsAuthentication>-1</fpc4:IntegratedWindowsAuthentication>',
    '',
    ['warning proxy-pre-authentication Listener {L}'],
  ],
  ['no scheme', schemes('') + '<fpc4:BasicAuthentication>0</fpc4:BasicAuthentication>', '', []],
  ['delegation', '', '<fpc4:CredentialsDelegationType>4</fpc4:CredentialsDelegationType>', ['warning proxy-pre-authentication Lync']],
  ['pass-through', '', '<fpc4:CredentialsDelegationType>0</fpc4:CredentialsDelegationType>', []],
  ['a short time-out', '<fpc4:ConnectionTimeout>120</fpc4:ConnectionTimeout>', '', ['note proxy-time-out-short Listener {L}']],
  ['the least time-out', '<fpc4:ConnectionTimeout>960</fpc4:ConnectionTimeout>', '', []],
  ['a time-out of days', '<fpc4:ConnectionTimeout>172800</fpc4:ConnectionTimeout>', '', []],
])('what breaks Lync clients at the old proxy is told: %s', (_, listener, properties, findings) => {
  const rule = { name: 'Lync', names: ['webext.contoso.com'], server: '10.0.0.1', listener: '{L}' };
  const original = '<fpc4:SendOriginalHostHeader>1</fpc4:SendOriginalHostHeader>';
  const rules = [rule, { ...rule, name: 'Gone', names: ['meet.contoso.com'], enabled: false }];
  const imported = importTmg(
    rootXml(
      listenerXml('{L}', listener) + policyXml(rules.map((each) => ruleXml({ ...each, properties: original + properties })).join('')),
    ),
    'tmg.xml',
  );
  expect(findingLines(imported)).toEqual(findings);
});

test('a rule exported alone, without the listener it refers to, and with a wildcard', () => {
  const imported = tmg('one-rule.xml');
  expect(publishedByDraft(imported.draft).map(({ host }) => host)).toEqual([
    'webext.fabrikam.com',
    'meet.fabrikam.com',
    'lyncdiscover.fabrikam.com',
  ]);
  expect(findingLines(imported)).toEqual(['warning proxy-host-left-to-fill-in lync.fabrikam.local']);
});

test('what the export leaves out has its documented default; a changed host header and TLS offloading are told', () => {
  const listener = `<fpc4:WebListeners><fpc4:WebListener StorageName="{L}"><fpc4:Name>L</fpc4:Name><fpc4:Properties StorageName="Properties">
    <fpc4:SSLPort>443</fpc4:SSLPort><fpc4:AppliedSSLCertificates><fpc4:AppliedSSLCertificate/></fpc4:AppliedSSLCertificates></fpc4:Properties></fpc4:WebListener></fpc4:WebListeners>`;
  const rule = ruleXml({ name: 'Lync', names: ['webext.contoso.com', 'lyncdiscover.contoso.com'], server: '10.0.0.1' }).replace(
    '<fpc4:SSLRedirectPort>4443</fpc4:SSLRedirectPort><fpc4:PublishedServerType>1</fpc4:PublishedServerType>',
    '<fpc4:HTTPRedirectPort>8080</fpc4:HTTPRedirectPort><fpc4:Ref><fpc4:Name>{l}</fpc4:Name><fpc4:RefClass>msFPCWebListener</fpc4:RefClass></fpc4:Ref>',
  );
  const imported = importTmg(rootXml(listener + policyXml(rule)), 'tmg.xml');
  expect(findingLines(imported)).toEqual([
    'warning proxy-tls-offloaded Lync',
    'note proxy-host-header-changed Lync',
    'note proxy-listener-certificate L',
  ]);
  expect(publishedByDraft(imported.draft)).toEqual([
    { host: 'webext.contoso.com', servers: ['10.0.0.1'], port: 4443, schemes: ['https'] },
    { host: 'lyncdiscover.contoso.com', servers: ['10.0.0.1'], port: 4443, schemes: ['https'] },
  ]);
});

const HOSTS = [
  'webext.contoso.com',
  'webdirext.contoso.com',
  'meet.contoso.com',
  'dialin.contoso.com',
  'lyncdiscover.contoso.com',
  'mail.contoso.com',
];

const arbitraryRules = fc.array(
  fc.record({
    names: fc.subarray(HOSTS, { minLength: 1 }),
    server: fc.constantFrom('10.0.0.1', '10.0.0.2', '10.0.0.3'),
    enabled: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
    denies: fc.integer({ min: 0, max: 6 }).map((chance) => chance === 0),
    path: fc.constantFrom('/*', '/*', '/*', '/owa/*'),
  }),
  { minLength: 1, maxLength: 6 },
);

test('a public name goes where the first rule sends it that is enabled and takes the whole host; denied names go nowhere', () => {
  fc.assert(
    fc.property(arbitraryRules, (rules) => {
      const text = rootXml(policyXml(rules.map((rule, index) => ruleXml({ ...rule, name: `Rule ${index}` })).join('')));
      const imported = importTmg(text, 'tmg.xml');
      for (const { host, servers } of publishedByDraft(imported.draft)) {
        const first = rules.find(({ names, enabled, path }) => enabled && path === '/*' && names.includes(host));
        expect(first).toMatchObject({ denies: false, server: servers[0] });
      }
      expect(imported.report.rules.map(({ name }) => name)).toEqual(rules.map((_, index) => `Rule ${index}`));
      expect(writeDraft(imported.draft)).not.toContain('mail.contoso.com');
    }),
    { numRuns: 200 },
  );
});
