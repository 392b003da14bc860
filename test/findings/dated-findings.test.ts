import { DATED_FACTS, dated, type DatedFact } from '../../lib/facts/dated-facts';
import { CATALOGUE } from '../../lib/findings/catalogue';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { FINDING_EXAMPLES } from '../planning/findings-of-all';

const FACTS: readonly DatedFact[] = Object.values(DATED_FACTS);
const SAID = FINDING_EXAMPLES.flatMap(({ wrong }) => {
  const { findings, acknowledged } = planPublishing(wrong);
  return [...findings, ...acknowledged];
});

test('no message has a dated fact without its date and its source', () => {
  const undated = SAID.flatMap(({ id, message }) =>
    FACTS.filter((fact) => message.split(fact.fact).length !== message.split(dated(fact)).length).map(({ fact }) => [id, fact]),
  );
  expect(undated).toEqual([]);
});

test.each(FACTS.flatMap((fact) => fact.meets.flatMap((meeting) => ('finding' in meeting ? [[meeting.finding, fact] as const] : []))))(
  '%s says the fact that names it: $fact',
  (name, fact) => {
    expect(Object.keys(CATALOGUE)).toContain(name);
    const own = SAID.filter(({ id }) => id === `lync-reverse-proxy:${name}`);
    expect(own.some(({ message }) => message.includes(dated(fact)))).toBe(true);
  },
);

test('a fact that a finding says names the finding', () => {
  const untold = SAID.flatMap(({ id, message }) =>
    FACTS.filter(({ fact }) => message.includes(fact))
      .filter(({ meets }) => !meets.some((meeting) => 'finding' in meeting && id === `lync-reverse-proxy:${meeting.finding}`))
      .map(({ fact }) => `${id}: ${fact}`),
  );
  expect([...new Set(untold)]).toEqual([]);
});
