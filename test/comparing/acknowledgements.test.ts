import { NOTES_KEY } from '../../lib/planning/deployment-notes';
import { isFailing, type JudgedFinding } from '../../lib/routing/judged-finding';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import { BASE, forward, rule, stack, targetGroup } from './templates';
import type { Resources } from './templates';

const REASON = 'Announced for Sunday';
const MEET: Resources = { ...BASE, Meet: rule('meet.contoso.com', forward('Pool01')) };

function found(after: Resources, name: string, where: string | null, names = ['One']): readonly JudgedFinding[] {
  const acknowledged = [{ id: `lync-reverse-proxy:${name}`, where, reason: REASON }];
  const notes = { Metadata: { [NOTES_KEY]: { Proxy: { recordsToCreate: [], acknowledged } } } };
  const noted = names.map((each) => {
    const plain = stack(after, each);
    return { ...plain, template: { ...plain.template, ...notes } };
  });
  const { findings } = compareStacks(
    names.map((each) => stack(MEET, each)),
    noted,
  );
  return findings.filter(({ id }) => id.endsWith(`:${name}`));
}

const REPLACED = { ...MEET, Pool01: targetGroup('webext.contoso.com', { Port: 443 }) };

test.each([
  ['everywhere', null, 'replacement-interrupts', REASON],
  ['there', 'Pool01', 'replacement-interrupts', REASON],
  ['elsewhere', 'Pool02', 'replacement-interrupts', undefined],
])('a warning acknowledged %s', (_, where, name, reason) => {
  const [finding] = found(REPLACED, name, where);
  expect(finding).toMatchObject({ severity: 'warning', acknowledged: reason });
  expect(finding !== undefined && isFailing(finding, true)).toBe(reason === undefined);
});

test('a logical id is enough where several stacks are compared', () => {
  const places = found(REPLACED, 'replacement-interrupts', 'Pool01', ['One', 'Two']);
  expect(places.map(({ where, acknowledged }) => [where, acknowledged])).toEqual([
    ['One:Pool01', REASON],
    ['Two:Pool01', REASON],
  ]);
});

test('an error stays one', () => {
  const { Meet, ...rest } = MEET;
  const [finding] = found({ ...rest, Again: Meet ?? targetGroup(undefined) }, 'priority-collision', null);
  expect(finding).toMatchObject({ severity: 'error', acknowledged: undefined });
  expect(finding !== undefined && isFailing(finding, false)).toBe(true);
});
