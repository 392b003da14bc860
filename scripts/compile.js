// Plain JavaScript: npm runs this before it packs, and after it installed.
'use strict';
const { spawnSync } = require('node:child_process');
const { chmodSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { bin } = require('../package.json');
const { bundle } = require('./bundle');

const ROOT = join(__dirname, '..');

/**
 * Compiles into an empty build/ and bundles what is in it, so that nothing is packed whose source is gone, and makes the commands executable: npm does
 * so where it installs, but jsii packs the files as they lie here, and what pip installs runs them as they are.
 */
async function main() {
  rmSync(join(ROOT, 'build'), { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'jsii', 'bin', 'jsii'), ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) return status === null ? 1 : status;
  await bundle(ROOT);
  for (const file of Object.values(bin)) chmodSync(join(ROOT, file), 0o755);
  return 0;
}

main().then((status) => {
  process.exitCode = status;
});
