import type { UnreadPart } from '../../findings/imports/proxies';
import type { HostRequest } from './host-request';
import type { Place } from '../../documents/document-error';

/** What an applicationHost.config says of Application Request Routing. */
export interface ArrConfiguration {
  readonly farms: readonly ArrFarm[];
  /** The rules of the server, then those of its sites, in the order in which they are tried. */
  readonly rules: readonly ArrRule[];
  /** Host names in the bindings of sites, in lower case: IIS listens for them. */
  readonly boundHosts: readonly string[];
  /** Whether a rule may send requests to a server that is in no farm. */
  readonly proxyEnabled: boolean;
  /** Whether the file itself says that it may not: `proxy enabled="false"`. */
  readonly isProxySwitchedOff: boolean;
  /** Parts that stand in other files or are for some paths only, and are not read. */
  readonly unread: readonly UnreadPart[];
}

/** `webFarms/webFarm`. */
export interface ArrFarm extends Place {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly servers: readonly ArrServer[];
  /** Of the proxy, in seconds; undefined where the file leaves it to ARR. */
  readonly timeout: number | undefined;
  readonly healthCheck: ArrHealthCheck | undefined;
  /** Whether ARR keeps a client on a server by a cookie. */
  readonly cookieAffinity: boolean;
}

export interface ArrServer {
  /** A name or an address. */
  readonly address: string;
  readonly isEnabled: boolean;
  /** Its share of the requests; 100 where the file says nothing. */
  readonly weight: string;
  readonly httpPort: number;
  /** undefined where the file leaves it at 443. */
  readonly httpsPort: number | undefined;
}

export interface ArrHealthCheck {
  readonly url: string;
  readonly statusCodes: string | undefined;
  /** Text the answer must contain. */
  readonly responseMatch: string | undefined;
}

/** `rewrite/globalRules/rule` or, of sites, `rewrite/rules/rule`. */
export interface ArrRule extends Place {
  readonly fileName: string;
  /** Whether it is tried after those of the server, where none of these has sent the request anywhere. */
  readonly isOfSites: boolean;
  /** Whether IIS tries it at all: a site has the requests that its bindings lead to it. */
  readonly reaches: (request: HostRequest) => boolean;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly syntax: PatternSyntax;
  readonly stopsProcessing: boolean;
  /** What the path, without its first slash, is compared with. */
  readonly path: ArrPattern;
  readonly grouping: 'MatchAll' | 'MatchAny';
  readonly conditions: readonly ArrCondition[];
  readonly action: { readonly type: string; readonly url: string };
  /** Server variables it sets, request headers for example. */
  readonly setVariables: readonly string[];
}

/** How the patterns of a rule are spelled. */
export type PatternSyntax = 'ECMAScript' | 'Wildcard' | 'ExactMatch';

export interface ArrPattern {
  readonly pattern: string;
  readonly isNegated: boolean;
  readonly ignoresCase: boolean;
}

export interface ArrCondition extends ArrPattern {
  /** `{HTTP_HOST}`, or a text with such variables in it. */
  readonly input: string;
  readonly matchType: string;
}
