import { App, Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { AccessLogs, ExternalSignIn, FrontEnd, LyncReverseProxy } from '../../lib';
import { frontEndPool, messageOf, smallVpc, zone } from '../support/publish';

const IRELAND = { account: '111122223333', region: 'eu-west-1' };

/** A proxy of one pool in a stack of its own, behind a Network Load Balancer with these addresses. */
function proxyIn(app: App, id: string, fixedAddresses: string[], scope = new Stack(app, id, { env: IRELAND })): Stack {
  new LyncReverseProxy(scope, 'ReverseProxy', {
    vpc: smallVpc(scope),
    hostedZones: [zone(scope, 'contoso.com')],
    externalSignIn: ExternalSignIn.MODERN,
    accessLogs: AccessLogs.none(),
    publishingRules: [frontEndPool(scope, `Pool${id}`, { frontEnd: FrontEnd.NETWORK_LOAD_BALANCER, fixedAddresses })],
  });
  return scope;
}

const synthesis = (declare: (app: App) => unknown) =>
  messageOf(() => {
    const app = new App({ analyticsReporting: false });
    declare(app);
    app.synth();
  });

test('one Elastic IP address in two stacks of an app is refused, whichever comes first', () => {
  for (const ids of [
    ['One', 'Two'],
    ['Two', 'One'],
  ]) {
    const message = synthesis((app) => {
      ids.forEach((id) => proxyIn(app, id, ['eipalloc-0a', `eipalloc-${id === 'One' ? '01' : '02'}`]));
    });
    expect(message).toContain('fixed-addresses-refused (PoolTwo)');
    expect(message).toContain('The Elastic IP address eipalloc-0a is that of PoolOne (One/ReverseProxy) too.');
    expect(message).not.toContain('(PoolOne)\n');
  }
});

test('addresses of its own for each stack are taken, and so are those that other stacks of the Region make', () => {
  const declare = (app: App) => {
    const eips = new Stack(app, 'Addresses', { env: IRELAND });
    const made = ['A', 'B'].map((id) => new ec2.CfnEIP(eips, id).attrAllocationId);
    proxyIn(app, 'One', made);
    proxyIn(app, 'Two', ['eipalloc-0a', 'eipalloc-0b']);
  };
  expect(synthesis(declare)).toBe('');
});

test('one address made by the app in two stacks is refused', () => {
  const declare = (app: App) => {
    const eips = new Stack(app, 'Addresses', { env: IRELAND });
    const [shared = '', one = '', two = ''] = ['A', 'B', 'C'].map((id) => new ec2.CfnEIP(eips, id).attrAllocationId);
    proxyIn(app, 'One', [shared, one]);
    proxyIn(app, 'Two', [shared, two]);
  };
  expect(synthesis(declare)).toContain('The Elastic IP address (a CDK token) is that of PoolOne');
});

test('an address that is made in another Region is refused', () => {
  const declare = (region: string) => (app: App) => {
    const eips = new Stack(app, 'Addresses', { env: { ...IRELAND, region }, crossRegionReferences: true });
    const made = ['A', 'B'].map((id) => new ec2.CfnEIP(eips, id).attrAllocationId);
    proxyIn(app, 'One', made, new Stack(app, 'One', { env: IRELAND, crossRegionReferences: true }));
  };
  expect(synthesis(declare('us-east-1'))).toContain('is made in us-east-1, and the load balancer is in eu-west-1');
  expect(synthesis(declare('eu-west-1'))).toBe('');
});

test.each<[string, (stack: Stack, address: string) => unknown]>([
  ['a NAT gateway', (stack, allocationId) => new ec2.CfnNatGateway(stack, 'Other', { allocationId, subnetId: 'subnet-0a' })],
  [
    'a second one of a NAT gateway',
    (stack, id) => new ec2.CfnNatGateway(stack, 'Other', { secondaryAllocationIds: [id], subnetId: 'subnet-0a' }),
  ],
  ['an association', (stack, allocationId) => new ec2.CfnEIPAssociation(stack, 'Other', { allocationId, instanceId: 'i-0a' })],
  [
    'a load balancer of somebody else',
    (stack, allocationId) =>
      new elbv2.CfnLoadBalancer(stack, 'Other', { type: 'network', subnetMappings: [{ subnetId: 'subnet-0a', allocationId }] }),
  ],
])('an address that %s in another stack has is refused', (_, use) => {
  const declare = (address: (eip: ec2.CfnEIP) => string, used: string) => (app: App) => {
    const stack = new Stack(app, 'Elsewhere', { env: IRELAND });
    const eip = new ec2.CfnEIP(stack, 'Address');
    proxyIn(app, 'One', [address(eip), 'eipalloc-0b']);
    use(stack, used === 'made' ? eip.attrAllocationId : used);
  };
  expect(synthesis(declare(() => 'eipalloc-0a', 'eipalloc-0a'))).toContain(
    'The Elastic IP address eipalloc-0a is that of Elsewhere/Other too.',
  );
  expect(synthesis(declare((eip) => eip.attrAllocationId, 'made'))).toContain('(a CDK token) is that of Elsewhere/Other too.');
  expect(synthesis(declare(() => 'eipalloc-0a', 'eipalloc-0c'))).toBe('');
});

test('an address of another stack that an instance has is refused', () => {
  const declare = (instanceId: string | undefined, associated: boolean) => (app: App) => {
    const stack = new Stack(app, 'Elsewhere', { env: IRELAND });
    const eip = new ec2.CfnEIP(stack, 'Address', { instanceId });
    if (associated) new ec2.CfnEIPAssociation(stack, 'Association', { eip: eip.ref, instanceId: 'i-0a' });
    proxyIn(app, 'One', [eip.attrAllocationId, 'eipalloc-0b']);
  };
  expect(synthesis(declare('i-0a', false))).toContain('is that of Elsewhere/Address too.');
  expect(synthesis(declare(undefined, true))).toContain('is that of Elsewhere/Association too.');
  expect(synthesis(declare(undefined, false))).toBe('');
});

test('the address itself in place of its allocation id is refused, in this stack and in another, and said once', () => {
  const declare = (isHere: boolean, of: (eip: ec2.CfnEIP) => string) => (app: App) => {
    const one = new Stack(app, 'One', { env: IRELAND });
    const eip = new ec2.CfnEIP(isHere ? one : new Stack(app, 'Elsewhere', { env: IRELAND }), 'Address');
    proxyIn(app, 'One', [of(eip), 'eipalloc-0b'], one);
  };
  for (const isHere of [true, false]) {
    for (const named of [(eip: ec2.CfnEIP) => eip.ref, (eip: ec2.CfnEIP) => eip.attrPublicIp]) {
      const message = synthesis(declare(isHere, named));
      expect(message.split('the address itself stands where its allocation id belongs')).toHaveLength(2);
    }
    expect(synthesis(declare(isHere, (eip) => eip.attrAllocationId))).toBe('');
  }
});
