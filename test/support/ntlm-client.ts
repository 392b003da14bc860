import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { SecureContext } from 'node:tls';
import { authenticateMessage, negotiateMessage, parseNtlmMessage } from './ntlm-messages';
import type { Page } from './windows-authentication-server';

/** Where a client signs in, and whose certificates it trusts. */
export interface SignInAddress {
  readonly host: string;
  readonly port: number;
  readonly trust: SecureContext;
}

/** The page of whoever the server took the client for, or nothing where it was refused. */
export type Answer = Page | 'refused';

/** What came of a visit: of signing in, and of asking again without credentials. */
export interface Visit {
  readonly signIn: Answer;
  readonly again: Answer;
}

/** The most requests of a visit. */
export const REQUESTS_OF_A_VISIT = 4;

/**
 * Signs in as Windows clients do, over one TLS connection that is kept: ask, be refused, say that it is NTLM, answer the challenge; then
 * asks again without credentials. Pauses between requests, so that other clients have their turn.
 */
export async function* visit(user: string, address: SignInAddress): AsyncGenerator<undefined, Visit> {
  const client = new NtlmClient(address);
  try {
    let signIn = await client.ask();
    yield;
    if (signIn === 'refused') {
      const challenge = await client.askForChallenge();
      yield;
      signIn = await client.ask(authenticateMessage(user, challenge));
      yield;
    }
    return { signIn, again: await client.ask() };
  } finally {
    client.close();
  }
}

const PATH = '/WebTicket/WebTicketService.svc';
const SCHEME = 'NTLM';

/** One client with one TLS connection. */
export class NtlmClient {
  private readonly agent: Agent;

  public constructor(private readonly address: SignInAddress) {
    this.agent = new Agent({ keepAlive: true, maxSockets: 1, secureContext: address.trust });
  }

  /** Asks for a page, with a message of NTLM or without credentials. */
  public async ask(message?: Buffer): Promise<Answer> {
    const { statusCode, body } = await this.send(message);
    if (statusCode === 401) return 'refused';
    if (statusCode === 200) return JSON.parse(body) as Page;
    throw new Error(`status ${String(statusCode)} is none that the server gives: ${body}`);
  }

  /** Says that it is NTLM, for the challenge that follows. */
  public async askForChallenge(): Promise<Buffer> {
    const { statusCode, headers } = await this.send(negotiateMessage());
    const [scheme, token = ''] = headers['www-authenticate']?.split(' ') ?? [];
    const message = scheme === SCHEME ? parseNtlmMessage(Buffer.from(token, 'base64')) : undefined;
    if (message?.type !== 'challenge') throw new Error(`the answer to NTLM's first message is ${String(statusCode)} without a challenge`);
    return message.challenge;
  }

  public close(): void {
    this.agent.destroy();
  }

  private async send(message: Buffer | undefined): Promise<Response> {
    const { host, port } = this.address;
    const authorization = message === undefined ? {} : { Authorization: `${SCHEME} ${message.toString('base64')}` };
    const headers = { Host: host, ...authorization };
    const sent = request({ host: '127.0.0.1', port, servername: host, path: PATH, agent: this.agent, headers, timeout: 5_000 });
    sent.on('timeout', () => sent.destroy(new Error(`nothing answered ${host} on port ${port} within 5 s`))).end();
    const [received] = (await once(sent, 'response')) as [IncomingMessage];
    return { statusCode: received.statusCode, headers: received.headers, body: await text(received) };
  }
}

interface Response extends Pick<IncomingMessage, 'statusCode' | 'headers'> {
  readonly body: string;
}
