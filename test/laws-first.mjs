import Sequencer from '@jest/test-sequencer';

/** Suites that take tens of seconds start first, also where Jest has not measured them yet: two cores then end together. */
const LONG = ['invariants', 'differential', 'template-laws', 'laws', 'cloudformation-rules'];

export default class LawsFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const index = LONG.findIndex((name) => path.includes(`${name}.test.ts`));
      return index < 0 ? LONG.length : index;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
}
