import type { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearse } from '../../lib/probing/rehearsal/rehearsal';
import { planVerb } from '../../bin/plan-verb';
import { ExternalSignIn, type FrontEnd, LyncPool, PoolPublishingRule, PoolServers, RoutingTable, SimpleUrlSet } from '../../lib';
import { applicationLoadBalancers } from '../../lib/planning/front-ends/application-load-balancer';
import { FRONT_END_KINDS } from '../../lib/planning/front-ends/kinds';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { FRONT_END_RENDERERS } from '../../lib/rendering/front-ends/renderers';
import { auditTemplate } from '../../lib/auditing/audit-template';
import { HOST_READERS } from '../../lib/templates/load-balancers/host-readers';
import { expectedByTemplate } from '../../lib/verification/expected-by-template';
import { checked, red } from '../support/checked';
import { FLEET, fleetKind, readFleet, renderFleet } from '../support/fake-fleet';
import { errorsOf, frontEndPool, synthesize, type Declared, type Synthesized } from '../support/publish';
import { routingOf } from '../support/routing-of';
import { runVerb } from '../support/run-verb';
import { POOL01, POOL02, declared } from '../planning/findings-of-names';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'front-ends-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const ALB = 'applicationLoadBalancer';
const ONE_ALB = FRONT_END_KINDS.get(ALB);
const fleet = FLEET as FrontEnd;

/** Two pools with Windows sign-in that answer the simple URLs together, and autodiscover over HTTP. */
const atFleet = (stack: Stack): Declared => {
  const [pool01, pool02] = ['Webext', 'Webext-Ams'].map((id) => frontEndPool(stack, id)) as [PoolPublishingRule, PoolPublishingRule];
  return {
    frontEnd: fleet,
    externalSignIn: ExternalSignIn.WINDOWS,
    publishingRules: [pool01, pool02],
    simpleUrls: [
      new SimpleUrlSet(stack, 'SimpleUrls', {
        answeredBy: pool01,
        meet: ['https://meet.contoso.com'],
        autodiscoverFor: ['contoso.com'],
        autodiscoverOverHttpFor: ['contoso.com'],
      }),
    ],
  };
};

function planOutput({ json }: Synthesized): string {
  const template = join(folder, 'Stack.template.json');
  writeFileSync(template, JSON.stringify(json));
  const { exitCode, stdout, stderr } = runVerb(() => planVerb({ app: '', template }));
  expect([exitCode, stderr]).toEqual([0, '']);
  return stdout;
}

describe.each([
  ['ends TLS at its load balancer', true],
  ['ends TLS in the fleet', false],
])('a kind of front end that lib does not know, and that %s,', (_, endsTls) => {
  let made: Synthesized;
  beforeAll(() => {
    FRONT_END_KINDS.set(FLEET, fleetKind(endsTls));
    FRONT_END_RENDERERS.set(FLEET, renderFleet);
    HOST_READERS.unshift(readFleet);
    made = synthesize(atFleet);
  });
  afterAll(() => {
    FRONT_END_KINDS.delete(FLEET);
    FRONT_END_RENDERERS.delete(FLEET);
    HOST_READERS.splice(HOST_READERS.indexOf(readFleet), 1);
  });

  test('is planned as one front end of many pools, with Windows sign-in', () => {
    const [plan, ...others] = made.proxy._plan.frontEnds;
    expect(others).toEqual([]);
    expect(plan).toMatchObject({ key: FLEET, rules: [], targetGroups: ['fleet/Targets'], isLeaving: false });
    expect(plan?.certificates).toHaveLength(endsTls ? 1 : 0);
    expect(plan?.names).toEqual(['lyncdiscover.contoso.com', 'meet.contoso.com', 'webext-ams.contoso.com', 'webext.contoso.com']);
    expect(made.proxy._plan.findings.map(({ id }) => id)).toEqual(['lync-reverse-proxy:internal-web-services-elsewhere']);
  });

  test('is rendered as it says, with a record for every name', () => {
    const types = Object.values(made.json.Resources).map(({ Type }) => Type.replace(/^AWS::/, ''));
    expect(types.filter((type) => !type.startsWith('Route53')).sort()).toEqual([
      ...(endsTls ? ['CertificateManager::Certificate'] : []),
      'EC2::SecurityGroup',
      'ECS::TaskDefinition',
      'ElasticLoadBalancingV2::Listener',
      'ElasticLoadBalancingV2::Listener',
      'ElasticLoadBalancingV2::LoadBalancer',
      'ElasticLoadBalancingV2::TargetGroup',
    ]);
    expect(types.filter((type) => type === 'Route53::RecordSet')).toHaveLength(4);
  });

  test('is routed by what its configuration says', () => {
    const table = RoutingTable.fromTemplate(made.json);
    const at = (url: string) => table.route(url);
    expect(at('https://WEBEXT-AMS.contoso.com/abs')).toMatchObject({
      action: 'forward',
      pools: ['webext-ams.contoso.com'],
      backend: { name: 'webext-ams.contoso.com', protocol: 'HTTPS', port: 4443 },
      targetGroup: { protocol: 'TCP', port: 8443 },
    });
    expect(at('https://meet.contoso.com/alice/1')).toMatchObject({ pools: ['webext.contoso.com'] });
    expect(at('http://lyncdiscover.contoso.com/')).toMatchObject({ backend: { protocol: 'HTTP', port: 8080 } });
    expect(at('http://webext.contoso.com/')).toMatchObject({ action: 'redirect', redirectTo: 'https://webext.contoso.com/' });
    expect(at('https://stranger.contoso.com/')).toMatchObject({ action: 'fixed-response', status: 404, pools: undefined });
  });

  test('is audited without a false alarm, and an unknown host that reaches a pool is found', () => {
    expect(auditTemplate(routingOf(made.json)).filter(({ severity }) => severity !== 'note')).toEqual([]);
    HOST_READERS.unshift((group, resources) => {
      const reader = readFleet(group, resources);
      return reader && { ...reader, answer: ({ scheme, path }) => reader.answer({ scheme, path, host: 'webext.contoso.com' }) };
    });
    const found = auditTemplate(routingOf(made.json)).map(({ id }) => id);
    HOST_READERS.shift();
    expect(found).toContain('lync-reverse-proxy:unknown-host-reaches-pool');
  });

  test('is printed by plan with the pool behind each name', () => {
    const report = planOutput(made);
    for (const name of ['meet.contoso.com', 'webext-ams.contoso.com']) expect(report).toContain(name);
    expect(report).toContain('1 x Network Load Balancer');
    expect(report).toMatch(/meet\.contoso\.com[^]*webext\.contoso\.com/);
  });

  test('is rehearsed: hosts are read, strangers turned away, people kept apart', async () => {
    const routing = routingOf(made.json);
    const expectations = expectedByTemplate(routing);
    const rehearsal = await rehearse(routing, expectations);
    try {
      const results = await checked(expectations, rehearsal.dialler, { authority: rehearsal.authority });
      expect(red(results)).toEqual([]);
      const of = (id: string) =>
        results.filter((each) => each.id === id && each.name === 'webext.contoso.com').map(({ state, got }) => [state, got]);
      expect([of('unknown-host')[0]?.[0], of('shared-connections')]).toEqual(['ok', [['ok', 'connections are kept apart']]]);
    } finally {
      await rehearsal.close();
    }
  });

  test('answers for several pools together, and stands beside the others', () => {
    const together = (stack: Stack): Declared => {
      const [one, other] = [frontEndPool(stack, 'A'), frontEndPool(stack, 'B')];
      return {
        frontEnd: fleet,
        publishingRules: [one, other, frontEndPool(stack, 'C', { frontEnd: ALB as FrontEnd })],
        simpleUrls: [
          new SimpleUrlSet(stack, 'SimpleUrls', { answeredBy: one, alsoAnsweredBy: [other], meet: ['https://meet.contoso.com'] }),
        ],
      };
    };
    expect(errorsOf(together)).toEqual([]);
    const { json, proxy } = synthesize(together);
    expect(proxy._plan.frontEnds.map(({ key }) => key)).toEqual([ALB, FLEET]);
    const { pools } = RoutingTable.fromTemplate(json).route('https://meet.contoso.com/');
    expect(pools).toEqual(['a.contoso.com', 'b.contoso.com']);
    RoutingTable.fromTemplate(json).assertReachesPool('https://c.contoso.com/', 'c.contoso.com');
  });

  test('a pool moves there and back, and answers on both on the way', () => {
    const moving = (scope: Stack): Declared => ({
      publishingRules: [frontEndPool(scope, 'Webext', { frontEnd: fleet, movingFrom: ALB as FrontEnd })],
    });
    const { proxy } = synthesize(moving);
    expect(proxy._plan.frontEnds.map(({ key, isLeaving }) => [key, isLeaving])).toEqual([
      [ALB, true],
      [FLEET, false],
    ]);
    expect(new Set(proxy._plan.records.map(({ frontEnd }) => frontEnd.key))).toEqual(new Set([FLEET]));
  });
});

test('a kind nobody knows is refused, with those there are', () => {
  expect(() => planPublishing({ ...declared({ pools: [POOL01] }), frontEnd: FLEET })).toThrow(
    'there is no front end of the kind fleet: write one of applicationLoadBalancer, networkLoadBalancer',
  );
});

describe('two Application Load Balancers in one plan', () => {
  /** A part of the pools on each; what is declared under an id that ends with 2 goes to the second. */
  beforeAll(() => {
    FRONT_END_KINDS.set(
      ALB,
      applicationLoadBalancers(({ declaredBy }) => (declaredBy.endsWith('2') ? '2' : undefined)),
    );
  });
  afterAll(() => {
    if (ONE_ALB !== undefined) FRONT_END_KINDS.set(ALB, ONE_ALB);
  });
  const pool = (scope: Construct, id: string) =>
    new PoolPublishingRule(scope, id, {
      pool: LyncPool.frontEndPool(`${id.toLowerCase()}.contoso.com`, PoolServers.fromIpAddresses([`10.20.0.${id.length}`])),
      // The same number on both: listeners number their rules apart.
      priority: 7,
    });
  const both = (stack: Stack): Declared => {
    const one = pool(stack, 'One');
    const second = new SimpleUrlSet(stack, 'Urls2', { answeredBy: one, meet: ['https://meet.contoso.com'] });
    return { publishingRules: [one, pool(stack, 'Pool2')], simpleUrls: [second] };
  };

  test('each have their own listeners, rules, certificates, security group and target groups', () => {
    const { frontEnds, targetGroups } = planPublishing(declared({ pools: [POOL01, POOL02] }));
    expect(frontEnds.map(({ key }) => key)).toEqual([ALB, `${ALB} 2`]);
    const [first, second] = frontEnds;
    expect([first?.names, second?.names]).toEqual([[expect.stringContaining('webext')], [expect.any(String)]]);
    expect(first?.rules.map(({ owner }) => owner)).not.toEqual(second?.rules.map(({ owner }) => owner));
    expect(frontEnds.flatMap((each) => each.targetGroups).sort()).toEqual(targetGroups.map(({ key }) => key).sort());
    expect(first?.quotas.find(({ what }) => what === 'rules')).toMatchObject({ used: 1 });
  });

  test('stand in one template, and every name leads to its own', () => {
    const { json, proxy } = synthesize(both);
    const count = (type: string) => Object.values(json.Resources).filter(({ Type }) => Type === `AWS::${type}`).length;
    expect(['LoadBalancer', 'Listener'].map((type) => count(`ElasticLoadBalancingV2::${type}`))).toEqual([2, 4]);
    expect(count('EC2::SecurityGroup')).toBe(2);
    const table = RoutingTable.fromTemplate(json);
    const balancerOf = (host: string) => table.route(`https://${host}/`).loadBalancer?.logicalId;
    expect(new Set([balancerOf('pool2.contoso.com'), balancerOf('meet.contoso.com')]).size).toBe(1);
    expect(balancerOf('one.contoso.com')).not.toBe(balancerOf('pool2.contoso.com'));
    table.assertReachesPool('https://meet.contoso.com/alice', 'one.contoso.com');
    table.assertReachesPool('https://pool2.contoso.com/', 'pool2.contoso.com');
    // One pool answers on two load balancers: a target group serves one.
    expect(proxy._plan.targetGroups.map(({ owner, id }) => `${owner ?? ''} ${id}`)).toContain('One HttpsTargets@2');
    expect(auditTemplate(routingOf(json)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('leave what the first one alone had where it is', () => {
    const { json } = synthesize(both);
    FRONT_END_KINDS.set(ALB, ONE_ALB ?? applicationLoadBalancers());
    const alone = synthesize((stack) => ({ publishingRules: [pool(stack, 'One')] })).json;
    FRONT_END_KINDS.set(
      ALB,
      applicationLoadBalancers(({ declaredBy }) => (declaredBy.endsWith('2') ? '2' : undefined)),
    );
    expect(Object.keys(json.Resources)).toEqual(expect.arrayContaining(Object.keys(alone.Resources)));
    expect(json.Resources).toMatchObject(alone.Resources);
  });
});
