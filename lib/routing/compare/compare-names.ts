import { httpRequest } from '../matching/request';
import { givesAddress } from '../load-balancers/read-records';
import { hostsIn, publicNames } from '../public-names';
import type { TemplateRouting } from '../template-routing';
import { clientAnswer } from './client-answer';
import type { AnswerChange, NameChange, NameChanges, RecordMove } from './comparison';
import { samplePaths } from './sample-paths';
import type { Update } from './update';

/** The host nobody names, for what the default actions do. */
const ANY_HOST = '*';

/** Names that are answered otherwise after the update, over HTTPS and HTTP. */
export function compareNames({ before, after }: Update): NameChanges {
  const [old, young] = [namesOf(before), namesOf(after)];
  const endpoints = [...new Set([...endpointsOf(before), ...endpointsOf(after)])].sort().reverse();
  const anyHost = nameChange(ANY_HOST, endpoints, before, after);
  const change = (name: string) => withoutCommon(nameChange(name, endpoints, before, after), anyHost);
  const isChange = ({ record, answers }: NameChange) => record !== undefined || answers.length > 0;
  return {
    moved: [...[...old].filter((name) => young.has(name)).map(change), anyHost].filter(isChange),
    added: [...young].filter((name) => !old.has(name)).map(change),
    removed: [...old].filter((name) => !young.has(name)).map(change),
  };
}

/** Wildcards too, but not the one that stands for any host. */
function namesOf(routing: TemplateRouting): ReadonlySet<string> {
  const inRules = routing.loadBalancers.flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules.flatMap(hostsIn)));
  const inZones = routing.records
    .filter((record) => givesAddress(record))
    .flatMap(({ name, leadsTo }) => (leadsTo === undefined ? [] : (name ?? [])));
  const wildcards = [...inRules, ...inZones].filter((name) => /[*?]/.test(name) && name !== ANY_HOST);
  return new Set([...publicNames(routing), ...wildcards].filter((name) => HOST.test(name)).sort());
}

/** What a request can be made for, with wildcards. */
const HOST = /^[a-z0-9_.*?-]+$/;

/** Scheme and port of everything that listens: `https:443`. */
function endpointsOf({ loadBalancers }: TemplateRouting): readonly string[] {
  return loadBalancers.flatMap(({ listeners }) =>
    listeners.flatMap(({ port, protocol }) => {
      if (port !== undefined && (port < 1 || port > 65_535)) return [];
      switch (protocol ?? '') {
        case 'HTTPS':
        case 'TLS':
          return [`https:${port ?? 443}`];
        case 'HTTP':
          return [`http:${port ?? 80}`];
        case 'UDP':
        case 'GENEVE':
          return [];
        default:
          return port === undefined ? ['https:443', 'http:80'] : [`${port === 80 ? 'http' : 'https'}:${port}`];
      }
    }),
  );
}

function nameChange(name: string, endpoints: readonly string[], before: TemplateRouting, after: TemplateRouting): NameChange {
  const host = name === ANY_HOST ? 'any-host.invalid' : name.replaceAll('*', 'any').replaceAll('?', 'x');
  const paths = samplePaths(host, [before, after]);
  const answers = endpoints.flatMap((endpoint) => answerChanges(endpoint, host, paths, before, after));
  const shown = ({ url, ...rest }: AnswerChange) => ({ url: url.replace(host, name), ...rest });
  return { name, record: recordMove(host, before, after), answers: answers.map(shown) };
}

/** What happens to any host, such as a listener that goes, is not told again of each name. */
function withoutCommon({ name, record, answers }: NameChange, anyHost: NameChange): NameChange {
  const isCommon = ({ url, from, to }: AnswerChange) =>
    anyHost.answers.some((each) => each.url === url.replace(name, ANY_HOST) && each.from.text === from.text && each.to.text === to.text);
  return { name, record, answers: answers.filter((each) => !isCommon(each)) };
}

function answerChanges(
  endpoint: string,
  host: string,
  paths: readonly string[],
  before: TemplateRouting,
  after: TemplateRouting,
): readonly AnswerChange[] {
  const [scheme = '', port = ''] = endpoint.split(':');
  const url = `${scheme}://${host}${port === (scheme === 'https' ? '443' : '80') ? '' : `:${port}`}`;
  const groups = new Map<string, AnswerChange>();
  for (const path of paths) {
    const request = httpRequest(`${url}${path}`);
    const [from, to] = [clientAnswer(before, request), clientAnswer(after, request)];
    if (from.text === to.text) continue;
    const key = JSON.stringify([from.text, to.text]);
    groups.set(key, { url, from, to, paths: [...(groups.get(key)?.paths ?? []), path] });
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
