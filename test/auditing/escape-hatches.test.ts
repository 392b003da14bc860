import { CATALOGUE } from '../../lib/findings/catalogue';
import { resourcesOf } from '../support/model-of-template';
import { DUAL_STACK, FAULTS, found, ledByIpv6, PASSED, SHARED, SOUND_EDITS } from './escape-hatch-edits';

describe.each([true, false])('an edit that serves nobody, by what the constructors know: %s', (isOfApp) => {
  test.each(FAULTS)('%s: %s', (name, _, of, edit) => {
    const own = found(of, edit, isOfApp).filter(({ id }) => id === `lync-reverse-proxy:${name}`);
    expect(new Set(own.map(({ severity }) => severity))).toEqual(new Set([CATALOGUE[name].severity]));
    expect(own.every(({ isElsewhere }) => isElsewhere !== true)).toBe(true);
    for (const { message } of own) expect(message).not.toMatch(/undefined|\[object|NaN|\?/);
  });
});

test.each(SOUND_EDITS)('nothing new is said of %s', (_, of, edit) => {
  const ids = FAULTS.map(([name]) => `lync-reverse-proxy:${name}`).filter((id) => !id.endsWith(':publication-contradicted'));
  for (const isOfApp of [true, false]) expect(found(of, edit, isOfApp).filter(({ id }) => ids.includes(id))).toEqual([]);
});

test.each([
  ['ipv4', false],
  [undefined, false],
  [{ Ref: 'Unknown' }, false],
  ['dualstack', true],
])('a rule for IPv6 clients contradicts the notes where there are such: %j', (type, isContradicted) => {
  const ids = found(PASSED, ledByIpv6(type), false).map(({ id }) => id);
  expect(ids.some((id) => id.endsWith(':publication-contradicted'))).toBe(isContradicted);
});

test('the templates of the examples have none of them', () => {
  for (const each of [SHARED, DUAL_STACK, PASSED]) {
    expect(resourcesOf(each.template, 'AWS::ElasticLoadBalancingV2::LoadBalancer').length).toBeGreaterThan(0);
    for (const isOfApp of [true, false])
      expect(found(each, () => undefined, isOfApp).filter(({ severity }) => severity !== 'note')).toEqual([]);
  }
});
