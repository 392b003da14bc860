// Plain JavaScript that any Node.js can read, and no dependency: this runs before anything is installed.
'use strict';
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { staleness } = require('./installed-packages');

/**
 * What `npm start` and `npm test` do, on a fresh clone too: install what the lock file says if it is not there, then the steps.
 * What is written behind `--` goes to the step that has it.
 */
const STEPS = {
  start: (args) => [
    ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', ...args],
    ['scripts/from-sources.js', 'lync-reverse-proxy', 'plan'],
  ],
  test: (args) => [['scripts/compile.js'], ['node_modules/jest/bin/jest.js', ...args]],
};

const ROOT = join(__dirname, '..');

function main([name, ...args]) {
  const tooOld = nodeProblem();
  if (tooOld !== undefined) return fail(tooOld);
  const stale = staleness(ROOT);
  if (stale !== undefined) {
    const problem = install(stale);
    if (problem !== undefined) return fail(problem);
  }
  for (const step of STEPS[name](args)) {
    const status = node(step);
    if (status !== 0) return status;
  }
  return 0;
}

function nodeProblem() {
  const least = /(\d+)\.(\d+)/.exec(require('../package.json').engines.node);
  const found = /(\d+)\.(\d+)/.exec(process.version);
  const [major, minor] = [1, 2].map((part) => Number(found[part]) - Number(least[part]));
  if (major > 0 || (major === 0 && minor >= 0)) return undefined;
  return `This needs Node.js ${least[0]} or newer, and ${process.execPath} is ${process.version}. Install one from https://nodejs.org/.`;
}

/** Returns what went wrong. Scripts of packages are not run: none of them is needed, and what is needed here is done by the steps. */
function install(reason) {
  const npm = process.env.npm_execpath;
  if (npm === undefined || !/npm/.test(npm) || /pnpm/.test(npm)) {
    return `The packages have to be installed first (${reason}), and the lock file is npm's. Run this through npm: npm start, or npm test.`;
  }
  process.stderr.write(`Installing what package-lock.json says, for ${reason} …\n`);
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--workspaces=false'];
  const status = /\.[cm]?js$/.test(npm) ? node([npm, ...args]) : run(npm, args);
  if (status === 0) return undefined;
  return [
    'The packages could not be installed; npm says above why.',
    'Without a way to the registry nothing can be installed: connect, or set the registry or proxy that your network has',
    '(npm config set registry URL, npm config set proxy URL). Then try again: what is there now may be incomplete.',
  ].join('\n');
}

/** The program that runs this runs the others too, which needs no shell on any system. */
function node(args) {
  return run(process.execPath, args);
}

function run(program, args) {
  const { status, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', env: environment() });
  if (error !== undefined) process.stderr.write(`${program} cannot be run (${error.code}).\n`);
  return status === null ? 1 : status;
}

/** Options of the outer npm are not those of the inner one, but for where packages come from. */
function environment() {
  const isForeign =
    /^npm_config_(dry_run|global|location|prefix|local_prefix|workspaces?|include_workspace_root|omit|only|production|package_lock(_only)?|ignore_scripts)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isForeign.test(name)));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  return 1;
}

process.exitCode = main(process.argv.slice(2));
