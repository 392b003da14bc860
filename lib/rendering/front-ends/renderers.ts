import { renderApplicationLoadBalancer } from './application-load-balancer';
import type { FrontEndRenderer } from './front-end-renderer';
import { renderHaproxy } from './haproxy';
import { renderPassThrough } from './network-load-balancer';

/** How each of FRONT_END_KINDS becomes resources. */
export const FRONT_END_RENDERERS = new Map<string, FrontEndRenderer>([
  ['applicationLoadBalancer', renderApplicationLoadBalancer],
  ['networkLoadBalancer', renderPassThrough],
  ['haproxy', renderHaproxy],
]);

export function rendererOf(kind: string): FrontEndRenderer {
  const renderer = FRONT_END_RENDERERS.get(kind);
  if (renderer === undefined) throw new Error(`the plan has a front end of the kind ${kind}, which nothing renders`);
  return renderer;
}
