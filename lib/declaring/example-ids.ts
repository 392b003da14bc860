/** Ids that the examples, the schema, messages and docs show: nobody's own, though AWS would take their form. */
const EXAMPLE_IDS: Readonly<Record<string, ExampleKind>> = {
  'tgw-0123456789abcdef0': 'transitGateway',
  'vgw-0123456789abcdef0': 'vpnGateway',
  'vpc-0123456789abcdef0': 'vpc',
  'subnet-0123456789abcdef0': 'subnet',
  'subnet-0123456789abcdef1': 'subnet',
  'eipalloc-0123456789abcdef0': 'address',
  'eipalloc-0123456789abcdef1': 'address',
  'i-0123456789abcdef0': 'instance',
  'arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012': 'certificate',
  Z0123456789CONTOSO00: 'hostedZone',
  Z0123456789FABRIKAM0: 'hostedZone',
  Z0123456789ADATUM000: 'hostedZone',
  Z0123456789LITWARE00: 'hostedZone',
  Z0123456789WINGTIP00: 'hostedZone',
  Z0123456789PROSEWARE: 'hostedZone',
};

type ExampleKind = 'transitGateway' | 'vpnGateway' | 'vpc' | 'subnet' | 'address' | 'instance' | 'certificate' | 'hostedZone';

/** What each is, and where one's own is found. */
const KINDS: Readonly<Record<ExampleKind, readonly [what: string, whereToFind: string]>> = {
  transitGateway: ['transit gateway', 'aws ec2 describe-transit-gateways'],
  vpnGateway: ['virtual private gateway', 'aws ec2 describe-vpn-gateways'],
  vpc: ['VPC', 'aws ec2 describe-vpcs'],
  subnet: ['subnet', 'aws ec2 describe-subnets'],
  address: ['Elastic IP address', 'aws ec2 describe-addresses'],
  instance: ['instance', 'aws ec2 describe-instances'],
  certificate: ['certificate', 'aws acm list-certificates'],
  hostedZone: ['hosted zone', 'aws route53 list-hosted-zones'],
};

/** Every id of the examples in a text. */
export function exampleIdsIn(text: string): readonly string[] {
  return Object.keys(EXAMPLE_IDS).filter((id) => text.includes(id));
}

/** What an id of the examples is, and where one's own is found; undefined for every other text. */
export function exampleId(text: string): { readonly what: string; readonly whereToFind: string } | undefined {
  const kind = Object.hasOwn(EXAMPLE_IDS, text) ? EXAMPLE_IDS[text] : undefined;
  if (kind === undefined) return undefined;
  const [what, whereToFind] = KINDS[kind];
  return { what, whereToFind };
}
