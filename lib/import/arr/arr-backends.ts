import { DEFAULT_LISTENING_PORTS, DEFAULT_PORTS } from '../../facts/default-ports';
import { healthCheckPathProblem, matcherProblem } from '../../declaring/health-check-matcher';
import type { ProxyBackend, ProxyHealthCheck } from '../reverse-proxy/proxy-model';
import type { ArrConfiguration, ArrFarm, ArrHealthCheck, ArrServer } from './arr-configuration';
import type { RuleAction } from './rule-action';

/** Of a file that says so itself. */
const PROXY_SWITCHED_OFF = 'ARR\'s proxy is switched off (proxy enabled="false")';

/** The backends of a configuration: its farms, and the servers that rules name themselves. */
export class ArrBackends {
  private readonly farms = new Map<string, ArrFarm>();
  private readonly backends = new Map<string, ProxyBackend | string>();

  /** @param offloaded farms, in lower case, that get HTTPS requests over HTTP, so that their HTTPS port is of no account */
  public constructor(
    private readonly configuration: ArrConfiguration,
    private readonly offloaded: ReadonlySet<string>,
  ) {
    for (const farm of configuration.farms) this.farms.set(farm.name.toLowerCase(), farm);
  }

  /** The backend a rule sends requests to, or why they get no further. */
  public of(action: RuleAction): ProxyBackend | string {
    if (action.kind !== 'forward') return 'it sends requests to no server';
    const key = action.target.toLowerCase();
    const known = this.backends.get(key);
    if (known !== undefined) return known;
    const farm = this.farms.get(key);
    const backend = farm === undefined ? this.withoutFarm(action.target) : ofFarm(farm, this.offloaded.has(key));
    this.backends.set(key, backend);
    return backend;
  }

  /** Where the proxy is switched on, a rule may name a server with a port. */
  private withoutFarm(target: string): ProxyBackend | string {
    const [, server = '', port] = /^([^:]+)(?::(\d{1,5}))?$/.exec(target) ?? [];
    if (!this.configuration.proxyEnabled || server === '') return `there is no farm named ${target}${this.withoutProxy(target)}`;
    const httpsPort = Number(port ?? DEFAULT_PORTS.https);
    return {
      name: target,
      servers: [server.toLowerCase()],
      httpsPort,
      isHttpsPortAssumed: false,
      httpPort: DEFAULT_PORTS.http,
      timeout: undefined,
      healthCheck: undefined,
      cookieAffinity: false,
      application: undefined,
    };
  }

  /** A name without dot and port is more likely that of a farm. */
  private withoutProxy(target: string): string {
    const { proxyEnabled, isProxySwitchedOff } = this.configuration;
    if (proxyEnabled || !(isProxySwitchedOff || /[.:]/.test(target))) return '';
    return `, and ${isProxySwitchedOff ? PROXY_SWITCHED_OFF : "ARR's proxy is not switched on (proxy enabled)"}, without which a rule can name no server itself`;
  }
}

function ofFarm(farm: ArrFarm, isOffloaded: boolean): ProxyBackend | string {
  if (!farm.isEnabled) return `the farm ${farm.name} is disabled`;
  const servers = farm.servers.filter(({ isEnabled, address }) => isEnabled && address !== '');
  const first = servers[0];
  if (first === undefined) return `the farm ${farm.name} has no enabled server`;
  const isAssumed = isOffloaded && first.httpsPort === undefined && first.httpPort === DEFAULT_LISTENING_PORTS.http;
  return {
    name: farm.name,
    servers: [...new Set(servers.map(({ address }) => address))],
    httpsPort: first.httpsPort ?? (isAssumed ? DEFAULT_LISTENING_PORTS : DEFAULT_PORTS).https,
    isHttpsPortAssumed: isAssumed,
    httpPort: first.httpPort,
    timeout: farm.timeout,
    healthCheck: farm.healthCheck === undefined ? undefined : healthCheck(farm.healthCheck),
    cookieAffinity: farm.cookieAffinity,
    application: undefined,
  };
}

/** Servers of a farm that listen on other ports than the first one. */
export function serversOnOtherPorts({ servers }: ArrFarm): readonly ArrServer[] {
  const [first, ...others] = servers.filter(({ isEnabled }) => isEnabled);
  return first === undefined
    ? []
    : others.filter(({ httpsPort, httpPort }) => httpsPort !== first.httpsPort || httpPort !== first.httpPort);
}

/** What ARR takes for healthy where the file says nothing. */
const DEFAULT_STATUS_CODES = '200-399';

/** undefined where the URL has no path that a target group can check. */
function healthCheck({ url, statusCodes, responseMatch }: ArrHealthCheck): ProxyHealthCheck | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, search, protocol } = new URL(url);
  const path = `${pathname}${search}`;
  if (healthCheckPathProblem(path) !== undefined) return undefined;
  const codes = (statusCodes ?? DEFAULT_STATUS_CODES).replaceAll(' ', '');
  const remarks = [
    ...(responseMatch === undefined ? [] : [`the text ${JSON.stringify(responseMatch)} in the answer is no longer looked for`]),
    ...(protocol === 'http:' ? ['it was checked over HTTP'] : []),
  ];
  return {
    path,
    matcher: matcherProblem(codes) === undefined ? codes : DEFAULT_STATUS_CODES,
    remark: remarks.length === 0 ? undefined : remarks.join('; '),
  };
}
