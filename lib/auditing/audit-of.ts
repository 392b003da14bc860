import type { Finding } from '../findings/finding';
import { withAcknowledgements } from '../routing/acknowledged-findings';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { haproxyFleets, resourcesOfFleet } from '../templates/load-balancers/haproxy-fleet';
import type { MadeByPlan } from '../routing/lync-parts';
import type { DeployedResource } from '../templates/deployed-resources';
import type { TemplateRouting } from '../routing/template-routing';
import { webAclsBefore } from '../routing/web-acls-before';
import { auditTemplate } from './audit-template';
import { routesAround, vpcsAround } from '../routing/subnets-and-routes';

/** A proxy of a template, as its constructor knows it. */
export interface AuditedProxy extends MadeByPlan {
  /** Keys of its load balancers. */
  readonly balancers: ReadonlySet<string>;
  /** What the constructor said already, and what it would have said if nobody had acknowledged it. */
  readonly said: readonly Pick<Finding, 'id' | 'values'>[];
}

/**
 * The audit of a template with proxies, without what each of them said of its own before, and without what somebody
 * acknowledged in the template's notes.
 */
export function auditOf(routing: TemplateRouting, proxies: readonly AuditedProxy[]): readonly Finding[] {
  const made = {
    keys: new Set(proxies.flatMap(({ keys }) => [...keys])),
    names: new Set(proxies.flatMap(({ names }) => [...names])),
    zones: new Map(proxies.flatMap(({ zones = new Map<string, string>() }) => [...zones])),
  };
  const found = auditTemplate(routing, made);
  const places = proxies.map(({ balancers, said }) => ({
    said,
    places: placesOf(
      routing,
      routing.loadBalancers.filter(({ key }) => balancers.has(key)),
    ),
  }));
  const open = found.filter((each) => {
    const { where } = each;
    const owners = where === undefined ? places : places.filter((proxy) => proxy.places.has(where));
    return owners.length === 0 || owners.some(({ said }) => unsaid([each], said).length > 0);
  });
  return withAcknowledgements(open, routing.notes.acknowledged).filter(({ acknowledged }) => acknowledged === undefined);
}

/** Without warnings and notes of which the constructors said the same, of the same values. Errors they would have thrown. */
export function unsaid(findings: readonly Finding[], said: readonly Pick<Finding, 'id' | 'values'>[]): readonly Finding[] {
  return findings.filter(
    ({ id, severity, values = [] }) =>
      severity === 'error' || !said.some((each) => each.id === id && values.every((value) => each.values?.includes(value))),
  );
}

/** Logical ids and keys of everything that belongs to some load balancers: records, web ACLs, routes and VPCs too. */
function placesOf(routing: TemplateRouting, balancers: readonly LoadBalancer[]): ReadonlySet<string> {
  const keys = new Set(balancers.map(({ key }) => key));
  const listeners = balancers.flatMap((balancer) => balancer.listeners);
  const records = routing.records.filter(({ leadsTo, name }) => keys.has(leadsTo ?? '') || leadsToAny(routing, name, balancers));
  const tagged = routing.targetGroups.filter(({ pools }) => pools.length > 0);
  const groups = new Set(
    listeners
      .flatMap(actionsOf)
      .flatMap(groupsOf)
      .map(({ key }) => key),
  );
  const fleets = haproxyFleets(routing.resources).filter(({ registered }) => registered.some(({ group = '' }) => groups.has(group)));
  const resources = [
    ...balancers,
    ...listeners,
    ...listeners.flatMap(({ rules }) => rules),
    ...listeners.flatMap(actionsOf).flatMap(groupsOf),
    ...records,
    ...tagged,
    ...fleets.flatMap((fleet) => resourcesOfFleet(fleet, routing.resources)).map((resource) => ({ resource })),
    ...balancers.flatMap((balancer) => around(balancer, routing.resources)).map((resource) => ({ resource })),
  ].flatMap(({ resource }) => resource?.logicalId ?? []);
  const certificates = listeners.flatMap((listener) => listener.certificates.map(({ key }) => key));
  return new Set([...keys, ...resources, ...certificates, ...certificates.map(lastPart)]);
}

function around(balancer: LoadBalancer, resources: readonly DeployedResource[]): readonly DeployedResource[] {
  return [webAclsBefore, routesAround, vpcsAround].flatMap((of) => of(balancer, resources));
}

function leadsToAny(routing: TemplateRouting, name: string | undefined, balancers: readonly LoadBalancer[]): boolean {
  return name !== undefined && (routing.resolution(name)?.loadBalancers.some((each) => balancers.includes(each)) ?? false);
}

/** The logical id of a resource in a nested stack. */
function lastPart(key: string): string {
  return key.replace(/^.*[:/]/, '');
}
