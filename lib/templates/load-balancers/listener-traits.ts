import { DEFAULT_PORTS } from '../../facts/default-ports';
import { usedTargets } from './actions';
import type { Action, ListenerTraits, LoadBalancer, Scheme } from './load-balancer';

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
