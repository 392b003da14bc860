export type TlsVersion = '1.0' | '1.1' | '1.2' | '1.3';

export const TLS_VERSIONS: readonly TlsVersion[] = ['1.0', '1.1', '1.2', '1.3'];

/** One question to the network, as a value: equal questions are asked once. */
export type Probe = DnsProbe | TcpProbe | TlsProbe | HttpProbe | HandshakesProbe | IdleProbe;

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

export interface HttpProbe {
  readonly kind: 'http';
  readonly scheme: 'http' | 'https';
  readonly name: string;
  readonly port: number;
  readonly path: string;
  /** Another Host header than the name. */
  readonly host?: string;
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

/** A connection that keeps silent after one answer. */
export interface IdleProbe {
  readonly kind: 'idle';
  readonly name: string;
  readonly port: number;
  readonly path: string;
  readonly seconds: number;
}
