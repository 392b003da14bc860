// Plain JavaScript: this is what runs TypeScript.
'use strict';
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');

/** Not in build/, which the compiler of jsii fills: what is written here has not been checked. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'cdk-lync-reverse-proxy');

/** What is run: the sources of the package, and the data they import. */
const SOURCES = [
  'deployment.schema.json',
  'cdk.json',
  ...['lib', 'bin'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  ),
];

/**
 * Runs a program of bin/ from a clone: `node scripts/from-sources.js app`. What changed since it ran last is compiled, so that
 * nobody has to remember to, and nothing else: a synthesis does not wait for TypeScript.
 */
function main([program, ...args]) {
  const stale = SOURCES.filter((source) => isStale(join(ROOT, source), compiledFile(source)));
  if (stale.length > 0) compile(stale);
  const file = compiledFile(join('bin', `${program}.ts`));
  process.argv = [process.execPath, file, ...args];
  require(file);
}

function compiledFile(source) {
  return join(COMPILED, source.replace(/\.ts$/, '.js'));
}

function isStale(source, compiled) {
  return !existsSync(compiled) || statSync(compiled).mtimeMs <= statSync(source).mtimeMs;
}

function compile(sources) {
  const entryPoints = sources.map((source) => join(ROOT, source));
  const { buildSync } = require('esbuild');
  buildSync({
    entryPoints,
    outdir: COMPILED,
    outbase: ROOT,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    loader: { '.json': 'copy' },
  });
}

main(process.argv.slice(2));
