import { liesIn } from '../declaring/host-name';
import { list, text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { referenceIn, Symbolic } from '../templates/symbolic';
import { resourceAt } from '../templates/resource-index';

/** A hosted zone that the template itself creates. */
export interface DeclaredZone {
  /** In lower case, without a dot at the end; undefined where only the deployment knows it. */
  readonly zone: string | undefined;
  /** undefined where only the deployment knows. */
  readonly isPrivate: boolean | undefined;
}

/** The zone an id speaks of; undefined for one outside of the template, of which only the id is known. */
export function declaredZone(id: unknown, resources: readonly DeployedResource[]): DeclaredZone | undefined {
  const key = referenceIn(id)?.resource;
  const resource = resourceAt(key, resources);
  return resource === undefined ? undefined : zoneDeclaredBy(resource);
}

/** The zone that a resource is, if it is one. */
export function zoneDeclaredBy({ type, properties }: DeployedResource): DeclaredZone | undefined {
  if (type !== 'AWS::Route53::HostedZone') return undefined;
  const name = text(properties['Name']);
  return { zone: name === undefined ? undefined : zoneName(name), isPrivate: hasVpcs(properties['VPCs']) };
}

/** A function may leave all of them out, or any one. */
function hasVpcs(vpcs: unknown): boolean | undefined {
  if (vpcs instanceof Symbolic) return undefined;
  const known = list(vpcs).filter((vpc) => !(vpc instanceof Symbolic));
  return known.length > 0 ? true : list(vpcs).length > 0 ? undefined : false;
}

/** As people write zones: in lower case, without the dot at the end. */
export function zoneName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

export function holdsName(zone: string, name: string): boolean {
  return liesIn(name.replace(/^\*\./, ''), zone);
}
