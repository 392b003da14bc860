import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node, npm } from './npm';

const ROOT = join(__dirname, '..');
/** API.md quotes documentation of the version the lock file names, and cdk.json the flags of one. */
const OF_ONE_VERSION = ['public-api', 'feature-flags'];
/** Tests of what knows nothing of CDK, as ESLint sees to. */
const WITHOUT_CDK = [
  'test.declaring',
  'test.documents',
  'test.facts',
  'test.haproxy',
  'test.import',
  'test.logs',
  'test.planning',
  'test.probing',
  'test.topology',
  'test.verification',
  'differential',
  'audit-laws',
  'growth',
  'sign-in-through-front-ends',
];
const NOT_COPIED = ['node_modules', 'build', 'cdk.out', 'coverage', 'dist', '.git'];

/**
 * Compiles and tests against the newest aws-cdk-lib and constructs. The lowest ones that the package allows are those of
 * its own devDependencies, which every other test uses.
 */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-newest-'));
  try {
    cpSync(ROOT, folder, { recursive: true, filter: (source) => !NOT_COPIED.some((name) => source === join(ROOT, name)) });
    npm(folder, 'ci', '--ignore-scripts');
    npm(folder, 'install', '--no-save', '--ignore-scripts', 'aws-cdk-lib@2', 'constructs@10');
    const version = node(
      folder,
      '-p',
      "['aws-cdk-lib', 'constructs'].map((name) => name + ' ' + require(name + '/package.json').version).join(', ')",
    );
    process.stdout.write(`with ${version}`);
    npm(folder, 'run', 'compile');
    npm(folder, 'run', 'lint:types');
    npm(folder, 'exec', '--', 'jest', '--ci', '--testPathIgnorePatterns', ...OF_ONE_VERSION, ...WITHOUT_CDK);
    process.stdout.write('compiled and tested with the newest versions\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
