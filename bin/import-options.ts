import { documentLimits, type DocumentLimits } from '../lib/documents/document-limits';

export interface ImportOptions {
  readonly topology?: readonly string[];
  readonly simpleUrls?: readonly string[];
  /** applicationHost.config of an IIS ARR reverse proxy. */
  readonly arr?: string;
  /** web.config of sites of that IIS, whose rules stand there. */
  readonly webConfig?: readonly string[];
  /** XML export of Forefront TMG. */
  readonly tmg?: string;
  /** File of lines `fqdn,address`. */
  readonly servers?: string;
  /** Whether names are looked up in DNS. */
  readonly resolve?: boolean;
  readonly output?: string;
  /** Deployment file to bring up to date. */
  readonly merge?: string;
  readonly json?: boolean;
  readonly maxBytes?: string;
  readonly maxDepth?: string;
  readonly maxElements?: string;
  readonly maxAttributes?: string;
  readonly maxExpandedBytes?: string;
  readonly maxEntries?: string;
}

const LIMITS = ['maxBytes', 'maxDepth', 'maxElements', 'maxAttributes', 'maxExpandedBytes', 'maxEntries'] as const;

/** What is wrong with the options, or undefined. */
export function usageProblem(options: ImportOptions): string | undefined {
  const proxies = [options.arr, options.tmg].filter((file) => file !== undefined).length;
  const documents = (options.topology ?? []).length + (options.simpleUrls ?? []).length;
  if (proxies + documents === 0 && (options.webConfig ?? []).length === 0) {
    return 'Name what to import: --topology FILE, the output of Get-CsTopology -AsXml for example, or --arr applicationHost.config.';
  }
  if (proxies > 1 || (proxies === 1 && documents > 0)) {
    return 'Import the topology and each reverse proxy by themselves: with --merge FILE the second adds to what the first wrote.';
  }
  if (options.arr === undefined && (options.webConfig ?? []).length > 0) {
    return 'A web.config has rules without the farms they send requests to: name both, --arr applicationHost.config --web-config web.config.';
  }
  for (const key of LIMITS) {
    const value = options[key];
    if (value !== undefined && !/^[1-9]\d{0,14}$/.test(value)) {
      const option = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      return `${option} takes a whole number above 0, and ${JSON.stringify(value)} is none.`;
    }
  }
  return undefined;
}

/** The limits that the options set. */
export function limitsOf(options: ImportOptions): DocumentLimits {
  const given = LIMITS.flatMap((key) => (options[key] === undefined ? [] : [[key, Number(options[key])] as const]));
  return documentLimits(Object.fromEntries(given));
}
