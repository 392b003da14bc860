import { firstCovering } from '../../declaring/covering-names';
import type { AttachedCertificate, Listener, LoadBalancer } from '../../templates/load-balancers/load-balancer';

export interface PlannedCertificate {
  /** The resource of the template, or the ARN. */
  readonly key: string;
  /** null: the template does not tell. */
  readonly names: readonly string[] | null;
  /** Whether clients that send no server name get it, on any listener. */
  readonly isDefault: boolean;
  /** Keys of the listeners it is attached to. */
  readonly listeners: readonly string[];
}

/** What clients of a name are shown. */
export interface NameCertificate {
  /** HTTP only: no rule answers over HTTPS. */
  readonly state: 'covered' | 'unknown names' | 'none' | 'HTTP only' | 'no TLS here' | 'in HAProxy' | 'does not apply';
  /** One of the plan's certificates. */
  readonly key: string | null;
  readonly isDefault: boolean;
}

/** Each certificate once, those whose names are known first. */
export function plannedCertificates(loadBalancers: readonly LoadBalancer[]): readonly PlannedCertificate[] {
  const attached = new Map<string, PlannedCertificate>();
  for (const { key: listener, certificates } of loadBalancers.flatMap(({ listeners }) => listeners)) {
    for (const { key, names, isDefault } of certificates) {
      const before = attached.get(key);
      attached.set(key, {
        key,
        names: names ?? null,
        isDefault: isDefault || before?.isDefault === true,
        listeners: [...new Set([...(before?.listeners ?? []), listener])],
      });
    }
  }
  const known = [...attached.values()];
  return [...known.filter(({ names }) => names !== null), ...known.filter(({ names }) => names === null)];
}

/** The certificate of a host on a load balancer: the one that names it, else one whose wildcard does. */
export function certificateOf(host: string, listeners: readonly Listener[]): NameCertificate {
  const secure = listeners.filter(({ traits }) => traits.endsTls);
  if (secure.length === 0) {
    const isBehind = listeners.some(({ traits }) => traits.reader?.endsTls === true);
    return { state: isBehind ? 'in HAProxy' : 'no TLS here', key: null, isDefault: false };
  }
  const { fittingFor, defaults } = certificatesAt(listeners);
  const fitting = fittingFor(host);
  if (fitting === undefined) return { state: 'none', key: null, isDefault: false };
  const { key, names } = fitting;
  return { state: names === undefined ? 'unknown names' : 'covered', key, isDefault: defaults.has(key) };
}

interface CertificatesAt {
  readonly fittingFor: (host: string) => AttachedCertificate | undefined;
  /** Keys: the default certificate of a listener may be on its list as well. */
  readonly defaults: ReadonlySet<string>;
}

const AT = new WeakMap<readonly Listener[], CertificatesAt>();

/** Of the listeners of a load balancer, once for all its names. */
function certificatesAt(listeners: readonly Listener[]): CertificatesAt {
  const known = AT.get(listeners);
  if (known !== undefined) return known;
  const all = listeners.filter(({ traits }) => traits.endsTls).flatMap(({ certificates }) => certificates);
  const naming = new Map(all.toReversed().flatMap((each) => (each.names ?? []).map((name) => [name, each] as const)));
  const covering = firstCovering(all, ({ names = [] }) => names);
  const unknown = all.find(({ names }) => names === undefined);
  const made = {
    fittingFor: (host: string) => naming.get(host) ?? covering(host) ?? unknown,
    defaults: new Set(all.filter(({ isDefault }) => isDefault).map(({ key }) => key)),
  };
  AT.set(listeners, made);
  return made;
}
