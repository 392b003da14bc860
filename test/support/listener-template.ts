/** Short ways to write templates of load balancers by hand. */
export type Properties = Readonly<Record<string, unknown>>;
export type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: Properties; readonly Condition?: string }>>;

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

/** As long as Lync's long polls. */
const PATIENT = { Key: 'idle_timeout.timeout_seconds', Value: '1830' };

export function loadBalancer(properties: Properties = {}) {
  return { Type: `${ELBV2}::LoadBalancer`, Properties: { Type: 'application', LoadBalancerAttributes: [PATIENT], ...properties } };
}

export function listener(port: number, properties: Properties = {}, balancer = 'LoadBalancer') {
  const https = port === 80 ? {} : { Certificates: [{ CertificateArn: ref('Certificate') }] };
  return {
    Type: `${ELBV2}::Listener`,
    Properties: {
      LoadBalancerArn: ref(balancer),
      Port: port,
      Protocol: port === 80 ? 'HTTP' : 'HTTPS',
      DefaultActions: [notFound],
      ...https,
      ...properties,
    },
  };
}

export function rule(priority: unknown, conditions: readonly unknown[], action: unknown = forward('Pool01'), listenerId = 'Https') {
  return {
    Type: `${ELBV2}::ListenerRule`,
    Properties: { ListenerArn: ref(listenerId), Priority: priority, Conditions: conditions, Actions: [action] },
  };
}

export function targetGroup(pool: string, port = 4443) {
  return {
    Type: `${ELBV2}::TargetGroup`,
    Properties: { Port: port, Protocol: 'HTTPS', HealthCheckProtocol: 'HTTPS', Tags: [{ Key: 'lync-reverse-proxy:pool', Value: pool }] },
  };
}

export function certificate(...names: readonly string[]) {
  return {
    Type: 'AWS::CertificateManager::Certificate',
    Properties: {
      DomainName: names[0],
      SubjectAlternativeNames: names.slice(1),
      ValidationMethod: 'DNS',
      DomainValidationOptions: names.map((DomainName) => ({ DomainName, HostedZoneId: 'ZCONTOSO' })),
    },
  };
}

export function alias(name: string, balancer = 'LoadBalancer') {
  return {
    Type: 'AWS::Route53::RecordSet',
    Properties: {
      Name: `${name}.`,
      Type: 'A',
      HostedZoneId: 'ZCONTOSO',
      AliasTarget: {
        DNSName: { 'Fn::GetAtt': [balancer, 'DNSName'] },
        HostedZoneId: { 'Fn::GetAtt': [balancer, 'CanonicalHostedZoneID'] },
      },
    },
  };
}

export const notFound = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } };

export const toHttps = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } };

export function forward(group: string) {
  return { Type: 'forward', TargetGroupArn: ref(group) };
}

export function hosts(...values: readonly unknown[]) {
  return { Field: 'host-header', HostHeaderConfig: { Values: values } };
}

export function hostExpressions(...values: readonly unknown[]) {
  return { Field: 'host-header', HostHeaderConfig: { RegexValues: values } };
}

export function paths(...values: readonly unknown[]) {
  return { Field: 'path-pattern', PathPatternConfig: { Values: values } };
}

export function pathExpressions(...values: readonly unknown[]) {
  return { Field: 'path-pattern', PathPatternConfig: { RegexValues: values } };
}

export function ref(id: string) {
  return { Ref: id };
}

/** A proxy without a fault: webext and meet of contoso.com to one pool, HTTP redirected, names on a certificate and in DNS. */
export const SOUND: Resources = {
  LoadBalancer: loadBalancer(),
  Certificate: certificate('webext.contoso.com', 'meet.contoso.com'),
  Pool01: targetGroup('webext.contoso.com'),
  Https: listener(443),
  Http: listener(80, { DefaultActions: [toHttps] }),
  Webext: rule(10, [hosts('webext.contoso.com')]),
  Meet: rule(20, [hosts('meet.contoso.com')]),
  WebextRecord: alias('webext.contoso.com'),
  MeetRecord: alias('meet.contoso.com'),
};
