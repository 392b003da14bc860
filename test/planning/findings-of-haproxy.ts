import type { Deployment, HaproxyEntry, NetworkEntry, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import type { HaproxyFleetDeclaration, ProxyDeclaration } from '../../lib/declaring/declarations';
import { EXISTING, POOL01, POOL02, declared, type FindingExample } from './findings-of-names';

const PINNED = `public.ecr.aws/docker/library/haproxy@sha256:${'0123456789abcdef'.repeat(4)}`;
const OWN_IMAGE = PINNED.replace('public.ecr.aws/docker/library', '111122223333.dkr.ecr.eu-west-1.amazonaws.com');
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf';
const WILDCARD = { secretArn: SECRET, names: ['*.contoso.com'] };
const IRELAND: Partial<Deployment> = { env: { region: 'eu-west-1', account: '111122223333' } };
const TOKEN = '${Token[TOKEN.42]}';
const NUMBER_TOKEN = -1.8881545897087503e289;

/** One pool behind a fleet and nothing to be said against it, but for what is given. */
export function fleet(haproxy: HaproxyEntry = {}, others: Partial<Deployment> = {}): ProxyDeclaration {
  return declared({ frontEnd: 'haproxy', haproxy: { serverAuthorities: ['ca.pem'], ...haproxy }, ...others });
}

function withFleetPool(changes: Partial<PoolEntry>, others: readonly PoolEntry[] = [], haproxy: HaproxyEntry = {}): ProxyDeclaration {
  return fleet(haproxy, { pools: [{ ...POOL01, ...changes }, ...others] });
}

/** What constructs can say and a file cannot. */
function asConstructs(changes: Partial<ProxyDeclaration>, proxy = fleet()): ProxyDeclaration {
  return { ...proxy, isOfFile: false, ...changes };
}

function withFleet(changes: Partial<HaproxyFleetDeclaration>, proxy = fleet()): ProxyDeclaration {
  return asConstructs({ haproxy: { ...proxy.haproxy, fleet: { ...proxy.haproxy.fleet, ...changes } } }, proxy);
}

function withTexts(authority: string | undefined, furtherConfiguration?: string): ProxyDeclaration {
  const { haproxy } = fleet();
  const further = furtherConfiguration === undefined ? undefined : { name: 'furtherConfiguration', text: furtherConfiguration };
  return asConstructs({
    haproxy: { ...haproxy, serverAuthorities: [{ name: 'serverAuthorities[0]', text: authority }], furtherConfiguration: further },
  });
}

const NETWORK: NetworkEntry = { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] };
const internal = (haproxy: HaproxyEntry, network: NetworkEntry) =>
  fleet(haproxy, { ...IRELAND, network: { ...network, scheme: 'internal', corporateNetworks: ['10.30.0.0/16'] } });

const facing = (haproxy: HaproxyEntry, network: NetworkEntry) =>
  fleet(haproxy, { ...IRELAND, network: { ...network, corporateNetworks: ['10.30.0.0/16'] } });

const severalPorts = (ports: readonly number[]) =>
  withFleetPool(
    { publishedPorts: { https: 443 } },
    ports.map((https, index) => ({
      ...POOL02,
      name: `pool${index + 2}`,
      externalWebServicesFqdn: `webext${index + 2}.contoso.com`,
      servers: [`10.20.1.${index}`],
      publishedPorts: { https },
    })),
  );

/** About the HAProxy that runs on AWS. */
export const FINDINGS_OF_HAPROXY: readonly FindingExample[] = [
  // What every HAProxy is told.
  {
    ...{ finding: 'haproxy-servers-unverified', severity: 'warning', where: undefined, names: 'verifies no certificate' },
    wrong: fleet({ serverAuthorities: 'none' }),
    right: fleet(),
  },
  {
    ...{ finding: 'haproxy-servers-without-address', severity: 'error', where: 'pool01', names: 'are instances: i-0a' },
    wrong: fleet({}, { network: EXISTING, pools: [{ ...POOL01, servers: [{ instanceId: 'i-0a' }] }] }),
    right: fleet({}, { network: EXISTING }),
  },
  {
    ...{
      finding: 'haproxy-further-configuration-refused',
      severity: 'error',
      where: undefined,
      names: 'listens on port 20443',
    },
    wrong: withTexts(undefined, 'frontend more\n bind :20443'),
    right: withTexts(undefined, 'frontend more\n bind :20444'),
  },
  {
    ...{
      finding: 'haproxy-further-configuration-refused',
      severity: 'error',
      where: undefined,
      names: 'listens on port 21024',
    },
    wrong: withTexts(undefined, 'frontend more\n bind :21024'),
    right: withTexts(undefined, 'frontend more\n bind :443'),
  },
  {
    ...{ finding: 'haproxy-further-configuration-refused', severity: 'error', where: undefined, names: 'has webext.contoso.com' },
    wrong: withTexts(undefined, 'backend more\n http-request set-header Host webext.contoso.com'),
    right: withTexts(undefined, 'backend more\n http-request set-header Host mail.contoso.com'),
  },
  // Tasks.
  {
    ...{
      finding: 'haproxy-task-size-refused',
      severity: 'error',
      where: undefined,
      names:
        'no task of cpu 512 with memoryMiB 8192. Amazon ECS refuses it, and the deployment fails. Write cpu 512 with memoryMiB 4096, or cpu 1024 with memoryMiB 8192.',
    },
    wrong: fleet({ tasks: { cpu: 512, memoryMiB: 8192 } }),
    right: fleet({ tasks: { cpu: 512, memoryMiB: 4096 } }),
  },
  {
    ...{ finding: 'haproxy-task-size-refused', severity: 'error', where: undefined, names: 'Write cpu 512 with memoryMiB 1024.' },
    wrong: fleet({ tasks: { cpu: 500, memoryMiB: 1024 } }),
    right: fleet({ tasks: { cpu: 512, memoryMiB: 1024 } }),
  },
  {
    ...{ finding: 'haproxy-task-size-refused', severity: 'error', where: undefined, names: 'Write cpu 256 with memoryMiB 512.' },
    wrong: fleet({ tasks: { cpu: 0, memoryMiB: -1 } }),
    right: fleet({ tasks: { cpu: 256, memoryMiB: 512 } }),
  },
  {
    ...{ finding: 'haproxy-task-count-refused', severity: 'error', where: undefined, names: 'tasks.minimum is 0.' },
    wrong: fleet({ tasks: { minimum: 0 } }),
    right: fleet({ tasks: { minimum: 2 } }),
  },
  {
    ...{ finding: 'haproxy-task-count-refused', severity: 'error', where: undefined, names: 'tasks.maximum is 2, and tasks.minimum 3' },
    wrong: fleet({ tasks: { minimum: 3, maximum: 2 } }),
    right: fleet({ tasks: { minimum: 3, maximum: 3 } }),
  },
  {
    ...{ finding: 'haproxy-task-count-refused', severity: 'error', where: undefined, names: 'tasks.maximum is 5001' },
    wrong: fleet({ tasks: { maximum: 5001 } }),
    right: fleet({ tasks: { maximum: 250 } }),
    also: ['quota-exceeded'],
  },
  {
    ...{ finding: 'haproxy-task-count-refused', severity: 'error', where: undefined, names: 'tasks.minimum is 2.5' },
    wrong: withFleet({ tasks: { minimum: 2.5, maximum: 10, cpu: 512, memoryMiB: 1024 } }),
    right: withFleet({ tasks: { minimum: 3, maximum: 10, cpu: 512, memoryMiB: 1024 } }),
  },
  {
    ...{ finding: 'haproxy-single-task', severity: 'warning', where: undefined, names: 'one task of HAProxy, in one zone' },
    wrong: fleet({ tasks: { minimum: 1 } }),
    right: fleet({ tasks: { minimum: 2 } }),
  },
  {
    ...{
      finding: 'haproxy-image-refused',
      severity: 'error',
      where: undefined,
      names: 'the tag "3.2" and no digest',
    },
    wrong: fleet({ image: 'public.ecr.aws/docker/library/haproxy:3.2' }),
    right: fleet({ image: PINNED }),
  },
  {
    ...{ finding: 'haproxy-image-refused', severity: 'error', where: undefined, names: 'neither tag nor digest' },
    wrong: fleet({ image: 'haproxy' }),
    right: fleet({ image: PINNED.replace('public.ecr.aws/docker/library/', '') }),
  },
  {
    ...{ finding: 'haproxy-image-refused', severity: 'error', where: undefined, names: '"sha256:ABC" is no digest' },
    wrong: fleet({ image: 'haproxy@sha256:ABC' }),
    right: fleet({ image: OWN_IMAGE }),
  },
  {
    ...{ finding: 'haproxy-image-refused', severity: 'error', where: undefined, names: 'is no repository of images' },
    wrong: fleet({ image: `https://${PINNED}` }),
    right: fleet({ image: PINNED.replace('@', ':3.2@') }),
  },
  {
    ...{ finding: 'haproxy-image-refused', severity: 'error', where: undefined, names: 'Only the deployment knows the digest' },
    wrong: withFleet({ image: TOKEN }),
    right: withFleet({ image: PINNED.replace('public', TOKEN) }),
  },
  {
    ...{ finding: 'haproxy-drain-out-of-range', severity: 'error', where: undefined, names: 'deregistrationDelay is 3601 seconds' },
    wrong: fleet({ deregistrationDelay: 3601 }),
    right: fleet({ deregistrationDelay: 3600 }),
  },
  {
    ...{ finding: 'haproxy-drain-out-of-range', severity: 'error', where: undefined, names: 'deregistrationDelay is -1 seconds' },
    wrong: fleet({ deregistrationDelay: -1 }),
    right: fleet({ deregistrationDelay: 1830 }),
  },
  {
    ...{ finding: 'haproxy-drain-cuts-polls', severity: 'warning', where: undefined, names: 'Write at least 1830, or leave' },
    wrong: fleet({ deregistrationDelay: 1829 }),
    right: fleet({ deregistrationDelay: 1830 }),
  },
  {
    ...{ finding: 'haproxy-drain-cuts-polls', severity: 'warning', where: undefined, names: 'wait for 3601 seconds' },
    wrong: fleet({}, { idleTimeout: 3601 }),
    right: fleet({}, { idleTimeout: 3600 }),
  },
  {
    ...{ finding: 'haproxy-port-taken', severity: 'error', where: 'pool2', names: 'Ports 443 and 20443 are published' },
    wrong: severalPorts([20_443]),
    right: severalPorts([20_444]),
  },
  {
    ...{ finding: 'haproxy-port-taken', severity: 'error', where: 'pool2', names: 'Port 21024 is published' },
    wrong: severalPorts([21_024]),
    right: severalPorts([21_025]),
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: 'pool5', names: 'published on 6 ports of HAProxy' },
    wrong: severalPorts([8441, 8442, 8443, 8444]),
    right: severalPorts([8441, 8442, 8443, 8443]),
  },
  {
    ...{ finding: 'quota-exceeded', severity: 'error', where: undefined, names: 'Write maximum: 250 or less' },
    wrong: fleet({ tasks: { maximum: 251 } }),
    right: fleet({ tasks: { maximum: 250 } }),
  },
  {
    ...{ finding: 'idle-timeout-out-of-range', severity: 'error', where: undefined, names: 'HAProxy takes 60 to 6000' },
    wrong: withFleet({}, fleet({}, { idleTimeout: 6001 })),
    right: fleet({}, { idleTimeout: 3600 }),
    also: ['haproxy-drain-cuts-polls'],
  },
  // The way to the registry.
  {
    ...{
      finding: 'haproxy-registry-unreachable',
      severity: 'error',
      where: undefined,
      names: 'endpoints ecr.api, ecr.dkr, logs and s3',
    },
    wrong: internal({}, NETWORK),
    right: facing({}, NETWORK),
  },
  {
    ...{ finding: 'haproxy-registry-unreachable', severity: 'error', where: undefined, names: 'The load balancer is internal' },
    wrong: internal({}, EXISTING),
    right: facing({}, EXISTING),
  },
  {
    ...{ finding: 'haproxy-registry-unreachable', severity: 'error', where: undefined, names: 'their image from us-east-1' },
    wrong: internal({ image: OWN_IMAGE.replace('eu-west-1', 'us-east-1') }, NETWORK),
    right: facing({ image: OWN_IMAGE.replace('eu-west-1', 'us-east-1') }, NETWORK),
  },
  {
    ...{ finding: 'haproxy-registry-unreachable', severity: 'error', where: undefined, names: 'No route leads from the subnets' },
    wrong: asConstructs({ wayOut: 'none' }, facing({}, EXISTING)),
    right: asConstructs({ wayOut: 'Internet gateway' }, facing({}, EXISTING)),
  },
  {
    ...{ finding: 'haproxy-registry-unreachable', severity: 'error', where: undefined, names: 'The load balancer is internal' },
    wrong: internal({}, EXISTING),
    right: asConstructs({ wayOut: 'NAT gateway' }, internal({}, EXISTING)),
  },
  {
    ...{
      finding: 'haproxy-endpoints-needed',
      severity: 'note',
      where: undefined,
      names: 'the endpoints ecr.api, ecr.dkr, logs, s3 and secretsmanager',
    },
    wrong: internal({ image: OWN_IMAGE, certificates: [WILDCARD] }, NETWORK),
    right: facing({ image: OWN_IMAGE, certificates: [WILDCARD] }, NETWORK),
  },
  {
    ...{ finding: 'haproxy-registry-abroad', severity: 'note', where: undefined, names: 'not available in cn-north-1' },
    wrong: fleet({}, { env: { region: 'cn-north-1' } }),
    right: fleet({ image: OWN_IMAGE.replace('eu-west-1.amazonaws.com', 'cn-north-1.amazonaws.com.cn') }, { env: { region: 'cn-north-1' } }),
  },
  // Certificates.
  {
    ...{ finding: 'haproxy-certificate-missing', severity: 'error', where: undefined, names: 'covers webext.contoso.com.' },
    wrong: fleet({ certificates: [{ ...WILDCARD, names: ['*.eu.contoso.com'] }] }),
    right: fleet({ certificates: [{ ...WILDCARD, names: ['Webext.contoso.com'] }] }),
  },
  {
    ...{ finding: 'haproxy-certificate-twice', severity: 'note', where: undefined, names: 'covers *.contoso.com too' },
    wrong: fleet({ certificates: [WILDCARD, WILDCARD] }),
    right: fleet({ certificates: [WILDCARD, { ...WILDCARD, names: ['webext.contoso.com'] }] }),
  },
  {
    ...{ finding: 'haproxy-secret-refused', severity: 'error', where: undefined, names: '"edge" is no ARN of a secret' },
    wrong: fleet({ certificates: [{ ...WILDCARD, secretArn: 'edge' }] }),
    right: fleet({ certificates: [WILDCARD] }),
  },
  {
    ...{ finding: 'haproxy-secret-refused', severity: 'error', where: undefined, names: 'ends before the hyphen and the six letters' },
    wrong: fleet({ certificates: [{ ...WILDCARD, secretArn: SECRET.slice(0, -7) }] }),
    right: withFleet({ certificates: [{ ...WILDCARD, secretArn: SECRET.slice(0, -7), isPartial: true }] }),
  },
  {
    ...{ finding: 'haproxy-secret-refused', severity: 'error', where: undefined, names: 'names a key or version within a secret' },
    wrong: fleet({ certificates: [{ ...WILDCARD, secretArn: `${SECRET}:pem::` }] }),
    right: fleet({ certificates: [WILDCARD] }),
  },
  {
    ...{ finding: 'haproxy-secret-refused', severity: 'error', where: undefined, names: 'in the partition aws-cn' },
    wrong: fleet({ certificates: [{ ...WILDCARD, secretArn: SECRET.replace('aws:', 'aws-cn:') }] }, IRELAND),
    right: fleet({ certificates: [WILDCARD] }, IRELAND),
  },
  {
    ...{ finding: 'haproxy-secret-from-elsewhere', severity: 'warning', where: undefined, names: 'in us-east-1, HAProxy in eu-west-1' },
    wrong: fleet({ certificates: [{ ...WILDCARD, secretArn: SECRET.replace('eu-west-1', 'us-east-1') }] }, IRELAND),
    right: withFleet({ certificates: [{ ...WILDCARD, secretArn: TOKEN }] }, fleet({}, IRELAND)),
  },
  {
    ...{ finding: 'haproxy-secret-from-elsewhere', severity: 'warning', where: undefined, names: 'in account 999988887777, HAProxy in' },
    wrong: fleet({ certificates: [{ ...WILDCARD, secretArn: SECRET.replace('111122223333', '999988887777') }] }, IRELAND),
    right: fleet({ certificates: [WILDCARD] }, IRELAND),
  },
  {
    ...{ finding: 'haproxy-tls-policy-reduced', severity: 'note', where: undefined, names: 'TLS 1.2 and 1.3' },
    wrong: fleet({ certificates: [WILDCARD] }, { tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
    right: fleet({}, { tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
  },
  {
    ...{ finding: 'tls-policy-excludes-client', severity: 'error', where: undefined, names: 'lync2013 negotiates 1.2 at most' },
    wrong: fleet({ certificates: [WILDCARD] }, { tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06', clients: ['lync2013'] }),
    right: fleet({ certificates: [WILDCARD] }, { clients: ['lync2013'] }),
    also: ['haproxy-tls-policy-reduced'],
  },
  {
    ...{ finding: 'phone-certificate-wildcard', severity: 'error', where: undefined, names: 'the first certificate of HAProxy carries' },
    wrong: fleet({ certificates: [WILDCARD] }, { clients: ['lyncPhoneEdition'] }),
    right: fleet({ certificates: [{ ...WILDCARD, names: ['webext.contoso.com'] }] }, { clients: ['lyncPhoneEdition'] }),
  },
  {
    ...{
      finding: 'phone-names-missing',
      severity: 'error',
      where: undefined,
      names: 'the first certificate of HAProxy lacks webext.contoso.com',
    },
    wrong: fleet(
      {
        certificates: [
          { ...WILDCARD, names: ['other.contoso.com'] },
          { ...WILDCARD, names: ['webext.contoso.com'] },
        ],
      },
      { clients: ['lyncPhoneEdition'] },
    ),
    right: fleet(
      {
        certificates: [
          { ...WILDCARD, names: ['webext.contoso.com'] },
          { ...WILDCARD, names: ['other.contoso.com'] },
        ],
      },
      { clients: ['lyncPhoneEdition'] },
    ),
  },
  // Elastic IP addresses.
  {
    ...{ finding: 'fixed-addresses-mismatch', severity: 'error', where: undefined, names: 'has 1 for 2 subnets' },
    wrong: fleet({ fixedAddresses: ['eipalloc-0a'] }),
    right: fleet({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }),
  },
  {
    ...{ finding: 'fixed-addresses-mismatch', severity: 'error', where: 'pool01', names: 'Write them under haproxy' },
    wrong: withFleetPool({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }),
    right: fleet({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }),
  },
  {
    ...{ finding: 'fixed-addresses-mismatch', severity: 'error', where: undefined, names: 'is a list that only the deployment knows' },
    wrong: withFleet({ fixedAddresses: ['#{Token[TOKEN.43]}'] }),
    right: withFleet({ fixedAddresses: [TOKEN, 'eipalloc-0b'] }),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: undefined, names: '"203.0.113.7" is no allocation id' },
    wrong: withFleet({ fixedAddresses: ['eipalloc-0a', '203.0.113.7'] }),
    right: withFleet({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: undefined, names: 'eipalloc-0a' },
    wrong: withFleet({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0a'] }),
    right: withFleet({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] }),
  },
  {
    ...{ finding: 'fixed-addresses-refused', severity: 'error', where: undefined, names: 'The load balancer is internal' },
    wrong: internal({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'], image: OWN_IMAGE }, NETWORK),
    right: facing({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'], image: OWN_IMAGE }, NETWORK),
    also: ['haproxy-endpoints-needed'],
  },
  // What cannot be packed.
  {
    ...{
      finding: 'haproxy-server-name-malformed',
      severity: 'error',
      where: 'pool01',
      names: '"web contoso", the certificateName of pool01',
    },
    wrong: asConstructs({ pools: fleet().pools.map((pool) => ({ ...pool, certificateName: 'web contoso' })) }),
    right: asConstructs({ pools: fleet().pools.map((pool) => ({ ...pool, certificateName: 'pool01' })) }),
  },
  {
    ...{
      finding: 'haproxy-authority-refused',
      severity: 'error',
      where: undefined,
      names: 'serverAuthorities[0] holds no certificate in PEM',
    },
    wrong: withTexts('-----BEGIN NOTHING-----'),
    right: withTexts(undefined),
  },
  {
    ...{ finding: 'haproxy-authority-refused', severity: 'error', where: undefined, names: 'serverAuthorities[0] holds a private key' },
    wrong: withTexts('-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----'),
    right: withTexts(undefined),
  },
  {
    ...{ finding: 'haproxy-value-unresolved', severity: 'error', where: undefined, names: 'knows serverAuthorities[0] (a CDK token)' },
    wrong: withTexts(TOKEN),
    right: withTexts(undefined),
  },
  {
    ...{ finding: 'haproxy-value-unresolved', severity: 'error', where: undefined, names: 'knows furtherConfiguration (a CDK token)' },
    wrong: withTexts(undefined, TOKEN),
    right: withTexts(undefined, 'frontend a\n bind :9000'),
  },
  {
    ...{ finding: 'haproxy-value-unresolved', severity: 'error', where: undefined, names: 'knows idleTimeout (a CDK token)' },
    wrong: asConstructs({ idleTimeoutSeconds: undefined }),
    right: fleet(),
    also: ['value-unresolved'],
  },
  {
    ...{ finding: 'haproxy-value-unresolved', severity: 'error', where: undefined, names: 'knows tasks.memoryMiB (a CDK token)' },
    wrong: withFleet({ tasks: { minimum: 2, maximum: 10, cpu: 512, memoryMiB: NUMBER_TOKEN } }),
    right: fleet(),
  },
  {
    ...{ finding: 'haproxy-value-unresolved', severity: 'error', where: undefined, names: 'knows deregistrationDelay (a CDK token)' },
    wrong: withFleet({ deregistrationDelay: NUMBER_TOKEN }),
    right: fleet(),
  },
  {
    ...{ finding: 'haproxy-value-unresolved', severity: 'error', where: undefined, names: 'knows a name that a certificate covers' },
    wrong: withFleet({ certificates: [{ ...WILDCARD, names: [TOKEN] }] }),
    right: fleet(),
  },
  {
    ...{ finding: 'haproxy-value-unresolved', severity: 'error', where: 'pool01', names: 'knows certificateName of pool01' },
    wrong: asConstructs({ pools: fleet().pools.map((pool) => ({ ...pool, certificateName: TOKEN })) }),
    right: fleet(),
  },
  {
    ...{ finding: 'haproxy-value-unresolved', severity: 'error', where: 'pool01', names: 'an address of the servers of pool01' },
    wrong: asConstructs({
      pools: fleet().pools.map((pool) => ({ ...pool, servers: { kind: 'ip' as const, addresses: [TOKEN], isLoadBalancer: false } })),
    }),
    right: fleet(),
    also: ['value-unresolved'],
  },
  {
    ...{ finding: 'haproxy-value-unresolved', severity: 'error', where: undefined, names: 'knows corporateNetworks[0] (a CDK token)' },
    wrong: asConstructs({ corporateNetworks: [TOKEN] }),
    right: fleet(),
    also: ['value-unresolved'],
  },
  {
    ...{
      finding: 'haproxy-configuration-too-large',
      severity: 'error',
      where: undefined,
      names: 'the packed configuration of one public name',
    },
    wrong: withTexts(undefined, unpackable(80_000)),
    right: withTexts(undefined, unpackable(20_000)),
  },
];

/** Comments that gzip cannot make much smaller, the same every time. */
function unpackable(length: number): string {
  let seed = 1;
  const letters = Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x21 + (seed % 90));
  });
  return `frontend a\n bind :9000\n # ${letters.join('').replace(/["'\\]/g, '.')}`;
}
