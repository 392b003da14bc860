export type TlsVersion = '1.0' | '1.1' | '1.2' | '1.3';

export const TLS_VERSIONS: readonly TlsVersion[] = ['1.0', '1.1', '1.2', '1.3'];

/** One question to the network, as a value: equal questions are asked once. */
export type Probe = DnsProbe | TcpProbe | TlsProbe | HelloProbe | HttpProbe | HandshakesProbe | IdleProbe;

export interface DnsProbe {
  readonly kind: 'dns';
  readonly name: string;
}

export interface TcpProbe {
  readonly kind: 'tcp';
  readonly name: string;
  readonly port: number;
}

export interface TlsProbe {
  readonly kind: 'tls';
  readonly name: string;
  readonly port: number;
  /** Whether the client says which name it wants. */
  readonly sni: boolean;
  /** Only this version; undefined: whatever both sides know. */
  readonly version?: TlsVersion;
}

/** What a client of some kind offers, and no more than what the server answers to it: no handshake is finished. */
export interface HelloProbe {
  readonly kind: 'hello';
  readonly name: string;
  readonly port: number;
  readonly client: HelloClient;
  /** The highest that the client knows. */
  readonly version: Exclude<TlsVersion, '1.3'>;
}

/**
 * any: every cipher suite that servers were ever seen with. current: what phones, browsers and Windows of today share.
 * windows7: what Windows 7 to 8.1 speak without later updates.
 */
export type HelloClient = 'any' | 'current' | 'windows7';

export interface HttpProbe {
  readonly kind: 'http';
  readonly scheme: 'http' | 'https';
  readonly name: string;
  readonly port: number;
  readonly path: string;
  /** Another Host header than the name. */
  readonly host?: string;
  /** The media types that are asked for; undefined: none is named. */
  readonly accept?: string;
  /** Whether redirects among the published names are followed, a few of them. */
  readonly follow?: boolean;
}

/** NTLM handshakes begun on several connections in turn and never finished: no user name and no password is sent. */
export interface HandshakesProbe {
  readonly kind: 'handshakes';
  readonly name: string;
  readonly port: number;
  readonly path: string;
}

/** A request that stays without an answer, or, where there is an answer at once, a connection that keeps silent after one. */
export interface IdleProbe {
  readonly kind: 'idle';
  readonly name: string;
  readonly port: number;
  /** Answered at once. */
  readonly path: string;
  /** Perhaps kept. */
  readonly pollPath: string;
  readonly seconds: number;
}
