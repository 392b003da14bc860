import { canonicalHost, hostNameProblem } from '../declaring/host-name';
import type { LoadBalancer, Rule } from '../templates/load-balancers/load-balancer';
import { expressionSamples } from './matching/sample-texts';
import { givesAddress } from '../templates/load-balancers/read-records';
import type { TemplateRouting } from './template-routing';

/** Every host that a rule names, or whose record leads, or is to lead, to a load balancer; in lower case and in order. */
export function publicNames(routing: TemplateRouting): readonly string[] {
  const inRules = routing.loadBalancers.flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules.flatMap(hostsIn)));
  const read = routing.loadBalancers.flatMap(readHosts);
  const inZones = recordedNames(routing).filter((name) => (routing.resolution(name)?.loadBalancers.length ?? 0) > 0);
  return [...new Set([...inRules, ...read, ...inZones])].filter((name) => !/[*?]/.test(name)).sort();
}

/** Hosts that something behind a load balancer answers, which reads them in its place. */
export function readHosts({ listeners }: LoadBalancer): readonly string[] {
  return [...new Set(listeners.flatMap(({ traits }) => traits.reader?.hosts ?? []))];
}

/** Hosts that have a record in the template, or are to get one from somebody else; in lower case. */
export function recordedNames({ records, notes }: TemplateRouting): readonly string[] {
  return [...records.filter(givesAddress), ...notes.recordsToCreate].flatMap(({ name }) => (name === undefined ? [] : canonicalHost(name)));
}

/** Hosts that a rule's regular expressions are for, as far as some can be told from them; in lower case. */
export function sampleHosts({ conditions }: Pick<Rule, 'conditions'>): readonly string[] {
  const sources = conditions.filter(({ field }) => field === 'host-header').flatMap(({ regexValues }) => regexValues);
  const samples = sources.flatMap((source) => (typeof source === 'string' ? expressionSamples(source) : [])).map(canonicalHost);
  return [...new Set(samples)].filter((host) => hostNameProblem(host) === undefined);
}

/** The values of a rule's host-header conditions that are plain text, wildcards included, in lower case. */
export function hostsIn({ conditions }: Pick<Rule, 'conditions'>): readonly string[] {
  return conditions
    .filter(({ field }) => field === 'host-header')
    .flatMap(({ values }) => values.filter((value): value is string => typeof value === 'string').map(canonicalHost));
}
