import { DEFAULT_PORTS } from '../facts/default-ports';
import { expressionSamples } from '../routing/matching/sample-texts';
import { givesAddress } from '../templates/load-balancers/read-records';
import { hostsIn, publicNames } from '../routing/public-names';
import type { TemplateRouting } from '../routing/template-routing';

/** The host nobody names, for what the default actions do. */
export const ANY_HOST = '*';

/** Wildcards too, but not the one that stands for any host. */
export function namesOf(routing: TemplateRouting): ReadonlySet<string> {
  const inRules = routing.loadBalancers.flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules.flatMap(hostsIn)));
  const inZones = routing.records
    .filter((record) => givesAddress(record))
    .flatMap(({ name, leadsTo }) => (leadsTo === undefined ? [] : (name ?? [])));
  const wildcards = [...inRules, ...inZones].filter((name) => /[*?]/.test(name) && name !== ANY_HOST);
  return new Set([...publicNames(routing), ...wildcards].filter((name) => HOST.test(name)).sort());
}

/** What a request can be made for, with wildcards. */
const HOST = /^[a-z0-9_.*?-]+$/;

/** Hosts that regular expressions accept, of each some. */
export function sampledHosts({ loadBalancers }: TemplateRouting): readonly string[] {
  const rules = loadBalancers.flatMap(({ listeners }) => listeners.flatMap((listener) => listener.rules));
  const expressions = rules.flatMap(({ conditions }) =>
    conditions.filter(({ field }) => field === 'host-header').flatMap(({ regexValues }) => regexValues),
  );
  const samples = [...new Set(expressions)].flatMap((value) => (typeof value === 'string' ? expressionSamples(value) : []));
  return samples.map((host) => host.toLowerCase()).filter((host) => HOST.test(host) && !/[*?]/.test(host));
}

/** Scheme and port of everything that listens: `https:443`. */
export function endpointsOf({ loadBalancers }: TemplateRouting): readonly string[] {
  return loadBalancers.flatMap(({ listeners }) =>
    listeners.flatMap(({ port, traits }) => {
      if (port !== undefined && (port < 1 || port > 65_535)) return [];
      if (traits.scheme === undefined && port === undefined) return traits.takes.map((scheme) => `${scheme}:${DEFAULT_PORTS[scheme]}`);
      const { usualScheme } = traits;
      return usualScheme === undefined ? [] : [`${usualScheme}:${port ?? DEFAULT_PORTS[usualScheme]}`];
    }),
  );
}
