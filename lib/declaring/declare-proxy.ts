import type { ProxyDeclaration } from './declarations';
import { canonicalHost } from './host-name';
import { ACM, DEFAULT_QUOTAS, type Quotas } from '../facts/limits';
import { fingerprint } from './stable-split';

type Defaulted =
  | 'namesPerCertificate'
  | 'http'
  | 'dnsRecords'
  | 'internetFacing'
  | 'ipAddressType'
  | 'poolNetworks'
  | 'corporateNetworks'
  | 'clients'
  | 'frontEnd'
  | 'acknowledgements';

/** A proxy as somebody described it, in a deployment file or as a construct. */
export type SaidProxy = Omit<ProxyDeclaration, Defaulted | 'quotas' | 'retainsRecords'> & {
  readonly [Key in Exclude<Defaulted, 'dnsRecords'>]: ProxyDeclaration[Key] | undefined;
} & { readonly dnsRecords: 'create' | 'retain' | 'none' | undefined; readonly quotas: Partial<Quotas> | undefined };

/** The proxy with all that goes without saying, names in lower case. */
export function declareProxy(said: SaidProxy): ProxyDeclaration {
  return {
    ...said,
    sipDomains: said.sipDomains?.map(canonicalHost),
    hostedZones: said.hostedZones.map((zone) => ({ ...zone, name: zoneName(zone.name) })),
    importedCertificates: said.importedCertificates.map((each) => ({ ...each, names: each.names.map(canonicalHost) })),
    defaultCertificate: said.defaultCertificate === undefined ? undefined : canonicalHost(said.defaultCertificate),
    namesPerCertificate: said.namesPerCertificate ?? ACM.namesPerCertificate,
    http: said.http ?? 'redirect',
    dnsRecords: said.dnsRecords === 'none' ? 'none' : 'create',
    ...(said.dnsRecords === 'retain' ? { retainsRecords: true } : {}),
    internetFacing: said.internetFacing ?? true,
    ipAddressType: said.ipAddressType ?? 'ipv4',
    poolNetworks: said.poolNetworks ?? [],
    corporateNetworks: said.corporateNetworks ?? [],
    clients: said.clients ?? [],
    frontEnd: said.frontEnd ?? 'applicationLoadBalancer',
    acknowledgements: said.acknowledgements ?? [],
    quotas: {
      rules: said.quotas?.rules ?? DEFAULT_QUOTAS.rules,
      certificates: said.quotas?.certificates ?? DEFAULT_QUOTAS.certificates,
      targets: said.quotas?.targets ?? DEFAULT_QUOTAS.targets,
      securityGroupRules: said.quotas?.securityGroupRules ?? DEFAULT_QUOTAS.securityGroupRules,
    },
  };
}

/** The key by which the plan names an imported certificate; another ARN or other names make another key. */
export function importedKey(identity: string, names: readonly string[]): string {
  return `imported-${fingerprint([identity, ...new Set(names.map(canonicalHost))])}`;
}

/** DNS tools print zones with a dot at the end. */
function zoneName(name: string): string {
  return canonicalHost(name).replace(/\.$/, '');
}
