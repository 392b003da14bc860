import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ownSettings from '../cdk.json';
import { version, devDependencies, peerDependencies } from '../package.json';
import { decodeText } from '../lib/documents/decode-text';
import { packageFolder } from './package-folder';

/**
 * Writes a new CDK app. An existing package.json keeps everything it has and gains what is missing; any other file that
 * exists already stops the command before anything is written. Returns the exit code.
 */
export function initProject(folder: string): number {
  const inTheWay = [CDK_JSON, DEPLOYMENT].filter((name) => existsSync(join(folder, name)));
  if (inTheWay.length > 0) {
    process.stderr.write(
      `${inTheWay.join(' and ')} exist${inTheWay.length === 1 ? 's' : ''} in ${folder} already, and nothing was written. Choose another folder, or remove ${inTheWay.length === 1 ? 'it' : 'them'} first.\n`,
    );
    return 1;
  }
  const manifest = readManifest(folder);
  if (manifest === undefined) {
    process.stderr.write(`${join(folder, PACKAGE_JSON)} is no JSON object, and nothing was written. Correct it first.\n`);
    return 1;
  }
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, CDK_JSON), json(cdkJson()));
    writeFileSync(join(folder, DEPLOYMENT), deploymentYaml());
    writeFileSync(join(folder, PACKAGE_JSON), json(withDependencies(manifest)));
  } catch (error) {
    process.stderr.write(
      `${folder} cannot be written to (${(error as NodeJS.ErrnoException).code ?? String(error)}). Choose another folder.\n`,
    );
    return 1;
  }
  process.stdout.write(nextSteps(folder));
  return 0;
}

/** Forward slashes: npm and cdk hand these to a shell, which on Windows takes them too. */
const PRODUCTS = 'node_modules/cdk-lync-reverse-proxy/build/bin';
const PACKAGE_JSON = 'package.json';
const CDK_JSON = 'cdk.json';
const DEPLOYMENT = 'deployment.yaml';

type Manifest = Readonly<Record<string, unknown>>;

/** What is there already; an empty object if nothing is. */
function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, PACKAGE_JSON);
  if (!existsSync(file)) return { name: 'lync-reverse-proxy-app', version: '0.1.0', private: true };
  try {
    const manifest: unknown = JSON.parse(decodeText(readFileSync(file)) ?? '');
    return typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest) ? (manifest as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

function withDependencies(manifest: Manifest): Manifest {
  const part = (key: string) => (manifest[key] ?? {}) as Readonly<Record<string, string>>;
  return {
    ...manifest,
    scripts: {
      synth: 'cdk synth --quiet',
      postsynth: 'lync-reverse-proxy plan',
      diff: 'cdk diff',
      deploy: 'cdk deploy',
      ...part('scripts'),
    },
    dependencies: { 'cdk-lync-reverse-proxy': `^${version}`, ...peerDependencies, ...part('dependencies') },
    devDependencies: { 'aws-cdk': devDependencies['aws-cdk'], ...part('devDependencies') },
  };
}

/** The flags and settings this library is tested with; the app is the package's own. */
function cdkJson(): object {
  return {
    app: `node ${PRODUCTS}/app.js`,
    versionReporting: false,
    context: { ...ownSettings.context, deployment: DEPLOYMENT },
  };
}

function deploymentYaml(): string {
  const example = readFileSync(join(packageFolder(), 'examples', 'contoso', DEPLOYMENT), 'utf8');
  return [
    '# yaml-language-server: $schema=node_modules/cdk-lync-reverse-proxy/deployment.schema.json',
    '# Contoso stands in for your organisation: put your own names, addresses and ids in its place.',
    ...example.split(/\r?\n/).slice(1),
  ].join('\n');
}

function nextSteps(folder: string): string {
  const place = relative(process.cwd(), folder);
  const steps = [...(place === '' ? [] : [`cd ${place.includes(' ') ? JSON.stringify(place) : place}`]), 'npm install', 'npm run synth'];
  return [
    `Wrote ${[PACKAGE_JSON, CDK_JSON, DEPLOYMENT].join(', ')}. Next:`,
    ...steps.map((step) => `  ${step}`),
    `Then put your own deployment into ${DEPLOYMENT}.`,
    '',
  ].join('\n');
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
