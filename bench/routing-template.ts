/** A listener of many rules as this library writes them: hosts, some wildcards, some paths in any letter case. */
export function routingTemplate(ruleCount: number): { readonly Resources: Readonly<Record<string, object>> } {
  const rules = Array.from({ length: ruleCount }, (_, index) => [`Rule${index}`, rule(index)] as const);
  return {
    Resources: {
      LoadBalancer: { Type: `${ELBV2}::LoadBalancer`, Properties: { Type: 'application' } },
      Targets: { Type: `${ELBV2}::TargetGroup`, Properties: { Port: 4443, Protocol: 'HTTPS' } },
      Https: {
        Type: `${ELBV2}::Listener`,
        Properties: {
          LoadBalancerArn: { Ref: 'LoadBalancer' },
          Port: 443,
          Protocol: 'HTTPS',
          DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
        },
      },
      ...Object.fromEntries(rules),
    },
  };
}

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

/** The hosts of a rule: every third is a wildcard. */
function hostsOf(index: number): readonly string[] {
  return index % 3 === 0 ? [`*.site${index}.contoso.com`] : [`meet.pool${index}.contoso.com`, `lyncdiscover.pool${index}.contoso.com`];
}

function rule(index: number): object {
  const paths = index % 4 === 0 ? [{ Field: 'path-pattern', PathPatternConfig: { RegexValues: ['^/[Mm][Ee][Ee][Tt]([/?].*)?$'] } }] : [];
  return {
    Type: `${ELBV2}::ListenerRule`,
    Properties: {
      ListenerArn: { Ref: 'Https' },
      Priority: index + 1,
      Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: hostsOf(index) } }, ...paths],
      Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
    },
  };
}

/** For each rule a URL that it answers, one that it may not, and one of a host that nobody publishes. */
export function routingUrls(ruleCount: number): readonly string[] {
  return Array.from({ length: ruleCount }, (_, index) => {
    const host = hostsOf(index).at(-1)?.replace('*', 'meet') ?? '';
    return [`https://${host}/Meet/alice/ABC123`, `https://${host.toUpperCase()}/abs/handler?id=1`, `https://host${index}.example.org/`];
  }).flat();
}
