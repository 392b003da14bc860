import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userMistake } from '../../bin/user-mistake';

const ROOT = join(__dirname, '..', '..');
const EXAMPLE = readFileSync(join(ROOT, 'examples', 'contoso', 'deployment.yaml'), 'utf8');
const SMALL = `network: { vpcCidr: 10.80.0.0/22, transitGatewayId: tgw-0a, poolNetworks: [10.20.0.0/16] }
hostedZones: [{ name: contoso.com, id: Z1 }]
externalSignIn: modern
pools:
  - name: pool01
    role: frontEndPool
    externalWebServicesFqdn: webext.contoso.com
    servers: [10.20.0.11]
`;

const folder = mkdtempSync(join(tmpdir(), 'lync-app-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Where the app was told to write. */
  readonly output: string;
  readonly written: readonly string[];
}

let runs = 0;

/** Runs the app as the CDK command line does, without credentials and without a network's help. */
function runApp(context: Readonly<Record<string, unknown>>, files: Readonly<Record<string, string>> = {}): Run {
  runs += 1;
  const place = join(folder, String(runs));
  const output = join(place, 'cdk.out');
  mkdirSync(output, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  const foreign = ([name]: readonly [string, unknown]) => !/^(AWS|CDK)_/.test(name);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(foreign)),
      CDK_CONTEXT_JSON: JSON.stringify({
        ...context,
        ...(context['deployment'] === 'lync.yaml' ? { deployment: join(place, 'lync.yaml') } : {}),
      }),
      CDK_OUTDIR: output,
      CDK_VALIDATION: 'false',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });
  return { exitCode: status, stdout, stderr, output, written: existsSync(output) ? readdirSync(output) : [] };
}

const runWith = (text: string) => runApp({ deployment: 'lync.yaml' }, { 'lync.yaml': text });

describe('a deployment without mistakes', () => {
  const text = `env: { account: '111111111111', region: eu-west-1 }\nstackName: Contoso-Lync\n${EXAMPLE}`;
  let first: Run;
  let second: Run;
  beforeAll(() => {
    first = runWith(text);
    second = runWith(text);
  });
  const read = ({ output }: Run, name: string) => readFileSync(join(output, name), 'utf8');

  test('ends with exit code 0 and says nothing', () => {
    expect({ exitCode: first.exitCode, stdout: first.stdout, stderr: first.stderr }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  test('is written as a template under the name of its stack', () => {
    expect(first.written).toEqual(expect.arrayContaining(['Contoso-Lync.template.json', 'manifest.json']));
    expect(read(first, 'Contoso-Lync.template.json')).toContain('webext.contoso.com');
  });

  test('becomes the same bytes every time', () => {
    expect(read(second, 'Contoso-Lync.template.json')).toBe(read(first, 'Contoso-Lync.template.json'));
  });

  test('looks up nothing, though it names its account and Region', () => {
    const manifest = JSON.parse(read(first, 'manifest.json')) as { missing?: unknown; artifacts: Record<string, { environment?: string }> };
    expect(manifest.artifacts['Contoso-Lync']?.environment).toBe('aws://111111111111/eu-west-1');
    expect(manifest).not.toHaveProperty('missing');
  });
});

test('a deployment that names no account can go to any', () => {
  const { exitCode, stderr, output, written } = runWith(SMALL);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(written).toContain('LyncReverseProxy.template.json');
  expect(readFileSync(join(output, 'manifest.json'), 'utf8')).toContain('aws://unknown-account/unknown-region');
});

test.each<[what: string, text: string, message: readonly string[]]>([
  [
    'keys and values that are wrong',
    SMALL.replace('role: frontEndPool', 'role: frontEnd').concat('idelTimeout: 5\n'),
    ['lync.yaml has 2 mistakes', '  pools[0].role (line 6)\n', '  idelTimeout (line 9)\n', 'Did you mean "idleTimeout"?'],
  ],
  ['YAML that is none', `${SMALL}  broken: [\n`, ['lync.yaml has ', 'line 9']],
  [
    'something that must not be deployed',
    SMALL.replace('externalSignIn: modern', ''),
    ['lync.yaml has one mistake', '  pools[0]', '(line 5)\n', 'lync-reverse-proxy:windows-authentication-through-alb\n'],
  ],
  [
    'mistakes of the file and of what it describes together',
    SMALL.replace('externalSignIn: modern', 'idleTimeout: 0').replace('webext.contoso.com', 'webext.fabrikam.com'),
    ['lync.yaml has 3 mistakes', '  idleTimeout (line 3)\n', ':windows-authentication-through-alb\n', ':name-in-no-zone\n', '(line 7)\n'],
  ],
  [
    "a VPC with the pools' own block",
    SMALL.replace('10.80.0.0/22', '10.20.0.0/16'),
    ['lync.yaml has one mistake', '  network.poolNetworks[0] (line 1)\n', ':route-refused\n', "10.20.0.0/16 is the VPC's own block"],
  ],
  [
    'all that is wrong with a network that is to be made, and with the rest',
    SMALL.replace(
      '{ vpcCidr: 10.80.0.0/22',
      '{ vpnGatewayId: vgw-0a, scheme: internal, corporateNetworks: [10.80.1.0/24, "2001:db8::/32"]',
    ).replace('[10.20.0.11]', '[10.20.0.11, 8.8.8.8]'),
    [
      'lync.yaml has 3 mistakes',
      '  network.vpnGatewayId',
      '  network.corporateNetworks[0]',
      '10.80.1.0/24 lies within',
      '  pools[0].servers[1]',
    ],
  ],
  [
    'simple URLs that nobody answers, beside an empty list',
    `${SMALL}  - { name: b, role: frontEndPool, externalWebServicesFqdn: b.contoso.com, servers: [10.20.0.12] }\nsipDomains: [contoso.com]\nsimpleUrls: []\n`,
    ['lync.yaml has one mistake', 'the Director or the designated pool: pool01, b.'],
  ],
  [
    'more records of one pool than a stack has room for',
    `${SMALL}    furtherNames: [${Array.from({ length: 420 }, (_, i) => `n${i}.contoso.com`).join(', ')}]\n    priority: 1\nquotas: { rules: 500, certificates: 400 }\n`,
    ['lync.yaml has one mistake', ':template-limit-exceeded\n', '421 AWS::Route53::RecordSet', 'CloudFormation takes 500', 'one entry has'],
  ],
  [
    'more than a nested stack has room for',
    `${SMALL}nestedStacks: 1\nsimpleUrls: { furtherHosts: [${Array.from({ length: 420 }, (_, i) => `n${i}.contoso.com`).join(', ')}], priorities: { further: 1 } }\nquotas: { rules: 500, certificates: 400 }\n`,
    ['lync.yaml has one mistake', '  nestedStacks (line ', ':template-limit-exceeded\n', 'The template of nested stack 1'],
  ],
])('%s: the message is on stderr, exit code 1, and nothing is written', (_, text, message) => {
  const { exitCode, stdout, stderr, written } = runWith(text);
  expect({ exitCode, stdout, written }).toEqual({ exitCode: 1, stdout: '', written: [] });
  for (const part of message) expect(stderr).toContain(part);
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test.each([
  [
    'a deployment file that is not there',
    { deployment: join(folder, 'none.yaml') },
    'There is no such file. Write the path of a deployment file.',
  ],
  ['no deployment file', {}, 'No deployment file is named. Write its path: cdk synth -c deployment=FILE'],
  ['a deployment file named by a number', { deployment: 5 }, 'No deployment file is named.'],
])('%s: the message is on stderr, exit code 1, and nothing is written', (_, context, message) => {
  const { exitCode, stdout, stderr, written } = runApp(context);
  expect({ exitCode, stdout, written }).toEqual({ exitCode: 1, stdout: '', written: [] });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test('a disk that is full in the middle of a file that CDK writes is not said to have changed nothing', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  expect(userMistake(full)).toBe(
    'A file cannot be written: there is no room left on the disk (ENOSPC). Make room, or name a file on another one. What stands there may be half of it: once that is mended, run the command again.',
  );
});
