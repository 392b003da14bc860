import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { POOL01, declared, type FindingExample } from './findings-of-names';

const EXISTING = {
  vpcId: 'vpc-0abc',
  vpcCidr: '10.80.0.0/22',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  publicSubnetIds: ['subnet-0a', 'subnet-0b'],
};
const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/1';
const EXAMPLE_ARN = 'arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012';

/** As constructs declare it, which take every text. */
const said = (deployment: Parameters<typeof declared>[0], more: Partial<ProxyDeclaration> = {}): ProxyDeclaration => ({
  ...declared(deployment),
  isOfFile: false,
  ...more,
});
const withGateway = (transitGatewayId: string) => said({ network: { transitGatewayId, poolNetworks: ['10.20.0.0/16'] } });
const withVpc = (vpcId: string) => said({ network: EXISTING }, { vpcId });
const withSubnet = (id: string) =>
  said({ network: EXISTING }, { subnets: ['subnet-0a', id].map((each, index) => ({ id: each, zone: `zone${index}`, cidr: undefined })) });
const withInstance = (instanceId: string) => said({ network: EXISTING, pools: [{ ...POOL01, servers: [{ instanceId }] }] });
const withZone = (id: string, dnsRecords: 'create' | 'none' = 'create') =>
  said({ hostedZones: [{ name: 'contoso.com', id }], dnsRecords, ...(dnsRecords === 'none' ? { certificates: certificates(ARN) } : {}) });
const certificates = (arn: string) => [{ arn, names: ['webext.contoso.com'] }];
const withCertificate = (arn: string) => said({ certificates: certificates(arn) });

/** Certificates of which only the deployment knows the ARN are declared without one. */
const withOwnCertificate = (): ProxyDeclaration => {
  const declaration = withCertificate(ARN);
  return { ...declaration, importedCertificates: declaration.importedCertificates.map((each) => ({ ...each, arn: undefined })) };
};
const withAddress = (id: string) =>
  said({
    pools: [{ ...POOL01, frontEnd: 'networkLoadBalancer', fixedAddresses: [id, 'eipalloc-0b'] }],
    acknowledge: ['certificate-on-servers', 'pass-through-gives-up', 'server-certificates-run-out', 'windows-answers-clients'].map(
      (name) => ({
        id: `lync-reverse-proxy:${name}`,
        reason: 'read',
      }),
    ),
  });
const ELSEWHERE = { ...POOL01, name: 'pool02', externalWebServicesFqdn: 'webext2.contoso.com', publish: false };

const blank = { finding: 'id-blank', severity: 'error' } as const;
const example = { finding: 'id-of-an-example', severity: 'warning', where: undefined } as const;

/** About ids that a deployment file refuses, and constructs take. */
export const FINDINGS_OF_IDS: readonly FindingExample[] = [
  ...['', ' \t'].flatMap((id): readonly FindingExample[] => [
    { ...blank, where: undefined, names: 'transit gateway', wrong: withGateway(id), right: withGateway('tgw-0abc') },
    { ...blank, where: undefined, names: 'VPC', wrong: withVpc(id), right: withVpc('${Token[TOKEN.7]}') },
    { ...blank, where: undefined, names: 'subnet', wrong: withSubnet(id), right: withSubnet('{{resolve:ssm:/lync/subnet}}') },
    { ...blank, where: 'pool01', names: 'instance', wrong: withInstance(id), right: withInstance('i-0abc') },
    // Whoever has the records elsewhere, and the certificates too, needs no id.
    { ...blank, where: 'contoso.com', names: 'hosted zone contoso.com', wrong: withZone(id), right: withZone(id, 'none') },
    { ...blank, where: undefined, names: 'certificate of webext.contoso.com', wrong: withCertificate(id), right: withCertificate(ARN) },
    { ...blank, where: undefined, names: 'certificate of webext.contoso.com', wrong: withCertificate(id), right: withOwnCertificate() },
    {
      ...{ ...blank, where: 'pool01', names: 'instance' },
      wrong: withInstance(id),
      right: said({ network: EXISTING, pools: [POOL01, { ...ELSEWHERE, servers: [{ instanceId: id }] }] }),
    },
    // A record, or the validation of a certificate, is enough to need the id of the zone.
    {
      ...{ ...blank, where: 'contoso.com', names: 'hosted zone contoso.com' },
      wrong: said({ hostedZones: [{ name: 'contoso.com', id }], certificates: certificates(ARN) }),
      right: said({ hostedZones: [{ name: 'contoso.com', id: 'Z1' }], certificates: certificates(ARN) }),
    },
    {
      ...{ ...blank, where: 'contoso.com', names: 'hosted zone contoso.com' },
      wrong: said({ hostedZones: [{ name: 'contoso.com', id }], dnsRecords: 'none' }),
      right: said({ hostedZones: [{ name: 'contoso.com', id: 'Z1' }], dnsRecords: 'none' }),
    },
  ]),
  {
    ...example,
    names: 'aws ec2 describe-addresses',
    wrong: withAddress('eipalloc-0123456789abcdef0'),
    right: withAddress('eipalloc-0a'),
  },
  // Whoever reads a file refuses them, and knows which file is an example.
  {
    ...example,
    names: 'tgw-0123456789abcdef0 is an id',
    wrong: withGateway('tgw-0123456789abcdef0'),
    right: { ...withGateway('tgw-0123456789abcdef0'), isOfFile: true },
  },
  {
    ...example,
    names: 'tgw-0123456789abcdef0 is an id',
    wrong: withGateway('tgw-0123456789abcdef0'),
    right: withGateway('tgw-0123456789abcdef1'),
  },
  { ...example, names: 'aws ec2 describe-vpcs', wrong: withVpc('vpc-0123456789abcdef0'), right: withVpc('vpc-0abc') },
  { ...example, names: 'aws ec2 describe-subnets', wrong: withSubnet('subnet-0123456789abcdef1'), right: withSubnet('subnet-0b') },
  { ...example, names: 'aws ec2 describe-instances', wrong: withInstance('i-0123456789abcdef0'), right: withInstance('i-0abc') },
  { ...example, names: 'aws route53 list-hosted-zones', wrong: withZone('Z0123456789CONTOSO00'), right: withZone('Z1') },
  { ...example, names: 'aws acm list-certificates', wrong: withCertificate(EXAMPLE_ARN), right: withCertificate(ARN) },
  {
    ...example,
    names: 'subnet-0123456789abcdef0 and vpc-0123456789abcdef0 are ids',
    wrong: said(
      { network: EXISTING },
      { vpcId: 'vpc-0123456789abcdef0', subnets: ['a', 'b'].map((zone) => ({ id: 'subnet-0123456789abcdef0', zone, cidr: undefined })) },
    ),
    right: said({
      network: EXISTING,
      acknowledge: [],
    }),
  },
];
