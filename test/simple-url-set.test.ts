import type { Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LyncPool, PoolPublishingRule, PoolServers, SimpleUrlSet, type SimpleUrlSetProps } from '../lib';
import { outcomeOf } from './support/listener-model';
import { resourcesOf } from './support/model-of-template';
import { ELBV2, childOf, errorsOf, frontEndPool, hostsOn, rulesFor, synthesize, zone, type Declared } from './support/publish';

type Names = Omit<SimpleUrlSetProps, 'answeredBy'>;

/** A Director that answers the names, and a pool that does not. */
function answering(names: Names): (scope: Stack) => Declared {
  return (scope) => {
    const director = frontEndPool(scope, 'Director', {}, 'webdirext.contoso.com');
    return {
      publishingRules: [director, frontEndPool(scope, 'Webext')],
      simpleUrls: [new SimpleUrlSet(scope, 'SimpleUrls', { answeredBy: director, ...names })],
      hostedZones: ['contoso.com', 'fabrikam.com'].map((name) => zone(scope, name)),
    };
  };
}

const POOLS = ['webdirext.contoso.com', 'webext.contoso.com'];
const toDirector = { kind: 'forward', pools: 'webdirext.contoso.com', protocol: 'HTTPS', port: 4443 };
const toDirectorOverHttp = { ...toDirector, protocol: 'HTTP', port: 8080 };
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
    ['dialin.contoso.com', 'lync.contoso.com', 'lyncdiscover.contoso.com', 'lyncdiscover.fabrikam.com'],
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

test('explicit priorities go by SIP domain, shared host and `further`', () => {
  const { model } = synthesize(
    answering({
      meet: ['https://meet.contoso.com', 'https://lync.fabrikam.com/f/Meet'],
      dialin: 'https://dialin.contoso.com',
      priorities: { 'contoso.com': 101, 'lync.fabrikam.com': 102, further: 103 },
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

describe('names answered by several pools', () => {
  /** Pools answer together; each has its own servers, ports and virtual machines. */
  const together =
    (...pools: readonly LyncPool[]) =>
    (scope: Stack): Declared => {
      const rules = pools.map((pool, i) => new PoolPublishingRule(scope, `Pool${i}`, { pool }));
      const [answeredBy = frontEndPool(scope, 'None'), ...alsoAnsweredBy] = rules;
      const set = new SimpleUrlSet(scope, 'SimpleUrls', {
        answeredBy,
        alsoAnsweredBy,
        meet: ['https://meet.contoso.com'],
        autodiscoverOverHttpFor: ['contoso.com'],
      });
      return { publishingRules: rules, simpleUrls: [set] };
    };
  const poolOf = (fqdn: string, servers: PoolServers, listeningHttpsPort?: number) =>
    LyncPool.frontEndPool(fqdn, servers, { listeningHttpsPort });
  const amsterdam = poolOf('ams.contoso.com', PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12']));
  const berlin = poolOf('ber.contoso.com', PoolServers.fromIpAddresses(['10.30.0.11', '10.20.0.12']));
  const { json, model, stack } = synthesize(together(berlin, amsterdam));

  test('go to one target group with all their servers, each once', () => {
    const [group] = childOf(stack, 'SimpleUrls', SimpleUrlSet).targetGroups;
    const properties = json.Resources[stack.getLogicalId(group ?? ({} as never))]?.Properties;
    expect((properties?.['Targets'] as { Id: string }[]).map(({ Id }) => Id)).toEqual(['10.20.0.11', '10.20.0.12', '10.30.0.11']);
    expect(properties?.['Tags']).toEqual([{ Key: 'lync-reverse-proxy:pool', Value: 'ams.contoso.com ber.contoso.com' }]);
  });

  test('reach both over HTTPS and HTTP, while each pool keeps its own name', () => {
    const pools = 'ams.contoso.com ber.contoso.com';
    expect(outcomeOf('https://meet.contoso.com/', model)).toMatchObject({ pools, protocol: 'HTTPS', port: 4443 });
    expect(outcomeOf('http://lyncdiscover.contoso.com/', model)).toMatchObject({ pools, protocol: 'HTTP', port: 8080 });
    expect(outcomeOf('https://ams.contoso.com/', model)).toMatchObject({ pools: 'ams.contoso.com' });
  });

  test('are in one rule, whichever of the pools is named first', () => {
    const reversed = synthesize(together(amsterdam, berlin));
    const tagOf = (pools: typeof model) => rulesFor(pools, 'meet.contoso.com').map(({ outcome }) => outcome);
    expect(tagOf(reversed.model)).toEqual(tagOf(model));
  });

  test('fails when they differ in the kind of their servers or in a listening port', () => {
    const cloud = poolOf('cloud.contoso.com', PoolServers.fromInstanceIds(['i-0abc']));
    const moved = poolOf('moved.contoso.com', PoolServers.fromIpAddresses(['10.20.0.13']), 5443);
    expect(errorsOf(together(amsterdam, cloud))).toEqual(['answered-by-mixed-pools (SimpleUrls)']);
    expect(errorsOf(together(amsterdam, moved))).toEqual(['answered-by-mixed-pools (SimpleUrls)']);
  });

  test('open the security groups of instances on every port the names need', () => {
    const instances = (scope: Stack) => {
      const vpc = ec2.Vpc.fromVpcAttributes(scope, 'Theirs', {
        vpcId: 'vpc-0abc',
        availabilityZones: ['eu-west-1a'],
        publicSubnetIds: ['subnet-0a'],
      });
      return ['One', 'Two'].map((id) => {
        const securityGroup = new ec2.SecurityGroup(scope, `Group${id}`, { vpc });
        return Object.assign(Object.create(null) as ec2.IInstance, {
          instanceId: `i-0${id.toLowerCase()}`,
          connections: new ec2.Connections({ securityGroups: [securityGroup] }),
        });
      });
    };
    const { json: opened } = synthesize((scope) => {
      const [one, two] = instances(scope).map((instance, i) => poolOf(`pool${i}.contoso.com`, PoolServers.fromInstances([instance])));
      return together(...[one, two].flatMap((pool) => pool ?? []))(scope);
    });
    const ports = resourcesOf(opened, 'AWS::EC2::SecurityGroupIngress').map(([, { FromPort }]) => FromPort);
    expect(ports.sort()).toEqual([4443, 4443, 8080, 8080]);
  });
});

describe('autodiscover', () => {
  const { json, model } = synthesize(
    answering({
      autodiscoverFor: ['Contoso.com'],
      autodiscoverOverHttpFor: ['fabrikam.com'],
      autodiscoverOverHttpOnlyFor: ['sip.contoso.com'],
    }),
  );
  const redirect = { kind: 'redirect', to: 'HTTPS:443' };
  const notFound = { kind: 'fixed-response' };

  test.each([
    ['over HTTPS', 'lyncdiscover.contoso.com', toDirector, redirect],
    ['over HTTP besides, without redirect', 'lyncdiscover.fabrikam.com', toDirector, toDirectorOverHttp],
    ['over HTTP alone', 'lyncdiscover.sip.contoso.com', notFound, toDirectorOverHttp],
  ])('is published %s', (_, host, https, http) => {
    expect([outcomeOf(`https://${host}/`, model), outcomeOf(`http://${host}/`, model)]).toEqual([https, http]);
  });

  test('leaves a name published over HTTP alone off the certificates, not out of DNS', () => {
    const certificates = JSON.stringify(resourcesOf(json, 'AWS::CertificateManager::Certificate'));
    expect(certificates).toContain('lyncdiscover.fabrikam.com');
    expect(certificates).not.toContain('lyncdiscover.sip.contoso.com');
    expect(resourcesOf(json, 'AWS::Route53::RecordSet').map(([, { Name }]) => Name)).toContain('lyncdiscover.sip.contoso.com.');
  });

  test('checks the health of its HTTP target group over HTTPS', () => {
    const http = resourcesOf(json, `${ELBV2}::TargetGroup`).filter(([, { Protocol }]) => Protocol === 'HTTP');
    expect(http.map(([, group]) => group)).toEqual([
      expect.objectContaining({ Port: 8080, HealthCheckProtocol: 'HTTPS', HealthCheckPort: '4443' }),
    ]);
  });

  test('never publishes lyncdiscoverinternal', () => {
    expect(JSON.stringify(json)).not.toContain('lyncdiscoverinternal');
    expect(errorsOf(answering({ furtherHosts: ['lyncdiscoverinternal.contoso.com'] }))).toEqual(['internal-name-published (SimpleUrls)']);
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
        defaultCertificate: 'director.contoso.com',
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
