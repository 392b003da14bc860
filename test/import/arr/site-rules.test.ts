import fc from 'fast-check';
import { importArr } from '../../../lib/import/arr/import-arr';
import { writeDraft } from '../../../lib/import/write-draft';
import { arbitraryArr } from '../../support/arbitrary-arr';
import { findingLines } from '../../support/proxy-fixtures';
import { publishedByDraft } from '../../support/published-by-draft';

const FARMS = ['Lync', 'Other']
  .map(
    (name, index) =>
      `<webFarm name="${name}"><server address="10.0.0.${index + 1}"><applicationRequestRouting httpPort="8080" httpsPort="4443"/></server></webFarm>`,
  )
  .join('');
const rule = (host: string, farm = 'Lync', name = `${host} ${farm}`) =>
  `<rule name="${name}" stopProcessing="true"><match url="(.*)"/><conditions><add input="{HTTP_HOST}" pattern="^${host}\\.contoso\\.com$"/></conditions>
   <action type="Rewrite" url="https://${farm}/{R:1}"/></rule>`;
const NONE = '<rule name="none" stopProcessing="true"><match url=".*"/><action type="None"/></rule>';
const rewrite = (inner: string) => `<system.webServer><rewrite>${inner}</rewrite></system.webServer>`;
const global = (...rules: readonly string[]) => rewrite(`<globalRules>${rules.join('')}</globalRules>`);
const at = (site: string, ...rules: readonly string[]) =>
  `<location path="${site}">${rewrite(`<rules>${rules.join('')}</rules>`)}</location>`;
const everywhere = (...rules: readonly string[]) => rewrite(`<rules>${rules.join('')}</rules>`);
const sites = (bindings: Readonly<Record<string, readonly string[]>>) => {
  const all = Object.entries(bindings).map(
    ([name, own]) =>
      `<site name="${name}"><application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\${name}"/></application><bindings>${own
        .flatMap((host) => ['http', 'https'].map((protocol) => `<binding protocol="${protocol}" bindingInformation="*:443:${host}"/>`))
        .join('')}</bindings></site>`,
  );
  return `<system.applicationHost><sites>${all.join('')}</sites></system.applicationHost>`;
};

/** Host and farm of what is published, by the last number of the address. */
function published(...parts: readonly string[]): readonly string[] {
  const { draft } = importArr(`<configuration>${parts.join('')}<webFarms>${FARMS}</webFarms></configuration>`, 'arr');
  return publishedByDraft(draft).map(({ host, servers: [server = ''] }) => `${host.split('.')[0] ?? ''} ${server.split('.').at(-1) ?? ''}`);
}

test.each([
  ['of a site', ['webext 1'], [at('Default Web Site', rule('webext'))]],
  [
    'of a site, spelled with a slash and in other letters',
    ['webext 1'],
    [sites({ 'Default Web Site': [''] }), at('default web site/', rule('webext'))],
  ],
  ['of all sites', ['webext 1'], [everywhere(rule('webext'))]],
  ['after those of the server', ['webext 2'], [global(rule('webext', 'Other')), at('Site', rule('webext'))]],
  ['where the server sends nothing anywhere', ['webext 1'], [global(NONE), at('Site', rule('webext'))]],
  ['after those of all sites', ['webext 2'], [everywhere(rule('webext', 'Other')), at('Site', rule('webext'))]],
  ['instead of those of all sites', ['webext 1'], [everywhere(rule('webext', 'Other')), at('Site', '<clear/>', rule('webext'))]],
  [
    'instead of one of all sites',
    ['webext 1'],
    [everywhere(rule('webext', 'Other', 'x')), at('Site', '<remove name="X"/>', rule('webext'))],
  ],
  [
    'of the site that the host is bound to',
    ['webext 2', 'meet 1'],
    [sites({ One: [''], Two: ['webext.contoso.com'] }), at('One', rule('(?:webext|meet)')), at('Two', rule('(?:webext|meet)', 'Other'))],
  ],
  [
    'of a site with a wildcard',
    ['webext 2'],
    [sites({ One: [''], Two: ['*.contoso.com'] }), at('One', rule('webext')), at('Two', rule('webext', 'Other'))],
  ],
  [
    'cleared for another site alone',
    ['webext 1'],
    [sites({ One: [''], Two: ['www.contoso.com'] }), everywhere(rule('webext')), at('Two', '<clear/>', NONE)],
  ],
])('rules are read: %s', (_, expected, parts) => {
  expect(published(...parts)).toEqual(expected);
});

test('a site that no binding leads to has no requests, and the report says so', () => {
  const config = `<configuration>${sites({ One: ['www.contoso.com'], Two: [''] })}${at('One', rule('webext'))}${global(rule('lyncdiscover'))}<webFarms>${FARMS}</webFarms></configuration>`;
  const { report } = importArr(config, 'arr');
  expect(report.rules.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['lyncdiscover Lync', 'translated'],
    ['webext Lync', 'withoutEffect'],
  ]);
});

test.each([
  ['farms and no rule', `${sites({ 'Default Web Site': [''] })}<webFarms>${FARMS}</webFarms>`],
  ['a proxy that is switched on', `${sites({ 'Default Web Site': [''] })}<system.webServer><proxy enabled="true"/></system.webServer>`],
])('%s: it says in which web.config they stand', (_, inner) => {
  expect(() => importArr(`<configuration>${inner}</configuration>`, 'arr')).toThrow(
    /no rewrite rule stands in arr\. .*C:\\sites\\Default Web Site\\web\.config \(Default Web Site\)\. Name that file too: --web-config FILE\./,
  );
});

const FARM_FILE = `<configuration><webFarms>${FARMS}</webFarms></configuration>`;
const withWebConfig = (...parts: readonly string[]) =>
  importArr(FARM_FILE, 'arr', undefined, undefined, [{ text: `<configuration>${parts.join('')}</configuration>`, fileName: 'web.config' }]);

test.each(['', '.', './', ' . '])('law: location path=%j of a web.config is the whole site', (path) => {
  const { draft } = withWebConfig(at(path, rule('webext')).replace('>', ' inheritInChildApplications="false">'));
  expect(publishedByDraft(draft).map(({ host }) => host)).toEqual(['webext.contoso.com']);
});

test('rules of a location below a path in a web.config are said to be left out', () => {
  const { findings } = withWebConfig(everywhere(rule('webext')), at('meet', rule('meet')));
  expect(findings).toContainEqual(expect.objectContaining({ id: 'lync-reverse-proxy:proxy-configuration-elsewhere' }));
});

test('rules that stand in a file of their own are asked for, and no file that was given', () => {
  expect(() => withWebConfig(rewrite('<rules configSource="rules.config"/>'))).toThrow(
    /rules stands in another file, rules\.config, .*write its contents in its place\. Import again with the rules in their place\.$/,
  );
  expect(() => withWebConfig(rewrite('<rules/>'))).toThrow(/no rewrite rule stands in arr and web\.config\. .*which site has the rules/);
  expect(() => withWebConfig(rewrite('<rules/>'))).not.toThrow(/that file too/);
});

test('a proxy that is switched off is said to be, where rules name servers themselves', () => {
  const direct = rule('webext').replace('https://Lync/', 'https://10.0.0.1:4443/');
  const { report, findings } = importArr(
    `<configuration><system.webServer><proxy enabled="false"/><rewrite><globalRules>${direct}</globalRules></rewrite></system.webServer></configuration>`,
    'arr',
  );
  expect(report.rules[0]?.reason).toMatch(/ARR's proxy is switched off/);
  expect(findings.map(({ message }) => message).join(' ')).toMatch(/switched off \(proxy enabled="false"\).*set it to true/);
});

test('law: rules mean the same as those of the server, of a site or in its web.config, where they are alone', () => {
  fc.assert(
    fc.property(arbitraryArr, (config) => {
      const [rules = ''] = /<globalRules>[^]*<\/globalRules>/.exec(config) ?? [];
      const rest = config.replace(rules, () => '').replace(/<system\.applicationHost>[^]*<\/system\.applicationHost>/, '');
      const whole = config.replace(/<system\.applicationHost>[^]*<\/system\.applicationHost>/, '');
      const own = rewrite(rules.replaceAll('globalRules', 'rules'));
      const expected = importArr(whole, 'arr');
      const ofSite = importArr(
        rest.replace('</configuration>', () => `<location path="Site">${own}</location></configuration>`),
        'arr',
      );
      const webConfig = { text: `<configuration>${own}</configuration>`, fileName: 'web.config' };
      const ofFile = importArr(rest, 'arr', undefined, undefined, [webConfig]);
      for (const found of [ofSite, ofFile]) {
        expect(writeDraft(found.draft)).toBe(writeDraft(expected.draft));
        expect(findingLines(found)).toEqual(findingLines(expected));
        expect(found.report.rules.map(({ name, outcome, reason }) => [name, outcome, reason])).toEqual(
          expected.report.rules.map(({ name, outcome, reason }) => [name, outcome, reason]),
        );
      }
    }),
    { numRuns: 60 },
  );
});
