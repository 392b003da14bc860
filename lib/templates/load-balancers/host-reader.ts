import type { DeployedResource } from '../deployed-resources';

/**
 * What stands behind a target group, reads hosts itself and sends requests on to pools, like a fleet of proxies: read from
 * its own configuration in the template, which is what it will do, never from notes.
 */
export interface HostReader {
  /** Those it answers, in lower case. */
  readonly hosts: readonly string[];
  /** Whether each client has server connections of its own, so that people may sign in with Windows authentication. */
  readonly keepsPeopleApart: boolean;
  /** Whether it takes TLS, or plain HTTP; undefined where it takes both, or nobody can tell. */
  readonly endsTls?: boolean | undefined;
  /** What becomes of a request, however it came. */
  readonly answer: (request: ReaderRequest) => ReaderAnswer;
}

export interface ReaderRequest {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query?: string | undefined;
}

export type ReaderAnswer =
  | {
      readonly kind: 'forward';
      /** As its configuration calls the servers. */
      readonly name: string;
      /** How it speaks to them, and where they listen. */
      readonly protocol: 'HTTPS' | 'HTTP';
      readonly port: number;
      /** External web services FQDNs, or the host of Office Web Apps or a further service. */
      readonly pools: readonly string[];
    }
  | { readonly kind: 'redirect'; readonly to: string; readonly status: number }
  | { readonly kind: 'fixed-response'; readonly status: number }
  /** Its configuration does not tell, or has lines of which nobody here knows what they do. */
  | { readonly kind: 'unknown' };

/** Reads what a target group leads to; undefined where it is nothing of the kind. */
export type ReadsHosts = (targetGroup: DeployedResource, resources: readonly DeployedResource[]) => HostReader | undefined;

/** Whether a host is one that a reader answers, or may be. */
export function mayAnswer({ hosts, answer }: HostReader, host: string): boolean {
  return hosts.includes(host) || answer({ scheme: 'https', host, path: '/' }).kind === 'unknown';
}

/** Every pool a reader leads some host to, over either scheme. */
export function poolsBehind({ hosts, answer }: HostReader): readonly string[] {
  const answers = hosts.flatMap((host) => (['https', 'http'] as const).map((scheme) => answer({ scheme, host, path: '/' })));
  return [...new Set(answers.flatMap((each) => (each.kind === 'forward' ? each.pools : [])))].sort();
}
