import type { HealthCheckEntry } from '../../declaring/deployment-file/deployment';

/** What a reverse proxy does with the hosts it publishes, whatever its product. */
export interface ProxyModel {
  readonly routes: readonly HostRoute[];
  readonly openRoutes: readonly OpenRoute[];
}

/** The servers behind a farm or publishing rule. */
export interface ProxyBackend {
  /** The farm, or the rule where the product has no farms. */
  readonly name: string;
  /** Names or addresses of the servers that take requests, in lower case. */
  readonly servers: readonly string[];
  readonly httpsPort: number;
  /** Whether that port is assumed, because HTTPS requests reach the servers over HTTP today. */
  readonly isHttpsPortAssumed: boolean;
  readonly httpPort: number;
  /** In seconds; undefined where the document does not say. */
  readonly timeout: number | undefined;
  readonly healthCheck: ProxyHealthCheck | undefined;
  readonly cookieAffinity: boolean;
  /** The application that the product itself says it publishes. */
  readonly application: string | undefined;
}

export interface ProxyHealthCheck extends HealthCheckEntry {
  /** What of it a target group cannot do. */
  readonly remark: string | undefined;
}

/** Requests to one host. */
export interface HostRoute {
  /** In lower case. */
  readonly host: string;
  readonly backend: ProxyBackend;
  readonly overHttps: boolean;
  readonly overHttp: boolean;
  /** The farm for plain HTTP, which may be another one with the same servers. */
  readonly httpBackend: ProxyBackend | undefined;
  /** Where plain HTTP goes; undefined where it goes nowhere or the document does not say. */
  readonly httpPort: number | undefined;
  /** Whether it is about some requests only, those to some paths for example: such a host is never published. */
  readonly isPartial: boolean;
}

/** Requests to hosts that the document does not name: `meet.*`, or `*` for all. */
export interface OpenRoute {
  readonly pattern: string;
  readonly backend: ProxyBackend;
  readonly overHttps: boolean;
  readonly overHttp: boolean;
}
