import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeploymentFile } from '../../../lib';
import type { Deployment } from '../../../lib/declaring/deployment-file/deployment';
import { DeploymentFileError } from '../../../lib/declaring/deployment-file/deployment-file-error';
import { arbitraryDeployment } from '../../support/arbitrary-deployment';

const SOUND = `# Überall erreichbar – “webext”, 日本
network: { vpcCidr: 10.80.0.0/22 }
hostedZones: [{ name: contoso.com, id: Z1 }]
acknowledge: [{ id: a, reason: 'Prüfung bis März: 🙂' }]
pools:
  - name: pool01
    role: frontEndPool
    externalWebServicesFqdn: webext.contoso.com
    servers: [10.80.0.11]
`;

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

/** What editors and PowerShell write. */
const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 LE with a byte order mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE': utf16be,
  'UTF-16 BE with a byte order mark': (text) => utf16be(`\ufeff${text}`),
};
const LINE_ENDINGS = { LF: '\n', CRLF: '\r\n' };

const folder = mkdtempSync(join(tmpdir(), 'lync-encodings-'));
const path = join(folder, 'deployment.yaml');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(bytes: Uint8Array): Deployment {
  writeFileSync(path, bytes);
  return DeploymentFile.read(path)._deployment;
}

function errorOf(action: () => unknown): DeploymentFileError {
  try {
    action();
  } catch (error) {
    if (error instanceof DeploymentFileError) return error;
    throw error;
  }
  throw new Error('no mistake was reported');
}

const everyWay = Object.keys(ENCODINGS).flatMap((encoding) =>
  Object.entries(LINE_ENDINGS).map(([name, end]) => [encoding, name, end] as const),
);

describe.each(everyWay)('a file in %s with %s', (encoding, _, lineEnding) => {
  const encoded = (text: string) => ENCODINGS[encoding]?.(text.replaceAll('\n', lineEnding)) ?? Buffer.of();

  test('says the same', () => {
    expect(read(encoded(SOUND))).toEqual(DeploymentFile.parse(SOUND)._deployment);
    expect(read(encoded(SOUND)).acknowledge?.[0]?.reason).toBe('Prüfung bis März: 🙂');
  });

  test('has its mistakes on the same lines', () => {
    const { problems } = errorOf(() => read(encoded(SOUND.replace('role: frontEndPool', 'role: server'))));
    expect(problems).toMatchObject([{ path: 'pools[0].role', line: 7 }]);
  });
});

test('any deployment is the same in every encoding, as JSON with spaces or with tabs', () => {
  const encodings = Object.values(ENCODINGS);
  fc.assert(
    fc.property(arbitraryDeployment, fc.constantFrom(...encodings), fc.constantFrom(0, 2, '\t'), (deployment, encode, indent) => {
      expect(read(encode(JSON.stringify(deployment, undefined, indent)))).toEqual(JSON.parse(JSON.stringify(deployment)));
    }),
    { numRuns: 60 },
  );
});

test('JSON that is indented with tabs is read', () => {
  const deployment = DeploymentFile.parse(SOUND)._deployment;
  expect(DeploymentFile.parse(JSON.stringify(deployment, undefined, '\t'))._deployment).toEqual(deployment);
});

test('a value may be written once and named again', () => {
  const anchored = SOUND.replace('[10.80.0.11]', '&servers [10.80.0.11]').concat(
    '  - { name: pool02, role: standardEdition, externalWebServicesFqdn: webext2.contoso.com, servers: *servers }\n',
  );
  const { pools } = DeploymentFile.parse(anchored)._deployment;
  expect(pools.map(({ servers }) => servers)).toEqual([['10.80.0.11'], ['10.80.0.11']]);
});

test('a value may be written once and named again in 200 pools', () => {
  const more = Array.from(
    { length: 200 },
    (_, i) => `  - { name: p${i}, role: standardEdition, externalWebServicesFqdn: w${i}.contoso.com, servers: *servers }\n`,
  );
  const { pools } = DeploymentFile.parse(SOUND.replace('[10.80.0.11]', '&servers [10.80.0.11]') + more.join(''))._deployment;
  expect(pools.map(({ servers }) => servers)).toEqual(Array.from({ length: 201 }, () => ['10.80.0.11']));
});

test('a key with everything below it commented out is as good as absent', () => {
  expect(DeploymentFile.parse(`${SOUND}sipDomains:\n#  - contoso.com\nsimpleUrls: ~\n`)._deployment).toEqual(
    DeploymentFile.parse(SOUND)._deployment,
  );
});

const BOMB = Array.from(
  { length: 9 },
  (_, i) => `x${i}: &x${i} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*x${i - 1}`)).join()}]`,
);

test.each<[what: string, text: string, line: number | undefined, message: string]>([
  ['an empty file', '', undefined, 'The file is empty. Write at least pools, hostedZones and network.'],
  ['a file of comments', '# nothing yet\n', undefined, 'The file is empty. Write at least'],
  ['an alias bomb', BOMB.join('\n'), undefined, 'An alias (*) refers to nothing, or stands for more than it should. Write the values out.'],
  ['an alias of nothing', 'pools: *pools', undefined, 'An alias (*) refers to nothing'],
  ['a list that contains itself', 'pools: &pools [*pools]', undefined, 'nested too deeply, or contain themselves. Write them out.'],
  ['an object that contains itself', 'network: &n\n  vpcCidr: *n', undefined, 'nested too deeply, or contain themselves. Write them out.'],
  [
    'a key that stands twice',
    'stackName: a\nnetwork:\n  vpcId: vpc-1\n  vpcId: vpc-2\n',
    4,
    'A key stands twice in one object. Remove or rename one',
  ],
  ['a JSON key that stands twice', '{\n"pools": [],\n"pools": []\n}', 3, 'A key stands twice in one object.'],
  ['several documents', 'stackName: a\n---\nstackName: b\n', 2, 'A second document begins here (---). Write one document in a file.'],
  ['indentation with a tab', 'network:\n\tvpcCidr: 10.80.0.0/22\n', 2, 'A tab is used for indentation. YAML wants spaces.'],
  ['a word', 'hello', 1, 'Found "hello". Write an object with pools, hostedZones, network and more.'],
  ['a list', '- pools', 1, 'Found ["pools"]. Write an object with pools, hostedZones, network and more.'],
  ['JSON that breaks off', '{\n  "pools": []', 2, 'must end with a }.'],
])('one mistake, named once: %s', (_, text, line, message) => {
  const error = errorOf(() => DeploymentFile.parse(text, 'lync.yaml'));
  expect(error.problems).toMatchObject([{ path: '', message: expect.stringContaining(message) as string }]);
  expect(error.problems[0]?.line).toBe(line);
  expect(error.message).toContain('lync.yaml has one mistake');
});

test.each([
  ['lists without end', '['.repeat(20_000)],
  ['objects without end', '{a: '.repeat(20_000)],
  ['lists that end far in', `pools: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['lists in block style', '- '.repeat(20_000)],
])('nested too deeply, which is said once and without the words of the parser: %s', (_, text) => {
  const { problems } = errorOf(() => DeploymentFile.parse(text));
  expect(problems.slice(0, 2).map(({ message }) => message)).toEqual([
    'The values are nested too deeply, or contain themselves. Write them out.',
  ]);
});

test.each([
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['text in an old code page', Buffer.from('# M\xfcnchen\nnetwork: {}\n', 'latin1')],
  ['zeros', Buffer.alloc(64)],
  ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x61])],
])('not a text: %s', (_, bytes) => {
  const { message } = errorOf(() => read(bytes));
  expect(message).toBe(`${path} has one mistake\n\n  It is neither UTF-8 nor UTF-16 text. Save it as UTF-8.\n`);
});

test.each([
  ['a file that is not there', join(folder, 'none.yaml'), 'There is no such file.'],
  ['a folder', folder, 'It is a folder.'],
])('not a deployment file: %s', (_, place, reason) => {
  const { message } = errorOf(() => DeploymentFile.read(place));
  expect(message).toBe(`${place} has one mistake\n\n  ${reason} Write the path of a deployment file.\n`);
});
