import { setTimeout as sleep } from 'node:timers/promises';
import { RETURNING_SERVER_SECONDS } from '../../lib/haproxy/check-timing';
import type { Client } from './client';
import { type Reply } from './client';
import type { Case } from './cases';
import type { PoolServers } from './pool-servers';
import { forward, type Expected } from './questions';

/** Names that are asked for side by side. */
const SIDE_BY_SIDE = 24;

/** What comes of the questions of a case that should not. */
export async function wrongAnswers(
  version: string,
  { name, expected, pools, certificateNames }: Pick<Case, 'name' | 'expected' | 'pools' | 'certificateNames'>,
  servers: PoolServers,
  clientAt: (address: string) => Client,
  haproxy: { readonly log: string },
): Promise<readonly string[]> {
  const byName = groupedBy(
    expected,
    ({ question }) => `${question.scheme}:${question.port}:${question.host.toLowerCase().replace(/[.:].*/, '')}`,
  );
  const groups = [...byName.values()];
  const wrong: string[] = [];
  const unanswered: { readonly each: Expected; readonly place: number }[] = [];
  const answered = async (group: readonly Expected[], place: number, mayWait: boolean) => {
    const address = `10.250.${place >> 8}.${place & 0xff || 1}`;
    const client = clientAt(address);
    for (const each of group) {
      const reply = await client.ask(each.question).catch((error: unknown) => error as Error);
      const got = reply instanceof Error ? reply.message : outcomeOf(reply, pools, each.outcome);
      const further = reply instanceof Error ? [] : untouched(reply, each, address, certificateNames, servers);
      if (mayWait && got === OUT_OF_SERVICE && / is DOWN/.test(haproxy.log)) unanswered.push({ each, place });
      else if (got !== each.outcome || further.length > 0)
        wrong.push(`${name}: ${JSON.stringify(each.question)} should be ${each.outcome}: ${got} ${further.join(', ')} (${version})`);
    }
    client.close();
  };
  const queue = groups.map((group, place) => () => answered(group, place + 1, true));
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await next();
    }),
  );
  if (unanswered.length > 0) await sleep(RETURNING_SERVER_SECONDS * 1_000);
  for (const { each, place } of unanswered) await answered([each], place, false);
  return wrong;
}

/** Of servers that a busy machine has kept from answering HAProxy's checks: they are asked again once they are back. */
const OUT_OF_SERVICE = 'fixed-response 503';

/** A server of one of several pools that answer together is as good as another. */
function outcomeOf({ arrival, status, location }: Reply, pools: ReadonlyMap<string, string>, expected: string): string {
  if (arrival !== undefined) {
    const pool = pools.get(arrival.address) ?? arrival.address;
    const together = poolsOf(expected);
    return forward(together.includes(pool) ? together.join(' ') : pool, arrival.scheme.toUpperCase(), arrival.port);
  }
  return status === 301 ? `redirect 301 ${location}` : `fixed-response ${status}`;
}

/** `forward POOL POOL HTTPS 4443`. */
function poolsOf(outcome: string): readonly string[] {
  return outcome.startsWith('forward ') ? outcome.split(' ').slice(1, -2) : [];
}

/** Whatever of a request did not arrive as it was sent, or arrived and should not have. */
function untouched(
  { arrival, number }: Reply,
  { question, outcome }: Expected,
  client: string,
  certificateNames: ReadonlyMap<string, string>,
  { arrived }: PoolServers,
): readonly string[] {
  if (!outcome.startsWith('forward')) return arrived.has(number) ? ['reached a server'] : [];
  if (arrival === undefined) return [];
  const seen: readonly (readonly [string, string, string])[] = [
    ['host', arrival.host, question.host],
    ['path', arrival.path, question.path],
    ['address of the client', arrival.forwardedFor, client],
    ['names of headers', [...arrival.headers].sort().join(), 'host,x-forwarded-for,x-request-number'],
    ['certificate', arrival.sni.toLowerCase(), arrival.scheme === 'http' ? '' : (certificateNames.get(arrival.address) ?? '')],
  ];
  return seen.flatMap(([what, got, wanted]) => (got === wanted ? [] : [`${what} ${got} instead of ${wanted}`]));
}

function groupedBy<T>(list: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

/** The first of what went wrong. */
export function first(wrong: readonly string[]): string {
  return wrong.length === 0 ? '' : `; but for ${wrong.length}, like\n${wrong.slice(0, 5).join('\n')}`;
}
