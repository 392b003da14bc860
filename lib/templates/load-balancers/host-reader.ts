import type { DeployedResource } from '../deployed-resources';

/**
 * What stands behind a target group, reads hosts itself and sends requests on to pools, like a fleet of proxies: read from
 * its own configuration in the template, which is what it will do, never from notes.
 */
export interface HostReader {
  /** Those it answers, in lower case. */
  readonly hosts: readonly string[];
  /** Paths it tells from others, of whichever host: as samples to ask with. */
  readonly paths: readonly string[];
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

/** Servers that a reader leads to. */
export interface ReaderBackend {
  /** As its configuration calls the servers. */
  readonly name: string;
  /** How it speaks to them, and where they listen. */
  readonly protocol: 'HTTPS' | 'HTTP';
  readonly port: number;
  /** External web services FQDNs, or the host of Office Web Apps or a further service. */
  readonly pools: readonly string[];
  readonly servers: readonly { readonly address: string; readonly port: number }[];
  /** Ports of the servers that are asked whether they are there. */
  readonly checkedPorts: readonly number[];
}

export type ReaderAnswer =
  | ({ readonly kind: 'forward' } & ReaderBackend)
  | { readonly kind: 'redirect'; readonly to: string; readonly status: number }
  | { readonly kind: 'fixed-response'; readonly status: number }
  /** Its configuration does not tell, or has lines of which nobody here knows what they do. */
  | { readonly kind: 'unknown' };

/** Reads what a target group leads to; undefined where it is nothing of the kind. */
export type ReadsHosts = (targetGroup: DeployedResource, resources: readonly DeployedResource[]) => HostReader | undefined;

/** Whether a host is one that a reader answers, or may be. */
export function mayAnswer(reader: HostReader, host: string): boolean {
  const { hosts, answer } = reader;
  const known = HOSTS.get(reader) ?? new Set(hosts);
  HOSTS.set(reader, known);
  return known.has(host) || answer({ scheme: 'https', host, path: '/' }).kind === 'unknown';
}

const HOSTS = new WeakMap<HostReader, ReadonlySet<string>>();

/** One of the ways in which requests for a host go on. */
export interface ReaderWay {
  /** Samples; empty: whatever path is asked for. */
  readonly paths: readonly string[];
  readonly answer: ReaderAnswer;
}

const ANY_OTHER_PATH = '/any-other-path';

/** Whether a path stands in the configuration, and is none that only stands for all others. */
export function isNoSample(path: string): boolean {
  return path !== '/' && path !== ANY_OTHER_PATH;
}

/** The ways of a host, those that lead on first. */
export function waysOf({ paths, answer }: HostReader, scheme: string, host: string): readonly ReaderWay[] {
  if (paths.length === 0) return [{ paths, answer: answer({ scheme, host, path: '/' }) }];
  const ways = new Map<string, { readonly paths: string[]; readonly answer: ReaderAnswer }>();
  for (const path of ['/', ...paths, ANY_OTHER_PATH]) {
    const found = answer({ scheme, host, path });
    const key = JSON.stringify(found.kind === 'redirect' ? { ...found, to: '' } : found);
    const known = ways.get(key) ?? { paths: [], answer: found };
    known.paths.push(path);
    ways.set(key, known);
  }
  const [first, ...others] = [...ways.values()].sort((a, b) => Number(leadsOn(b.answer)) - Number(leadsOn(a.answer)));
  if (first === undefined || others.length === 0) return first === undefined ? [] : [{ ...first, paths: [] }];
  return [first, ...others];
}

function leadsOn({ kind }: ReaderAnswer): boolean {
  return kind === 'forward';
}

/** Where a reader leads its hosts to, over either scheme, by name. */
export function backendsBehind(reader: HostReader): readonly ReaderBackend[] {
  const found = new Map<string, ReaderBackend>();
  for (const host of reader.hosts) {
    for (const scheme of ['https', 'http']) {
      for (const { answer } of waysOf(reader, scheme, host)) if (answer.kind === 'forward') found.set(answer.name, answer);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Every pool a reader leads some host to, over either scheme. */
export function poolsBehind(reader: HostReader): readonly string[] {
  return [...new Set(backendsBehind(reader).flatMap(({ pools }) => pools))].sort();
}
