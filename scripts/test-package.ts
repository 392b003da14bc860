import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newcomersPath } from './newcomer';
import { node, npm } from './npm';
import { packedFileProblems } from './packed-files';

const ROOT = join(__dirname, '..');

/** Packs the package and uses it as strangers do: an administrator with a deployment file, an engineer with constructs. */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-package-'));
  try {
    const packed = npm(ROOT, 'pack', '--json', '--foreground-scripts=false', '--pack-destination', folder);
    const problems = packedFileProblems(packed);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const [tarball = ''] = readdirSync(folder);
    say(`packed ${tarball}, ${Math.round(statSync(join(folder, tarball)).size / 1024)} KB`);
    newcomersPath(join(folder, 'a new comer'), join(folder, tarball), say);
    engineer(join(folder, 'engineer'), join(folder, tarball));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function engineer(folder: string, tarball: string): void {
  mkdirSync(folder);
  npm(folder, 'install', tarball);
  writeFileSync(join(folder, 'app.js'), readmeExample());
  node(folder, 'app.js');
  check("an engineer synthesizes the README's first example", join(folder, 'cdk.out', 'Lync.template.json'));
}

/** The first TypeScript block of the README: it has no types, so it is JavaScript but for its imports. */
function readmeExample(): string {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8').replaceAll('\r\n', '\n');
  const [, body = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
  return [
    "const { App, Stack } = require('aws-cdk-lib/core');",
    "const route53 = require('aws-cdk-lib/aws-route53');",
    `const { ${exportsUsed(body).join(', ')} } = require('cdk-lync-reverse-proxy');`,
    "const app = new App({ outdir: 'cdk.out' });",
    `class Example extends Stack { constructor(scope, id) { super(scope, id); ${body} } }`,
    "new Example(app, 'Lync');",
    'app.synth();',
  ].join('\n');
}

function exportsUsed(body: string): readonly string[] {
  const words = new Set(body.match(/\b[A-Z][A-Za-z]+\b/g));
  const exported = JSON.parse(node(ROOT, '-p', "JSON.stringify(Object.keys(require('./build/lib')))")) as readonly string[];
  return exported.filter((name) => words.has(name));
}

function check(what: string, templateFile: string): void {
  const { Resources } = JSON.parse(readFileSync(templateFile, 'utf8')) as {
    readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
  };
  const rules = Object.values(Resources).filter(({ Type }) => Type === 'AWS::ElasticLoadBalancingV2::ListenerRule').length;
  if (rules === 0) throw new Error(`${templateFile} has no listener rule`);
  say(`${what}: ${Object.keys(Resources).length} resources, ${rules} listener rules`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main();
