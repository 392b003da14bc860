import type { Stack } from 'aws-cdk-lib/core';
import { SimpleUrlSet } from '../../lib';
import { outcomeOf } from '../support/listener-model';
import { answering, toDirector, type Names } from '../support/answering';
import { resourcesOf } from '../support/model-of-template';
import { ELBV2, childOf, errorsOf, frontEndPool, hostsOn, rulesFor, synthesize } from '../support/publish';

const POOLS = ['webdirext.contoso.com', 'webext.contoso.com'];
const autodiscoverFor = ['contoso.com', 'fabrikam.com'];

describe.each<readonly [string, Names, readonly string[], readonly string[]]>([
  [
    'hosts of their own',
    {
      meet: ['https://meet.contoso.com', 'https://meet.fabrikam.com'],
      dialin: 'https://dialin.contoso.com',
      admin: 'https://admin.contoso.com',
      autodiscoverFor,
    },
    ['dialin.contoso.com', 'lyncdiscover.contoso.com meet.contoso.com', 'lyncdiscover.fabrikam.com meet.fabrikam.com'],
    ['https://meet.contoso.com/alice/1', 'https://meet.fabrikam.com/Meet', 'https://dialin.contoso.com'],
  ],
  [
    'a shared base with paths',
    {
      meet: ['https://lync.contoso.com/Meet', 'https://lync.fabrikam.com/Meet'],
      dialin: 'https://lync.contoso.com/Dialin',
      admin: 'https://lync.contoso.com/Admin',
      autodiscoverFor,
    },
    ['lync.contoso.com', 'lync.fabrikam.com lyncdiscover.fabrikam.com', 'lyncdiscover.contoso.com'],
    ['https://lync.contoso.com/meet/alice', 'https://lync.contoso.com/DIALIN', 'https://lync.fabrikam.com/Meet/bob'],
  ],
  [
    'one base for all SIP domains',
    {
      meetUrls: [
        { sipDomain: 'contoso.com', activeUrl: 'https://lync.contoso.com/contoso/Meet' },
        { sipDomain: 'fabrikam.com', activeUrl: 'https://lync.contoso.com/fabrikam/Meet' },
      ],
      dialin: 'https://dialin.contoso.com',
      autodiscoverFor,
    },
    ['dialin.contoso.com', 'lync.contoso.com lyncdiscover.contoso.com', 'lyncdiscover.fabrikam.com'],
    ['https://lync.contoso.com/CONTOSO/meet/alice', 'https://lync.contoso.com/fabrikam/Meet/bob'],
  ],
])('simple URLs with %s', (_, names, hosts, urls) => {
  const { json, model } = synthesize(answering(names));

  test('get a rule for each SIP domain and one for dialin, by host alone', () => {
    expect(hostsOn(model, 443)).toEqual([...hosts, ...POOLS].sort());
    expect(model.rules.flatMap(({ pathRegexes }) => pathRegexes)).toEqual([]);
  });

  test('reach the pool that answers, in whatever letter case and path', () => {
    const autodiscover = ['https://lyncdiscover.contoso.com/?sipuri=a@contoso.com', 'https://lyncdiscover.fabrikam.com/'];
    for (const url of [...urls, ...autodiscover]) expect([url, outcomeOf(url, model)]).toEqual([url, toDirector]);
  });

  test('have a record and a place on a certificate for each host', () => {
    const published = [...hosts, ...POOLS].flatMap((rule) => rule.split(' ')).sort();
    const records = resourcesOf(json, 'AWS::Route53::RecordSet').map(([, { Name }]) => Name);
    const certified = resourcesOf(json, 'AWS::CertificateManager::Certificate').flatMap(([, certificate]) => [
      certificate['DomainName'],
      ...((certificate['SubjectAlternativeNames'] ?? []) as string[]),
    ]);
    expect(records.sort()).toEqual(published.map((name) => `${name}.`));
    expect(certified.sort()).toEqual(published);
  });

  test('never publish the host of Admin', () => {
    expect(JSON.stringify(json)).not.toContain('admin.contoso.com');
  });
});

test('inactive entries are published as the active one is', () => {
  const inactiveUrls = ['https://join.contoso.com', 'https://OLD.contoso.com/Meet'];
  const { model } = synthesize(
    answering({
      meetUrls: [{ sipDomain: 'contoso.com', activeUrl: 'https://meet.contoso.com', inactiveUrls }],
      dialin: 'https://dialin.contoso.com',
      furtherDialin: ['https://dialin.fabrikam.com'],
      furtherHosts: ['Scheduler.contoso.com'],
    }),
  );
  expect(hostsOn(model, 443)).toEqual([
    'dialin.contoso.com dialin.fabrikam.com scheduler.contoso.com',
    'join.contoso.com meet.contoso.com old.contoso.com',
    ...POOLS,
  ]);
});

test('fails when the host of Admin is published in another guise', () => {
  const names = { admin: 'https://admin.contoso.com', furtherHosts: ['admin.contoso.com'] };
  expect(errorsOf(answering(names))).toEqual(['admin-url-published (SimpleUrls)']);
});

test.each([
  'http://meet.contoso.com',
  'https://meet.contoso.com:8443',
  'meet.contoso.com',
  'https://meet.contoso.com/?a=b',
  'https://meet',
])('fails when a simple URL is %s', (url) => {
  expect(errorsOf(answering({ meet: [url] }))).toContain('simple-url-malformed (SimpleUrls)');
});

test('explicit priorities go by SIP domain, domain of a shared host and `further`', () => {
  const { model } = synthesize(
    answering({
      meet: ['https://meet.contoso.com', 'https://lync.fabrikam.com/f/Meet'],
      dialin: 'https://dialin.contoso.com',
      priorities: { 'contoso.com': 101, 'fabrikam.com': 102, further: 103 },
    }),
  );
  const hosts = ['meet.contoso.com', 'lync.fabrikam.com', 'dialin.contoso.com'];
  expect(hosts.flatMap((host) => rulesFor(model, host).map(({ priority }) => priority))).toEqual([101, 102, 103]);
});

describe('names answered by one pool', () => {
  const { stack, json } = synthesize(answering({ meet: ['https://meet.contoso.com'] }));
  const set = childOf(stack, 'SimpleUrls', SimpleUrlSet);

  test('share the target group of the pool', () => {
    expect(resourcesOf(json, `${ELBV2}::TargetGroup`)).toHaveLength(2);
    expect(set.targetGroups).toEqual([]);
    expect(set.listenerRules).toHaveLength(1);
  });

  test('fails when asked for metrics of a target group of their own', () => {
    expect(() => set.metricRequestCount()).toThrow('Stack/SimpleUrls has no target group of its own: ask the rule that answers its names');
  });
});

test('a host that is a further name of the answering pool too is published once', () => {
  const { model } = synthesize((scope) => {
    const answeredBy = frontEndPool(scope, 'Webext', { furtherNames: ['meet.contoso.com', 'old.contoso.com'] });
    return {
      publishingRules: [answeredBy],
      simpleUrls: [new SimpleUrlSet(scope, 'SimpleUrls', { answeredBy, meet: ['https://meet.contoso.com'] })],
    };
  });
  expect(hostsOn(model, 443)).toEqual(['meet.contoso.com', 'old.contoso.com webext.contoso.com'].sort());
});

test('fails when the pool that answers is not published, or is not the proxy’s', () => {
  const answeredBy = (publish: boolean, handed: boolean) => (scope: Stack) => {
    const pool = frontEndPool(scope, 'Director', { publish });
    const set = new SimpleUrlSet(scope, 'SimpleUrls', { answeredBy: pool, meet: ['https://meet.contoso.com'] });
    return { publishingRules: [frontEndPool(scope, 'Webext'), ...(handed ? [pool] : [])], simpleUrls: [set] };
  };
  expect(errorsOf(answeredBy(false, true))).toEqual(['answered-by-unpublished-pool (SimpleUrls)']);
  expect(errorsOf(answeredBy(true, false))).toEqual(['answered-by-nobody (SimpleUrls)']);
});

describe('names that move from the Director to a pool', () => {
  const answeredBy = (id: 'Director' | 'Webext') =>
    synthesize((scope) => {
      const rules = { Director: frontEndPool(scope, 'Director'), Webext: frontEndPool(scope, 'Webext') };
      const names = { meet: ['https://meet.contoso.com'], dialin: 'https://dialin.contoso.com', autodiscoverFor: ['contoso.com'] };
      return {
        publishingRules: [rules.Director, rules.Webext],
        simpleUrls: [new SimpleUrlSet(scope, 'SimpleUrls', { answeredBy: rules[id], ...names })],
      };
    }).json;
  const [before, after] = [answeredBy('Director'), answeredBy('Webext')];
  const changed = Object.keys(before.Resources).filter(
    (id) => JSON.stringify(before.Resources[id]) !== JSON.stringify(after.Resources[id]),
  );

  test('keep every logical id', () => {
    expect(Object.keys(after.Resources).sort()).toEqual(Object.keys(before.Resources).sort());
  });

  test('change their rules in place, in nothing but the target group', () => {
    expect(changed.map((id) => before.Resources[id]?.Type)).toEqual([`${ELBV2}::ListenerRule`, `${ELBV2}::ListenerRule`]);
    for (const id of changed) {
      const { Actions: old, ...kept } = before.Resources[id]?.Properties ?? {};
      const { Actions: moved, ...same } = after.Resources[id]?.Properties ?? {};
      expect(same).toEqual(kept);
      expect(moved).not.toEqual(old);
    }
  });
});
