import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeploymentFile } from '../../../lib';
import { exampleIdsIn } from '../../../lib/declaring/example-ids';

const ROOT = join(__dirname, '..', '..', '..');
const EXAMPLES = readdirSync(join(ROOT, 'examples')).map((name) => join('examples', name, 'deployment.yaml'));
const example = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'examples-'));

function messageOf(text: string, path?: string): string {
  const file = path ?? join(mkdtempSync(join(folder, 'own-')), 'deployment.yaml');
  if (path === undefined) writeFileSync(file, text);
  try {
    DeploymentFile.read(file);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const OWN = (text: string) =>
  text
    .replaceAll(/(contoso|fabrikam|adatum|litware|wingtiptoys|proseware)\.com/g, '$1.example.org')
    .replaceAll(/contoso|fabrikam|adatum|litware|wingtiptoys|proseware/g, 'northwind');
/** Ids as AWS gives them. */
const FILLED = (text: string) =>
  exampleIdsIn(text).reduce(
    (filled, id, index) =>
      filled.replaceAll(id, id.startsWith('Z') ? `Z04829${index}3K2VTQ81ABCDE` : id.replace('0123456789abcde', '0a1b2c3d4e5f607')),
    text,
  );

test.each(EXAMPLES)('%s is read where it was shipped', (path) => {
  expect(() => DeploymentFile.read(join(ROOT, path))).not.toThrow();
});

test.each(EXAMPLES)('every id of %s left in a file about somebody else is not filled in yet, and the rest is in order', (path) => {
  const text = OWN(example(path));
  const message = messageOf(text);
  const ids = [...text.matchAll(/"?((?:tgw|vgw|vpc|subnet|eipalloc)-[0-9a-f]+|Z[0-9A-Z]{12,})"?/g)].map(([, id = '']) => id);
  expect(ids.length).toBeGreaterThan(1);
  for (const id of ids)
    expect(message).toMatch(new RegExp(`\\(line \\d+\\)\n    "${id}" is the .* of an example, and not filled in yet: .*aws `));
  expect(message.split('not filled in yet')).toHaveLength(ids.length + 1);
  // The file beside an example is not beside its copy, which says so by itself.
  expect(messageOf(FILLED(text).replace(/^ *serverAuthorities: .*\n/m, ''))).toBe('');
});

test('one example beside the names of another is somebody else too', () => {
  const text = example(join('examples', 'contoso', 'deployment.yaml')).replace(
    'hostedZones:',
    'hostedZones:\n  - { name: adatum.de, id: Z00000000000ADATUMDE }\n#',
  );
  expect(messageOf(text)).toContain('"tgw-0123456789abcdef0" is the transit gateway of an example');
});

test('they are told beside mistakes of the form', () => {
  const message = messageOf(
    'network: { transitGatewayId: tgw-0123456789abcdef0 }\nhostedZones: [{ name: northwind.example, id: Z0123456789CONTOSO00 }]\n',
  );
  expect(message).toContain('pools');
  expect(message.split('not filled in yet')).toHaveLength(3);
});

test('every id that the examples, the README and the schema show is known as one', () => {
  const texts = [...EXAMPLES, 'README.md', 'deployment.schema.json'].map(example).join('\n');
  const shown = new Set(
    texts.match(/\b(?:(?:tgw|vgw|vpc|subnet|eipalloc|i)-[0-9a-f]{8,}|Z[0-9A-Z]{12,}\b|arn:aws:acm:[a-z0-9:-]+certificate\/[0-9a-f-]+)/g),
  );
  expect([...shown].filter((id) => exampleIdsIn(id)[0] !== id)).toEqual([]);
});

// In the repository these tests vary the examples; what is installed brings no sources.
test('where the package is installed no file but a shipped example may have them, whoever it is about', () => {
  const installed = join(mkdtempSync(join(folder, 'app-')), 'node_modules', 'cdk-lync-reverse-proxy');
  expect(existsSync(join(ROOT, 'build', 'lib'))).toBe(true);
  for (const part of ['build', 'examples', 'package.json', 'deployment.schema.json'])
    cpSync(join(ROOT, part), join(installed, part), { recursive: true });
  const shipped = join(installed, 'examples', 'contoso', 'deployment.yaml');
  const copy = join(installed, '..', '..', 'deployment.yaml');
  copyFileSync(shipped, copy);
  const runbookOf = (file: string) =>
    spawnSync(process.execPath, [join(installed, 'build', 'bin', 'lync-reverse-proxy.js'), 'runbook', '--deployment', file], {
      encoding: 'utf8',
    });
  expect(runbookOf(shipped)).toMatchObject({ status: 0, stderr: '' });
  const refused = runbookOf(copy);
  expect(refused.status).not.toBe(0);
  expect(refused.stderr).toContain('is the transit gateway of an example, and not filled in yet');
}, 60_000);
