import { CONFIGURATION } from '../file-names';
import type { HaproxyFiles } from '../configuration';
import { sectionsOf } from './sections';

/** The servers of a backend, and what of them is looked after. */
export interface ReadServers {
  readonly backend: string;
  /** Whose servers they are, as its description says. */
  readonly pools: readonly string[];
  readonly scheme: 'https' | 'http';
  readonly servers: readonly ReadServer[];
  /** Ports that health checks connect to. */
  readonly checkedPorts: readonly number[];
}

export interface ReadServer {
  readonly address: string;
  readonly port: number;
  /** The name that its certificate must carry; undefined: nothing is verified. */
  readonly verifiedName: string | undefined;
}

const SERVER = /^\[?([0-9a-f.:]+?)\]?:(\d+)$/i;

/** Whom a configuration connects to; empty where HAProxy would refuse it. */
export function serversIn(files: HaproxyFiles): readonly ReadServers[] {
  const sections = sectionsOf(files[CONFIGURATION] ?? '') ?? [];
  return sections
    .filter(({ keyword }) => keyword === 'backend')
    .flatMap(({ words: [backend = ''], lines }) => {
      const written = lines.map(({ words }) => words);
      const servers = written.filter(([keyword]) => keyword === 'server');
      if (servers.length === 0) return [];
      return {
        backend,
        pools: (written.find(([keyword]) => keyword === 'description') ?? []).slice(1).flatMap((text) => text.split(' ')),
        scheme: servers.some((words) => words.includes('ssl')) ? 'https' : 'http',
        servers: servers.flatMap(serverIn),
        checkedPorts: [...new Set(written.flatMap(checkedPort))],
      };
    });
}

function serverIn([, , where = '', ...options]: readonly string[]): readonly ReadServer[] {
  const [, address, port] = SERVER.exec(where) ?? [];
  if (address === undefined) return [];
  return [{ address, port: Number(port), verifiedName: after('verifyhost', options) }];
}

function checkedPort([keyword = '', verb, ...options]: readonly string[]): readonly number[] {
  const port = after('port', options);
  return /^(?:http|tcp)-check$/.test(keyword) && verb === 'connect' && port !== undefined ? [Number(port)] : [];
}

function after(option: string, words: readonly string[]): string | undefined {
  const index = words.indexOf(option);
  return index < 0 ? undefined : words[index + 1];
}
