import { DEFAULT_PORTS } from '../facts/default-ports';
import { schemesOf } from '../verification/explanations';
import { challengeIn, negotiateMessage } from '../verification/ntlm';
import type { HandshakesObservation, HandshakeTurn } from '../verification/observation';
import type { HandshakesProbe } from '../verification/probe';
import { failureText } from './failure-text';
import { HttpConnection } from './http-client';
import { secured, type TlsSettings } from './tls-probe';

/**
 * The turns: `a` begins; three others begin, and one asks plainly, while `a` is in the midst; then `a` begins once more.
 * Where each client has its own connection to the pool, only `a` can be answered otherwise the second time.
 */
const TURNS: readonly (readonly [connection: string, begins: boolean])[] = [
  ['a', true],
  ['b', true],
  ['c', true],
  ['d', true],
  ['e', false],
  ['a', true],
];

/** Only the first message of NTLM is ever sent, which names nobody: no account is signed in or locked out. */
export async function probeHandshakes({ name, port, path }: HandshakesProbe, settings: TlsSettings): Promise<HandshakesObservation> {
  const connections = new Map<string, HttpConnection>();
  const turns: HandshakeTurn[] = [];
  const host = port === DEFAULT_PORTS.https ? name : `${name}:${port}`;
  const opened = async () => new HttpConnection(await secured({ name, port, sni: true }, settings), settings.milliseconds);
  try {
    for (const [label, began] of TURNS) {
      const known = connections.get(label);
      const sameConnection = known?.isOpen;
      const connection = known?.isOpen === true ? known : await opened();
      if (known !== connection) known?.close();
      connections.set(label, connection);
      const headers: Readonly<Record<string, string>> = began ? { authorization: `NTLM ${negotiateMessage()}` } : {};
      const answer = await connection.get({ host, path, headers });
      const challenge = challengeIn(answer.headers['www-authenticate'] ?? []);
      turns.push({
        connection: label,
        began,
        status: answer.status ?? 0,
        schemes: schemesOf(answer.headers),
        ...(challenge === undefined ? {} : { challenge }),
        ...(sameConnection === undefined ? {} : { sameConnection }),
      });
    }
    return { turns };
  } catch (error) {
    return { turns, failure: failureText(error) };
  } finally {
    for (const connection of connections.values()) connection.close();
  }
}
