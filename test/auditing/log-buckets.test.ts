import { logBuckets } from '../../lib/auditing/log-buckets';
import { TemplateRouting } from '../../lib/routing/template-routing';
import { asTemplate, type StackTemplate } from '../../lib/templates/cloudformation-template';

const stack = (name: string, region: string | undefined, Resources: object): StackTemplate => ({
  name,
  template: asTemplate({ Resources }, name),
  nested: {},
  parameters: region === undefined ? {} : { 'AWS::Region': region },
});

const bucketNamed = (BucketName: string) => ({
  Logs: { Type: 'AWS::S3::Bucket', Properties: { BucketName } },
  Policy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: BucketName, PolicyDocument: { Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } } },
  },
});

/** What is said of a load balancer in eu-west-1 whose health-check logs go to a bucket by its name, and stacks beside it. */
function said(name: string, ...beside: readonly StackTemplate[]): readonly string[] {
  const edge = stack('Edge', 'eu-west-1', {
    LoadBalancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        LoadBalancerAttributes: [
          { Key: 'health_check_logs.s3.enabled', Value: 'true' },
          { Key: 'health_check_logs.s3.bucket', Value: name },
        ],
      },
    },
  });
  const routing = new TemplateRouting([edge, ...beside]);
  return routing.loadBalancers.flatMap((balancer) => logBuckets(balancer, routing)).map(({ message }) => message.split('.')[0] ?? '');
}

test.each([
  ['another Region', 'logs', [stack('Far', 'us-east-1', bucketNamed('logs'))], ['The bucket Logs is in us-east-1, the load balancer in eu-west-1']],
  ['the same Region', 'logs', [stack('Near', 'eu-west-1', bucketNamed('logs'))], []],
  ['a Region that nobody knows', 'logs', [stack('Somewhere', undefined, bucketNamed('logs'))], []],
  ['another bucket', 'others', [stack('Far', 'us-east-1', bucketNamed('logs'))], []],
  ['one of two stacks, of which one can be deployed', 'logs', [stack('Test', 'us-east-1', bucketNamed('logs')), stack('Live', 'us-west-1', bucketNamed('logs'))], []],
] as const)('a bucket of %s', (_, name, beside, expected) => {
  expect(said(name, ...beside)).toEqual(expected);
}); // prettier-ignore
