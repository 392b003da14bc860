import type { Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LyncPool, PoolPublishingRule, PoolServers, SimpleUrlSet } from '../../lib';
import { outcomeOf } from '../support/listener-model';
import { answering, toDirector } from '../support/answering';
import { resourcesOf } from '../support/model-of-template';
import { ELBV2, childOf, errorsOf, frontEndPool, rulesFor, synthesize, type Declared } from '../support/publish';

const toDirectorOverHttp = { ...toDirector, protocol: 'HTTP', port: 8080 };

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
  const amsterdam = poolOf('ams.contoso.com', PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12', '10.20.0.11']));
  const berlin = poolOf('ber.contoso.com', PoolServers.fromIpAddresses(['10.30.0.11']));
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
    const rules = (answerers: typeof model) => [rulesFor(answerers, 'meet.contoso.com'), outcomeOf('https://meet.contoso.com/', answerers)];
    expect(rules(reversed.model)).toEqual(rules(model));
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
