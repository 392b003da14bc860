import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runbookVerb, type RunbookOptions } from '../../bin/runbook-verb';
import { TemplateError } from '../../lib/templates/cloudformation-template';
import { SOUND, targetGroup } from '../support/listener-template';
import { runVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'runbook-'));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const template = file('Lync.template.json', JSON.stringify({ Resources: SOUND }));

/** What the sound template publishes. */
const DEPLOYMENT = {
  network: { vpcCidr: '10.80.0.0/22' },
  hostedZones: [{ name: 'contoso.com', id: 'Z0' }],
  externalSignIn: 'passive',
  pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
  simpleUrls: { meet: ['https://meet.contoso.com'] },
};
const deployment = file('deployment.yaml', JSON.stringify(DEPLOYMENT));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Nothing that lies about is read by itself there. */
function inEmptyFolder<T>(act: () => T): T {
  const before = process.cwd();
  process.chdir(mkdtempSync(join(folder, 'empty-')));
  try {
    return act();
  } finally {
    process.chdir(before);
  }
}

const run = (options: Partial<RunbookOptions>) => runVerb(() => runbookVerb({ app: 'cdk.out.none', ...options }));

test('a file and a template that belong together are read together', () => {
  const { exitCode, stdout } = run({ deployment, template });
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('and the template of `Lync`')]);
  expect(stdout).toContain("Set-CsWebServer -Identity 'WebServer:<FQDN of pool01>' -ExternalFqdn 'webext.contoso.com'");
});

test('a template alone gives what can be told, and says what is missing', () => {
  const { exitCode, stdout } = run({ template });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('It does not tell pool FQDNs, roles and versions');
  expect(stdout).toContain("-ExternalFqdn 'webext.contoso.com'");
  expect(stdout).toContain('`meet.contoso.com`');
  expect(stdout).toContain('See how clients sign in today');
});

test('a file alone says that subnets are not known', () => {
  const { exitCode, stdout } = inEmptyFolder(() => run({ deployment, app: 'cdk.out' }));
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('No template was read')]);
  expect(stdout).toContain("the load balancer's subnets in `10.80.0.0/22`");
});

test('--json prints the sections with their steps; absent parts are null or empty', () => {
  const { sections } = JSON.parse(run({ deployment, template, json: true }).stdout) as {
    readonly sections: readonly { readonly id: string; readonly steps: readonly Record<string, unknown>[] }[];
  };
  expect(sections.map(({ id }) => id)).toEqual([
    'before-you-begin',
    'names',
    'network',
    'proxy-certificate',
    'web-services',
    'simple-urls',
    'enable-computers',
    'iis-certificates',
    'sign-in',
    'hybrid',
    'before-cut-over',
    'publishing',
    'verification-by-address',
    'cut-over',
    'internal-dns',
    'verification',
    'old-proxy',
    'fail-over',
    'patching',
    'take-down',
  ]);
  for (const step of sections.flatMap(({ steps }) => steps)) {
    expect(Object.keys(step)).toEqual([
      'title',
      'why',
      'where',
      'text',
      'effects',
      'table',
      'commands',
      'checks',
      'facts',
      'unverified',
      'sources',
    ]);
  }
});

test('a file and a template of different deployments are told apart, and nothing is printed', () => {
  const strange = file('Strange.json', JSON.stringify({ Resources: { ...SOUND, Other: targetGroup('webext.fabrikam.com') } }));
  const other = file('other.yaml', JSON.stringify({ ...DEPLOYMENT, simpleUrls: { meet: ['https://join.contoso.com'] } }));
  expect(() => run({ deployment, template: strange })).not.toThrow();
  expect(() => run({ deployment: other, template })).toThrow(
    /do not belong together: only the file publishes join\.contoso\.com; only the template publishes meet\.contoso\.com\. Synthesize again/,
  );
});

test('a mistake in the file is told with its place, and is exit code 1', () => {
  const wrong = file('wrong.yaml', JSON.stringify({ ...DEPLOYMENT, poolz: [] }));
  expect(run({ deployment: wrong, template })).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('poolz') as string,
  });
});

test.each([
  [{ app: 'nowhere' }, /nowhere is no cloud assembly/],
  [{ template: 'nowhere.json' }, /cannot be read/],
])('%j is told with what to do', (options, message) => {
  expect(() => run(options)).toThrow(TemplateError);
  expect(() => run(options)).toThrow(message);
});

test('a template that publishes no pool is told', () => {
  const empty = file('Empty.json', JSON.stringify({ Resources: {} }));
  expect(() => run({ template: empty })).toThrow(/Empty publishes no pool: no target group carries the tag/);
});

test('deployment.yaml and cdk.out are read where they are, and without either it says what to name', () => {
  inEmptyFolder(() => {
    expect(() => run({ app: 'cdk.out' })).toThrow(/neither deployment\.yaml nor cdk\.out here\. Name what to read: --deployment FILE/);
    writeFileSync('deployment.yaml', JSON.stringify(DEPLOYMENT));
    expect(run({ app: 'cdk.out' }).stdout).toContain('Made from the deployment file `deployment.yaml`.');
  });
});
