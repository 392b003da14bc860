import type { DnsProbe, HandshakesProbe, HttpProbe, IdleProbe, Probe, TcpProbe, TlsProbe, TlsVersion } from './probe';

/** What came. A failure says in a few words why nothing did. */
export interface DnsObservation {
  readonly addresses: readonly string[];
  /** The names a chain of CNAME records leads through, the last one last. */
  readonly aliases: readonly string[];
  readonly failure?: string;
}

export interface TcpObservation {
  readonly failure?: string;
}

export interface TlsObservation {
  readonly failure?: string;
  readonly version?: TlsVersion;
  readonly certificate?: ServerCertificate;
  /** Code of what is wrong with the chain, as OpenSSL names it; undefined: nothing is. */
  readonly trustProblem?: string;
}

export interface ServerCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** DNS names of the subject alternative name, in lower case. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly validTo: number;
}

export interface HttpObservation {
  readonly failure?: string;
  readonly status?: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** Its beginning, if it is long. */
  readonly body: string;
  /** Where redirects led, as they were written. */
  readonly redirects: readonly string[];
}

export interface HandshakesObservation {
  readonly failure?: string;
  /** In the order of the requests. */
  readonly turns: readonly HandshakeTurn[];
}

export interface HandshakeTurn {
  readonly connection: string;
  /** Whether the request began a handshake. */
  readonly began: boolean;
  readonly status: number;
  readonly schemes: readonly string[];
  readonly challenge?: NtlmChallenge;
  /** Whether the connection was that of the earlier turn of this name; undefined for the first. */
  readonly sameConnection?: boolean;
}

export interface NtlmChallenge {
  /** 8 bytes in hexadecimal. */
  readonly nonce: string;
  /** NetBIOS name of the server, if it says so. */
  readonly computer?: string;
}

export interface IdleObservation {
  readonly failure?: string;
  /** Seconds until the other side closed the connection; undefined: it did not. */
  readonly closedAfter?: number;
}

interface ObservationByKind {
  readonly dns: DnsObservation;
  readonly tcp: TcpObservation;
  readonly tls: TlsObservation;
  readonly http: HttpObservation;
  readonly handshakes: HandshakesObservation;
  readonly idle: IdleObservation;
}

export type ObservationOf<P extends Probe> = ObservationByKind[P['kind']];
export type Observation = ObservationByKind[Probe['kind']];

/** Asks the network. Never rejects: what goes wrong is observed. */
export interface Prober {
  dns(probe: DnsProbe): Promise<DnsObservation>;
  tcp(probe: TcpProbe): Promise<TcpObservation>;
  tls(probe: TlsProbe): Promise<TlsObservation>;
  http(probe: HttpProbe): Promise<HttpObservation>;
  handshakes(probe: HandshakesProbe): Promise<HandshakesObservation>;
  idle(probe: IdleProbe): Promise<IdleObservation>;
}
