import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import { runbookVerb, type RunbookOptions } from '../../bin/runbook-verb';
import { DeploymentFile, LyncDeployment, LyncRunbook, RoutingTable } from '../../lib';
import { SOUND } from '../support/listener-template';
import { membersOfJson, publicMembers } from '../support/members-of-json';
import { messageOf } from '../support/publish';
import { runVerb } from '../support/run-verb';

const folder = mkdtempSync(join(tmpdir(), 'lync-runbook-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** An app with the stack of an example, and another that is none of the runbook's business. */
function deployed(example: string) {
  const deployment = join('examples', example, 'deployment.yaml');
  const file = DeploymentFile.read(deployment);
  const app = join(folder, example);
  const scope = new App({ analyticsReporting: false, outdir: app });
  const stack = new Stack(scope, file.stackName, { env: { account: file.account, region: file.region } });
  new Stack(scope, 'Another');
  const { reverseProxy } = new LyncDeployment(stack, 'Lync', { deploymentFile: file });
  return { file, reverseProxy, deployment, app, ofStack: RoutingTable.fromStack(stack), ofApp: RoutingTable.fromAssembly(app) };
}

const EXAMPLES = ['contoso', 'adatum', 'fabrikam', 'proseware'].map((example) => [example, deployed(example)] as const);

function expectPrinted(book: LyncRunbook, options: RunbookOptions): void {
  const printed = (json: boolean) => runVerb(() => runbookVerb({ ...options, json })).stdout;
  expect(book.toMarkdown()).toBe(printed(false));
  expect(book.toJson()).toBe(printed(true));
}

/** Where nothing lies that the verb would read by itself. */
function inEmptyFolder(act: () => void): void {
  const before = process.cwd();
  const empty = join(folder, 'empty');
  mkdirSync(empty, { recursive: true });
  process.chdir(empty);
  try {
    act();
  } finally {
    process.chdir(before);
  }
}

describe.each(EXAMPLES)('of %s', (_, { file, deployment, app, ofStack, ofApp }) => {
  test('with the table of the app, Markdown and JSON are what the command prints', () => {
    expectPrinted(LyncRunbook.fromDeploymentFile(file, ofApp), { deployment, app });
  });

  test('the table of the stack tells the same as that of the app', () => {
    expect(LyncRunbook.fromDeploymentFile(file, ofStack).toJson()).toBe(LyncRunbook.fromDeploymentFile(file, ofApp).toJson());
  });

  test('members are what JSON says, without null', () => {
    for (const book of [
      LyncRunbook.fromDeploymentFile(file, ofApp),
      LyncRunbook.fromDeploymentFile(file),
      LyncRunbook.fromTable(ofStack),
    ]) {
      expect(publicMembers(book, ['book'])).toEqual(membersOfJson(JSON.parse(book.toJson())));
    }
  });
});

test('of a file alone and of a template alone it is what the command prints', () => {
  const deployment = join(folder, 'deployment.yaml');
  writeFileSync(
    deployment,
    JSON.stringify({
      network: { vpcCidr: '10.80.0.0/22' },
      hostedZones: [{ name: 'contoso.com', id: 'Z0' }],
      pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
    }),
  );
  const template = join(folder, 'Template.json');
  writeFileSync(template, JSON.stringify({ Resources: SOUND }));
  inEmptyFolder(() => {
    expectPrinted(LyncRunbook.fromDeploymentFile(DeploymentFile.read(deployment)), { deployment, app: 'cdk.out' });
    expectPrinted(LyncRunbook.fromTable(RoutingTable.fromTemplate({ Resources: SOUND })), { app: 'cdk.out', template });
  });
});

test('a file and a template that do not belong together fail, and so does a template without a pool', () => {
  const [[, { file }]] = EXAMPLES as [(typeof EXAMPLES)[number]];
  const sound = RoutingTable.fromTemplate({ Resources: SOUND });
  expect(messageOf(() => LyncRunbook.fromDeploymentFile(file, sound))).toContain('do not belong together');
  expect(messageOf(() => LyncRunbook.fromTable(RoutingTable.fromTemplate({ Resources: {} })))).toContain('publishes no pool');
});

/** Pools stand in the order of the constructs, which the entries of a deployment file need not have. */
describe.each(EXAMPLES)('of the proxy of %s', (_, { file, reverseProxy, ofStack }) => {
  const book = LyncRunbook.fromProxy(reverseProxy);
  const ofFile = LyncRunbook.fromDeploymentFile(file, ofStack);
  const titles = ({ sections }: LyncRunbook) => sections.flatMap(({ id, steps }) => steps.map(({ title }) => `${id}: ${title}`));

  test('it has the steps of the deployment file that says the same', () => {
    const ids = ({ sections }: LyncRunbook) => sections.map(({ id }) => id);
    expect(ids(book)).toEqual(ids(ofFile));
    expect(titles(book).sort()).toEqual(titles(ofFile).sort());
  });

  test('commands for Lync are those of the deployment file', () => {
    const powershell = ({ sections }: LyncRunbook) =>
      sections.flatMap(({ steps }) =>
        steps.flatMap(({ commands }) => commands.flatMap(({ language, lines }) => (language === 'powershell' ? lines : []))),
      );
    expect(powershell(book).sort()).toEqual(powershell(ofFile).sort());
  });

  test('it says what it was made from, and names no deployment file', () => {
    expect(book.about[0]).toContain(`the constructs of \`${reverseProxy.node.path}\` and the template of`);
    expect(book.toMarkdown()).not.toContain(file._fileName);
  });

  test('members are what JSON says, without null', () => {
    expect(publicMembers(book, ['book'])).toEqual(membersOfJson(JSON.parse(book.toJson())));
  });
});

describe('of a HAProxy', () => {
  const deployment = join(folder, 'haproxy.yaml');
  const text = `externalSignIn: windows
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11], certificateName: fe01.contoso.local }
`;
  writeFileSync(deployment, text);
  const ofFile = () => LyncRunbook.forHaproxy(DeploymentFile.read(deployment, { withoutAws: true }));

  test('Markdown and JSON are what the command prints, and members what JSON says', () => {
    expectPrinted(ofFile(), { deployment, app: 'cdk.out', engine: 'haproxy' });
    expect(publicMembers(ofFile(), ['book'])).toEqual(membersOfJson(JSON.parse(ofFile().toJson())));
    const titles = ofFile().sections.flatMap(({ steps }) => steps.map(({ title }) => title));
    expect(titles).toContain('Write the configuration, take it over, and reload');
  });

  test('a file that was read for AWS has one too', () => {
    const file = DeploymentFile.read(join('examples', 'contoso', 'deployment.yaml'));
    expect(LyncRunbook.forHaproxy(file).sections.map(({ id }) => id)).toContain('proxy');
  });

  test('what keeps it from running is told, all of it', () => {
    const pool = (name: string, id: string) =>
      `  - { name: ${name}, role: frontEndPool, externalWebServicesFqdn: ${name}.contoso.com, servers: [{ instanceId: ${id} }] }`;
    const without = ['pools:', pool('one', 'i-0a'), pool('two', 'i-0b')].join('\n');
    const message = messageOf(() => LyncRunbook.forHaproxy(DeploymentFile.parse(without, 'deployment.yaml', { withoutAws: true })));
    expect(message).toMatch(/line 2[^]*haproxy-servers-without-address[^]*line 3[^]*haproxy-servers-without-address/);
    const gone = `${text}haproxy: { serverAuthorities: [gone.pem] }\n`;
    expect(messageOf(() => LyncRunbook.forHaproxy(DeploymentFile.parse(gone, 'deployment.yaml', { withoutAws: true })))).toContain(
      'gone.pem',
    );
  });
});
