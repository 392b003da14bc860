/** What a HAProxy is to do, as values: everything its configuration says, and nothing of how. */
export interface HaproxySite {
  /** One for each published port, HTTPS first. */
  readonly listeners: readonly HaproxyListener[];
  readonly backends: readonly HaproxyBackend[];
  /** How TLS towards clients ends here; undefined: it has ended before. */
  readonly tls: ClientTls | undefined;
  /** undefined: clients connect to it themselves. */
  readonly behind?: BehindLoadBalancer | undefined;
  readonly bindsIpv6: boolean;
  /** Of the longest silence that is no fault: a poll of a client, or an idle signed-in connection. */
  readonly idleSeconds: number;
  /** Address blocks clients may come from; undefined: any. */
  readonly allowedSources: readonly string[] | undefined;
  /** Address blocks whose sign-ins are not limited. */
  readonly corporateNetworks: readonly string[];
  /** Whether `authorities.pem` holds who issued the certificates of the servers; else nothing is verified. */
  readonly verifiesServers: boolean;
  /** Lines that somebody wrote, appended as they are. */
  readonly furtherConfiguration: string | undefined;
}

/** It runs in a container, and a load balancer in front of it tells by the PROXY protocol who the client is. */
export interface BehindLoadBalancer {
  /** Where the load balancer asks whether it is there. */
  readonly healthPort: number;
  /** Seconds it has to end by itself once it is told to. */
  readonly stopSeconds: number;
  /** Connections it takes at once, which its memory holds. */
  readonly mostConnections: number;
}

export type TlsVersion = '1.0' | '1.1' | '1.2' | '1.3';

export interface ClientTls {
  readonly lowest: TlsVersion;
  readonly highest: TlsVersion;
  /** Whether clients may leave out the name they want, as old telephones do; they get the default certificate. */
  readonly admitsAbsentSni: boolean;
}

export interface HaproxyListener {
  /** The one that clients connect to. */
  readonly port: number;
  /** Where connections to that port arrive; absent: there. */
  readonly boundTo?: number;
  /** The IPv4 address it takes connections on; absent: every one there is. */
  readonly address?: string;
  readonly scheme: 'https' | 'http';
  /** By host, in lower case. */
  readonly hosts: readonly HostRoute[];
  /** Where hosts are sent on that have no route here; undefined: nobody answers them. */
  readonly redirectsTo: number | undefined;
}

export interface HostRoute {
  readonly host: string;
  /** Back end of the whole host, or of what `limited` leaves of it. */
  readonly backend: string | undefined;
  readonly limited: { readonly directories: readonly string[]; readonly backend: string } | undefined;
  /** The HTTPS port it is sent on to. */
  readonly redirectTo: number | undefined;
}

export interface HaproxyBackend {
  readonly name: string;
  /** Pools' external web services FQDNs, or the Office Web Apps host. */
  readonly pools: readonly string[];
  readonly scheme: 'https' | 'http';
  readonly servers: readonly HaproxyServer[];
  /** `followed`: its servers are those of `trackedBy`, which looks after them. */
  readonly check: ServerCheck | 'followed';
  readonly trackedBy?: string;
  readonly affinity: 'none' | 'MS-WSMAN' | 'cookie';
  /** Lync Server 2010 and 2013 may speak nothing newer than TLS 1.0. */
  readonly admitsTls10: boolean;
}

export interface HaproxyServer {
  /** An address, or what resolves to one. */
  readonly address: string;
  readonly port: number;
  /** What its certificate says. */
  readonly certificateName: string;
}

export interface ServerCheck {
  /** Ports that must accept a connection. */
  readonly connects: readonly number[];
  /** What must be answered besides. */
  readonly request: CheckedRequest;
}

export interface CheckedRequest {
  readonly port: number;
  readonly host: string;
  readonly path: string;
  /** Codes and ranges of them, `200-299,401`. Where ports must accept connections, whatever is no error of the server does. */
  readonly statuses: string;
}
