import type { TemplateResource } from '../../lib/templates/cloudformation-template';
import { networkListeners } from '../support/network-listeners';
import { forward, listener, loadBalancer, NOT_FOUND, templateOf } from '../support/template-resources';

test('TCP listeners of Network Load Balancers are read with the addresses and ports of their targets, and no others', () => {
  const template = templateOf({
    Network: loadBalancer({ Type: 'network' }),
    Application: loadBalancer({ Type: 'application' }),
    Default: loadBalancer(),
    Tcp443: listener(443, 'TCP', forward('Https'), {}, { Ref: 'Network' }),
    Tcp80: listener(80, 'TCP', forward('Http', 'OtherHttp'), {}, { Ref: 'Network' }),
    Tls: listener(8443, 'TLS', forward('Https'), {}, { Ref: 'Network' }),
    Https443: listener(443, 'HTTPS', NOT_FOUND, {}, { Ref: 'Application' }),
    Https444: listener(444, 'HTTPS', NOT_FOUND, {}, { Ref: 'Default' }),
    Https: targets(4443, { Id: '10.20.0.11' }, { Id: '10.20.0.12', Port: 4444 }),
    Http: targets('8080', { Id: '10.20.0.11' }),
    OtherHttp: targets(8080, { Id: '10.20.0.12', Port: '8081' }),
  });
  expect(networkListeners(template)).toEqual([
    {
      listenPort: 443,
      targets: [
        { address: '10.20.0.11', port: 4443 },
        { address: '10.20.0.12', port: 4444 },
      ],
    },
    {
      listenPort: 80,
      targets: [
        { address: '10.20.0.11', port: 8080 },
        { address: '10.20.0.12', port: 8081 },
      ],
    },
  ]);
});

test('a listener that leads out of the template, or to no addresses, is not passed over in silence', () => {
  const network = loadBalancer({ Type: 'network' });
  const tcp = (balancer: unknown, group: string) => listener(443, 'TCP', forward(group), {}, balancer);
  const read = (resources: Readonly<Record<string, TemplateResource>>) => () => networkListeners(templateOf(resources));
  expect(read({ Tcp: tcp({ 'Fn::ImportValue': 'Balancer' }, 'Https') })).toThrow(
    'listener Tcp refers to {"Fn::ImportValue":"Balancer"}, which is no LoadBalancer of the template',
  );
  expect(read({ Network: network, Tcp: tcp({ Ref: 'Network' }, 'Https') })).toThrow('{"Ref":"Https"}, which is no TargetGroup');
  expect(read({ Network: network, Tcp: tcp({ Ref: 'Network' }, 'Https'), Https: targets(4443) })).toThrow('target group Https has no IP');
});

function targets(port: unknown, ...addresses: readonly object[]): TemplateResource {
  return {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { Protocol: 'TCP', Port: port, TargetType: 'ip', Targets: addresses },
  };
}
