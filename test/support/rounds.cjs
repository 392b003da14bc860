'use strict';

/** fast-check, whose laws are tried as often as `rounds` makes of the number that stands there. */
function withRounds(fastCheck, rounds, defaults = {}) {
  const { default: fc } = fastCheck;
  const few = {
    ...fc,
    assert: (property, { numRuns = 100, ...others } = {}) => fc.assert(property, { ...defaults, ...others, numRuns: rounds(numRuns) }),
  };
  return { __esModule: true, ...few, default: few };
}

module.exports = { withRounds };
