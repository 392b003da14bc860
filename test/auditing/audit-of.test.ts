import { auditOf, unsaid, type AuditedProxy } from '../../lib/auditing/audit-of';
import { CATALOGUE, findingId, type FindingName } from '../../lib/findings/catalogue';
import type { Finding } from '../../lib/findings/finding';
import { NOTES_KEY } from '../../lib/planning/deployment-notes';
import { asTemplate } from '../../lib/templates/cloudformation-template';
import { TemplateRouting } from '../../lib/routing/template-routing';
import { alias, loadBalancer, SOUND, type Resources } from '../support/listener-template';
import { routingOf } from '../support/routing-of';
import { proxyOf } from './a-second-proxy';
import { AUDIT_ROWS } from './audit-rows';

const OTHER = proxyOf('Other', 'adatum.com');

type Said = AuditedProxy['said'];

/** The proxy of the sound template, with whatever is changed there, beside another. */
const first = (resources: Resources, said: Said): AuditedProxy => ({
  keys: new Set(Object.keys(resources).filter((id) => !(id in OTHER))),
  names: new Set(['webext.contoso.com', 'meet.contoso.com', 'lyncdiscover.contoso.com']),
  said,
});
const other = (said: Said): AuditedProxy => ({ keys: new Set(Object.keys(OTHER)), names: new Set(['webext.adatum.com']), said });

const worries = (found: readonly Finding[]) =>
  found.filter(({ severity }) => severity !== 'error').map(({ id, where }) => `${id} ${where}`);
const faults = (found: readonly Finding[]) => found.filter(({ severity }) => severity === 'error').map(({ id, where }) => `${id} ${where}`);

/** Errors, and what counts all that a template has, are nobody's. */
const WORRYING = AUDIT_ROWS.filter(([, , name]) => CATALOGUE[name].severity !== 'error' && name !== 'template-limit-near');

test.each([...WORRYING, ...AUDIT_ROWS.slice(0, 3)])(
  'law: each proxy has said what is worth a warning of what it made, and of nothing else: %s',
  (_, change) => {
    const resources = { ...SOUND, ...OTHER, ...change } as Resources;
    const routing = routingOf({ Resources: resources });
    const all = auditOf(routing, [first(resources, []), other([])]);
    const afterFirst = auditOf(routing, [first(resources, all), other([])]);
    const afterOther = auditOf(routing, [first(resources, []), other(all)]);
    const isOfFirst = ({ where }: Finding) => where !== undefined && where in resources && !(where in OTHER);
    expect(worries(afterFirst)).toEqual(worries(all.filter((each) => !isOfFirst(each))));
    expect(worries(afterOther)).toEqual(worries(all.filter(({ where = '' }) => !(where in OTHER))));
    for (const each of [afterFirst, afterOther]) expect(faults(each)).toEqual(faults(all));
  },
);

const SHORT = { LoadBalancer: loadBalancer({ LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '300' }] }) };
const named = (name: FindingName) => findingId(name);

/** What is found, and whether it stands among what a constructor said. */
const SAID: readonly (readonly [string, Said, boolean])[] = [
  ['the same', [{ id: named('idle-timeout-short'), values: [300] }], true],
  ['the same among others', [{ id: named('value-unresolved') }, { id: named('idle-timeout-short'), values: [1, 300] }], true],
  ['another value, which somebody changed since', [{ id: named('idle-timeout-short'), values: [600] }], false],
  ['no value', [{ id: named('idle-timeout-short') }], false],
  ['something else of the same value', [{ id: named('haproxy-drain-cuts-polls'), values: [300] }], false],
  ['nothing', [], false],
];

test.each(SAID)('a warning of a value is said once, where the constructor said %s', (_, said, isSaid) => {
  const resources = { ...SOUND, ...SHORT } as Resources;
  const found = auditOf(routingOf({ Resources: resources }), [first(resources, said)]).map(({ id }) => id);
  expect(found.filter((id) => id === named('idle-timeout-short'))).toHaveLength(isSaid ? 0 : 1);
});

test('findings without values are the same wherever they are', () => {
  const found: Finding = { id: named('value-unresolved'), severity: 'note', message: 'x', where: 'Pool01' };
  expect(unsaid([found], [{ id: found.id }])).toEqual([]);
  expect(unsaid([{ ...found, severity: 'error' }], [{ id: found.id }])).toHaveLength(1);
});

const ACKNOWLEDGED: readonly (readonly [string, string | null, boolean])[] = [
  ['wherever it is', null, true],
  ['where it is', 'LoadBalancer', true],
  ['elsewhere', 'OtherLoadBalancer', false],
];

test.each(ACKNOWLEDGED)('a warning that somebody acknowledged %s', (_, where, isSilent) => {
  const resources = { ...SOUND, ...SHORT } as Resources;
  const acknowledged = [{ id: named('idle-timeout-short'), where, reason: 'clients of the web alone' }];
  const routing = routingOf({ Metadata: { [NOTES_KEY]: { 'Stack/Proxy': { acknowledged } } }, Resources: resources });
  const found = auditOf(routing, [first(resources, [])]).filter(({ id }) => id === named('idle-timeout-short'));
  expect(found).toHaveLength(isSilent ? 0 : 1);
  for (const each of found) expect(each).not.toHaveProperty('acknowledged', expect.anything());
});

test('what constructors made in a nested stack is theirs by its logical id', () => {
  const { LoadBalancer, ...others } = { ...SOUND, ...SHORT };
  const nested = { LoadBalancer, ...others };
  const stack = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://s3.amazonaws.com/cdk/nested.json' } };
  const routing = new TemplateRouting([
    {
      ...{ name: 'Template', template: asTemplate({ Resources: { Inner: stack } }, 'the template'), parameters: {} },
      nested: {
        Inner: { name: 'Template/Inner', template: asTemplate({ Resources: nested }, 'the nested one'), nested: {}, parameters: {} },
      },
    },
  ]);
  const keys = new Set(Object.keys(nested).map((id) => `Inner/${id}`));
  const proxy = (said: Said): AuditedProxy => ({ keys, names: new Set(['webext.contoso.com', 'meet.contoso.com']), said });
  const found = (said: Said) => auditOf(routing, [proxy(said)]).filter(({ id }) => id === named('idle-timeout-short'));
  expect(found([]).map(({ where }) => where)).toEqual(['LoadBalancer']);
  expect(found([{ id: named('idle-timeout-short'), values: [300] }])).toEqual([]);
});

test('each proxy knows its own hosted zones, names and resources', () => {
  const made = (resources: Resources, name: string, zones: AuditedProxy['zones']): AuditedProxy => ({
    keys: new Set(Object.keys(resources)),
    names: new Set([name]),
    ...(zones === undefined ? {} : { zones }),
    said: [],
  });
  // A record that somebody else makes anew, in the zone of the second proxy, which it names instead of its id.
  const { Type, Properties } = alias('webext.adatum.com', 'OtherLoadBalancer');
  const Again = {
    Type,
    Properties: { Name: Properties.Name, Type: 'A', AliasTarget: Properties.AliasTarget, HostedZoneName: 'adatum.com.' },
  };
  const routing = routingOf({ Resources: { ...SOUND, ...OTHER, Again } });
  const twice = (zones: AuditedProxy['zones']) =>
    auditOf(routing, [made(SOUND, 'meet.contoso.com', undefined), made(OTHER, 'webext.adatum.com', zones)])
      .filter(({ id }) => id === named('record-made-twice'))
      .map(({ where }) => where);
  expect(twice(new Map([['ZOther', 'adatum.com']]))).toEqual(['Again']);
  expect(twice(undefined)).toEqual([]);
});
