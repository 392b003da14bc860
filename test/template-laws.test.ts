import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { Deployment } from '../lib/declaring/deployment-file/deployment';
import { anyContains } from '../lib/declaring/ip-networks';
import type { PublishingPlan } from '../lib/planning/publishing-plan';
import { httpRequest } from '../lib/routing/matching/request';
import { auditTemplate } from '../lib/auditing/audit-template';
import { arbitraryDeployment } from './support/arbitrary-deployment';
import { compactlyToo } from './support/spread-deployment';
import { needlessDependencies } from './support/dependencies';
import { shuffled, withoutOne } from './support/deployment-edits';
import { expectedRoutes } from './support/expected-routes';
import { otherCase, outcomeOf, type ListenerModel } from './support/listener-model';
import { modelOfTemplate, resourcesOf, type TemplateJson } from './support/model-of-template';
import { none, planned } from './support/planned';
import { synthesized } from './support/synthesize';

const RUNS = { numRuns: 200 };

test('invariants 1 and 2 hold for what the load balancer of the template does, for 200 random deployments', () => {
  fc.assert(
    fc.property(compactlyToo(arbitraryDeployment), fc.integer({ min: 0 }), fc.domain(), (deployment, seed, stranger) => {
      const expected = planned(deployment);
      const { template, plan } = synthesized(deployment);
      const model = modelOfTemplate(template);
      none([
        ...(isDeepStrictEqual(plan, expected) ? [] : ['the constructs declared something else']),
        ...astray(deployment, model, seed),
        ...strangersLetIn(expected, model, stranger),
        ...auditFindings(deployment, model),
        ...misplacedTargets(deployment, template),
        ...missingRecords(deployment, template),
        ...unvalidatedNames(deployment, template),
        ...needlessDependencies(template),
        ...(Object.keys(template.Resources).length <= 500 ? [] : ['too many resources']),
      ]);
    }),
    RUNS,
  );
}, 120_000);

test('the template is the same whatever the order of the file, and an update never collides, for 25 random deployments', () => {
  fc.assert(
    fc.property(compactlyToo(arbitraryDeployment), fc.nat(), (deployment, pick) => {
      planned(deployment);
      const { template } = synthesized(deployment);
      const fewer = withoutOne(deployment, pick);
      none([
        ...(isDeepStrictEqual(JSON.stringify(synthesized(shuffled(deployment, pick)).template), JSON.stringify(template))
          ? []
          : ['the order makes a difference']),
        ...(fewer === undefined ? [] : collisions(template, synthesized(fewer).template)),
      ]);
    }),
    { numRuns: 25 },
  );
}, 120_000);

/** 1: every URL that Lync can hand to a client reaches the pool that owns it, on the right port. */
function astray(deployment: Deployment, model: ListenerModel, seed: number): readonly unknown[] {
  return expectedRoutes(deployment).flatMap(({ url, ...target }) => {
    const { origin, pathname, search } = new URL(url);
    const outcome = outcomeOf(`${origin}${otherCase(pathname, seed)}${search}`, model);
    return isDeepStrictEqual(outcome, { kind: 'forward', ...target }) ? [] : [{ url, target, outcome }];
  });
}

/** 1: no unlisted host reaches a pool. */
function strangersLetIn({ publicNames, frontEnds }: PublishingPlan, { routing }: ListenerModel, stranger: string): readonly unknown[] {
  if (publicNames.some(({ name }) => name === stranger)) return [];
  const shared = routing.loadBalancers.filter(({ type }) => type === 'application');
  const listeners = frontEnds.filter(({ kind }) => kind === 'applicationLoadBalancer').flatMap((each) => each.listeners);
  const urls = listeners.map(({ protocol, port }) => `${protocol.toLowerCase()}://${stranger}:${port}/meet`);
  const readers = routing.loadBalancers.flatMap((each) => each.listeners).flatMap(({ traits }) => traits.reader ?? []);
  return [
    ...urls.filter((url) =>
      shared
        .flatMap((balancer) => routing.arrivalsAt(balancer, httpRequest(url)))
        .some(({ candidates }) => candidates.some(({ action }) => action.kind === 'forward')),
    ),
    ...(readers.length === 0 && frontEnds.some(({ kind }) => kind === 'haproxy') ? ['nobody reads what the fleet does'] : []),
    ...readers.filter(
      ({ answer }) => !['redirect', 'fixed-response'].includes(answer({ scheme: 'https', host: stranger, path: '/meet' }).kind),
    ),
  ];
}

/** 2: names have records and certificates, and whatever else an audit knows; plain HTTP only where it was asked for. */
function auditFindings({ pools, idleTimeout = 1830 }: Deployment, { routing }: ListenerModel): readonly unknown[] {
  const asked = [
    ...(pools.some(({ publishHttp }) => publishHttp === true) ? ['lync-reverse-proxy:http-not-redirected'] : []),
    ...(idleTimeout < 960 ? ['lync-reverse-proxy:idle-timeout-short'] : []),
  ];
  return auditTemplate(routing).filter(({ id }) => !asked.includes(id));
}

/** Outside the VPC the zone is `all`, inside it is left out; instances have none. */
function misplacedTargets({ network }: Deployment, template: TemplateJson): readonly unknown[] {
  return resourcesOf(template, 'AWS::ElasticLoadBalancingV2::TargetGroup').flatMap(([id, group]) => {
    const targets = (group['Targets'] ?? []) as readonly { Id: string; AvailabilityZone?: string }[];
    return targets
      .filter(
        ({ Id, AvailabilityZone }) =>
          (AvailabilityZone === 'all') !== (!Id.startsWith('i-') && !anyContains([network.vpcCidr ?? '10.80.0.0/22'], Id)),
      )
      .map((target) => ({ id, target }));
  });
}

function missingRecords(deployment: Deployment, template: TemplateJson): readonly unknown[] {
  const inTemplate = resourcesOf(template, 'AWS::Route53::RecordSet').map(
    ([, record]) => `${record['Name'] as string} ${record['Type'] as string} ${record['HostedZoneId'] as string}`,
  );
  const inPlan =
    deployment.dnsRecords === 'none'
      ? []
      : planned(deployment).records.map(({ name, type, hostedZoneId }) => `${name}. ${type} ${hostedZoneId ?? ''}`);
  return isDeepStrictEqual([...inTemplate].sort(), [...inPlan].sort()) ? [] : [{ inTemplate, inPlan }];
}

/** CDK's own helper leaves out a name it has no zone for without a word, and the deployment then hangs. */
function unvalidatedNames({ hostedZones }: Deployment, template: TemplateJson): readonly unknown[] {
  const elsewhere = (name: string) => {
    const zone = [...hostedZones].filter((each) => name.endsWith(`.${each.name}`)).sort((a, b) => b.name.length - a.name.length)[0];
    return zone?.managedElsewhere === true;
  };
  return resourcesOf(template, 'AWS::CertificateManager::Certificate').flatMap(([id, certificate]) => {
    const options = (certificate['DomainValidationOptions'] ?? []) as readonly { DomainName: string }[];
    const names = [certificate['DomainName'] as string, ...((certificate['SubjectAlternativeNames'] ?? []) as readonly string[])];
    return names.filter((name) => options.some(({ DomainName }) => DomainName === name) === elsewhere(name)).map((name) => ({ id, name }));
  });
}

/** What CloudFormation cannot do in one update: one priority or one record under two logical ids, a certificate changed in place. */
function collisions(before: TemplateJson, after: TemplateJson): readonly unknown[] {
  const identities = (template: TemplateJson) => [
    ...resourcesOf(template, 'AWS::ElasticLoadBalancingV2::ListenerRule').map(
      ([id, rule]) => [id, `${JSON.stringify(rule['ListenerArn'])} ${rule['Priority'] as string}`] as const,
    ),
    ...resourcesOf(template, 'AWS::Route53::RecordSet').map(
      ([id, record]) => [id, `${record['Name'] as string} ${record['Type'] as string}`] as const,
    ),
  ];
  const owners = new Map(identities(before).map(([id, identity]) => [identity, id]));
  const moved = identities(after).filter(([id, identity]) => (owners.get(identity) ?? id) !== id);
  const immutable = ['AWS::CertificateManager::Certificate', 'AWS::ElasticLoadBalancingV2::ListenerCertificate'];
  const edited = Object.entries(after.Resources).filter(
    ([id, resource]) =>
      immutable.includes(resource.Type) && before.Resources[id] !== undefined && !isDeepStrictEqual(before.Resources[id], resource),
  );
  return [...moved, ...edited];
}
