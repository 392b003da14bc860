import fc from 'fast-check';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import {
  aliasRecord,
  BASE,
  compared,
  findings,
  forward,
  listener,
  loadBalancer,
  messageOf,
  ref,
  rule,
  stack,
  targetGroup,
} from './templates';
import type { Resources } from './templates';

const MEET = 'meet.contoso.com';

/** Priorities by rule, of one listener. */
type Priorities = Readonly<Record<string, number>>;

const IDS = ['A', 'B', 'C', 'D', 'E'];
const beforeUpdate = fc
  .tuple(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }), fc.subarray(IDS))
  .map(([priorities, ids]): Priorities => Object.fromEntries(ids.map((id, index) => [id, priorities[index] ?? 0])));
const afterUpdate = fc.dictionary(fc.constantFrom(...IDS), fc.integer({ min: 1, max: 7 }), { noNullPrototype: true });

function rules(priorities: Priorities): Resources {
  const entries = Object.entries(priorities);
  return { ...BASE, ...Object.fromEntries(entries.map(([id, priority]) => [id, rule(`${id}.contoso.com`, forward('Pool01'), priority)])) };
}

/** Whether CloudFormation gets through if it comes to the rules in this order; what is gone it deletes last. */
function succeeds(order: readonly string[], before: Priorities, after: Priorities): boolean {
  const taken = new Map(Object.entries(before));
  return order.every((id) => {
    const priority = after[id] ?? 0;
    const isFree = [...taken].every(([other, held]) => other === id || held !== priority);
    taken.set(id, priority);
    return isFree;
  });
}

function orders(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.length < 2 ? [ids] : ids.flatMap((id) => orders(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]));
}

test('errors are updates that fail in any order, warnings those that fail in some, for 500 random updates', () => {
  fc.assert(
    fc.property(beforeUpdate, afterUpdate, (before, after) => {
      const touched = Object.keys(after).filter((id) => after[id] !== before[id]);
      const outcomes = orders(touched).map((order) => succeeds(order, before, after));
      const expected = outcomes.every((fine) => fine) ? 'none' : outcomes.some((fine) => fine) ? 'warning' : 'error';
      // Two rules that come with the same priority have nothing to do with what is deployed.
      fc.pre(new Set(Object.values(after)).size === Object.values(after).length);
      const [worst] = compared(rules(before), rules(after)).findings.filter(({ id }) =>
        /:(?:priority-collision|collision-possible)$/.test(id),
      );
      return (worst?.severity ?? 'none') === expected;
    }),
    { numRuns: 500 },
  );
});

describe('CloudFormation creates before it deletes', () => {
  test('the same priority under a new logical id', () => {
    const comparison = compared({ ...BASE, Old: rule(MEET, forward('Pool01')) }, { ...BASE, New: rule(MEET, forward('Pool01')) });
    expect(findings(comparison)).toEqual(['priority-collision New']);
    expect(messageOf(comparison, 'priority-collision')).toBe(
      'New is to get priority 10 of listener Https, which Old has. CloudFormation creates the new one before it deletes the old one, and the update fails. Keep the logical id Old, choose a free priority, or deploy twice: first without Old, then with New.',
    );
  });

  test('the same record under a new logical id', () => {
    const comparison = compared({ ...BASE, Old: aliasRecord(MEET) }, { ...BASE, New: aliasRecord(MEET) });
    expect(findings(comparison)).toEqual(['record-collision New']);
  });

  test('a record in another zone, of another type or with another set identifier is another record', () => {
    const old = { ...BASE, Old: aliasRecord(MEET, 'Balancer', { SetIdentifier: 'one', Weight: 1 }) };
    for (const properties of [{ HostedZoneId: 'Z9' }, { Type: 'AAAA' }, { SetIdentifier: 'two', Weight: 1 }]) {
      expect(findings(compared(old, { ...BASE, New: aliasRecord(MEET, 'Balancer', properties) }))).toEqual([]);
    }
  });

  test('a CNAME stands alone', () => {
    const cname = {
      Type: 'AWS::Route53::RecordSet',
      Properties: { Name: MEET, Type: 'CNAME', HostedZoneId: 'Z1', ResourceRecords: ['a.b.'] },
    };
    expect(findings(compared({ ...BASE, Old: aliasRecord(MEET) }, { ...BASE, New: cname }))).toEqual(['record-collision New']);
  });

  test('a record that moves into a group', () => {
    const group = { Type: 'AWS::Route53::RecordSetGroup', Properties: { HostedZoneId: 'Z1', RecordSets: [{ Name: MEET, Type: 'A' }] } };
    expect(findings(compared({ ...BASE, Old: aliasRecord(MEET) }, { ...BASE, Group: group }))).toEqual(['record-collision Group']);
  });

  test('the same port of the same load balancer under a new listener id', () => {
    const { Https, ...rest } = BASE;
    expect(findings(compared(BASE, { ...rest, Again: Https ?? listener() }))).toContain('port-collision Again');
  });

  test('the same name under a new logical id, and of a target group that is replaced', () => {
    const named = (port: number) => targetGroup('webext3.contoso.com', { Name: 'pool03', Port: port });
    expect(findings(compared({ ...BASE, Pool03: named(4443) }, { ...BASE, Again: named(4443) }))).toEqual(['name-collision Again']);
    const replaced = compared({ ...BASE, Pool03: named(4443) }, { ...BASE, Pool03: named(443) });
    expect(findings(replaced)).toEqual(['name-collision Pool03', 'replacement-interrupts Pool03']);
    expect(messageOf(replaced, 'name-collision')).toContain('Leave the name out');
  });

  test('the same network of a VPC that stays', () => {
    const subnet = (zone: string) => ({
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', AvailabilityZone: zone },
    });
    expect(findings(compared({ Zone: subnet('a') }, { Zone: subnet('b') }))).toEqual([
      'network-collision Zone',
      'replacement-interrupts Zone',
    ]);
  });

  test('a resource that moves to another stack counts as a new one', () => {
    const balancer = { 'Fn::ImportValue': 'Https' };
    const alone = { Rule: rule(MEET, forward('Pool01'), 10, { ListenerArn: balancer }) };
    const comparison = compareStacks([stack(alone, 'One'), stack({}, 'Two')], [stack({}, 'One'), stack(alone, 'Two')]);
    expect(findings(comparison)).toEqual(['priority-collision Two:Rule']);
    expect(messageOf(comparison, 'priority-collision')).toContain('One:Rule goes with an update of stack One');
  });

  test('two rules that hand a priority on need the right order; two that swap have none', () => {
    const pair = (a: number, b: number) => ({
      ...BASE,
      A: rule('a.contoso.com', forward('Pool01'), a),
      B: rule('b.contoso.com', forward('Pool01'), b),
    });
    expect(findings(compared(pair(1, 2), pair(2, 3)))).toEqual(['collision-possible A']);
    expect(findings(compared(pair(1, 2), pair(2, 1)))).toEqual(['priority-collision A', 'priority-collision B']);
  });

  test('rules of two conditions may exclude each other', () => {
    const conditional = { ...rule(MEET, forward('Pool01')), Condition: 'Perhaps' };
    expect(findings(compared({ ...BASE, Old: conditional }, { ...BASE, New: rule(MEET, forward('Pool01')) }))).toEqual([
      'collision-possible New',
    ]);
  });

  test('a listener that is itself new has no priorities taken', () => {
    const elsewhere = { Other: loadBalancer(), Https: listener({ LoadBalancerArn: ref('Other') }) };
    const comparison = compared(
      { ...BASE, Old: rule(MEET, forward('Pool01')) },
      { ...BASE, ...elsewhere, New: rule(MEET, forward('Pool02')) },
    );
    expect(findings(comparison)).toEqual(['replacement-interrupts Https', 'target-group-starts-anew Pool02']);
  });

  test('another type under the same logical id, whatever it holds', () => {
    const comparison = compared({ ...BASE, It: aliasRecord(MEET) }, { ...BASE, It: rule('other.contoso.com', forward('Pool01')) });
    expect(findings(comparison)).toEqual(['resource-type-changed It']);
    const group = { Type: 'AWS::Route53::RecordSetGroup', Properties: { HostedZoneId: 'Z1', RecordSets: [{ Name: MEET, Type: 'A' }] } };
    expect(findings(compared({ ...BASE, It: aliasRecord(MEET) }, { ...BASE, It: group }))).toEqual(['resource-type-changed It']);
  });

  test('what is retained stays, however often one deploys', () => {
    const retained = { ...aliasRecord(MEET), DeletionPolicy: 'Retain' };
    const comparison = compared({ ...BASE, Old: retained }, { ...BASE, New: aliasRecord(MEET) });
    expect(findings(comparison)).toEqual(['record-collision New']);
    expect(messageOf(comparison, 'record-collision')).toContain('Old is retained: it stays in AWS when it goes from the template');
    expect(messageOf(comparison, 'record-collision')).not.toContain('deploy twice');
  });
});

describe('a target group belongs to one load balancer', () => {
  const all = { ...BASE, Meet: rule(MEET, forward('Pool01')) };
  const other = { Other: loadBalancer(), OtherHttps: listener({ LoadBalancerArn: ref('Other') }) };

  test('one that is replaced cannot take it along', () => {
    const comparison = compared(all, { ...all, Balancer: loadBalancer({ Scheme: 'internal' }) });
    expect(findings(comparison)).toEqual(['target-group-collision Pool01', 'replacement-interrupts Balancer']);
    expect(messageOf(comparison, 'target-group-collision')).toBe(
      'Pool01 is to be used by Meet of Balancer, which is replaced, while Meet of the old one still has it. A target group belongs to one load balancer, and the update fails. Give the target group another logical id in the same update, so that a new one is made: in a deployment file by another name of the pool. An Office Web Apps farm has its host for a name; deploy twice instead, first without its entry in the file and then with it, and announce that it is not answered in between.',
    );
    const anew = {
      ...all,
      Balancer: loadBalancer({ Scheme: 'internal' }),
      Pool1: targetGroup('webext.contoso.com'),
      Meet: rule(MEET, forward('Pool1')),
    };
    expect(findings(compared(all, anew))).toEqual(['replacement-interrupts Balancer', 'target-group-starts-anew Pool1']);
  });

  test('another one gets it too late', () => {
    const moved = rule(MEET, forward('Pool01'), 10, { ListenerArn: ref('OtherHttps') });
    expect(findings(compared({ ...all, ...other }, { ...all, ...other, Meet: moved }))).toContain('target-group-collision Pool01');
  });

  test('or in time, if the rules change in the right order', () => {
    const [here, there] = ['Pool01', 'Pool02'].map((pool): Resources => ({
      ...all,
      ...other,
      Meet: rule(MEET, forward(pool)),
      Else: rule(MEET, forward(pool === 'Pool01' ? 'Pool02' : 'Pool01'), 10, { ListenerArn: ref('OtherHttps') }),
    }));
    expect(findings(compared(here ?? {}, there ?? {}))).toEqual(['collision-possible Pool01', 'collision-possible Pool02']);
  });

  test('rules of the same one may share it', () => {
    expect(findings(compared(all, { ...all, Dialin: rule('dialin.contoso.com', forward('Pool01'), 11) }))).toEqual([]);
  });
});

describe('an Elastic IP address has one place at a time', () => {
  const fixed = (allocation: unknown, properties: Readonly<Record<string, unknown>> = {}) =>
    loadBalancer({ Type: 'network', SubnetMappings: [{ SubnetId: 'subnet-0a', AllocationId: allocation }], ...properties });
  const address = { 'Fn::GetAtt': ['Address', 'AllocationId'] };
  const EIP = { Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } } };

  test('so that a load balancer that is replaced cannot keep it', () => {
    const replaced = compared({ Fixed: fixed('eipalloc-0a') }, { Fixed: fixed('eipalloc-0a', { Name: 'lync' }) });
    expect(findings(replaced)).toContain('address-collision Fixed');
    expect(messageOf(replaced, 'address-collision')).toContain('Fixed is replaced and keeps the Elastic IP address eipalloc-0a.');
    expect(findings(compared({ Fixed: fixed('eipalloc-0a') }, { Fixed: fixed('eipalloc-0b', { Name: 'lync' }) }))).toEqual([
      'replacement-interrupts Fixed',
    ]);
  });

  test('nor one of another logical id take it over, whoever made it', () => {
    const moved = compared({ ...EIP, Old: fixed(address) }, { ...EIP, New: fixed(address) });
    expect(findings(moved)).toEqual(['address-collision New']);
    expect(messageOf(moved, 'address-collision')).toContain('New is to get the Elastic IP address Address, which Old has.');
    expect(findings(compared({ ...EIP, Old: fixed(address) }, { ...EIP, New: fixed('eipalloc-0b') }))).toEqual([]);
  });

  test('and a load balancer that stays keeps it', () => {
    expect(findings(compared({ ...EIP, Fixed: fixed(address) }, { ...EIP, Fixed: fixed(address, { Tags: [] }) }))).toEqual([]);
  });
});
