import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIP } from 'node:net';
import type { DnssecObservation } from '../verification/observation';
import { PATIENCE_FOR_DNS } from './dialler';
import { dnsAnswer, dnsQuery, NOERROR, NXDOMAIN, RECORD_TYPES, SERVFAIL, type DnsAnswer, type DnsQuestion } from './dns-message';

type RecordType = keyof typeof RECORD_TYPES;

/** What authorities look up of a name on a certificate: that it is there, and who may issue for it. */
const LOOKED_UP: readonly RecordType[] = ['A', 'CAA'];

/**
 * Whether a validating name server takes the signatures of a name for sound. One that does not says no more than that it fails;
 * only that it answers the same when told not to check shows why. undefined: no signature, or no answer. RFC 4035 5.5
 */
export async function probeDnssec(name: string, server: string): Promise<DnssecObservation | undefined> {
  const looked = await Promise.all(LOOKED_UP.map(async (type) => ({ type, ...(await lookedUp(name, type, server)) })));
  for (const state of ['broken', 'failing', 'validated', 'signed'] as const) {
    const alike = looked.filter((each) => each.state === state);
    if (alike.length === 0) continue;
    const refused = state === 'broken' || state === 'failing' ? alike.map(({ type }) => type) : [];
    const reason = alike.map((each) => each.reason).find((each) => each !== undefined);
    return { state, refused, ...(reason === undefined ? {} : { reason }) };
  }
  return undefined;
}

async function lookedUp(
  name: string,
  type: RecordType,
  server: string,
): Promise<{ readonly state?: DnssecObservation['state']; readonly reason?: string }> {
  const ask = (unchecked: boolean) => asked({ name, type: RECORD_TYPES[type], unchecked }, server);
  const first = await ask(false);
  if (first === undefined) return {};
  if (first.code !== SERVFAIL) return first.isValidated ? { state: 'validated' } : first.isSigned ? { state: 'signed' } : {};
  const unchecked = await ask(true);
  // Failures pass: what is broken still is when asked again.
  const again = unchecked === undefined ? undefined : await ask(false);
  if (again?.code !== SERVFAIL) return {};
  const reason = [...again.reasons, ...first.reasons].map((code) => REASONS[code]).find((each) => each !== undefined);
  const isBroken = unchecked?.code === NOERROR || unchecked?.code === NXDOMAIN || reason !== undefined;
  return { state: isBroken ? 'broken' : 'failing', ...(reason === undefined ? {} : { reason }) };
}

/** Those that speak of DNSSEC. https://www.rfc-editor.org/rfc/rfc8914#section-4 */
const REASONS: Readonly<Record<number, string>> = {
  6: 'its signatures are wrong',
  7: 'its signatures have expired',
  8: 'its signatures are not valid yet',
  9: 'the key that its DS record names is missing',
  10: 'signatures are missing',
  11: 'no key of the zone is for signing',
  12: 'the proof that a name or record does not exist is missing',
};

/** Over UDP, for which every answer that counts here is short enough; what is cut off says so in its head. */
async function asked(question: Omit<DnsQuestion, 'id'>, server: string): Promise<DnsAnswer | undefined> {
  for (let turn = 0; turn < PATIENCE_FOR_DNS.tries; turn += 1) {
    const answer = await askedOnce({ ...question, id: randomInt(0x1_0000) }, server);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function askedOnce(question: DnsQuestion, server: string): Promise<DnsAnswer | undefined> {
  const { host, port } = addressOf(server);
  return new Promise((resolve) => {
    const socket = createSocket(isIP(host) === 6 ? 'udp6' : 'udp4');
    let isOver = false;
    const end = (answer: DnsAnswer | undefined) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(end, PATIENCE_FOR_DNS.timeout, undefined);
    socket.on('error', () => {
      end(undefined);
    });
    socket.on('message', (message) => {
      const answer = dnsAnswer(message, question);
      if (answer !== undefined) end(answer);
    });
    // Connected, so that the system drops what comes from elsewhere.
    socket.connect(port, host, () => {
      if (isOver) return;
      socket.send(dnsQuery(question), (error) => {
        if (error !== null) end(undefined);
      });
    });
  });
}

const DNS_PORT = 53;

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53` or `[2001:db8::53]:5353`, as Node.js writes name servers. */
function addressOf(server: string): { readonly host: string; readonly port: number } {
  const [, six, four, port] = /^(?:\[(.+)\]|([^:]+)):(\d+)$/.exec(server) ?? [];
  return { host: six ?? four ?? server.replace(/^\[|\]$/g, ''), port: port === undefined ? DNS_PORT : Number(port) };
}
