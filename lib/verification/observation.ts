import type { DnsProbe, HandshakesProbe, HelloProbe, HttpProbe, IdleProbe, Probe, TcpProbe, TlsProbe, TlsVersion } from './probe';

/** What came. A failure says in a few words why nothing did. */
export interface DnsObservation {
  readonly addresses: readonly string[];
  /** The names a chain of CNAME records leads through, the last one last. */
  readonly aliases: readonly string[];
  readonly failure?: string;
  /** undefined: no signature came, or no answer. */
  readonly dnssec?: DnssecObservation;
}

/** What the signatures of a zone come to at the name server that was asked. */
export interface DnssecObservation {
  /**
   * validated: it says that they hold. signed: they came, and it does not say so. broken: it refuses to answer, and answers
   * where it is told to leave validation to others. failing: it refuses to answer either way.
   */
  readonly state: 'validated' | 'signed' | 'broken' | 'failing';
  /** Types of the records it refuses. */
  readonly refused: readonly string[];
  /** Its reason, if it gives one. RFC 8914 */
  readonly reason?: string;
}

export interface TcpObservation {
  readonly failure?: string;
  /** Whether nothing came at all, be it a refusal. */
  readonly isLate?: true;
}

export interface TlsObservation {
  readonly failure?: string;
  readonly version?: TlsVersion;
  readonly certificate?: ServerCertificate;
  /** Between the certificate and the authority that is trusted for itself, as far as they are known. */
  readonly intermediates?: readonly ServerCertificate[];
  /** In the order in which they were sent. */
  readonly sent?: readonly ServerCertificate[];
  /** Whether the server asked the client for a certificate. */
  readonly asksForCertificate?: boolean;
  /** Code of what is wrong with the chain, as OpenSSL names it; undefined: nothing is. */
  readonly trustProblem?: string;
}

export interface ServerCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** How the certificate tells the key of its issuer from others of that name, in hexadecimal; undefined: it does not. RFC 5280 4.2.1.1 */
  readonly issuerKey?: string;
  /** DNS names of the subject alternative name, in lower case. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly validTo: number;
  readonly signature: CertificateSignature;
  readonly key: CertificateKey;
}

export interface CertificateSignature {
  /** As people say it: `SHA-256 with RSA`; the object identifier where it is none of the known. */
  readonly algorithm: string;
  /** undefined: of unknown strength. */
  readonly strength: 'sound' | 'broken' | undefined;
  /** Whether Lync says that it does not support it, or old clients are not known to. */
  readonly isUncommon: boolean;
}

export interface CertificateKey {
  /** `rsa`, `ec`, `dsa`, `ed25519`, …, as Node.js calls them; `unknown`. */
  readonly type: string;
  /** Of an RSA or DSA key. */
  readonly bits?: number;
  /** Of an elliptic-curve key, as OpenSSL calls it. */
  readonly curve?: string;
}

/** The first words of a server, in the clear up to TLS 1.2. */
export interface HelloObservation {
  /** Why there is no answer to the offer. */
  readonly failure?: string;
  /** The alert that refused the offer, as RFC 8446 calls it. Whoever sends one speaks TLS. */
  readonly alert?: string;
  /** Undefined: no answer. SSL 3.0 is none that the probe offers, and some choose it nevertheless. */
  readonly version?: TlsVersion | 'SSL 3.0';
  /** As IANA calls it. */
  readonly suite?: string;
  /** Whether the server knows RFC 5746. */
  readonly renegotiatesSecurely?: boolean;
  readonly asksForCertificate?: boolean;
  /** In the order in which they were sent. */
  readonly certificates?: readonly ServerCertificate[];
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
  /** What was held: a request that had no answer yet, or a connection on which nothing was asked. */
  readonly held?: 'request' | 'connection';
  /** Seconds until the other side closed the connection; undefined: it did not. */
  readonly closedAfter?: number;
  /** Whether nothing told of it until another request was sent. */
  readonly isSilent?: boolean;
  /** The answer that came to a held request, before the time was over. */
  readonly answered?: { readonly status: number; readonly after: number };
}

interface ObservationByKind {
  readonly dns: DnsObservation;
  readonly tcp: TcpObservation;
  readonly tls: TlsObservation;
  readonly hello: HelloObservation;
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
  hello(probe: HelloProbe): Promise<HelloObservation>;
  http(probe: HttpProbe): Promise<HttpObservation>;
  handshakes(probe: HandshakesProbe): Promise<HandshakesObservation>;
  idle(probe: IdleProbe): Promise<IdleObservation>;
}
