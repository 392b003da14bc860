import type { CloudFormationTemplate, TemplateResource } from '../../lib/templates/cloudformation-template';
import { TemplateRouting } from '../../lib/routing/template-routing';
import type { TemplateJson } from './model-of-template';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

/** Templates that this library did not write, in few words. */

export function loadBalancer(properties: Readonly<Record<string, unknown>> = {}): TemplateResource {
  return { Type: `${ELBV2}::LoadBalancer`, Properties: properties };
}

export function listener(
  port: number,
  protocol: string,
  action: object,
  properties: object = {},
  balancer: unknown = { Ref: 'LoadBalancer' },
): TemplateResource {
  return {
    Type: `${ELBV2}::Listener`,
    Properties: { LoadBalancerArn: balancer, Port: port, Protocol: protocol, DefaultActions: [action], ...properties },
  };
}

export function rule(
  priority: number,
  hosts: readonly unknown[],
  action: object,
  more: readonly object[] = [],
  on: unknown = { Ref: 'Https' },
): TemplateResource {
  const host = hosts.length === 0 ? [] : [{ Field: 'host-header', HostHeaderConfig: { Values: hosts } }];
  return {
    Type: `${ELBV2}::ListenerRule`,
    Properties: { ListenerArn: on, Priority: priority, Conditions: [...host, ...more], Actions: [action] },
  };
}

export function targetGroup(...pools: readonly string[]): TemplateResource {
  const tags = pools.length === 0 ? {} : { Tags: [{ Key: 'lync-reverse-proxy:pool', Value: pools.join(' ') }] };
  return {
    Type: `${ELBV2}::TargetGroup`,
    Properties: { Protocol: 'HTTPS', Port: 4443, TargetType: 'ip', Targets: [{ Id: '10.0.0.1' }], ...tags },
  };
}

export function record(name: unknown, balancer = 'LoadBalancer', type = 'A'): TemplateResource {
  const alias = { DNSName: { 'Fn::GetAtt': [balancer, 'DNSName'] }, HostedZoneId: { 'Fn::GetAtt': [balancer, 'CanonicalHostedZoneID'] } };
  return { Type: 'AWS::Route53::RecordSet', Properties: { Name: name, Type: type, HostedZoneId: 'Z1', AliasTarget: alias } };
}

export function forward(...groups: readonly string[]): object {
  const [only] = groups;
  if (groups.length === 1) return { Type: 'forward', TargetGroupArn: { Ref: only } };
  return {
    Type: 'forward',
    ForwardConfig: { TargetGroups: groups.map((group, index) => ({ TargetGroupArn: { Ref: group }, Weight: 9 - index })) },
  };
}

export const NOT_FOUND = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } };

export function templateOf(
  resources: Readonly<Record<string, TemplateResource>>,
  metadata?: Readonly<Record<string, unknown>>,
): CloudFormationTemplate {
  return { ...(metadata === undefined ? {} : { Metadata: metadata }), Resources: resources };
}

export function routingOf(...templates: readonly (CloudFormationTemplate | TemplateJson)[]): TemplateRouting {
  return new TemplateRouting(
    templates.map((template, index) => ({
      name: `Stack${index}`,
      template: template as CloudFormationTemplate,
      nested: {},
      parameters: {},
    })),
  );
}
