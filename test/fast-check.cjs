'use strict';
const { withRounds } = require('./support/rounds.cjs');

/** A fifth of the rounds finds what people break while they work; with LAWS=all each law is tried as often as it says. */
const FEWER = 5;
const LEAST = 20;

/** The same examples in each run, so that a failure is one of the change at hand; with LAWS=random others each time. */
const SEED = 1;

const { LAWS } = process.env;
const isWhole = LAWS === 'all' || LAWS === 'random';

// By its path: its name leads here.
module.exports = withRounds(
  require('../node_modules/fast-check/lib/cjs/fast-check'),
  (numRuns) => (isWhole ? numRuns : Math.min(numRuns, Math.max(LEAST, Math.ceil(numRuns / FEWER)))),
  LAWS === 'random' ? {} : { seed: SEED },
);
