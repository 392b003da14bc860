import type { ProxyDeclaration, WayOut } from '../../declaring/declarations';
import { isOfPublicGallery, privateRepository } from '../../declaring/image-reference';
import { known } from '../../declaring/environments';
import { finding, type Finding } from '../../findings/finding';
import type { Unreached } from '../../findings/haproxy/registry';
import { ofProxy } from '../places';

/** Whether a task reaches the registry of its image and the service that takes its log, as far as that is known. */
export function registryFindings(proxy: ProxyDeclaration): readonly Finding[] {
  return [...unreached(proxy), ...abroad(proxy)];
}

function unreached(proxy: ProxyDeclaration): readonly Finding[] {
  const { internetFacing, haproxy, environment } = proxy;
  const { image, certificates } = haproxy.fleet;
  const out = wayOut(proxy);
  if (out === undefined || out === 'NAT gateway' || (out === 'Internet gateway' && internetFacing)) return [];
  const unreachable: Unreached = {
    reason: internetFacing || (out === 'none' && proxy.perimeter === undefined) ? 'no route' : 'internal',
    endpoints: ['ecr.api', 'ecr.dkr', 'logs', 's3', ...(certificates.length === 0 ? [] : ['secretsmanager'])],
    imageRegion: imageRegion(image, environment.region),
  };
  const place = internetFacing ? ofProxy('subnets') : ofProxy('internetFacing');
  return privateRepository(image) !== undefined && unreachable.imageRegion === undefined
    ? [finding('haproxy-endpoints-needed', place, unreachable)]
    : [finding('haproxy-registry-unreachable', place, unreachable)];
}

/** Subnets that are made lead to the Internet, or nowhere. */
function wayOut({ perimeter, wayOut: said }: ProxyDeclaration): WayOut | undefined {
  if (perimeter === undefined) return said;
  return perimeter.hasInternetAccess ? 'Internet gateway' : 'none';
}

/** That of an image of Amazon ECR, if it is known to be another one. */
function imageRegion(image: string, here: string | undefined): string | undefined {
  const there = known(privateRepository(image)?.region);
  return here === undefined || there === here ? undefined : there;
}

/** Partitions without Amazon ECR Public that are not, or not reliably, reached from outside. */
const WITHOUT_PUBLIC_GALLERY = /^(?:cn-|us-iso[a-z]?-|eu-iso[a-z]-)/;

function abroad({ haproxy, environment: { region } }: ProxyDeclaration): readonly Finding[] {
  const { image } = haproxy.fleet;
  if (region === undefined || !WITHOUT_PUBLIC_GALLERY.test(region) || !isOfPublicGallery(image)) return [];
  return [finding('haproxy-registry-abroad', ofProxy('haproxy', 'fleet', 'image'), { region })];
}
