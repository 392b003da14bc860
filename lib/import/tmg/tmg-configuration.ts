import type { Place } from '../../documents/document-error';
import type { OrderedRules } from './rule-order';

/** What an export of Forefront TMG 2010 or ISA Server 2006 says of web publishing. */
export interface TmgConfiguration {
  readonly product: 'Forefront TMG' | 'ISA Server 2006' | 'ISA Server 2004';
  /** How the order of the rules of each list is told; mostly there is one. */
  readonly lists: readonly Pick<OrderedRules, 'told' | 'reason'>[];
  /** Web publishing rules, in the order in which they are tried, as far as it is told. */
  readonly rules: readonly TmgRule[];
  readonly farms: readonly TmgFarm[];
  /** Access rules, server publishing rules and those of the system: a firewall's, not a reverse proxy's. */
  readonly otherRules: number;
}

/** `PolicyRule` with `WebPublishingProperties`. */
export interface TmgRule extends Place {
  readonly name: string;
  /** Index of the list it stands in. */
  readonly list: number;
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
  /** How it signs in to the servers for its clients: `NTLM`; undefined where clients do so themselves or the export does not say. */
  readonly delegation: string | undefined;
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
  /** How it asks its clients who they are; empty for not at all, or where the export does not say. */
  readonly authentication: readonly string[];
  /** Seconds until it closes a silent connection; undefined where the export does not say. */
  readonly connectionTimeout: number | undefined;
  /** Hashes of its certificates; their names and keys are in no export. */
  readonly certificates: readonly string[];
}
