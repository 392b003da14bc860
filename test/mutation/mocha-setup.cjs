'use strict';

// Stryker changes the code thousands of times. Mocha loads the tests once for all of these, Jest once for each, at two seconds a time: so the
// same tests run in Mocha here, with the words of Jest.
const { execFileSync } = require('node:child_process');
const Module = require('node:module');
const words = require('expect');
const { bind } = require('jest-each');
const { interfaces } = require('mocha');
const { withRounds } = require('../support/rounds.cjs');

process.env.CDK_VALIDATION = 'false';

const { bdd } = interfaces;
// Stryker takes no interface but those that Mocha has.
interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on('pre-require', (context) => {
    const withEach = (define) =>
      Object.assign((title, body) => define(title, body), { each: bind((title, body) => define(title, body), false) });
    Object.assign(context, { expect: words.expect, test: withEach(context.it), describe: withEach(context.describe) });
  });
};

// The laws, in as many rounds as thousands of changes can wait for, and the same rounds for each.
const ROUNDS = 10;
const fastCheck = require('fast-check');
require.cache[require.resolve('fast-check')].exports = withRounds(fastCheck, (numRuns) => Math.min(numRuns, ROUNDS), { seed: 14 });

// What runs while a file of tests is loaded counts as run by all of them. The templates that are edited there come from a process of their own.
const synthesize = require.resolve('../support/synthesize.ts');
const inItsOwnProcess =
  "const { synthesized } = require('./test/support/synthesize'); console.log(JSON.stringify(synthesized(require('node:fs').readFileSync(0, 'utf8'))))";
const synthesized = (input) =>
  JSON.parse(
    execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', inItsOwnProcess], { input, encoding: 'utf8', maxBuffer: 2 ** 26 }),
  );
require.cache[synthesize] = Object.assign(new Module(synthesize), { exports: { synthesized }, loaded: true });
