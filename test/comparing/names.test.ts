import { compareReport } from '../../lib/reports/comparison/compare-report';
import {
  stack,
  aliasRecord,
  BASE,
  compared,
  findings,
  forward,
  httpListener,
  loadBalancer,
  listener,
  messageOf,
  NOT_FOUND,
  rule,
  targetGroup,
} from './templates';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import type { Resources } from './templates';
import type { Comparison, NameChange } from '../../lib/comparing/comparison';

const MEET = 'meet.contoso.com';

/** Each change in one line. */
function lines({ names }: Comparison, kind: keyof Comparison['names'] = 'moved'): readonly string[] {
  return names[kind].flatMap(({ name, record, answers }: NameChange) => [
    ...answers.map(({ url, paths, from, to }) => `${[url, ...paths].join(' ')}: ${from.text} -> ${to.text}`),
    ...(record === undefined ? [] : [`${name} record: ${String(record.from)} -> ${String(record.to)}`]),
  ]);
}

describe('a name that is answered otherwise', () => {
  test('moves from pool to pool, told by their external web services FQDNs', () => {
    const before = { ...BASE, Meet: rule(MEET, forward('Pool01')) };
    const after = { ...BASE, Meet: rule(MEET, forward('Pool02')) };
    expect(lines(compared(before, after))).toEqual([`https://${MEET}: webext.contoso.com HTTPS 4443 -> webext2.contoso.com HTTPS 4443`]);
  });

  test('moves to another port of the same pool: that is another web site of Lync', () => {
    const before = { ...BASE, Meet: rule(MEET, forward('Pool01')) };
    const after = { ...before, Pool01: targetGroup('webext.contoso.com', { Port: 443 }) };
    expect(lines(compared(before, after))).toEqual([`https://${MEET}: webext.contoso.com HTTPS 4443 -> webext.contoso.com HTTPS 443`]);
  });

  test('is told by the target group where that has no tag', () => {
    const groups = { ...BASE, Pool01: targetGroup(undefined), Pool02: targetGroup(undefined) };
    const comparison = compared({ ...groups, Meet: rule(MEET, forward('Pool01')) }, { ...groups, Meet: rule(MEET, forward('Pool02')) });
    expect(lines(comparison)).toEqual([`https://${MEET}: Pool01 HTTPS 4443 -> Pool02 HTTPS 4443`]);
  });

  test('does not move with the target group alone, as long as the pool is the same', () => {
    const before = { ...BASE, Meet: rule(MEET, forward('Pool01')) };
    const after = { ...BASE, Again: targetGroup('webext.contoso.com'), Meet: rule(MEET, forward('Again')) };
    expect(lines(compared(before, after))).toEqual([]);
  });

  test('is told for the paths that move alone', () => {
    const regex = { RegexValues: ['^/[Aa][Bb][Ss](/.*)?$'] };
    const before = { ...BASE, All: rule('webext.contoso.com', forward('Pool01'), 20) };
    const after = { ...before, Abs: rule('webext.contoso.com', forward('Pool02'), 10, {}, regex) };
    expect(lines(compared(before, after))).toEqual([
      'https://webext.contoso.com /abs /abs/ /abs/x: webext.contoso.com HTTPS 4443 -> webext2.contoso.com HTTPS 4443',
    ]);
  });

  test('may become a redirect or a status', () => {
    const away = { Type: 'redirect', RedirectConfig: { Host: 'teams.contoso.com', StatusCode: 'HTTP_302' } };
    const before = { ...BASE, Meet: rule(MEET, forward('Pool01')), Dialin: rule('dialin.contoso.com', forward('Pool01'), 11) };
    const after = { ...BASE, Meet: rule(MEET, away), Dialin: rule('dialin.contoso.com', NOT_FOUND, 11) };
    expect(lines(compared(before, after))).toEqual([
      'https://dialin.contoso.com: webext.contoso.com HTTPS 4443 -> fixed response 404',
      `https://${MEET}: webext.contoso.com HTTPS 4443 -> redirect 302 to https://teams.contoso.com, same path`,
    ]);
  });

  test('may be any other host', () => {
    const after = { ...BASE, Http: httpListener(forward('Pool01')) };
    expect(lines(compared(BASE, after))).toEqual(['http://*: redirect 301 to https, same host and path -> webext.contoso.com HTTPS 4443']);
  });

  test('may be a wildcard', () => {
    const [before, after] = ['Pool01', 'Pool02'].map((pool) => ({ ...BASE, Any: rule('*.contoso.com', forward(pool)) }));
    expect(compared(before ?? {}, after ?? {}).names.moved.map(({ name }) => name)).toEqual(['*.contoso.com']);
  });
});

describe('a name that comes or goes', () => {
  const more = { ...BASE, Meet: rule(MEET, forward('Pool01')), Record: aliasRecord(MEET) };

  test('comes with its answer and record', () => {
    expect(lines(compared(BASE, more), 'added')).toEqual([
      `https://${MEET}: fixed response 404 -> webext.contoso.com HTTPS 4443`,
      `${MEET} record: undefined -> Balancer`,
    ]);
  });

  test('goes to the default answer, or has no record any more', () => {
    expect(lines(compared(more, BASE), 'removed')).toEqual([
      `https://${MEET}: webext.contoso.com HTTPS 4443 -> fixed response 404`,
      `${MEET} record: Balancer -> undefined`,
    ]);
  });
});

test('a record that leads to another load balancer moves its name', () => {
  const other = { Other: loadBalancer(), OtherHttps: listener({ LoadBalancerArn: { Ref: 'Other' } }) };
  const before = { ...BASE, ...other, Record: aliasRecord(MEET) };
  const after = { ...before, Record: aliasRecord(MEET, 'Other') };
  expect(lines(compared(before, after))).toContain(`${MEET} record: Balancer -> Other`);
});

test('hosts that only regular expressions name are compared by samples of them', () => {
  const named = (expression: string, pool: string) => ({
    ...BASE,
    Any: rule('', forward(pool), 10, {
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { RegexValues: [expression] } }],
    }),
  });
  const moved = compared(named('^(meet|dialin)\\.contoso\\.com$', 'Pool01'), named('^meet\\.contoso\\.com$', 'Pool02'));
  expect(lines(moved)).toEqual([
    'https://dialin.contoso.com: webext.contoso.com HTTPS 4443 -> fixed response 404',
    'https://meet.contoso.com: webext.contoso.com HTTPS 4443 -> webext2.contoso.com HTTPS 4443',
  ]);
});

describe('what happens to any host', () => {
  const all: Resources = { ...BASE, Meet: rule(MEET, forward('Pool01')), Dialin: rule('dialin.contoso.com', forward('Pool01'), 11) };

  test('is told once, with the names it happens to', () => {
    const { Http, ...without } = all;
    expect(Http).toEqual(httpListener());
    const comparison = compared(all, without);
    expect(comparison.names.moved.map(({ name, alike }) => [name, alike])).toEqual([['*', ['dialin.contoso.com', MEET]]]);
    expect(compareReport(comparison)).toContain('dialin.contoso.com, meet.contoso.com and any other host');
  });

  test('and not of those with a rule of their own', () => {
    const own = { ...all, Own: rule(MEET, forward('Pool01'), 10, { ListenerArn: { Ref: 'Http' } }) };
    const comparison = compared(own, { ...own, Http: httpListener(NOT_FOUND) });
    expect(comparison.names.moved.map(({ alike }) => alike)).toEqual([['dialin.contoso.com']]);
  });
});

describe('records', () => {
  const recorded = { ...BASE, Meet: rule(MEET, forward('Pool01')), Record: aliasRecord(MEET) };

  test('that come to another zone are told by name, with what that means', () => {
    const comparison = compared(recorded, { ...recorded, Record: aliasRecord(MEET, 'Balancer', { HostedZoneId: 'Z9' }) });
    expect(comparison.names.moved).toEqual([expect.objectContaining({ name: MEET, zones: { from: ['Z1'], to: ['Z9'] }, answers: [] })]);
    expect(messageOf(comparison, 'replacement-interrupts')).toContain('Nothing if the new zone is the one the Internet asks');
    expect(compareReport(comparison)).toContain('hosted zone: Z1 -> Z9');
  });

  test('that change their name take the old name away', () => {
    const renamed = { ...recorded, Record: aliasRecord('meet2.contoso.com') };
    expect(messageOf(compared(recorded, renamed), 'replacement-interrupts')).toContain('The old name stops to resolve');
  });

  test('that go while rules still answer their names are a warning', () => {
    const { Record, ...without } = recorded;
    const comparison = compared(recorded, without);
    expect(findings(comparison)).toEqual(['records-deleted ']);
    expect(messageOf(comparison, 'records-deleted')).toContain(`deletes the records of ${MEET}, which rules still answer`);
    const retained = { ...recorded, Record: { ...Record, Type: 'AWS::Route53::RecordSet', DeletionPolicy: 'Retain' } };
    expect(findings(compared(retained, without))).toEqual([]);
    expect(findings(compared(recorded, BASE))).toEqual([]);
  });
});

test('one stack on each side is compared whatever it is called, several by their names', () => {
  const [here, there] = [stack(BASE, 'Here'), stack(BASE, 'There')];
  expect(compareStacks([here], [there]).changed).toEqual([]);
  expect(compareStacks([here], [here, stack({}, 'Empty')]).changed).toEqual([]);
  expect(compareStacks([here, stack({}, 'Empty')], [there]).changed.map(({ change }) => change)).toContain('removed');
});
