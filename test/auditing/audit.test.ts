import { CATALOGUE, entryOf } from '../../lib/findings/catalogue';
import { NOTES_KEY } from '../../lib/planning/deployment-notes';
import { auditTemplate } from '../../lib/auditing/audit-template';
import {
  alias,
  certificate,
  forward,
  hostExpressions,
  hosts,
  listener,
  loadBalancer,
  notFound,
  pathExpressions,
  paths,
  ref,
  rule,
  SOUND,
  targetGroup,
  toHttps,
  type Resources,
} from '../support/listener-template';
import { proxyOf } from './a-second-proxy';
import { SOUND_VALUES, type SaidRow, type SoundRow } from './audit-of-values';
import { SAID_OF_GROUPS } from './audit-of-groups';
import { SAID_OF_NETWORKS } from './audit-of-networks';
import { SAID_OF_RECORDS } from './audit-of-records';
import { SAID_OF_RULES } from './audit-of-rules';
import { SAID_OF_WEB_ACLS } from './audit-of-web-acls';
import { AUDIT_ROWS } from './audit-rows';
import { FAULTS } from './escape-hatch-edits';
import { routingOf } from '../support/routing-of';

const meet = hosts('meet.contoso.com');
const elsewhere = { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP' } };

test('a sound template has no finding', () => {
  expect(auditTemplate(routingOf({ Resources: SOUND }))).toEqual([]);
});

test.each(AUDIT_ROWS)('%s', (_, change, name, where, words) => {
  const findings = auditTemplate(routingOf({ Resources: { ...SOUND, ...change } }));
  const own = findings.filter((finding) => finding.id === `lync-reverse-proxy:${name}` && finding.where === where);
  expect(own.map(({ severity }) => severity)).toEqual([CATALOGUE[name].severity]);
  expect(own[0]?.message).toContain(words);
  for (const { message } of findings) expect(message).not.toMatch(/undefined|\[object|NaN| {2}/);
});

const resourcesOf = (change: Partial<Resources>) => ({ ...SOUND, ...change }) as Resources;
const findingsOf = (Resources: Resources) => auditTemplate(routingOf({ Resources }));

/** What counts all that a template has. */
const OF_WHOLE_TEMPLATES: readonly string[] = ['template-limit-exceeded', 'template-limit-near'];

test.each(AUDIT_ROWS.filter(([, , name]) => !OF_WHOLE_TEMPLATES.includes(name)))(
  'law: sound proxies in the same template change nothing about %s',
  (_, change) => {
    const resources = resourcesOf(change);
    expect(findingsOf({ ...proxyOf('First', 'adatum.com'), ...resources, ...proxyOf('Last', 'tailspintoys.com') })).toEqual(
      findingsOf(resources),
    );
  },
);

test.each(AUDIT_ROWS)('law: in whatever order the resources stand, the same is found for %s', (_, change) => {
  const resources = resourcesOf(change);
  const ids = (each: Resources) =>
    findingsOf(each)
      .map(({ id }) => id)
      .sort();
  expect(ids(Object.fromEntries(Object.entries(resources).reverse()))).toEqual(ids(resources));
});

/** Notes of a sound template that say otherwise, and what its resources do. */
const CONTRADICTED: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ['another pool', { answeredBy: 'webext02.contoso.com' }, 'webext02.contoso.com (port 4443 of its servers) answers https on port 443'],
  ['another port of the servers', { listening: { https: 5443 } }, 'on port 4443 answers it'],
  ['another port of the load balancer', { published: { https: 8443 } }, 'LoadBalancer has no listener for that on port 8443'],
  ['a name without a rule', { names: { meet: 'meet9.contoso.com' } }, 'no rule forwards it to any target group'],
  ['another load balancer', { frontEnd: 'Gone' }, 'there is no load balancer Gone'],
];

const OTHER: Resources = { Other: loadBalancer(), OtherHttp: listener(80, { DefaultActions: [toHttps] }, 'Other') };

/** What becomes of the resources while the notes say what they said. */
const RESOURCES_CHANGED: readonly (readonly [string, Partial<Resources>, string | undefined])[] = [
  ['a record of another load balancer', { ...OTHER, MeetRecord: alias('meet.contoso.com', 'Other') }, 'Other'],
  ['no record', { MeetRecord: alias('www.contoso.com') }, undefined],
  ['a target group of nobody', { Pool02: elsewhere, Meet: rule(20, [meet], forward('Pool02')) }, 'a target group without the tag of a pool'],
  ["another pool's target group on some paths", { Pool02: targetGroup('webext02.contoso.com'), Abs: rule(15, [meet, paths('/abs/*')], forward('Pool02')) }, 'webext02.contoso.com'],
  ['a guest on some paths', { Pool02: elsewhere, Abs: rule(15, [meet, paths('/abs/*')], forward('Pool02')) }, undefined],
  ['an action that only the deployment decides', { Meet: rule(20, [meet], { 'Fn::If': ['Sometimes', forward('Pool01'), notFound] }) }, undefined],
]; // prettier-ignore

test.each(RESOURCES_CHANGED)('publication-contradicted: the resources have %s', (_, change, words) => {
  const found = noted({}, change).map(({ message }) => message);
  expect(found).toHaveLength(words === undefined ? 0 : 1);
  for (const message of found) expect(message).toContain(words);
});

test.each([
  ['Meet.contoso.com', 0],
  ['www.contoso.com', 1],
])('a record that somebody is still to make may lead elsewhere until then: %s', (name, count) => {
  const recordsToCreate = [
    { name: 'dialin.contoso.com', how: 'change batch', zone: 'contoso.com' },
    { name, how: 'elsewhere', zone: 'contoso.com' },
  ];
  expect(noted({}, { ...OTHER, MeetRecord: alias('meet.contoso.com', 'Other') }, { recordsToCreate })).toHaveLength(count);
});

function noted(note: Readonly<Record<string, unknown>>, change: Partial<Resources> = {}, more: object = {}) {
  const sound = {
    owner: 'Lync/SimpleUrls',
    name: 'SimpleUrls',
    is: 'simpleUrlSet',
    answeredBy: 'webext.contoso.com',
    frontEnd: 'LoadBalancer',
    published: { https: 443 },
    listening: { https: 4443 },
    names: { meet: 'meet.contoso.com' },
  };
  const template = {
    Metadata: { [NOTES_KEY]: { 'Stack/Proxy': { publications: [{ ...sound, ...note }], ...more } } },
    Resources: { ...SOUND, ...change },
    Conditions: {},
  };
  return auditTemplate(routingOf(template)).filter(({ id }) => id === 'lync-reverse-proxy:publication-contradicted');
}

test('notes that say what the resources do are not worth a word', () => {
  expect(noted({})).toEqual([]);
});

test.each(CONTRADICTED)('publication-contradicted: the notes tell of %s', (_, note, words) => {
  const [found, ...others] = noted(note);
  expect(others).toEqual([]);
  expect(found?.severity).toBe('error');
  expect(found?.message).toContain(words);
});

/** What notes acknowledge of linters: where, whether that is told in the template, and what is said of it. */
const ACKNOWLEDGED: readonly (readonly [string, string | undefined, Readonly<Record<string, object>>, string | undefined])[] = [
  ['CKV_AWS_91', undefined, {}, 'has no resource of a type'],
  ['CKV_AWS_91', 'LoadBalancer', {}, 'acknowledged at LoadBalancer'],
  ['CKV_AWS_91', 'Gone', { checkov: { skip: [{ id: 'CKV_AWS_91' }] } }, 'acknowledged at Gone'],
  ['CKV_AWS_91', 'LoadBalancer', { checkov: { skip: [{ id: 'CKV_AWS_131' }] } }, 'Nothing tells checkov'],
  ['CKV_AWS_91', undefined, { checkov: { skip: [{ id: 'CKV_AWS_91' }] } }, undefined],
  ['CKV_AWS_91', 'AWS::ElasticLoadBalancingV2::LoadBalancer.LoadBalancer', { checkov: { skip: [{ id: 'CKV_AWS_91' }] } }, undefined],
  ['W3005', 'LoadBalancer', {}, 'Nothing tells cfn-lint'],
  ['W3005', 'LoadBalancer', { 'cfn-lint': { config: { ignore_checks: ['W3005'] } } }, undefined],
  ['AwsSolutions-ELB2', 'Gone', {}, 'Nothing tells cdk-nag'],
  ['AwsSolutions-ELB2', 'Stack/Proxy/LoadBal', {}, 'Nothing tells cdk-nag'],
  ['AwsSolutions-ELB2', 'Stack/Proxy', {}, undefined],
  ['AwsSolutions-ELB2', 'LoadBalancer', {}, undefined],
  ['AwsSolutions-ELB2', undefined, {}, undefined],
  ['lync-reverse-proxy:idle-timeout-short', 'Gone', {}, undefined],
];

test.each(ACKNOWLEDGED)('acknowledgement-of-no-resource: %s at %s, with %j', (id, where, metadata, words) => {
  const { LoadBalancer, ...others } = SOUND;
  const pathOf = (logicalId: string) => ({ 'aws:cdk:path': `Stack/${logicalId === 'LoadBalancer' ? 'Proxy/' : ''}${logicalId}` });
  const template = {
    Metadata: { [NOTES_KEY]: { 'Stack/Proxy': { acknowledged: [{ id, where, reason: 'known' }] } } },
    Resources: {
      ...Object.fromEntries(Object.entries(others).map(([key, each]) => [key, { ...each, Metadata: pathOf(key) }])),
      LoadBalancer: { ...LoadBalancer, Metadata: { ...pathOf('LoadBalancer'), ...metadata } },
    },
  };
  const found = auditTemplate(routingOf(template));
  const own = found.filter((each) => each.id === 'lync-reverse-proxy:acknowledgement-of-no-resource');
  expect(own.map(({ severity }) => severity)).toEqual(words === undefined ? [] : ['note']);
  expect(own[0]?.message ?? '').toContain(words ?? '');
});

/** What is wrong with notes, with tables of their own. */
const OF_NOTES: readonly string[] = ['publication-contradicted', 'acknowledgement-of-no-resource'];

test('every finding of the catalogue has a row', () => {
  const names = new Set<string>([...AUDIT_ROWS.map(([, , name]) => name), ...FAULTS.map(([name]) => name), ...OF_NOTES]);
  const audited = Object.keys(CATALOGUE).filter((name) => entryOf(`lync-reverse-proxy:${name}`)?.foundIn.includes('template'));
  expect(audited.filter((name) => !names.has(name))).toEqual([]);
});

/** What looks like one of the faults above and is none. */
const SOUND_TOO: readonly SoundRow[] = [
  ...SOUND_VALUES,
  ["Exchange's own autodiscover, whatever the host", { Elsewhere: elsewhere, Page: rule(5, [paths('/Autodiscover/Autodiscover.xml')], forward('Elsewhere')) }],
  ["Exchange's own autodiscover, in any letter case", { Elsewhere: elsewhere, Page: rule(5, [pathExpressions('^/[Aa]utodiscover/[Aa]utodiscover\\.(xml|json)$')], forward('Elsewhere')) }],
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
  ['two records of one name and type among which Route 53 chooses', {
    MeetRecord: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, SetIdentifier: 'One', Weight: 1 } },
    MeetAgain: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, SetIdentifier: ref('Unknown'), Weight: 1 } },
  }],
  ...[
    { 'Fn::If': ['Sometimes', [{ VPCId: 'vpc-0abc', VPCRegion: 'eu-west-1' }], ref('AWS::NoValue')] },
    { 'Fn::Split': [',', { 'Fn::ImportValue': 'Vpcs' }] },
    [{ 'Fn::If': ['Sometimes', { VPCId: 'vpc-0abc', VPCRegion: 'eu-west-1' }, ref('AWS::NoValue')] }],
    ref('Unknown'),
  ].map((VPCs): SoundRow => ['a zone below, of which only the deployment knows whether it is private', {
    Upper: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'contoso.com' } },
    Below: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'meet.contoso.com', VPCs } },
    MeetRecord: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, HostedZoneId: ref('Upper') } },
  }]),
  ['a second record that may not be there', { MeetAgain: { ...alias('meet.contoso.com'), Condition: 'Sometimes' } }],
  ['a second record in a zone that only the deployment tells', {
    MeetAgain: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, HostedZoneId: ref('Unknown') } },
  }],
  ['a rule that only a parameter distinguishes', { Later: rule(30, [hosts(ref('Unknown'))]) }],
  ['a rule that may not be there', { First: { ...rule(5, [hosts('*.contoso.com')]), Condition: 'Sometimes' }, Certificate: certificate('*.contoso.com') }],
  ['a priority that only the deployment tells', { First: rule(ref('Unknown'), [hosts('*.contoso.com')]), Certificate: certificate('*.contoso.com') }],
]; // prettier-ignore

test.each(SOUND_TOO)('no finding for %s', (_, change) => {
  const findings = auditTemplate(routingOf({ Resources: { ...SOUND, ...change } as Resources, Conditions: {} }));
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

/** Every list in a value, and every entry of one, by its path. */
function listsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'))) return [];
  const own = Array.isArray(value) ? [path, ...value.map((_, index) => [...path, String(index)])] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => listsIn(inner, [...path, key]))];
}

/** The same, with a part that a condition decides about, which says the same either way. */
function decidedAt([first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return { 'Fn::If': ['Sometimes', value, value] };
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === first ? decidedAt(rest, each) : (each as unknown)));
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [first]: decidedAt(rest, object[first]) };
}

/** Of sixty rules of a security group one is like the other. */
const MOST_PLACES = 60;

test.each<SoundRow>([['a sound template', SOUND], ...SOUND_TOO])(
  'law: nothing that a condition decides is taken to be missing in %s',
  (_, change) => {
    const resources = resourcesOf(change);
    const Conditions = { Sometimes: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-1'] } };
    const worries = (Resources: Resources) =>
      auditTemplate(routingOf({ Resources, Conditions }))
        .filter(({ severity }) => severity !== 'note')
        // A rule of somebody else of which nobody knows for whom it is may take any request.
        .filter(({ id }) => id !== 'lync-reverse-proxy:published-name-shared');
    const places = Object.entries(change).flatMap(([id, resource]) => listsIn(resource?.Properties).map((path) => ({ id, path })));
    const worried = places.slice(0, MOST_PLACES).flatMap(({ id, path }) => {
      const resource = resources[id] as Resources[string];
      const Properties = decidedAt(path, resource.Properties) as Resources[string]['Properties'];
      return worries({ ...resources, [id]: { ...resource, Properties } }).map(({ message }) => ({ id, path, message }));
    });
    expect(worried).toEqual([]);
  },
);

test('a certificate of another Region or account than the stack is found where a cloud assembly tells of the stack', () => {
  const Https = listener(443, { Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1' }] });
  const words = (parameters: Readonly<Record<string, string>>) =>
    auditTemplate(routingOf({ Resources: { ...SOUND, Https } }, parameters))
      .filter(({ id }) => id === 'lync-reverse-proxy:certificate-from-elsewhere')
      .map(({ message }) => message.split('.')[0]);
  expect(words({ 'AWS::Region': 'us-east-1' })).toEqual(['The certificate is in eu-west-1, the load balancer in us-east-1']);
  expect(words({ 'AWS::AccountId': '999988887777' })).toEqual([
    'The certificate is in account 111122223333, the load balancer in 999988887777',
  ]);
  expect(words({ 'AWS::Region': 'eu-west-1', 'AWS::AccountId': '111122223333' })).toEqual([]);
});

test('hosts that no URL can have are names like any other', () => {
  const odd = rule(30, [hosts('<script>alert(1)</script>', 'a b'), paths('/x"<y')]);
  expect(() => auditTemplate(routingOf({ Resources: { ...SOUND, Odd: odd, OddRecord: alias('<b>') } }))).not.toThrow();
});

/** Mistakes, the smallest corrections, and all that is said of each. */
const SAID: readonly SaidRow[] = [...SAID_OF_NETWORKS, ...SAID_OF_RULES, ...SAID_OF_GROUPS, ...SAID_OF_RECORDS, ...SAID_OF_WEB_ACLS];

test.each(SAID)('all that is said of %s', (_, change, expected) => {
  const findings = findingsOf(resourcesOf(change));
  expect(findings.map(({ id, where }) => [id, where])).toEqual(expected.map(([name, where]) => [`lync-reverse-proxy:${name}`, where]));
  for (const [index, { message }] of findings.entries()) {
    expect(message).toContain(expected[index]?.[2]);
    expect(message).not.toMatch(/undefined|\[object|NaN| {2}/);
  }
});

const FRONT_ENDS = /^AWS::ElasticLoadBalancingV2::(?:LoadBalancer|Listener|TargetGroup)$/;

/** The same, with one part of the front end in another stack. */
function importedFrom(resources: Resources): readonly Resources[] {
  const parts = Object.keys(resources).filter((id) => FRONT_ENDS.test(resources[id]?.Type ?? ''));
  return parts.map((id) => {
    const others = Object.fromEntries(Object.entries(resources).filter(([key]) => key !== id));
    const theirs = '{"Fn::ImportValue":"theirs"}';
    const text = JSON.stringify(others).replaceAll(`{"Ref":"${id}"}`, theirs);
    return JSON.parse(text.replaceAll(new RegExp(`{"Fn::GetAtt":\\["${id}","\\w+"\\]}`, 'g'), theirs)) as Resources;
  });
}

const CHANGES = [...AUDIT_ROWS, ...SAID_OF_NETWORKS].map(([title, change]): SoundRow => [title, change]);

test.each(CHANGES)('law: a part of the front end in another stack is none of which undefined is said: %s', (_, change) => {
  const messages = importedFrom(resourcesOf(change)).flatMap((resources) => findingsOf(resources).map(({ message }) => message));
  expect(messages.filter((message) => /undefined|\[object|NaN| {2}/.test(message))).toEqual([]);
});
