const ON_POLICIES = ['CKV_AWS_62', 'CKV_AWS_63', 'CKV_AWS_107', 'CKV_AWS_108', 'CKV_AWS_109', 'CKV_AWS_110', 'CKV_AWS_111'];
const ON_INGRESS = ['CKV_AWS_23', 'CKV_AWS_24', 'CKV_AWS_25', 'CKV_AWS_260'];

/**
 * Checks of checkov by the types they look at, of types that a proxy may have: so that what is acknowledged is written at these
 * and not at every rule and record of a large deployment. `npm run test:linters` holds it against the checkov that is pinned.
 *
 * @see https://www.checkov.io/5.Policy%20Index/cloudformation.html
 */
export const CHECKOV_CHECKS: Readonly<Record<string, readonly string[]>> = {
  'AWS::CertificateManager::Certificate': ['CKV2_AWS_71'],
  'AWS::EC2::SecurityGroup': ON_INGRESS,
  'AWS::EC2::SecurityGroupEgress': ['CKV_AWS_23'],
  'AWS::EC2::SecurityGroupIngress': ON_INGRESS,
  'AWS::ECS::Cluster': ['CKV_AWS_65'],
  'AWS::ECS::TaskDefinition': ['CKV_AWS_97'],
  'AWS::ElasticLoadBalancingV2::Listener': ['CKV_AWS_2', 'CKV_AWS_103'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['CKV_AWS_91', 'CKV_AWS_131'],
  'AWS::IAM::Policy': ['CKV_AWS_40', ...ON_POLICIES],
  'AWS::IAM::Role': ['CKV_AWS_60', 'CKV_AWS_61', ...ON_POLICIES, 'CKV2_AWS_68'],
  'AWS::Logs::LogGroup': ['CKV_AWS_66', 'CKV_AWS_158'],
  'AWS::S3::Bucket': [18, 19, 20, 21, 53, 54, 55, 56, 57].map((each) => `CKV_AWS_${each}`),
  'AWS::SNS::Topic': ['CKV_AWS_26'],
  'AWS::WAFv2::WebACL': ['CKV_AWS_192'],
};
