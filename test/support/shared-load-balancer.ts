import fc from 'fast-check';
import { hosts, paths, ref, type Resources } from './listener-template';
import { resourcesOf, type TemplateJson } from './model-of-template';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';
const SHOP = ['shop.contoso.com', 'www.fabrikam.com', 'intranet.contoso.com', 'lyncdiscoverinternal.contoso.com', '*.shop.contoso.com'];
const PATHS = ['/API/*', '/Shop', '/static/*.PNG', '/Autodiscover/Autodiscover.xml', '/*'];
const GROUPS = [
  { Protocol: 'HTTP', Port: 80 },
  { Protocol: 'HTTPS', Port: 4443 },
  { Protocol: 'HTTPS', Port: 8443, HealthCheckPath: ref('Unknown') },
  { Protocol: 'HTTP', Port: 3000, TargetType: 'ip', Targets: [{ Id: '10.80.1.1' }] },
  { TargetType: 'lambda', HealthCheckTimeoutSeconds: 30, HealthCheckEnabled: true },
];

export const OIDC = {
  Type: 'authenticate-oidc',
  Order: 1,
  AuthenticateOidcConfig: {
    AuthorizationEndpoint: 'https://id.contoso.com/authorize',
    ClientId: 'shop',
    Issuer: 'https://id.contoso.com',
    TokenEndpoint: 'https://id.contoso.com/token',
    UserInfoEndpoint: 'https://id.contoso.com/user',
  },
};

type Make = (made: { readonly template: TemplateJson; readonly id: string }) => Resources;

/** An action, and the target group it needs. */
const action = fc
  .record({ kind: fc.constantFrom('forward', 'answer', 'redirect'), signsIn: fc.boolean(), group: fc.constantFrom(...GROUPS) })
  .map(({ kind, signsIn, group }) => (id: string, isSecure: boolean) => {
    const last = {
      forward: { Type: 'forward', Order: 2, TargetGroupArn: ref(`${id}Group`) },
      answer: { Type: 'fixed-response', Order: 2, FixedResponseConfig: { StatusCode: '200' } },
      redirect: { Type: 'redirect', Order: 2, RedirectConfig: { Path: '/elsewhere', StatusCode: 'HTTP_302' } },
    }[kind];
    return {
      actions: [...(signsIn && isSecure ? [OIDC] : []), last],
      group: kind === 'forward' ? { [`${id}Group`]: { Type: `${ELBV2}::TargetGroup`, Properties: group } } : {},
    };
  });

export function listenersOf(template: TemplateJson, protocol: string): readonly string[] {
  return resourcesOf(template, `${ELBV2}::Listener`).flatMap(([id, each]) => (each['Protocol'] === protocol ? [id] : []));
}

export function sharedBalancerOf(template: TemplateJson): string | undefined {
  return resourcesOf(template, `${ELBV2}::LoadBalancer`).find(([, each]) => each['Type'] === 'application')?.[0];
}

const rule: fc.Arbitrary<Make> = fc
  .record({
    action,
    host: fc.option(fc.constantFrom(...SHOP), { nil: undefined }),
    path: fc.constantFrom(...PATHS),
    isAboutHost: fc.boolean(),
    // Below, between and behind the numbers of the plan.
    priority: fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1001, max: 50_000 })),
    protocol: fc.constantFrom('HTTPS', 'HTTPS', 'HTTP'),
  })
  .map((shape): Make => ({ template, id }) => {
    const [listener] = listenersOf(template, shape.protocol);
    if (listener === undefined) return {};
    const { actions, group } = shape.action(id, shape.protocol === 'HTTPS');
    // For any host only paths that Lync does not have.
    const path = shape.host === undefined && shape.path === '/*' ? '/API/*' : shape.path;
    const Conditions = [
      ...(shape.host === undefined ? [] : [hosts(shape.host)]),
      ...(shape.host !== undefined && shape.isAboutHost ? [] : [paths(path)]),
    ];
    const Properties = { ListenerArn: ref(listener), Priority: shape.priority, Conditions, Actions: actions };
    return { ...group, [id]: { Type: `${ELBV2}::ListenerRule`, Properties } };
  });

const listener: fc.Arbitrary<Make> = fc
  .record({ action, port: fc.integer({ min: 9000, max: 65_000 }), isSecure: fc.boolean() })
  .map(({ port, isSecure, action: made }): Make => ({ template, id }) => {
    const balancer = sharedBalancerOf(template);
    if (balancer === undefined) return {};
    const { actions, group } = made(id, isSecure);
    const secure = { Protocol: 'HTTPS', Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/own' }] };
    const Properties = {
      LoadBalancerArn: ref(balancer),
      Port: port,
      DefaultActions: actions,
      ...(isSecure ? secure : { Protocol: 'HTTP' }),
    };
    return { ...group, [id]: { Type: `${ELBV2}::Listener`, Properties } };
  });

const balancer: fc.Arbitrary<Make> = fc
  .record({ action, host: fc.constantFrom(...SHOP, 'meet.tailspin.org'), isNetwork: fc.boolean() })
  .map(({ action: made, host, isNetwork }): Make => ({ id }) => {
    const { actions, group } = made(id, false);
    const Type = isNetwork ? 'network' : 'application';
    const plain = { LoadBalancerArn: ref(`${id}Balancer`), Port: 80, Protocol: 'HTTP', DefaultActions: actions };
    const tcp = {
      LoadBalancerArn: ref(`${id}Balancer`),
      Port: 4443,
      Protocol: 'TCP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref(`${id}Tcp`) }],
    };
    return {
      [`${id}Balancer`]: { Type: `${ELBV2}::LoadBalancer`, Properties: { Type, Subnets: ['subnet-0a', 'subnet-0b'] } },
      ...(isNetwork
        ? {
            [`${id}Tcp`]: { Type: `${ELBV2}::TargetGroup`, Properties: { Protocol: 'TCP', Port: 4443 } },
            [id]: { Type: `${ELBV2}::Listener`, Properties: tcp },
          }
        : {
            ...group,
            [id]: { Type: `${ELBV2}::Listener`, Properties: plain },
            [`${id}Rule`]: {
              Type: `${ELBV2}::ListenerRule`,
              Properties: { ListenerArn: ref(id), Priority: 1, Conditions: [hosts(host), paths('/Abs/*')], Actions: actions },
            },
          }),
    };
  });

const group: fc.Arbitrary<Make> = fc
  .constantFrom(...GROUPS)
  .map((Properties): Make => ({ id }) => ({ [id]: { Type: `${ELBV2}::TargetGroup`, Properties } }));

const record: fc.Arbitrary<Make> = fc.constantFrom('shop.contoso.com', 'www.fabrikam.com').map((host): Make => ({ template, id }) => {
  const to = sharedBalancerOf(template);
  if (to === undefined) return {};
  const AliasTarget = { DNSName: { 'Fn::GetAtt': [to, 'DNSName'] }, HostedZoneId: { 'Fn::GetAtt': [to, 'CanonicalHostedZoneID'] } };
  const alias = { Type: 'AWS::Route53::RecordSet', Properties: { Name: host, Type: 'A', HostedZoneId: 'ZOWN', AliasTarget } };
  // The rule makes the load balancer one that is shared.
  const made = {
    ListenerArn: ref(listenersOf(template, 'HTTPS')[0] ?? ''),
    Priority: 999,
    Conditions: [hosts('other.contoso.com')],
    Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
  };
  return { [id]: alias, [`${id}Rule`]: { Type: `${ELBV2}::ListenerRule`, Properties: made } };
});

/** Of the listener that the plan made, to something of the user's own. */
const defaultAction: fc.Arbitrary<Make> = action.map((made): Make => ({ template, id }) => {
  const [own] = listenersOf(template, 'HTTPS');
  const resource = own === undefined ? undefined : template.Resources[own];
  if (own === undefined || resource === undefined) return {};
  const { actions, group: needed } = made(id, true);
  return { ...needed, [own]: { ...resource, Properties: { ...resource.Properties, DefaultActions: actions } } };
});

/** What may share the load balancers of a template, and takes nothing away from its pools. */
export const arbitraryNeighbours: fc.Arbitrary<(template: TemplateJson) => TemplateJson> = fc
  .array(fc.oneof(rule, rule, listener, balancer, group, record, defaultAction), { minLength: 1, maxLength: 5 })
  .map((makes) => (template) => {
    const added = makes.map((make, index) => make({ template, id: `Own${index}` }));
    return { ...template, Resources: Object.assign({}, template.Resources, ...added) as TemplateJson['Resources'] };
  });
