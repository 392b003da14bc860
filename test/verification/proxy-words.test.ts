import fc from 'fast-check';
import { declareDeployment } from '../../lib/declaring/declare-deployment';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import type { CheckOptions, CheckState, Verdict } from '../../lib/verification/check';
import { expectedByHaproxy } from '../../lib/verification/expected-by-haproxy';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { checksFor, checksForAll } from '../../lib/verification/name-checks';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import { NAME_KINDS } from '../../lib/verification/name-kind';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { knowledge, NAME, seenIn, world } from '../support/arbitrary-observations';
import { none } from '../support/planned';
import { WORDS_OF_AWS } from '../support/words-of-aws';

const OPTIONS: CheckOptions = { dns: true, insecure: false, now: 0, patience: 960 };
const said = ({ got, usually = '', change = '', ofAll = {} }: Verdict) => [got, usually, change, ofAll.usually ?? '', ofAll.change ?? ''];

/** What a HAProxy that is written from the deployment file has no word for, either. */
const OF_OTHERS = /\brules?\b|\ba policy\b|\blistener\b|#\{|change batch|alias A record/i;

test('whatever is observed of a HAProxy, no check speaks of AWS, or of what HAProxy does not have', () => {
  const states = new Set<CheckState>();
  fc.assert(
    fc.property(fc.constantFrom(...NAME_KINDS), knowledge, world, (kind, { behaviour, ...more }, answers) => {
      const [unknown] = expectedByName(`${NAME}=${kind}`).expectations;
      if (unknown === undefined) throw new Error('no expectation');
      const known: NameExpectation = { ...unknown, ...more, http: { port: 80, behaviour }, readsHosts: true, isHaproxy: true };
      const seen = seenIn(answers);
      for (const check of checksFor(known, OPTIONS)) {
        const verdict = check.judge(seen);
        states.add(verdict.state);
        none([check.expected, ...said(verdict)].filter((text) => WORDS_OF_AWS.test(text) || OF_OTHERS.test(text)));
      }
    }),
    { numRuns: 3_000 },
  );
  expect([...states].sort()).toEqual(['failed', 'ok', 'skipped', 'warning']);
});

test('all names of a HAProxy are known to be its own', () => {
  fc.assert(
    fc.property(arbitraryDeployment, world, (deployment, answers) => {
      const declared = declareDeployment(deployment);
      const expectations = expectedByHaproxy(planHaproxy(declared), declared);
      none(expectations.filter(({ isHaproxy }) => isHaproxy !== true));
      const seen = seenIn(answers);
      const texts = checksForAll(expectations, OPTIONS).flatMap((check) => [check.expected, ...said(check.judge(seen))]);
      none(texts.filter((text) => WORDS_OF_AWS.test(text)));
    }),
    { numRuns: 20 },
  );
});

test('the verdict itself is the same, whoever answers', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NAME_KINDS), knowledge, world, (kind, { behaviour, ...more }, answers) => {
      const [unknown] = expectedByName(`${NAME}=${kind}`).expectations;
      if (unknown === undefined) throw new Error('no expectation');
      const ofAny: NameExpectation = { ...unknown, ...more, http: { port: 80, behaviour } };
      const seen = seenIn(answers);
      const states = (known: NameExpectation) => checksFor(known, OPTIONS).map((check) => `${check.id} ${check.judge(seen).state}`);
      const [here, there] = [states(ofAny), states({ ...ofAny, isHaproxy: true })];
      none(here.filter((each, index) => each !== there[index]));
    }),
    { numRuns: 500 },
  );
});
