import fc from 'fast-check';
import { parse } from 'yaml';
import { DeploymentFile } from '../../lib';
import { openBlanks } from '../../lib/declaring/deployment-file/open-blanks';
import { importArr } from '../../lib/import/arr/import-arr';
import { mergeDraft } from '../../lib/import/merge/merge-draft';
import type { ImportedProxy } from '../../lib/import/reverse-proxy/imported-proxy';
import { writeDraft } from '../../lib/import/write-draft';
import { arbitraryArr } from '../support/arbitrary-arr';
import { filledIn } from '../support/fill-blanks';
import { ARR_FIXTURES, arr, TMG_FIXTURES, tmg } from '../support/proxy-fixtures';
import { stackOf } from '../support/synthesize';

/** The file that an import writes. */
const written = ({ draft, furtherServices }: ImportedProxy) => writeDraft(draft, ['Mine.'], furtherServices);

/** As somebody makes it who wants the whole edge. */
function uncommented(text: string): string {
  const [before = '', after] = text.split('# furtherServices:\n');
  return after === undefined ? text : `${before}furtherServices:\n${after.replace(/^# /gm, '')}`;
}

interface Services {
  readonly furtherServices?: readonly { readonly host: string; readonly servers: readonly string[]; readonly port?: number }[];
}

const imports: readonly (readonly [string, () => ImportedProxy])[] = [
  ...ARR_FIXTURES.map((name) => [name, () => arr(name)] as const),
  ...TMG_FIXTURES.map((name) => [name, () => tmg(name)] as const),
];

/** Every host that stays behind and is meant for people outside. */
function offeredFor({ report }: ImportedProxy): readonly string[] {
  return report.staysBehind.map(({ host }) => host).filter((host) => !/^(?:lyncdiscoverinternal|admin|csadmin|cscp)\./.test(host));
}

describe.each(imports)('what stays behind in %s', (_, read) => {
  test('is offered, and commented out: the file as it is written says nothing of it', () => {
    const imported = read();
    const text = written(imported);
    expect(parse(text)).toEqual(parse(writeDraft(imported.draft)));
    expect(openBlanks(text)).toEqual(openBlanks(writeDraft(imported.draft)).map((blank) => ({ ...blank, line: blank.line + 2 })));
    const { furtherServices = [] } = parse(uncommented(text)) as Services;
    expect(furtherServices.map(({ host }) => host)).toEqual(offeredFor(imported));
  });

  test('comes along when the marks of the comment are taken away and its blanks filled in', () => {
    const imported = read();
    const file = DeploymentFile.parse(filledIn(uncommented(written(imported))));
    expect((file._deployment.furtherServices ?? []).map(({ host }) => host)).toEqual(offeredFor(imported));
  });

  test('is left alone by a merge, as it is offered and as it was taken', () => {
    const imported = read();
    for (const text of [written(imported), uncommented(written(imported))]) {
      const merged = mergeDraft(text, imported.draft, 'mine.yaml');
      expect(merged.text).toBe(text);
      expect(merged.changes.filter(({ path }) => path.startsWith('furtherServices'))).toEqual([]);
    }
  });
});

test('what stays behind of any configuration can come along', () => {
  let [tried, offered] = [0, 0];
  fc.assert(
    fc.property(arbitraryArr, (config) => {
      const imported = importArr(config, 'arr');
      fc.pre(imported.findings.every(({ severity }) => severity !== 'error'));
      const text = filledIn(uncommented(written(imported)));
      const { _deployment } = DeploymentFile.parse(text);
      const services = _deployment.furtherServices ?? [];
      tried += 1;
      offered += services.length;
      expect(services.map(({ host }) => host)).toEqual(offeredFor(imported));
    }),
    { numRuns: 80 },
  );
  expect(offered).toBeGreaterThan(tried / 2);
});

test('one key brings the whole edge over', () => {
  const plan = stackOf(filledIn(uncommented(written(arr('exchange-beside-lync.config'))))).deployment.reverseProxy._plan;
  expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(plan.publicNames.filter(({ kind }) => kind === 'further service').map(({ name }) => name)).toContain('mail.fabrikam.com');
});

test('says of each what the old rules tell, and nothing else of how people sign in', () => {
  const text = written(arr('exchange-beside-lync.config'));
  expect(text).toContain(
    '#   - host: autodiscover.fabrikam.com # Exchange; today some of its paths or requests only; here the whole host\n',
  );
  expect(text).toContain(
    '#     externalSignIn: "<fill in: windows, passive, modern or none>" # ask who runs AD FS: how people outside sign in',
  );
});

test('a host whose paths lead to different servers asks for those that answer all of it', () => {
  const farm = (name: string, address: string) =>
    `<webFarm name="${name}" enabled="true"><server address="${address}" enabled="true"><applicationRequestRouting httpsPort="443" /></server></webFarm>`;
  const rule = (name: string, path: string) =>
    `<rule name="${name}" stopProcessing="true"><match url="^${path}" /><conditions><add input="{HTTP_HOST}" pattern="^mail\\.contoso\\.com$" /></conditions><action type="Rewrite" url="https://${name}/{R:0}" /></rule>`;
  const config = `<configuration><webFarms>${farm('Owa', '10.9.0.1')}${farm('Ews', '10.9.0.2')}</webFarms><system.webServer><rewrite><globalRules>${rule('Owa', 'owa')}${rule('Ews', 'ews')}</globalRules></rewrite></system.webServer></configuration>`;
  const { furtherServices = [] } = parse(uncommented(written(importArr(config, 'arr')))) as Services;
  expect(furtherServices.map(({ host, servers }) => [host, servers])).toEqual([
    ['mail.contoso.com', ['<fill in: addresses of the servers of mail.contoso.com>']],
  ]);
});
