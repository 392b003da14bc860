import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { haproxyFiles, type HaproxyFiles } from '../../lib/haproxy/configuration';
import { packed, unpacked } from '../../lib/haproxy/packing';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { declarationOf } from '../support/declaration-of';

const letters = fc.constantFrom(...'abcXYZ019._-'.split(''));
const name = fc
  .oneof(
    fc.string({ unit: letters, minLength: 1, maxLength: 30 }),
    fc.string({ unit: letters, minLength: 90, maxLength: 255 }),
    fc.constantFrom('ö'.repeat(60), '__proto__', 'constructor', 'names.lst', 'a'.repeat(100), 'a'.repeat(101)),
  )
  .filter((each) => each !== '.' && each !== '..');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', 'x'.repeat(511), 'x'.repeat(512), '\uFEFFx'),
);
const fileSets: fc.Arbitrary<HaproxyFiles> = fc
  .array(fc.tuple(path, text), { maxLength: 12 })
  .map((entries) => Object.fromEntries(entries) as HaproxyFiles);

test('law: what is packed is unpacked as it was', () => {
  fc.assert(
    fc.property(fileSets, (files) => {
      const sorted = (entries: HaproxyFiles = {}) => Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
      expect(sorted(unpacked(packed(files)))).toEqual(sorted(files));
    }),
    { numRuns: 300 },
  );
});

test('law: the order of files changes no byte', () => {
  fc.assert(
    fc.property(fileSets, (files) => {
      expect(packed(Object.fromEntries(Object.entries(files).reverse()))).toBe(packed(files));
    }),
    { numRuns: 100 },
  );
});

test('law: a text that lost or changed a letter is none, or has the same files: deflate can say one thing in several ways', () => {
  const whole = packed(FILES);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.constantFrom('', 'A', 'z', '+', '\n', ' ', '='), (at, letter) => {
      const changed = whole.slice(0, at) + letter + whole.slice(at + 1);
      // The header of gzip names a time and a system, which say nothing of what is packed.
      fc.pre(changed !== whole && (letter.trim() === '' || letter === '=' || at > Math.ceil((10 * 8) / 6)));
      expect([undefined, FILES]).toContainEqual(unpacked(changed));
    }),
  );
});

const FILES: HaproxyFiles = {
  'haproxy.cfg': 'global\n    # Größe\n',
  'maps/https-443.hosts.map': Array.from({ length: 200 }, (_, index) => `meet.${index * 7919}.example.com pool01-https\n`).join(''),
  [`maps/https-443.${'w'.repeat(57)}.${'w'.repeat(57)}.contoso.com.directories.lst`]: '/abs\n',
};

test('packs the same bytes on every computer', () => {
  expect(createHash('sha256').update(packed(FILES)).digest('hex')).toBe('0b5092b43b3957bc66c22132247a54cb9440436a86725a66ffe9d3396932aef6');
});

/** Of an archive, as the format is described, written apart from what reads it. */
function tarOf(text: string): Buffer {
  return gunzipSync(Buffer.from(text, 'base64'));
}

test('writes headers as POSIX describes them: of nobody, of 1970, for everybody to read', () => {
  const archive = tarOf(packed({ 'maps/a.lst': 'one\n', 'b.cfg': '' }));
  const fields = (at: number) =>
    [
      [0, 100],
      [100, 8],
      [108, 8],
      [116, 8],
      [124, 12],
      [136, 12],
      [156, 1],
      [257, 8],
    ].map(([start = 0, length = 0]) => archive.toString('latin1', at + start, at + start + length).replace(/\0+$/, ''));
  const common = ['0000644', '0000000', '0000000'];
  expect(fields(0)).toEqual(['b.cfg', ...common, '00000000000', '00000000000', '0', 'ustar\u000000']);
  expect(fields(512)).toEqual(['maps/a.lst', ...common, '00000000004', '00000000000', '0', 'ustar\u000000']);
  expect(archive.toString('latin1', 1024, 1028)).toBe('one\n');
  const sum = archive.subarray(512, 1024).reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  expect(archive.toString('latin1', 512 + 148, 512 + 156)).toBe(`${sum.toString(8).padStart(6, '0')}\0 `);
  expect(archive.length).toBe(1536 + 1024);
});

test.each([
  ['from the root', '/etc/passwd', 'goes down'],
  ['that climbs', '../up', 'goes down'],
  ['with a folder without a name', 'maps//a', 'goes down'],
  ['without a name', '', 'goes down'],
  ['with a zero', 'a\0b', 'goes down'],
  ['with a name that is too long', `maps/${'a'.repeat(256)}`, 'Linux takes 255 bytes a name'],
  ['with a name of too many bytes', `maps/${'ö'.repeat(128)}`, 'Linux takes 255 bytes a name'],
  ['that is too long', Array.from({ length: 20 }, () => 'a'.repeat(250)).join('/'), '4095 a path'],
])('refuses a path %s', (_, wrong, words) => {
  expect(() => packed({ 'haproxy.cfg': '', [wrong]: '' })).toThrow(words);
});

test.each([
  ['nothing', ''],
  ['no base64', 'no base64'],
  ['no gzip', Buffer.from('haproxy.cfg').toString('base64')],
  ['no archive', gzipSync('global\n').toString('base64')],
  ['an archive without an end', gzipSync(tarOf(packed(FILES)).subarray(0, -1024)).toString('base64')],
  ['an archive that is cut off', gzipSync(tarOf(packed(FILES)).subarray(0, 700)).toString('base64')],
  ['an archive with a link', gzipSync(withType(tarOf(packed({ a: '' })), '2')).toString('base64')],
  ['more than anybody unpacks', gzipSync(Buffer.alloc(65 * 1024 * 1024)).toString('base64')],
])('takes %s for no packed files', (_, wrong) => {
  expect(unpacked(wrong)).toBeUndefined();
});

/** The first entry made one of another type, with the sum that goes with it. */
function withType(archive: Buffer, type: string): Buffer {
  archive.write(type, 156, 'latin1');
  const sum = archive.subarray(0, 512).reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return archive;
}

test('a thousand SIP domains and a hundred pools fit into a task definition many times over', () => {
  const domains = Array.from({ length: 1000 }, (_, index) => `${WORDS[index % 7] ?? ''}-${(index * 7919) % 10_007}.example.com`);
  const deployment: Deployment = {
    network: {},
    hostedZones: [],
    externalSignIn: 'windows',
    pools: Array.from({ length: 100 }, (_, index) => ({
      name: `pool${index}`,
      role: 'frontEndPool',
      externalWebServicesFqdn: `webext${index}.contoso.com`,
      servers: Array.from({ length: 6 }, (__, place) => `10.20.${index}.${place + 11}`),
      ...(index % 3 === 0 ? { virtualDirectories: ['/abs', '/ucwa', '/meet', '/autodiscover'] } : {}),
    })),
    sipDomains: domains,
    simpleUrls: { answeredBy: 'pool1', meet: domains.map((domain) => ({ sipDomain: domain, url: `https://meet.${domain}` })) },
  };
  const files = haproxyFiles(planHaproxy(declarationOf(deployment)).site);
  expect(files['maps/https-443.hosts.map']?.split('\n').length).toBeGreaterThan(2000);
  const plain = Object.values(files).join('').length;
  const { length } = packed(files);
  expect(plain).toBeGreaterThan(200_000);
  expect(length).toBeLessThan(48 * 1024);
});

const WORDS = ['contoso', 'fabrikam', 'adatum', 'litware', 'northwind', 'tailspin', 'wingtip'];

const hasTar = process.platform !== 'win32' && spawnSync('tar', ['--version']).status === 0;

(hasTar ? describe : describe.skip)('where there is a tar', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packing-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('the command of a container unpacks it, with no word of complaint', () => {
    const run = spawnSync('sh', ['-c', 'printf %s "$HAPROXY_FILES" | base64 -d | tar -xzf -'], {
      cwd: folder,
      env: { ...process.env, HAPROXY_FILES: packed(FILES) },
      encoding: 'utf8',
    });
    expect([run.status, run.stdout, run.stderr]).toEqual([0, '', '']);
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => statSync(join(folder, each)).isFile());
    expect(Object.fromEntries(found.map((each) => [each.replaceAll(sep, '/'), readFileSync(join(folder, each), 'utf8')]))).toEqual(FILES);
  });
});
