import { App, Aspects, type CfnResource, Lazy, Stack, Validations } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, type NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import fc from 'fast-check';
import { LyncStack } from '../../bin/lync-stack';
import { DeploymentFile, type FindingAcknowledgement, LyncReverseProxy, PerimeterNetwork, ExternalSignIn } from '../../lib';
import { tellLinters } from '../../lib/constructs/linter-acknowledgements';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { NOTES_KEY } from '../../lib/planning/deployment-notes';
import { frontEndPool, messageOf, zone } from '../support/publish';
import { arbitraryDeployment } from '../support/arbitrary-deployment';

type Acknowledge = NonNullable<Deployment['acknowledge']>;

interface Written {
  readonly Type: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

const CONTOSO: Deployment = {
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0123456789abcdef0', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z0123456789CONTOSO00' }],
  externalSignIn: 'modern',
  pools: [
    {
      name: 'pool01',
      role: 'frontEndPool',
      version: 'se',
      externalWebServicesFqdn: 'webext.contoso.com',
      servers: ['10.20.0.11', '10.20.0.12'],
    },
  ],
};

const stackOf = (acknowledge: Acknowledge = [], deployment = CONTOSO) => {
  const { acknowledge: others = [], ...rest } = deployment;
  const said = [...others, ...acknowledge];
  const file = DeploymentFile.parse(JSON.stringify(said.length === 0 ? rest : { ...rest, acknowledge: said }));
  return new LyncStack(new App({ analyticsReporting: false }), 'Proxy', file);
};

const resourcesOf = (stack: Stack) => Template.fromStack(stack).toJSON()['Resources'] as Readonly<Record<string, Written>>;

/** Types of the resources that have some Metadata, and that Metadata. */
const told = (stack: Stack, key: string) =>
  Object.values(resourcesOf(stack)).flatMap(({ Type, Metadata }) =>
    Metadata?.[key] === undefined ? [] : [[Type, Metadata[key]] as const],
  );

const because = (id: string, where?: string) => ({ id, reason: 'It is so', ...(where === undefined ? {} : { where }) });

// CDK prints what the audit notes about acknowledgements that tell nobody.
jest.spyOn(console, 'error').mockImplementation();

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const BUCKET = 'AWS::S3::Bucket';

describe('Metadata', () => {
  test('of checkov stands at resources of the types that the check looks at', () => {
    const skip = (id: string) => ({ skip: [{ id, comment: 'It is so' }] });
    expect(told(stackOf([because('CKV_AWS_131')]), 'checkov')).toEqual([[BALANCER, skip('CKV_AWS_131')]]);
    expect(told(stackOf([because('CKV_AWS_18')]), 'checkov')).toEqual([[BUCKET, skip('CKV_AWS_18')]]);
  });

  test.each(['CKV_ACME_1', 'CKV2_AWS_999', 'BC_AWS_GENERAL_43'])('of a check that nobody knows here, %s, stands at each resource', (id) => {
    const stack = stackOf([because(id)]);
    expect(told(stack, 'checkov')).toHaveLength(Object.keys(resourcesOf(stack)).length);
  });

  test.each(['W3005', 'E3030', 'I1022'])('of cfn-lint stands at each resource, for %s', (id) => {
    const stack = stackOf([because(id)]);
    const everywhere = told(stack, 'cfn-lint');
    expect(everywhere).toHaveLength(Object.keys(resourcesOf(stack)).length);
    expect(new Set(everywhere.map(([, metadata]) => JSON.stringify(metadata)))).toEqual(
      new Set([JSON.stringify({ config: { ignore_checks: [id] } })]),
    );
  });

  test('names each id once, in the order of the file', () => {
    const stack = stackOf([because('CKV_AWS_21'), because('CKV_AWS_18'), because('CKV_AWS_21')]);
    expect(told(stack, 'checkov')).toEqual([[BUCKET, { skip: ['CKV_AWS_21', 'CKV_AWS_18'].map((id) => ({ id, comment: 'It is so' })) }]]);
  });

  test.each([
    ['its logical id', 'ProxyId'],
    ['its type and logical id, as checkov prints it', `${BALANCER}.ProxyId`],
    ['its path, as cdk-nag prints it', 'Proxy/Lync/ReverseProxy/LoadBalancer/Resource'],
    ['the path of what holds it', 'Proxy/Lync/ReverseProxy/LoadBalancer'],
  ])('stands at one resource alone by %s', (_, where) => {
    const stack = stackOf([because('W3005', where)]);
    stack.deployment.reverseProxy._frontEnds[0]?.loadBalancer.overrideLogicalId('ProxyId');
    expect(told(stack, 'cfn-lint')).toEqual([[BALANCER, { config: { ignore_checks: ['W3005'] } }]]);
  });

  test.each(['ProxyIdd', 'Proxy/Lync/ReverseProxy/LoadBal', '', `${BUCKET}.ProxyId`])('stands nowhere by %j', (where) => {
    expect(told(stackOf([because('W3005', where)]), 'cfn-lint')).toEqual([]);
  });

  test('joins what somebody else writes, before the last aspect or in one', () => {
    const stack = stackOf([because('CKV_AWS_131'), because('CKV_AWS_91'), because('W3005')]);
    const balancer = stack.deployment.reverseProxy._frontEnds[0]?.loadBalancer as CfnResource;
    balancer.addMetadata('checkov', { skip: [{ id: 'CKV_AWS_91', comment: 'ours' }], other: 1 });
    Aspects.of(stack).add({
      visit: (node) => {
        if (node === balancer)
          balancer.addMetadata('cfn-lint', { config: { ignore_checks: Lazy.list({ produce: () => ['W1'] }), regions: ['eu-west-1'] } });
      },
    });
    expect(resourcesOf(stack)[stack.getLogicalId(balancer)]?.Metadata).toMatchObject({
      checkov: {
        skip: [
          { id: 'CKV_AWS_91', comment: 'ours' },
          { id: 'CKV_AWS_131', comment: 'It is so' },
        ],
        other: 1,
      },
      'cfn-lint': { config: { ignore_checks: ['W1', 'W3005'], regions: ['eu-west-1'] } },
    });
  });

  test.each(['all', { skip: 'all' }, ['all']])('leaves %j of somebody else as it is', (theirs) => {
    const stack = stackOf([because('CKV_AWS_131')]);
    stack.deployment.reverseProxy._frontEnds[0]?.loadBalancer.addMetadata('checkov', theirs);
    expect(told(stack, 'checkov')).toEqual([[BALANCER, theirs]]);
  });

  test('of two proxies in one network says what either does', () => {
    const stack = new Stack(new App(), 'Proxy');
    const network = new PerimeterNetwork(stack, 'Network', { flowLogs: true });
    const publish = (id: string, acknowledgements: FindingAcknowledgement[]) =>
      new LyncReverseProxy(stack, id, {
        vpc: network.vpc,
        hostedZones: [zone(stack, `${id}.com`)],
        publishingRules: [frontEndPool(stack, `Pool-${id}`, {}, `webext.${id}.com`)],
        externalSignIn: ExternalSignIn.MODERN,
        acknowledgements,
      });
    publish('contoso', [{ findingId: 'CKV_AWS_18', reason: 'one' }]);
    publish('fabrikam', [
      { findingId: 'CKV_AWS_18', reason: 'two' },
      { findingId: 'CKV_AWS_21', reason: 'two' },
    ]);
    const one = { id: 'CKV_AWS_18', comment: 'one' };
    const two = ['CKV_AWS_18', 'CKV_AWS_21'].map((id) => ({ id, comment: 'two' }));
    expect(new Set(told(stack, 'checkov').map(([, metadata]) => metadata))).toEqual(
      new Set([{ skip: [one, two[1]] }, { skip: [one] }, { skip: two }]),
    );
  });
});

/** What packs say, each rule with the paths that it names. */
function saidBy(packs: readonly (new (scope: IConstruct) => NagPack)[], stack: Stack): Readonly<Record<string, readonly string[]>> {
  const { root: app } = stack.node;
  const violations = packs.flatMap((Pack) => new Pack(app).validateScope(app).violations);
  return Object.fromEntries(
    violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources.map(({ constructPath = '' }) => constructPath)]),
  );
}

const PACKS = [AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks];

describe('cdk-nag', () => {
  const all = saidBy(PACKS, stackOf());

  test('says something in each pack', () => {
    const packs = new Set(Object.keys(all).map((rule) => rule.replace(/-.*/, '')));
    expect([...packs]).toEqual(['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321']);
  });

  test.each(Object.keys(all))('no longer says %s, and goes on saying the rest', (rule) => {
    const rest = Object.fromEntries(Object.entries(all).filter(([other]) => other !== rule));
    expect(saidBy(PACKS, stackOf([because(rule)]))).toEqual(rest);
  });

  test('takes ids with the pack before them, as CDK prints them', () => {
    const printed = Object.keys(all).map((rule) => because(`${rule.replace(/-.*/, '')}::${rule}`));
    expect(saidBy(PACKS, stackOf(printed))).toEqual({});
  });

  test('goes on about what is not of the proxy, and about another place', () => {
    const group = 'AwsSolutions-EC23';
    const open = (stack: Stack) =>
      new ec2.CfnSecurityGroup(stack, 'Theirs', {
        groupDescription: 'theirs',
        securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0' }],
      });
    const everywhere = stackOf([because(group)]);
    open(everywhere);
    new s3.CfnBucket(everywhere.deployment.reverseProxy, 'Theirs');
    expect(saidBy([AwsSolutionsChecks], everywhere)[group]).toEqual(['Proxy/Theirs']);
    expect(saidBy([AwsSolutionsChecks], stackOf([because('AwsSolutions-S1')]))['AwsSolutions-S1']).toBeUndefined();
    const elsewhere = stackOf([because(group, 'Proxy/Lync/Network')]);
    expect(saidBy([AwsSolutionsChecks], elsewhere)[group]).toEqual(all[group]);
  });

  /** A role of a proxy and one of somebody else, of which the same is to be said. */
  function rolesIn(acknowledged: readonly string[], resource: string): App {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'Proxy');
    const [own] = ['Own', 'Theirs'].map(
      (id) =>
        new iam.CfnRole(stack, id, {
          assumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
          policies: [
            {
              policyName: 'All',
              policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: resource }] },
            },
          ],
        }),
    );
    tellLinters(
      acknowledged.map((id) => ({ id, reason: 'It is so', where: undefined })),
      own === undefined ? [] : [own],
    );
    return app;
  }

  test.each(['*', 'arn:aws:s3:::a-bucket/*', 'arn:aws:s3:::a::b/*'])(
    'takes a finding with what is in brackets, of %s, and of no other resource of the app',
    (resource) => {
      const id = `AwsSolutions-IAM5[Resource::${resource}]`;
      expect(Object.values(saidBy([AwsSolutionsChecks], Stack.of(rolesIn([], resource).node.findChild('Proxy'))))).toEqual([
        ['Proxy/Own', 'Proxy/Theirs'],
      ]);
      const app = rolesIn([id], resource);
      // CDK takes out of its report whatever is acknowledged under the whole name of a rule, at whichever construct.
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      const said = messageOf(() => app.synth());
      expect([said.includes('Proxy/Theirs'), said.includes('Proxy/Own')]).toEqual([true, false]);
    },
  );
});

test('law: what is acknowledged of linters changes Metadata alone, and says so at resources of the proxy and its network', () => {
  const ids = fc.uniqueArray(fc.constantFrom('CKV_AWS_18', 'CKV_AWS_260', 'CKV_NEW_1', 'W3005', 'I1022', 'AwsSolutions-EC23'), {
    minLength: 1,
  });
  fc.assert(
    fc.property(arbitraryDeployment, ids, (deployment, chosen) => {
      const known = chosen.map((id) => because(id));
      const plainly = { ...deployment, acknowledge: [] };
      const [before, after] = [stackOf([], plainly), stackOf(known, plainly)];
      const theirs = new s3.CfnBucket(after, 'Theirs');
      const resources = resourcesOf(after);
      const told = { checkov: undefined, 'cfn-lint': undefined };
      const { [after.getLogicalId(theirs)]: bucket, ...own } = resources;
      const silenced = Object.fromEntries(Object.entries(own).map(([id, each]) => [id, without(each, Object.keys(told))]));
      expect(bucket).toEqual({ Type: BUCKET });
      // A nested template is found by its hash.
      const withoutHashes = (value: object): unknown => JSON.parse(JSON.stringify(value).replaceAll(/[0-9a-f]{64}/g, ''));
      expect(withoutHashes(silenced)).toEqual(withoutHashes(resourcesOf(before)));
      const expected = known.filter(({ id }) => /^[WI]/.test(id)).map(({ id }) => id);
      for (const { Metadata } of Object.values(own)) {
        expect((Metadata?.['cfn-lint'] as { config: { ignore_checks: string[] } } | undefined)?.config.ignore_checks ?? []).toEqual(
          expected,
        );
      }
    }),
    { numRuns: 5 },
  );
});

function without({ Metadata, ...rest }: Written, keys: readonly string[]): Written {
  const left = Object.fromEntries(Object.entries(Metadata ?? {}).filter(([key]) => !keys.includes(key)));
  return Object.keys(left).length === 0 ? rest : { ...rest, Metadata: left };
}

test('reasons that a linter has no room for are in the notes', () => {
  const notes = (Template.fromStack(stackOf([because('W3005')])).toJSON()['Metadata'] as Readonly<Record<string, object>>)[NOTES_KEY];
  expect(Object.values(notes ?? {})).toMatchObject([{ acknowledged: [because('W3005')] }]);
});
