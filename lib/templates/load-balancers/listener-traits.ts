import { DEFAULT_PORTS } from '../../facts/default-ports';
import { usedTargets } from './actions';
import type { HostReader } from './host-readers';
import type { Action, LoadBalancer } from './load-balancer';

export type Scheme = 'https' | 'http';

/** What can be asked of a listener, decided once from its protocol, its load balancer and what it forwards to. */
export interface ListenerTraits {
  /** Schemes of the URLs whose requests it takes, as far as the template tells. */
  readonly takes: readonly Scheme[];
  /** Of all its requests; undefined where it passes on whatever comes. */
  readonly scheme: Scheme | undefined;
  /** The same, and by convention that port 80 is plain where it passes on whatever comes. */
  readonly usualScheme: Scheme | undefined;
  /** Whether TLS ends here, with certificates of its own. */
  readonly endsTls: boolean;
  /** Whether requests are told apart by their hosts: by rules here, or by what stands behind. */
  readonly readsHosts: boolean;
  /** Whether each client has server connections of its own, so that people may sign in with Windows authentication. */
  readonly keepsPeopleApart: boolean;
  /** Who reads hosts in its place. */
  readonly reader: HostReader | undefined;
}

interface Described {
  readonly protocol: string | undefined;
  readonly port: number | undefined;
  readonly defaultAction: Action;
}

export function listenerTraits({ protocol, port, defaultAction }: Described, type: LoadBalancer['type']): ListenerTraits {
  const scheme = schemeOf(protocol);
  const [only, ...others] = defaultAction.kind === 'forward' ? usedTargets(defaultAction.targets) : [];
  const reader = others.length === 0 ? only?.group.reader : undefined;
  const isApplication = type === 'application';
  return {
    takes: takenSchemes(protocol),
    scheme,
    usualScheme: scheme ?? (takenSchemes(protocol).length === 0 ? undefined : port === DEFAULT_PORTS.http ? 'http' : 'https'),
    endsTls: scheme === 'https',
    readsHosts: isApplication || reader !== undefined,
    keepsPeopleApart: reader?.keepsPeopleApart ?? !isApplication,
    reader,
  };
}

function schemeOf(protocol: string | undefined): Scheme | undefined {
  switch (protocol ?? '') {
    case 'HTTPS':
    case 'TLS':
      return 'https';
    case 'HTTP':
      return 'http';
    default:
      return undefined;
  }
}

function takenSchemes(protocol: string | undefined): readonly Scheme[] {
  const scheme = schemeOf(protocol);
  if (scheme !== undefined) return [scheme];
  return protocol === undefined || protocol === 'TCP' || protocol === 'TCP_UDP' ? ['https', 'http'] : [];
}
