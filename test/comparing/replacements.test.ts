import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compareReport } from '../../lib/reports/comparison/compare-report';
import { UPDATE_BEHAVIOUR } from '../../lib/comparing/replacement-table';
import {
  BASE,
  certificate,
  compared,
  findings,
  forward,
  listener,
  listenerCertificate,
  loadBalancer,
  messageOf,
  ref,
  rule,
  targetGroup,
} from './templates';
import type { Resources } from './templates';

const PROTECTED = { LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] };

function replaced(before: Resources, after: Resources): readonly string[] {
  return compared(before, after).replacements.map(
    ({ key, because, certain }) =>
      `${key}: ${because.map(({ property, refersTo }) => [property, refersTo].join(' ').trim()).join(', ')}${certain ? '' : '?'}`,
  );
}

describe('replacements', () => {
  test('a load balancer takes its listeners, their rules and their certificates with it', () => {
    const all = {
      ...BASE,
      Certificate: certificate(['meet.contoso.com']),
      Listed: listenerCertificate('Certificate'),
      Meet: rule('meet.contoso.com', forward('Pool01')),
    };
    const comparison = replaced(all, { ...all, Balancer: loadBalancer({ Scheme: 'internal' }) });
    expect(comparison).toEqual([
      'Balancer: Scheme',
      'Https: LoadBalancerArn Balancer',
      'Http: LoadBalancerArn Balancer',
      'Listed: ListenerArn Https',
      'Meet: ListenerArn Https',
    ]);
  });

  test('a target group is replaced for its port, not for its targets or health check', () => {
    const group = (properties: Readonly<Record<string, unknown>>) => ({ Pool01: targetGroup('webext.contoso.com', properties) });
    const [old, port, targets] = [group({}), group({ Port: 443 }), group({ Targets: [{ Id: '10.0.0.1' }], HealthCheckPath: '/x' })];
    expect(replaced(old, port)).toEqual(['Pool01: Port']);
    expect(replaced(old, targets)).toEqual([]);
    expect(compared(old, targets).changed).toEqual([
      expect.objectContaining({ logicalId: 'Pool01', change: 'updated in place', properties: ['HealthCheckPath', 'Targets'] }),
    ]);
  });

  test('says what clients notice and where AWS says so', () => {
    const [replacement] = compared({ Pool01: targetGroup('a') }, { Pool01: targetGroup('a', { Port: 1 }) }).replacements;
    expect(replacement?.clients).toContain('without healthy targets');
    expect(replacement?.documentation).toBe(
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html',
    );
  });

  test('443 and "443" are one port', () => {
    expect(compared({ L: listener({ Port: 443 }) }, { L: listener({ Port: '443' }) }).changed).toEqual([]);
  });

  test('some changes may replace or not', () => {
    const vpc = (tenancy: string) => ({
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', InstanceTenancy: tenancy } },
    });
    expect(replaced(vpc('default'), vpc('dedicated'))).toEqual(['Vpc: InstanceTenancy?']);
  });

  test('a type this version does not know is changed, nobody knows how', () => {
    const queue = (name: string) => ({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } });
    const comparison = compared(queue('a'), queue('b'));
    expect(comparison.replacements).toEqual([]);
    expect(comparison.changed).toEqual([
      {
        logicalId: 'Queue',
        stackName: 'Proxy',
        type: 'AWS::SQS::Queue',
        change: 'changed',
        properties: ['QueueName'],
        values: [{ property: 'QueueName', from: 'a', to: 'b' }],
      },
    ]);
  });
});

describe('deletion protection', () => {
  const { Balancer, ...rest } = { ...BASE, Balancer: loadBalancer(PROTECTED) };

  test('a protected load balancer is neither deleted nor replaced', () => {
    expect(findings(compared({ ...rest, Balancer }, {}))).toContain('deletion-protected Balancer');
    const internal = compared({ ...rest, Balancer }, { ...rest, Balancer: loadBalancer({ ...PROTECTED, Scheme: 'internal' }) });
    expect(findings(internal)).toContain('deletion-protected Balancer');
    expect(messageOf(internal, 'deletion-protected')).toContain('first with deletion_protection.enabled false');
  });

  test('unless it is retained', () => {
    const retained = { ...Balancer, DeletionPolicy: 'Retain' };
    const comparison = compared({ ...rest, Balancer: retained }, {});
    expect(findings(comparison)).toEqual([]);
    expect(comparison.changed).toContainEqual(expect.objectContaining({ logicalId: 'Balancer', change: 'kept' }));
    expect(compareReport(comparison)).toContain('removed from the template, kept in AWS: 1 LoadBalancer');
  });

  test('or was not protected', () => {
    expect(findings(compared(BASE, {}))).toEqual([]);
  });
});

describe('certificates', () => {
  const names = ['meet.contoso.com', 'dialin.contoso.com'];
  const attached = (more: readonly string[], zoned = [...names, ...more]) => ({
    ...BASE,
    Certificate: certificate([...names, ...more], zoned),
    Listed: listenerCertificate('Certificate'),
  });

  test('are issued again for another name, and their listener certificate may lose them', () => {
    const comparison = compared(attached([]), attached(['meet.fabrikam.com']));
    expect(comparison.certificates.issued).toEqual([
      { logicalId: 'Certificate', names: [...names, 'meet.fabrikam.com'], replaces: true, validation: 'DNS', validatedByHand: [] },
    ]);
    expect(findings(comparison)).toEqual(['listener-certificate-updated-in-place Listed', 'certificate-waits-for-validation Certificate']);
  });

  test('wait for names that nobody validates, unless an older one has them', () => {
    const comparison = compared(attached([]), attached(['meet.fabrikam.com'], []));
    expect(comparison.certificates.issued[0]?.validatedByHand).toEqual([...names, 'meet.fabrikam.com']);
    expect(messageOf(comparison, 'certificate-validated-by-hand')).toContain('nobody validates meet.fabrikam.com by itself');
  });

  test('a wildcard and its domain share one validation record', () => {
    const comparison = compared({}, { Certificate: certificate(['contoso.com', '*.contoso.com'], ['contoso.com']) });
    expect(comparison.certificates.issued[0]?.validatedByHand).toEqual([]);
  });

  test('are told when they go', () => {
    expect(compared(attached([]), BASE).certificates.removed).toEqual([{ logicalId: 'Certificate', names }]);
  });

  test('may change their tags', () => {
    const tagged = { ...attached([]), Certificate: certificate(names, names, { Tags: [{ Key: 'a', Value: 'b' }] }) };
    expect(compared(attached([]), tagged).certificates.issued).toEqual([]);
  });

  test('another certificate in a listener certificate is a change in place', () => {
    const two = { ...attached([]), Other: certificate(['x.contoso.com']) };
    expect(findings(compared(two, { ...two, Listed: listenerCertificate('Other') }))).toEqual([
      'listener-certificate-updated-in-place Listed',
    ]);
    const anew = {
      ...two,
      Listed: { Type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate', Properties: { ListenerArn: ref('Https') } },
    };
    expect(findings(compared(anew, anew))).toEqual([]);
  });
});

interface SchemaProperty {
  readonly causesReplacement?: 'yes' | 'no' | 'maybe';
}
interface SchemaResource {
  readonly cloudFormationType: string;
  readonly properties: Readonly<Record<string, SchemaProperty>>;
}

test('the table says what the schemas of AWS say, which the CDK command line carries', () => {
  const file = join(dirname(require.resolve('aws-cdk/package.json')), 'db.json.gz');
  const { schema } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    readonly schema: { readonly resource: { readonly entities: readonly SchemaResource[] } };
  };
  const known = schema.resource.entities.filter(({ cloudFormationType }) => cloudFormationType in UPDATE_BEHAVIOUR);
  const withReplacement = (resource: SchemaResource, kind: string) =>
    Object.keys(resource.properties)
      .filter((name) => resource.properties[name]?.causesReplacement === kind)
      .sort();
  const inSchemas = Object.fromEntries(
    known.map((resource) => [
      resource.cloudFormationType,
      { replacedBy: withReplacement(resource, 'yes'), perhaps: withReplacement(resource, 'maybe') },
    ]),
  );
  const inTable = Object.fromEntries(
    Object.entries(UPDATE_BEHAVIOUR).map(([type, { replacedBy, perhapsReplacedBy = [] }]) => [
      type,
      { replacedBy: [...replacedBy].sort(), perhaps: [...perhapsReplacedBy].sort() },
    ]),
  );
  expect(inTable).toEqual(inSchemas);
});
