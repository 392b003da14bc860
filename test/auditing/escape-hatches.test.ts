import { CATALOGUE } from '../../lib/findings/catalogue';
import { resourcesOf } from '../support/model-of-template';
import { DUAL_STACK, FAULTS, FLEET, found, ledByIpv6, PASSED, routedOut, SHARED, SOUND_EDITS } from './escape-hatch-edits';

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

test.each([
  ['10.20.0.8/29', true],
  ['10.20.0.11/32', true],
  ['10.0.0.0/8', false],
  ['198.51.100.0/24', false],
])('a route of %s to the Internet gateway takes servers away where no smaller one leads to them', (block, isLost) => {
  const ids = found(SHARED, routedOut(block), false).map(({ id }) => id);
  expect(ids.some((id) => id.endsWith(':no-route-to-servers'))).toBe(isLost);
});

test('law: no status code of HTTP is said of a Network Load Balancer', () => {
  const messages = FAULTS.filter(([, , of]) => of === PASSED).flatMap(([, , of, edit]) =>
    found(of, edit, false).map(({ message }) => message),
  );
  expect(messages.filter((message) => /\b50[2-4]\b/.test(message))).toEqual([]);
});

test('the templates of the examples have none of them', () => {
  for (const each of [SHARED, DUAL_STACK, PASSED, FLEET]) {
    expect(resourcesOf(each.template, 'AWS::ElasticLoadBalancingV2::LoadBalancer').length).toBeGreaterThan(0);
    for (const isOfApp of [true, false])
      expect(found(each, () => undefined, isOfApp).filter(({ severity }) => severity !== 'note')).toEqual([]);
  }
});
