import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ownSettings from '../cdk.json';
import { decodeText } from '../lib/documents/decode-text';
import { FINE, SOMETHING_WRONG } from './exit-codes';
import { DEPLOYMENT, initialDeployment } from './init-example';
import { ownManifest } from './own-manifest';
import { makeFolders, writeFiles, type OutputFile } from './write-files';

/**
 * Writes a new CDK app. An existing package.json keeps everything it has and gains what is missing; any other file that
 * exists already stops the command before anything is written. Returns the exit code. Throws an OutputError.
 */
export function initProject(folder: string): number {
  const inTheWay = [CDK_JSON, DEPLOYMENT].filter((name) => existsSync(join(folder, name)));
  if (inTheWay.length > 0) return refused(inTheWayText(folder, inTheWay));
  const manifest = readManifest(folder);
  if (typeof manifest === 'string') return refused(`${join(folder, PACKAGE_JSON)} ${manifest}, and nothing was written. Correct it first.`);
  const takeBack = makeFolders(folder);
  try {
    writeFiles(newFile(join(folder, CDK_JSON), json(cdkJson())), newFile(join(folder, DEPLOYMENT), initialDeployment()), {
      path: join(folder, PACKAGE_JSON),
      text: json(withDependencies(manifest)),
      existing: 'replace',
    });
  } catch (error) {
    takeBack();
    throw error;
  }
  process.stdout.write(nextSteps(folder));
  return FINE;
}

function refused(message: string): number {
  process.stderr.write(`${message}\n`);
  return SOMETHING_WRONG;
}

function newFile(path: string, text: string): OutputFile {
  return { path, text, existing: 'refuse' };
}

function inTheWayText(folder: string, names: readonly string[]): string {
  const [verb, them] = names.length === 1 ? ['exists', 'it'] : ['exist', 'them'];
  return `${names.join(' and ')} ${verb} in ${folder} already, and nothing was written. Choose another folder, or move ${them} elsewhere first.`;
}

/** Forward slashes: npm and cdk hand these to a shell, which on Windows takes them too. */
const PRODUCTS = 'node_modules/cdk-lync-reverse-proxy/build/bin';
const PACKAGE_JSON = 'package.json';
const CDK_JSON = 'cdk.json';

type Manifest = Readonly<Record<string, unknown>>;

/** What is there already, or what every app has; a text tells why neither can be had. */
function readManifest(folder: string): Manifest | string {
  const file = join(folder, PACKAGE_JSON);
  if (!existsSync(file)) return { name: 'lync-reverse-proxy-app', version: '0.1.0', private: true };
  if (statSync(file).isDirectory()) return 'is a folder';
  try {
    const manifest: unknown = JSON.parse(decodeText(readFileSync(file)) ?? '');
    return typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest) ? (manifest as Manifest) : NO_OBJECT;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === undefined ? NO_OBJECT : `cannot be read (${code})`;
  }
}

const NO_OBJECT = 'is no JSON object';

function withDependencies(manifest: Manifest): Manifest {
  const { version, peerDependencies, devDependencies } = ownManifest();
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

function nextSteps(folder: string): string {
  const place = relative(process.cwd(), folder);
  const change = place === '' ? [] : [`  cd ${place.includes(' ') ? JSON.stringify(place) : place}`];
  return [
    `Wrote ${[PACKAGE_JSON, CDK_JSON, DEPLOYMENT].join(', ')}. Next:`,
    ...change,
    '  npm install',
    `Then have ${DEPLOYMENT}, which is about Contoso until then, replaced by what your topology says:`,
    `  npx lync-reverse-proxy import --topology Topology.xml --simple-urls SimpleUrls.json --output ${DEPLOYMENT}`,
    'or put your own names, addresses and ids into it. When nothing is left to fill in:',
    '  npm run synth',
    '',
  ].join('\n');
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
