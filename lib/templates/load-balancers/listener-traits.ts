import { DEFAULT_PORTS } from '../../facts/default-ports';
import { usedTargets } from './actions';
import type { HostReader } from './host-reader';
import type { Action, ListenerTraits, LoadBalancer, Scheme } from './load-balancer';

interface Described {
  readonly protocol: string | undefined;
  readonly port: number | undefined;
  readonly defaultAction: Action;
}

export function listenerTraits({ protocol, port, defaultAction }: Described, type: LoadBalancer['type']): ListenerTraits {
  const [only, ...others] = defaultAction.kind === 'forward' ? usedTargets(defaultAction.targets) : [];
  const reader = others.length === 0 ? only?.group.reader : undefined;
  const isApplication = type === 'application';
  const takes = takenSchemes(protocol, reader);
  const [scheme, ...otherSchemes] = takes;
  return {
    takes,
    scheme: otherSchemes.length === 0 ? scheme : undefined,
    usualScheme: otherSchemes.length === 0 ? scheme : port === DEFAULT_PORTS.http ? 'http' : 'https',
    endsTls: schemeOf(protocol) === 'https',
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

/** What passes on whatever comes takes what the one behind it reads. */
function takenSchemes(protocol: string | undefined, reader: HostReader | undefined): readonly Scheme[] {
  const scheme = schemeOf(protocol);
  if (scheme !== undefined) return [scheme];
  if (protocol !== undefined && protocol !== 'TCP' && protocol !== 'TCP_UDP') return [];
  if (reader?.endsTls === undefined) return ['https', 'http'];
  return reader.endsTls ? ['https'] : ['http'];
}
