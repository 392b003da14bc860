import { translationProblems } from '../../scripts/translation-problems';

const snippet = (source: string, fqnsReferenced: readonly string[]) => ({
  snippets: { one: { fqnsReferenced, translations: { $: { source }, java: { source: 'in Java' } } } },
});

test('an example whose types are known by their package is in order, and so is one that uses none', () => {
  expect(translationProblems(snippet("new SimpleUrlSet(this, 'x', {})", ['cdk-lync-reverse-proxy.SimpleUrlSet']))).toEqual([]);
  expect(translationProblems(snippet('LyncPool.director()', ['cdk-lync-reverse-proxy.LyncPool#director']))).toEqual([]);
  expect(translationProblems(snippet('const a = 1;', []))).toEqual([]);
  expect(translationProblems(snippet('declare const rule: PoolPublishingRule;\nrule.metric();', []))).toEqual([]);
});

test("an example whose types jsii-rosetta took for somebody else's is told with what came of it", () => {
  const problems = translationProblems(snippet("new SimpleUrlSet(this, 'x', {}); new LyncPoolOfMine()", ['constructs.Construct']));
  expect(problems).toEqual([expect.stringMatching(/does not take SimpleUrlSet for types .*\nin Java$/)]);
});

test('no example at all is told', () => {
  expect(translationProblems({ snippets: {} })).toEqual(['No example was translated.']);
});
