import { finding, type Finding } from '../findings/finding';
import { containsBlock, parseCidr } from '../declaring/ip-networks';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { entry, list, number, shown, text } from '../templates/load-balancers/properties';
import { INBOUND, rulesApart, SECURITY_GROUP, securityGroupsOf } from '../templates/load-balancers/security-groups';
import type { DeployedResource } from '../templates/deployed-resources';
import type { TemplateRouting } from '../routing/template-routing';
import type { Update } from './update';
import { resourceAt } from '../templates/resource-index';

/** What a security group lets in: addresses, a prefix list or another group, on some ports. */
interface Ingress {
  readonly source: string;
  readonly from: number;
  readonly to: number;
}

/** Sources that reach a port of a load balancer before the update and not after it, though something still listens there. */
export function ingressFindings({ before, after }: Update): readonly Finding[] {
  return after.loadBalancers.flatMap((balancer) => {
    const earlier = before.loadBalancers.find(({ key }) => key === balancer.key);
    const [old, young] = [earlier && ingressOf(earlier, before), ingressOf(balancer, after)];
    if (earlier === undefined || old === undefined || young === undefined) return [];
    const ports = portsOf(balancer).filter((port) => portsOf(earlier).includes(port));
    const lost = ports.flatMap((port) => {
      const sources = (rules: readonly Ingress[]) => [
        ...new Set(rules.filter(({ from, to }) => from <= port && port <= to).map(({ source }) => source)),
      ];
      const now = sources(young);
      const gone = sources(old).filter(
        (source) => isReachable(source, earlier) && !now.some((other) => other === source || containsBlock(other, source)),
      );
      return gone.length === 0 ? [] : [{ port, gone, left: now }];
    });
    if (lost.length === 0) return [];
    return [finding('ingress-narrowed', balancer.key, { loadBalancer: balancer.key, ports: lost })];
  });
}

function portsOf({ listeners }: LoadBalancer): readonly number[] {
  return [...new Set(listeners.flatMap(({ port }) => port ?? []))];
}

/** undefined where a security group lies outside of the template. */
function ingressOf({ resource }: LoadBalancer, { resources }: TemplateRouting): readonly Ingress[] | undefined {
  const groups = securityGroupsOf(resource).map((key) => resourceAt(key, resources, SECURITY_GROUP));
  if (groups.length === 0 || groups.includes(undefined)) return undefined;
  return groups.flatMap((group) => (group === undefined ? [] : rulesOf(group, resources)));
}

function rulesOf(group: DeployedResource, resources: readonly DeployedResource[]): readonly Ingress[] {
  const all = [...list(group.properties[INBOUND.property]), ...rulesApart(group, INBOUND, resources)];
  return all.flatMap((rule) => {
    const protocol = text(entry(rule, 'IpProtocol'));
    if (protocol !== 'tcp' && protocol !== '6' && protocol !== '-1') return [];
    const [from, to] = protocol === '-1' ? [0, 65_535] : [number(entry(rule, 'FromPort')), number(entry(rule, 'ToPort'))];
    const source = SOURCES.map((key) => shown(entry(rule, key))).find((each) => each !== '');
    return source === undefined || from === undefined || to === undefined ? [] : [{ source, from, to }];
  });
}

const SOURCES = ['CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'SourceSecurityGroupId', 'SourceSecurityGroupName'];

/** Over IPv6 nobody reaches a load balancer that has no such address. */
function isReachable(source: string, { resource }: LoadBalancer): boolean {
  const addresses = text(resource?.properties['IpAddressType']) ?? 'ipv4';
  return addresses !== 'ipv4' || parseCidr(source)?.family !== 'ipv6';
}
