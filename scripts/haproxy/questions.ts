import { asList, type Deployment } from '../../lib/declaring/deployment-file/deployment';
import type { PublishingPlan } from '../../lib/planning/publishing-plan';
import { expectedRoutes } from '../../test/support/expected-routes';
import { otherCase, outcomeOf } from '../../test/support/listener-model';
import { modelOfTemplate, type TemplateJson } from '../../test/support/model-of-template';
import { urlParts } from '../../test/support/reference-actions';
import { referenceAnswer } from '../../test/support/reference-listener';
import type { CloudFormationTemplate } from '../../lib/templates/cloudformation-template';
import type { Question } from './client';

/** Where a request must arrive, `forward POOLS HTTPS 4443`, or what answers it instead. */
export interface Expected {
  readonly question: Question;
  readonly outcome: string;
  /** What the reference of an Application Load Balancer says is possible, and what its table answers; nothing where they are not asked. */
  readonly byReference: readonly string[];
  readonly byTable: string | undefined;
}

export const NOT_FOUND = 'fixed-response 404';

/** Questions that must reach nobody, for each plan. */
export const STRANGERS = 20;

/** Ways to write a host and a path that mean the same. */
const SPELLINGS: readonly ((host: string, path: string, port: number) => readonly [host: string, path: string])[] = [
  (host, path) => [host, otherCase(path, 0b1011_0111_0100)],
  (host, path, port) => [`${host}:${port}`, path.toUpperCase()],
  (host, path) => [`${host}.`, path],
  (host, path) => [host.toUpperCase(), path.toLowerCase()],
  (host, path, port) => [`${otherCase(host, 0b0110_1101)}.:${port}`, otherCase(path, 0b0100_1001_0010)],
];

/** As an Application Load Balancer publishes it. */
export interface Published {
  readonly deployment: Deployment;
  readonly plan: PublishingPlan;
  readonly template: TemplateJson;
}

/** Every URL that Lync hands out, as it is and in another spelling. */
export function promisedRoutes(published: Published): readonly Expected[] {
  return expectedRoutes(published.deployment).flatMap(({ url, pools, protocol, port }, index) => {
    const outcome = forward(pools, protocol, port);
    const { scheme, host, port: listener, path, query, hasQuery } = urlParts(url);
    const tail = hasQuery ? `?${query}` : '';
    const [otherHost, otherPath] = SPELLINGS[index % SPELLINGS.length]?.(host, path, listener) ?? [host, path];
    const ask = (to: string, sent: string): Expected => ({
      question: { scheme, port: listener, host: to, path: `${sent}${tail}` },
      outcome,
      // AWS says nothing of dots at the end of a host.
      ...opinions(published, `${scheme}://${host.toLowerCase()}:${listener}${sent}${tail}`),
    });
    return [ask(host, path), ask(otherHost, otherPath)];
  });
}

/** Hosts and paths that nobody published, `seed` chooses which. */
export function strangers(published: Published, seed: number): readonly Expected[] {
  const { deployment, plan } = published;
  const names = plan.publicNames.map(({ name }) => name);
  const known = new Set(names);
  const domains = asList(deployment.sipDomains).map((each) => (typeof each === 'string' ? each : each.name));
  const hosts = [
    ...domains.flatMap((domain) => [`admin.${domain}`, domain, `lyncdiscoverinternal.${domain}`, `sip.${domain}`]),
    ...names.flatMap((name) => [`x.${name}`, `${name}.attacker.example`, `not${name}`, name.replace('.', '-'), name.slice(0, -1)]),
    ...['attacker.example', '192.0.2.1', 'localhost', 'contoso'],
  ].filter((host) => !known.has(host.toLowerCase()));
  const listeners = plan.frontEnds.flatMap((each) => each.listeners);
  const elsewhere = hosts.flatMap((host) => listeners.map(({ protocol, port }) => `${protocol.toLowerCase()}://${host}:${port}/meet`));
  const atOtherPorts = names.flatMap((name) => listeners.map(({ protocol, port }) => `${protocol.toLowerCase()}://${name}:${port}/abs`));
  const limited = deployment.pools.filter(({ publish, virtualDirectories }) => publish !== false && virtualDirectories !== undefined);
  const outside = limited.flatMap(({ externalWebServicesFqdn, publishedPorts, virtualDirectories = [] }) => {
    const port = publishedPorts?.https ?? 443;
    const [first = ''] = virtualDirectories.map((each) => each.replace(/^\/|\/\*$/g, ''));
    return OUTSIDE.map((path) => `https://${externalWebServicesFqdn.toLowerCase()}:${port}${path.replace('DIRECTORY', first)}`);
  });
  const judged = [...some(outside, 8, seed), ...some(atOtherPorts, 6, seed), ...some(elsewhere, 40, seed)].flatMap((url) => {
    const { scheme, host, port, path } = urlParts(url);
    // By a name that is published: the host decides, whatever name the connection was opened with.
    const question: Question = { scheme, port, host, path, sni: names[0] ?? '' };
    // How AWS normalizes paths no page says; what climbs out of a directory is in none.
    if (climbs(path)) return [{ question, outcome: NOT_FOUND, byReference: [], byTable: undefined }];
    const said = opinions(published, url);
    const [outcome = ''] = said.byReference;
    const isNobodys = said.byReference.every((each) => each === NOT_FOUND || each.startsWith('redirect'));
    return isNobodys && outcome !== '' ? [{ question, outcome, ...said }] : [];
  });
  return judged.slice(0, STRANGERS);
}

/** Beside and above what is published. */
const OUTSIDE = [
  '/',
  '/unpublished',
  '/DIRECTORYx',
  '/x/DIRECTORY',
  '/DIRECTORY/../x',
  '/DIRECTORY/%2e%2e/x',
  '/DIRECTORY\\..\\x',
  '/DIRECTORY.',
];

function climbs(path: string): boolean {
  return /[/\\](\.|%2e){1,2}([/\\]|$)/i.test(path);
}

function some<T>(list: readonly T[], count: number, seed: number): readonly T[] {
  const step = Math.max(1, Math.floor(list.length / count));
  const picked = list.filter((_, index) => (index + seed) % step === 0);
  return picked.slice(0, count);
}

/** Without more than the URL says. */
const UNKNOWNS = { headers: [], sourceIps: [] };

/** What the two models of an Application Load Balancer do with a URL. */
function opinions({ template, plan }: Published, url: string): Pick<Expected, 'byReference' | 'byTable'> {
  const request = { url, method: 'GET', headers: {}, sourceIp: '198.51.100.1' };
  const { possible } = referenceAnswer(template as unknown as CloudFormationTemplate, 'Balancer0', request, UNKNOWNS);
  const said = [...possible].map((each) => inWords(each, plan));
  const answer = outcomeOf(url, modelOf(template));
  const byTable =
    answer === undefined
      ? 'nothing listens'
      : answer.kind === 'forward'
        ? forward(answer.pools, answer.protocol, answer.port)
        : answer.kind === 'redirect'
          ? `redirect to ${answer.to}`
          : answer.kind === 'fixed-response'
            ? NOT_FOUND
            : undefined;
  return { byReference: [...new Set(said)], byTable };
}

const MODELS = new WeakMap<TemplateJson, ReturnType<typeof modelOfTemplate>>();

function modelOf(template: TemplateJson) {
  const known = MODELS.get(template) ?? modelOfTemplate(template);
  MODELS.set(template, known);
  return known;
}

/** `Balancer0 Balancer0Listener443: forward Group3`, with the pools of the group. */
function inWords(said: string, { targetGroups }: PublishingPlan): string {
  const outcome = said.replace(/^Balancer0[^:]*: /, '');
  const [, group] = /^forward Group(\d+)$/.exec(outcome) ?? [];
  const known = group === undefined ? undefined : targetGroups[Number(group)];
  return known === undefined ? outcome : forward(known.pools.join(' '), known.protocol, known.port);
}

export function forward(pools: string, protocol: string, port: number): string {
  return `forward ${pools} ${protocol} ${port}`;
}

/** What a redirect of the reference leads to, as the table writes it. */
export function redirected(outcome: string): string | undefined {
  const [, to] = /^redirect 301 (\S+)$/.exec(outcome) ?? [];
  if (to === undefined) return undefined;
  const { protocol, port } = new URL(to);
  return `redirect to ${protocol.slice(0, -1).toUpperCase()}:${port === '' ? '443' : port}`;
}
