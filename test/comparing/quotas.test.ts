import { quotasOf } from '../../lib/routing/quotas';
import { TemplateRouting } from '../../lib/routing/template-routing';
import { ALB } from '../../lib/facts/limits';
import {
  BASE,
  certificate,
  compared,
  findings,
  forward,
  listener,
  listenerCertificate,
  loadBalancer,
  ref,
  rule,
  stack,
  targetGroup,
} from './templates';
import type { Resources } from './templates';

function used(resources: Resources): Readonly<Record<string, number>> {
  return Object.fromEntries(quotasOf(new TemplateRouting([stack(resources)])).map((row) => [row.name, row.used]));
}

function withRules(count: number): Resources {
  const rules = Array.from(
    { length: count },
    (_, index) => [`Rule${index}`, rule(`host${index}.contoso.com`, forward('Pool01'), index + 1)] as const,
  );
  return { ...BASE, ...Object.fromEntries(rules) };
}

describe('what counts', () => {
  test('rules but not default rules, groups that are used, their targets', () => {
    const two = { Targets: [{ Id: '10.0.0.1' }, { Id: '10.0.0.2' }] };
    const resources = { ...withRules(3), Pool01: targetGroup('webext.contoso.com', two), Pool02: targetGroup('unused', two) };
    expect(used(resources)).toMatchObject({ rules: 3, targetGroups: 1, targets: 2 });
  });

  test('certificates but not the default of a listener', () => {
    const resources = {
      ...BASE,
      Https: listener({ Certificates: [{ CertificateArn: ref('One') }] }),
      One: certificate(['a.contoso.com']),
      Two: certificate(['b.contoso.com']),
      Listed: listenerCertificate('Two'),
    };
    expect(used(resources)['certificates']).toBe(1);
  });

  test('rules of security groups, inline and apart, IPv4 and IPv6 apart, both for what names neither', () => {
    const Group = {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { SecurityGroupIngress: [{ CidrIp: '0.0.0.0/0' }, { CidrIpv6: '::/0' }, { SourceSecurityGroupId: 'sg-1' }] },
    };
    const Egress = {
      Type: 'AWS::EC2::SecurityGroupEgress',
      Properties: { GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] }, CidrIp: '10.0.0.1/32' },
    };
    const resources = { ...BASE, Group, Egress, Balancer: loadBalancer({ SecurityGroups: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] }) };
    expect(used(resources)).toMatchObject({ 'securityGroupRules inbound': 2, 'securityGroupRules outbound': 2 });
  });
});

describe('what an update is told', () => {
  test('an error over the quota, a note from 80 % of it', () => {
    expect(findings(compared(withRules(10), withRules(ALB.rules + 1)))).toContain('quota-exceeded-by-update Balancer');
    expect(findings(compared(withRules(10), withRules(80)))).toEqual(['quota-nearly-used Balancer']);
    expect(findings(compared(withRules(10), withRules(79)))).toEqual([]);
  });

  test('no error where more is deployed already: the quota has been raised', () => {
    expect(findings(compared(withRules(ALB.rules + 1), withRules(ALB.rules + 2)))).toEqual(['quota-nearly-used Balancer']);
  });

  test('nothing where it uses less', () => {
    expect(findings(compared(withRules(90), withRules(85)))).toEqual([]);
  });

  test('before and after', () => {
    const [rules] = compared(withRules(1), withRules(2)).quotas;
    expect(rules).toEqual({ loadBalancer: 'Balancer', name: 'rules', before: 1, after: 2, limit: ALB.rules });
    expect(compared(withRules(1), {}).quotas[0]).toMatchObject({ before: 1, after: undefined });
  });
});
