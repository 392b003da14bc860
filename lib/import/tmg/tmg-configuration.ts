import type { Place } from '../../documents/document-error';

/** What an export of Forefront TMG 2010 says of web publishing. */
export interface TmgConfiguration {
  /** Web publishing rules, in the order in which they are tried. */
  readonly rules: readonly TmgRule[];
  readonly farms: readonly TmgFarm[];
  /** Access rules, server publishing rules and those of the system: a firewall's, not a reverse proxy's. */
  readonly otherRules: number;
}

/** `PolicyRule` with `WebPublishingProperties`. */
export interface TmgRule extends Place {
  readonly name: string;
  readonly isEnabled: boolean;
  readonly denies: boolean;
  /** In lower case; a name may begin with a wildcard. */
  readonly publicNames: readonly string[];
  readonly allPublicNames: boolean;
  /** External paths; empty where the export names none. */
  readonly paths: readonly string[];
  /** Whether an external path leads to another internal one. */
  readonly rewritesPaths: boolean;
  /** The server farm it refers to, by its id or name. */
  readonly farm: string | undefined;
  /** The server, where it is no farm: a name or an address. */
  readonly server: string;
  readonly bridging: 'http' | 'https' | 'both' | 'ftp';
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly sendsOriginalHostHeader: boolean;
  /** The application that TMG was told it publishes. */
  readonly application: 'Exchange' | 'SharePoint' | undefined;
  readonly listener: TmgListener | undefined;
}

/** `ServerFarm`. */
export interface TmgFarm extends Place {
  /** What rules refer to. */
  readonly ids: readonly string[];
  readonly name: string;
  readonly servers: readonly { readonly address: string; readonly isDrained: boolean }[];
}

/** `WebListener`. */
export interface TmgListener {
  readonly name: string;
  /** undefined where the export does not say. */
  readonly httpPort: number | undefined;
  /** 0 for none; undefined where the export does not say. */
  readonly httpsPort: number | undefined;
  readonly redirectsHttp: boolean;
  /** Hashes of its certificates; their names and keys are in no export. */
  readonly certificates: readonly string[];
}
