import { authorityProblem } from '../../declaring/authority-text';
import { isServerName } from '../../declaring/host-name';
import type { BackendDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { isListToken, isNumberToken, isToken } from '../../declaring/tokens';
import { finding, type Finding } from '../../findings/finding';
import type { HaproxySite } from '../../haproxy/site';
import type { Place } from '../../findings/place';
import { ofBackend, ofProxy } from '../places';
import type { PublishedName } from '../published-name';
import type { FrontEndPlan } from '../publishing-plan';

/** What a fleet is made of. */
interface FleetDeclarations {
  /** Names that arrive at it. */
  readonly here: readonly PublishedName[];
  /** Whose servers answer there. */
  readonly reached: readonly BackendDeclaration[];
  readonly site: HaproxySite;
  readonly proxy: ProxyDeclaration;
}

/** What may not be packed into a task definition: values that only the deployment knows, and authorities that are none. */
export function packedValueFindings(
  { configuration }: FrontEndPlan,
  { here, reached, site, proxy }: FleetDeclarations,
): readonly Finding[] {
  const unresolved = [...reached.flatMap(ofServers), ...ofWhole(proxy)];
  const isToldElsewhere = [
    ...here.flatMap(({ name, virtualDirectories = [] }) => [name, ...virtualDirectories]),
    ...reached.flatMap(({ servers }) => (servers.kind === 'ip' ? servers.addresses : [])),
    ...proxy.corporateNetworks,
  ].some(isToken);
  const isUnresolved = configuration === undefined && isToken(JSON.stringify(site));
  // Whatever else there may be: nothing of it is packed. Names, virtual directories and lists of unknown length have findings of their own.
  const others = isUnresolved && unresolved.length === 0 && !isToldElsewhere ? [unknown('a value of it', ofProxy('haproxy'))] : [];
  return [...[...unresolved, ...others].map(said), ...authorities(proxy), ...reached.flatMap(malformedName)];
}

interface Unresolved {
  readonly what: string;
  readonly place: Place;
  readonly instead: string;
}

function unknown(what: string, place: Place, instead = 'Write the value itself.'): Unresolved {
  return { what, place, instead };
}

function said({ what, place, instead }: Unresolved): Finding {
  return finding('haproxy-value-unresolved', place, { what, instead });
}

/** Of a list of unknown length that is the mistake. */
function isUnknown(value: string): boolean {
  return isToken(value) && !isListToken(value);
}

function ofServers(backend: BackendDeclaration): readonly Unresolved[] {
  const { servers, name, certificateName = '', healthCheck } = backend;
  const address = servers.kind === 'ip' ? servers.addresses.findIndex(isUnknown) : -1;
  return [
    ...(address < 0
      ? []
      : [
          unknown(
            `an address of the servers of ${name}`,
            ofBackend(backend, 'servers', address),
            'Write the private IPv4 addresses of the servers themselves, or give this entry another front end.',
          ),
        ]),
    ...(isToken(certificateName) ? [unknown(`certificateName of ${name}`, ofBackend(backend, 'certificateName'))] : []),
    ...(['path', 'matcher'] as const)
      .filter((part) => isToken(healthCheck[part]))
      .map((part) => unknown(`${part} of the health check of ${name}`, ofBackend(backend, 'healthCheck', part))),
  ];
}

function ofWhole({ corporateNetworks, haproxy, idleTimeoutSeconds, tlsPolicy = '' }: ProxyDeclaration): readonly Unresolved[] {
  const { serverAuthorities, furtherConfiguration, fleet } = haproxy;
  const network = corporateNetworks.findIndex(isUnknown);
  const { deregistrationDelay = 0, certificates } = fleet;
  return [
    ...(network < 0 ? [] : [unknown(`corporateNetworks[${network}]`, ofProxy('corporateNetworks', network))]),
    ...serverAuthorities.flatMap(({ text = '' }, index) =>
      isToken(text) ? unknown(`serverAuthorities[${index}]`, ofProxy('haproxy', 'serverAuthorities', index), IN_PEM) : [],
    ),
    ...(isToken(furtherConfiguration?.text ?? '') ? [unknown('furtherConfiguration', ofProxy('haproxy', 'furtherConfiguration'))] : []),
    ...(idleTimeoutSeconds === undefined ? [unknown('idleTimeout', ofProxy('idleTimeoutSeconds'))] : []),
    ...(certificates.length > 0 && isToken(tlsPolicy) ? [unknown('tlsPolicy', ofProxy('tlsPolicy'))] : []),
    ...certificates.flatMap(({ names }, index) =>
      names.some(isToken) ? unknown('a name that a certificate covers', ofProxy('haproxy', 'fleet', 'certificates', index, 'names')) : [],
    ),
    ...(isNumberToken(deregistrationDelay) ? [unknown('deregistrationDelay', ofProxy('haproxy', 'fleet', 'deregistrationDelay'))] : []),
    ...(['minimum', 'maximum', 'cpu', 'memoryMiB'] as const).flatMap((key) =>
      isNumberToken(fleet.tasks[key]) ? unknown(`tasks.${key}`, ofProxy('haproxy', 'fleet', 'tasks', key)) : [],
    ),
  ];
}

const IN_PEM = 'Write the text of the certificates itself, read from a file at synthesis.';

/** In a deployment file the schema sees to it. */
function malformedName(backend: BackendDeclaration): readonly Finding[] {
  const { certificateName: written } = backend;
  if (written === undefined || isToken(written) || isServerName(written)) return [];
  return [finding('haproxy-server-name-malformed', ofBackend(backend, 'certificateName'), { owner: backend.name, written })];
}

/** Files were judged when they were read. */
function authorities({ haproxy, isOfFile = false }: ProxyDeclaration): readonly Finding[] {
  if (isOfFile) return [];
  return haproxy.serverAuthorities.flatMap(({ name, text }, index) => {
    const problem = text === undefined || isToken(text) ? undefined : authorityProblem(text);
    return problem === undefined
      ? []
      : finding('haproxy-authority-refused', ofProxy('haproxy', 'serverAuthorities', index), { entry: name, problem });
  });
}
