import { groupedBy } from '../../declaring/grouped-by';
import { canonicalHost, parentDomain } from '../../declaring/host-name';
import type { RecordToCreate } from '../../planning/deployment-notes';
import type { LoadBalancer } from './load-balancer';
import { givesAddress, type DnsRecord } from './read-records';

/** Where the records of the template lead the clients of a host. */
export interface Resolution {
  /** The load balancers, several where records share a name. Empty: they lead somewhere else. */
  readonly loadBalancers: readonly LoadBalancer[];
  /** None where somebody else creates them. */
  readonly records: readonly DnsRecord[];
}

/** The hosted zones of a template, as far as they lead to its load balancers. */
export class NameResolution {
  private readonly byName = new Map<string, DnsRecord[]>();
  private readonly byHand = new Map<string, readonly LoadBalancer[]>();
  private readonly resolved = new Map<string, Resolution>();
  private readonly byKey: ReadonlyMap<string, LoadBalancer>;
  /** Each by itself: most names lead to one, and what is known of one list is found again by that list. */
  private readonly alone: ReadonlyMap<LoadBalancer, readonly LoadBalancer[]>;

  public constructor(
    records: readonly DnsRecord[],
    private readonly loadBalancers: readonly LoadBalancer[],
    /** Records that somebody else creates, and where they are to lead. */
    toCreate: readonly RecordToCreate[] = [],
  ) {
    this.byKey = new Map(loadBalancers.toReversed().map((each) => [each.key, each]));
    this.alone = new Map(loadBalancers.map((each) => [each, [each]]));
    const byLogicalId = groupedBy(loadBalancers, ({ resource }) => resource?.logicalId);
    for (const { name, loadBalancer } of toCreate) {
      const meant = (loadBalancer === undefined ? undefined : byLogicalId.get(loadBalancer)) ?? [];
      const led = meant.length === 0 && loadBalancers.length === 1 ? loadBalancers : meant;
      if (led.length > 0) this.byHand.set(canonicalHost(name), led);
    }
    for (const record of records.filter(givesAddress)) {
      if (record.name === undefined) continue;
      const found = this.byName.get(record.name);
      if (found === undefined) this.byName.set(record.name, [record]);
      else found.push(record);
    }
  }

  /** undefined: the template has no record for the host, or does not tell where it leads. */
  public of(host: string): Resolution | undefined {
    if (this.byName.size === 0 && this.byHand.size === 0) return undefined;
    const known = this.resolved.get(host);
    if (known !== undefined) return known;
    const resolution = this.followed(host);
    if (resolution === undefined) return undefined;
    if (this.resolved.size >= MOST_HOSTS) this.resolved.clear();
    this.resolved.set(host, resolution);
    return resolution;
  }

  private followed(host: string): Resolution | undefined {
    const records = this.recordsFor(host);
    const toCome = records.length === 0 ? this.byHand.get(host) : undefined;
    if (toCome !== undefined) return { records, loadBalancers: toCome };
    if (records.length === 0 || records.some(({ leadsAnywhere }) => leadsAnywhere)) return undefined;
    const reached = new Set<LoadBalancer>();
    const seen = new Set([host]);
    const open = [...records];
    for (let record = open.pop(); record !== undefined; record = open.pop()) {
      const { leadsTo, leadsToName } = record;
      const balancer = leadsTo === undefined ? undefined : this.byKey.get(leadsTo);
      if (balancer !== undefined) reached.add(balancer);
      if (leadsToName === undefined || seen.has(leadsToName)) continue;
      seen.add(leadsToName);
      open.push(...this.recordsFor(leadsToName));
    }
    const [only, ...others] = reached;
    const alone = only === undefined || others.length > 0 ? undefined : this.alone.get(only);
    return { records, loadBalancers: alone ?? this.loadBalancers.filter((each) => reached.has(each)) };
  }

  /** Of the name itself, else of the wildcard next above it. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html */
  private recordsFor(host: string): readonly DnsRecord[] {
    const own = this.byName.get(host);
    if (own !== undefined) return own;
    for (let domain = parentDomain(host); domain !== ''; domain = parentDomain(domain)) {
      const wildcard = this.byName.get(`*.${domain}`);
      if (wildcard !== undefined) return wildcard;
    }
    return [];
  }
}

/** Hosts remembered, against a caller who asks about ever new ones. */
const MOST_HOSTS = 10_000;
