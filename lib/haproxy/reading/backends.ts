import type { HaproxyFiles } from '../configuration';
import { firstAnswer, rulesOf, UNKNOWN, type OwnAnswer } from './rules';
import type { Transaction } from './samples';
import type { Section } from './sections';

/** Servers of one kind that answer for the same. */
export interface ReadBackend {
  readonly name: string;
  /** Whose servers they are, as its description says; nothing decides by it. */
  readonly pools: readonly string[];
  readonly protocol: 'HTTPS' | 'HTTP';
  readonly port: number;
  /** As its lines have them, in order. */
  readonly servers: readonly ReadServer[];
  /** Ports that are asked whether a server is there, that of the requests included. */
  readonly checkedPorts: readonly number[];
}

export interface ReadServer {
  readonly address: string;
  readonly port: number;
}

type BackendAnswer = (transaction: Transaction) => OwnAnswer | { readonly kind: 'forward'; readonly backend: ReadBackend };

/** What a backend does with the requests that are led to it. */
export function readBackend(section: Section, isOfHttp: boolean, files: HaproxyFiles): BackendAnswer {
  const { rules, others } = rulesOf(section, files);
  const servers = others.filter(({ words: [keyword] }) => keyword === 'server');
  if (section.keyword !== 'backend' || !isOfHttp || others.some(({ words: [keyword], isCertain }) => keyword !== 'server' || !isCertain))
    return () => UNKNOWN;
  const led = ledTo(
    section,
    servers.map(({ words }) => words),
  );
  return (transaction) => firstAnswer(rules, transaction) ?? led;
}

function ledTo(section: Section, servers: readonly (readonly string[])[]): ReturnType<BackendAnswer> {
  const kinds = new Set(servers.map(kindOf));
  const [kind, ...others] = kinds;
  // Without a server it answers so by itself.
  if (servers.length === 0) return { kind: 'fixed-response', status: 503 };
  if (kind === undefined || others.length > 0) return UNKNOWN;
  const [protocol = '', port = ''] = kind.split(' ');
  const pools = section.lines.find(({ words: [keyword] }) => keyword === 'description')?.words.slice(1) ?? [];
  return {
    kind: 'forward',
    backend: {
      name: section.words[0] ?? '',
      pools: pools
        .join(' ')
        .split(' ')
        .filter((pool) => pool !== ''),
      protocol: protocol === 'HTTPS' ? 'HTTPS' : 'HTTP',
      port: Number(port),
      servers: servers.flatMap(serverOf),
      checkedPorts: [...new Set([Number(port), ...section.lines.flatMap(({ words }) => checkedPort(words))])],
    },
  };
}

/** `HTTPS 4443`; undefined where it says no port of its own, or is out of service. */
function kindOf([, , address = '', ...options]: readonly string[]): string | undefined {
  const [, port] = /:(\d+)$/.exec(address) ?? [];
  if (port === undefined || options.includes('disabled')) return undefined;
  return `${options.includes('ssl') ? 'HTTPS' : 'HTTP'} ${port}`;
}

function serverOf([, , address = '']: readonly string[]): readonly ReadServer[] {
  const [, host, port] = /^\[?([^\]]*?)\]?:(\d+)$/.exec(address) ?? [];
  return host === undefined || port === undefined ? [] : [{ address: host, port: Number(port) }];
}

/** `tcp-check connect port 5061`. */
function checkedPort([keyword = '', action, ...options]: readonly string[]): readonly number[] {
  const port = options[options.indexOf('port') + 1] ?? '';
  return /^(?:tcp|http)-check$/.test(keyword) && action === 'connect' && options.includes('port') && /^\d+$/.test(port) ? [Number(port)] : [];
}
