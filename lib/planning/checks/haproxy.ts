import type { BackendDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { finding, type Finding } from '../../findings/finding';
import { furtherConfigurationProblems } from '../../haproxy/further-configuration';
import { sectionNames } from '../../haproxy/configuration';
import type { HaproxySite } from '../../haproxy/site';
import { publishedBackends } from '../backends';
import { ofBackend, ofProxy } from '../places';

/**
 * What a HAProxy cannot do, should not, or may not be told besides.
 *
 * @param reached what has servers that it sends requests to
 */
export function haproxyFindings(
  proxy: ProxyDeclaration,
  site: HaproxySite,
  reached: readonly BackendDeclaration[] = publishedBackends(proxy),
): readonly Finding[] {
  return [...withoutAddress(reached), ...unverified(site), ...furtherConfiguration(proxy, site)];
}

function withoutAddress(reached: readonly BackendDeclaration[]): readonly Finding[] {
  return reached.flatMap((declared) =>
    declared.servers.kind === 'ip'
      ? []
      : finding('haproxy-servers-without-address', ofBackend(declared, 'servers'), {
          owner: declared.name,
          instances: declared.servers.instanceIds,
        }),
  );
}

function unverified({ verifiesServers, backends }: HaproxySite): readonly Finding[] {
  const isAsked = backends.some(({ scheme }) => scheme === 'https');
  if (verifiesServers || !isAsked) return [];
  return [finding('haproxy-servers-unverified', ofProxy('haproxy', 'serverAuthorities'))];
}

function furtherConfiguration({ haproxy: { furtherConfiguration: file } }: ProxyDeclaration, site: HaproxySite): readonly Finding[] {
  if (file?.text === undefined) return [];
  const hosts = new Set(site.listeners.flatMap((listener) => listener.hosts.map(({ host }) => host)));
  const bound = site.listeners.map(({ port, boundTo = port }) => boundTo);
  const ports = [...new Set([...bound, ...(site.behind === undefined ? [] : [site.behind.healthPort])])];
  return furtherConfigurationProblems(file.text, { sections: sectionNames(site), hosts, ports }).map((problem) =>
    finding('haproxy-further-configuration-refused', ofProxy('haproxy', 'furtherConfiguration'), { ...problem, file: file.name }),
  );
}
