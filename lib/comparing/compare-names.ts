import { plainRequest, type HttpRequest } from '../routing/matching/request';
import type { TemplateRouting } from '../routing/template-routing';
import { answeringGroups, otherServers } from './answering-groups';
import { clientAnswer } from './client-answer';
import { ANY_HOST, endpointsOf, namesOf, sampledHosts } from './compared-hosts';
import type { AnswerChange, NameChange, NameChanges, RecordMove, ZoneMove } from './comparison';
import { Handovers } from './new-target-groups';
import { samplePaths } from './sample-paths';
import type { Update } from './update';

export interface ComparedNames {
  readonly names: NameChanges;
  /** Which target groups names of both templates come to. */
  readonly handovers: Handovers;
}

/** Names that are answered otherwise after the update, over HTTPS and HTTP. */
export function compareNames({ before, after }: Update): ComparedNames {
  const [old, young] = [namesOf(before), namesOf(after)];
  const endpoints = [...new Set([...endpointsOf(before), ...endpointsOf(after)])].sort().reverse();
  const sides = { before, after, endpoints };
  const handovers = new Handovers();
  const anyHost = nameChange(ANY_HOST, sides, handovers);
  const change = (name: string) => withoutCommon(nameChange(name, sides), anyHost);
  const inBoth = [...old].filter((name) => young.has(name)).map((name) => nameChange(name, sides, handovers));
  // Hosts that only regular expressions name are in neither template, or in both, as any host is.
  const samples = [...new Set([...sampledHosts(before), ...sampledHosts(after)])].sort();
  const sampled = samples.filter((host) => !old.has(host) && !young.has(host)).map((host) => nameChange(host, sides, handovers));
  const own = [...inBoth, ...sampled].map((each) => withoutCommon(each, anyHost));
  const alike = inBoth.filter((each) => withoutCommon(each, anyHost).answers.length < each.answers.length).map(({ name }) => name);
  return {
    names: {
      moved: [...own, { ...anyHost, alike }].filter(isChange),
      added: [...young].filter((name) => !old.has(name)).map(change),
      removed: [...old].filter((name) => !young.has(name)).map(change),
    },
    handovers,
  };
}

function isChange({ record, zones, answers }: NameChange): boolean {
  return record !== undefined || zones !== undefined || answers.length > 0;
}

interface Sides {
  readonly before: TemplateRouting;
  readonly after: TemplateRouting;
  readonly endpoints: readonly string[];
}

function nameChange(name: string, sides: Sides, handovers?: Handovers): NameChange {
  const { before, after, endpoints } = sides;
  const host = name === ANY_HOST ? 'any-host.invalid' : name.replaceAll('*', 'any').replaceAll('?', 'x');
  const paths = samplePaths(host, [before, after]);
  const answers = endpoints.flatMap((endpoint) => answerChanges(endpoint, host, paths, sides));
  if (handovers !== undefined) addHandovers(handovers, name, host, paths, sides);
  const shown = ({ url, ...rest }: AnswerChange) => ({ url: url.replace(host, name), ...rest });
  return { name, record: recordMove(host, before, after), zones: zoneMove(host, before, after), answers: answers.map(shown), alike: [] };
}

function addHandovers(handovers: Handovers, name: string, host: string, paths: readonly string[], { before, after, endpoints }: Sides) {
  for (const endpoint of endpoints) {
    for (const path of paths) {
      const request = requestTo(endpoint, host, path);
      const [from, to] = [before, after].map((routing) => answeringGroups(routing, request).map(({ key }) => key));
      handovers.add(name === ANY_HOST ? 'any other host' : name, from ?? [], to ?? []);
    }
  }
}

/** What happens to any host, such as a listener that goes, is not told again of each name. */
function withoutCommon(change: NameChange, anyHost: NameChange): NameChange {
  const isCommon = ({ url, from, to }: AnswerChange) =>
    anyHost.answers.some(
      (each) => each.url === url.replace(change.name, ANY_HOST) && each.from.text === from.text && each.to.text === to.text,
    );
  return { ...change, answers: change.answers.filter((each) => !isCommon(each)) };
}

/** An endpoint is a scheme and a port: `https:443`. */
function requestTo(endpoint: string, host: string, path: string): HttpRequest {
  const [scheme, port] = endpoint.split(':');
  return plainRequest(scheme === 'https' ? 'https' : 'http', host, Number(port), path);
}

function answerChanges(endpoint: string, host: string, paths: readonly string[], { before, after }: Sides): readonly AnswerChange[] {
  const { url } = requestTo(endpoint, host, '');
  const groups = new Map<string, AnswerChange>();
  for (const path of paths) {
    const request = requestTo(endpoint, host, path);
    const [from, to] = [clientAnswer(before, request), clientAnswer(after, request)];
    const servers = from.text === to.text ? otherServers(before, after, request) : undefined;
    if (from.text === to.text && servers === undefined) continue;
    const at = (text: string, side: 'from' | 'to') => (servers === undefined ? text : `${text} at ${servers[side]}`);
    const change = { from: { ...from, text: at(from.text, 'from') }, to: { ...to, text: at(to.text, 'to') } };
    const key = JSON.stringify([change.from.text, change.to.text]);
    groups.set(key, { url, ...change, paths: [...(groups.get(key)?.paths ?? []), path] });
  }
  return [...groups.values()].map((change) => (change.paths.length === paths.length ? { ...change, paths: [] } : change));
}

function recordMove(host: string, before: TemplateRouting, after: TemplateRouting): RecordMove | undefined {
  const [from, to] = [leadsTo(host, before), leadsTo(host, after)];
  return JSON.stringify([from]) === JSON.stringify([to]) ? undefined : { from, to };
}

/** Keys of load balancers: another logical id is another load balancer. */
function leadsTo(host: string, routing: TemplateRouting): readonly string[] | undefined {
  return routing
    .resolution(host)
    ?.loadBalancers.map(({ key }) => key)
    .sort();
}

function zoneMove(host: string, before: TemplateRouting, after: TemplateRouting): ZoneMove | undefined {
  const [from = [], to = []] = [before, after].map((routing) =>
    [...new Set(routing.resolution(host)?.records.map(({ zone }) => zone) ?? [])].sort(),
  );
  if (from.length === 0 || to.length === 0 || from.join(' ') === to.join(' ')) return undefined;
  return { from, to };
}
