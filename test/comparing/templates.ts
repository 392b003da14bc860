import { compareStacks } from '../../lib/comparing/compare-stacks';
import type { Comparison } from '../../lib/comparing/comparison';
import type { CloudFormationTemplate, StackTemplate, TemplateResource } from '../../lib/templates/cloudformation-template';

export type Resources = Readonly<Record<string, TemplateResource>>;
type Properties = Readonly<Record<string, unknown>>;

const ELB = 'AWS::ElasticLoadBalancingV2::';

export function stack(resources: Resources, name = 'Proxy', parameters: Readonly<Record<string, string>> = {}): StackTemplate {
  return { name, template: { Resources: resources } satisfies CloudFormationTemplate, nested: {}, parameters };
}

export function compared(before: Resources, after: Resources): Comparison {
  return compareStacks([stack(before)], [stack(after)]);
}

export const ref = (id: string) => ({ Ref: id });

export const loadBalancer = (properties: Properties = {}): TemplateResource => ({
  Type: `${ELB}LoadBalancer`,
  Properties: { Scheme: 'internet-facing', ...properties },
});

export const listener = (properties: Properties = {}): TemplateResource => ({
  Type: `${ELB}Listener`,
  Properties: { LoadBalancerArn: ref('Balancer'), Port: 443, Protocol: 'HTTPS', DefaultActions: [NOT_FOUND], ...properties },
});

export const NOT_FOUND = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } };
export const TO_HTTPS = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } };

export const httpListener = (action: object = TO_HTTPS) => listener({ Port: 80, Protocol: 'HTTP', DefaultActions: [action] });

export const forward = (group: string) => ({ Type: 'forward', TargetGroupArn: ref(group) });

export const targetGroup = (pool: string | undefined, properties: Properties = {}): TemplateResource => ({
  Type: `${ELB}TargetGroup`,
  Properties: {
    Port: 4443,
    Protocol: 'HTTPS',
    TargetType: 'ip',
    ...(pool === undefined ? {} : { Tags: [{ Key: 'lync-reverse-proxy:pool', Value: pool }] }),
    ...properties,
  },
});

export function rule(host: string, action: object, priority = 10, properties: Properties = {}, paths: Properties = {}): TemplateResource {
  const path = Object.keys(paths).length === 0 ? [] : [{ Field: 'path-pattern', PathPatternConfig: paths }];
  return {
    Type: `${ELB}ListenerRule`,
    Properties: {
      ListenerArn: ref('Https'),
      Priority: priority,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: [host] } }, ...path],
      Actions: [action],
      ...properties,
    },
  };
}

export const aliasRecord = (name: string, balancer = 'Balancer', properties: Properties = {}): TemplateResource => ({
  Type: 'AWS::Route53::RecordSet',
  Properties: {
    Name: `${name}.`,
    Type: 'A',
    HostedZoneId: 'Z1',
    AliasTarget: { DNSName: { 'Fn::Join': ['', ['dualstack.', { 'Fn::GetAtt': [balancer, 'DNSName'] }]] }, HostedZoneId: 'Z2' },
    ...properties,
  },
});

export const certificate = (names: readonly string[], zoned: readonly string[] = names, properties: Properties = {}): TemplateResource => ({
  Type: 'AWS::CertificateManager::Certificate',
  Properties: {
    DomainName: names[0],
    SubjectAlternativeNames: names.slice(1),
    ValidationMethod: 'DNS',
    DomainValidationOptions: zoned.map((name) => ({ DomainName: name, HostedZoneId: 'Z1' })),
    ...properties,
  },
});

export const listenerCertificate = (id: string): TemplateResource => ({
  Type: `${ELB}ListenerCertificate`,
  Properties: { ListenerArn: ref('Https'), Certificates: [{ CertificateArn: ref(id) }] },
});

/** A proxy with two pools, of which the second has no rule yet. */
export const BASE: Resources = {
  Balancer: loadBalancer(),
  Https: listener(),
  Http: httpListener(),
  Pool01: targetGroup('webext.contoso.com'),
  Pool02: targetGroup('webext2.contoso.com'),
};

/** Id and place of each finding, without the prefix all ids share. */
export function findings({ findings: all }: Comparison): readonly string[] {
  return all.map(({ id, where }) => `${id.replace('lync-reverse-proxy:', '')} ${where ?? ''}`);
}

/** The one finding whose id ends so. */
export function messageOf({ findings: all }: Comparison, id: string): string {
  return all.find((finding) => finding.id === `lync-reverse-proxy:${id}`)?.message ?? '';
}
