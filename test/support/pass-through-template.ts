import type { CloudFormationTemplate } from '../../lib/routing/template/cloudformation-template';
import { forward, listener } from './template-resources';

/** What passes TLS through to a pool, in the words of CloudFormation. */
export const PASS_THROUGH_TEMPLATE: Pick<CloudFormationTemplate, 'Resources'> = {
  Resources: {
    LoadBalancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Type: 'network', Scheme: 'internet-facing' },
    },
    Tcp443: listener(443, 'TCP', forward('Https')),
    Tcp80: listener(80, 'TCP', forward('Http')),
    Https: poolServers(4443),
    Http: poolServers(8080),
  },
};

function poolServers(port: number) {
  return {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { Protocol: 'TCP', Port: port, TargetType: 'ip', Targets: [{ Id: '10.20.0.11' }, { Id: '10.20.0.12' }] },
  };
}
