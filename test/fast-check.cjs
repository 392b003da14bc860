'use strict';
const { withRounds } = require('./support/rounds.cjs');

/** A fifth of the rounds finds what people break while they work; with LAWS=all each law is tried as often as it says. */
const FEWER = 5;
const LEAST = 20;

// By its path: its name leads here.
const fastCheck = require('../node_modules/fast-check/lib/cjs/fast-check');

module.exports =
  process.env.LAWS === 'all'
    ? fastCheck
    : withRounds(fastCheck, (numRuns) => Math.min(numRuns, Math.max(LEAST, Math.ceil(numRuns / FEWER))));
