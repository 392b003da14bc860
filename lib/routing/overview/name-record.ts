import type { RecordToCreate } from '../../planning/deployment-notes';
import type { LoadBalancer } from '../../templates/load-balancers/load-balancer';
import type { TemplateRouting } from '../template-routing';

/** The record that leads clients of a name to its load balancer. */
export interface NameRecord {
  readonly state: 'in this template' | 'leads elsewhere' | 'change batch' | 'elsewhere' | 'none in this template' | 'does not apply';
  readonly types: readonly string[];
  /** Ids or names of hosted zones, as the template has them. */
  readonly zones: readonly string[];
}

export function recordOf(host: string, balancer: LoadBalancer, routing: TemplateRouting, toCreate: readonly RecordToCreate[]): NameRecord {
  const resolution = routing.resolution(host);
  const leadsHere = resolution?.loadBalancers.includes(balancer);
  // What somebody else creates has no record in the template.
  if (resolution !== undefined && !(leadsHere === true && resolution.records.length === 0)) {
    // An A and an AAAA record may lead to two load balancers; what stands for another name leads where that one does.
    const records = resolution.records.filter(
      ({ leadsTo, leadsToName }) => leadsHere !== true || leadsTo === balancer.key || leadsToName !== undefined,
    );
    return {
      state: leadsHere === true ? 'in this template' : 'leads elsewhere',
      types: once(records.map(({ type }) => type)),
      zones: once(records.map(({ zone }) => zone)),
    };
  }
  const notes = toCreate.filter(({ name }) => name.toLowerCase() === host);
  const [first] = notes.filter(({ visibility }) => visibility === 'public').concat(notes);
  if (first === undefined) return { state: 'none in this template', types: [], zones: [] };
  return { state: first.how, types: first.types, zones: once(notes.map(({ zone }) => zone)) };
}

function once(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
