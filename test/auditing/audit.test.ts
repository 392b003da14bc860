import { CATALOGUE, entryOf } from '../../lib/findings/catalogue';
import { auditTemplate } from '../../lib/auditing/audit-template';
import {
  alias,
  certificate,
  forward,
  hostExpressions,
  hosts,
  listener,
  notFound,
  pathExpressions,
  paths,
  ref,
  rule,
  SOUND,
  targetGroup,
  type Resources,
} from '../support/listener-template';
import { SOUND_VALUES, type SoundRow } from './audit-of-values';
import { AUDIT_ROWS } from './audit-rows';
import { routingOf } from '../support/routing-of';

const meet = hosts('meet.contoso.com');

test('a sound template has no finding', () => {
  expect(auditTemplate(routingOf({ Resources: SOUND }))).toEqual([]);
});

test.each(AUDIT_ROWS)('%s', (_, change, name, where, words) => {
  const findings = auditTemplate(routingOf({ Resources: { ...SOUND, ...change } }));
  const own = findings.filter((finding) => finding.id === `lync-reverse-proxy:${name}` && finding.where === where);
  expect(own.map(({ severity }) => severity)).toEqual([CATALOGUE[name].severity]);
  expect(own[0]?.message).toContain(words);
});

test('every finding of the catalogue has a row', () => {
  const names = new Set<string>(AUDIT_ROWS.map(([, , name]) => name));
  const audited = Object.keys(CATALOGUE).filter((name) => entryOf(`lync-reverse-proxy:${name}`)?.foundIn.includes('template'));
  expect(audited.filter((name) => !names.has(name))).toEqual([]);
});

/** What looks like one of the faults above and is none. */
const SOUND_TOO: readonly SoundRow[] = [
  ...SOUND_VALUES,
  ['names that only a regular expression is for', { Meet: rule(20, [hostExpressions('^[m]eet\\.contoso\\.com$')]) }],
  [
    'a target group in an action that only the deployment decides',
    {
      Pool02: targetGroup('webext02.contoso.com'),
      Perhaps: rule(15, [hosts('meet.contoso.com'), paths('/1')], { 'Fn::If': ['Sometimes', forward('Pool02'), notFound] }),
    },
  ],
  ['a path rule before the whole host', { Abs: rule(1, [meet, pathExpressions('^/[Aa][Bb][Ss]([/?].*)?$')]) }],
  ['one letter case, where the other goes to the same place', { Abs: rule(1, [meet, paths('/Abs/*')]) }],
  ['autodiscover over plain HTTP', {
    Discover: rule(30, [hosts('lyncdiscover.contoso.com')]),
    DiscoverHttp: rule(1, [hosts('lyncdiscover.contoso.com')], forward('Pool01'), 'Http'),
    DiscoverRecord: alias('lyncdiscover.contoso.com'),
    Certificate: certificate('*.contoso.com'),
  }],
  ['a certificate from elsewhere', { Https: listener(443, { Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:1:certificate/1' }] }) }],
  ['a rule that only a parameter distinguishes', { Later: rule(30, [hosts(ref('Unknown'))]) }],
  ['a rule that may not be there', { First: { ...rule(5, [hosts('*.contoso.com')]), Condition: 'Sometimes' }, Certificate: certificate('*.contoso.com') }],
  ['a priority that only the deployment tells', { First: rule(ref('Unknown'), [hosts('*.contoso.com')]), Certificate: certificate('*.contoso.com') }],
]; // prettier-ignore

test.each(SOUND_TOO)('no finding for %s', (_, change) => {
  const findings = auditTemplate(routingOf({ Resources: { ...SOUND, ...change } as Resources, Conditions: {} }));
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

test('hosts that no URL can have are names like any other', () => {
  const odd = rule(30, [hosts('<script>alert(1)</script>', 'a b'), paths('/x"<y')]);
  expect(() => auditTemplate(routingOf({ Resources: { ...SOUND, Odd: odd, OddRecord: alias('<b>') } }))).not.toThrow();
});
