import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * NTLM's three messages (MS-NLMP 2.2.1), as far as telling connections apart needs them. The layout is real; the response to the
 * challenge is a keyed hash of it, for what matters here is which challenge it answers and not how well it hides a password.
 */
export type NtlmMessage =
  | { readonly type: 'negotiate' }
  | { readonly type: 'challenge'; readonly challenge: Buffer }
  | { readonly type: 'authenticate'; readonly user: string; readonly response: Buffer };

const SIGNATURE = Buffer.from('NTLMSSP\0', 'latin1');
const MESSAGE_TYPE = 8;
const NEGOTIATE = { type: 1, flags: 12, length: 32 };
const CHALLENGE = { type: 2, target: 12, flags: 20, challenge: 24, challengeLength: 8, targetInfo: 40, length: 56 };
const AUTHENTICATE = {
  type: 3,
  lmResponse: 12,
  ntResponse: 20,
  domain: 28,
  user: 36,
  workstation: 44,
  sessionKey: 52,
  flags: 60,
  length: 72,
};
/** NTLMSSP_NEGOTIATE_UNICODE and NTLMSSP_NEGOTIATE_NTLM, MS-NLMP 2.2.2.5. */
const FLAGS = 0x0000_0201;

export function negotiateMessage(): Buffer {
  const message = start(NEGOTIATE);
  message.writeUInt32LE(FLAGS, NEGOTIATE.flags);
  return message;
}

export function challengeMessage(challenge: Buffer): Buffer {
  const message = start(CHALLENGE);
  message.writeUInt32LE(FLAGS, CHALLENGE.flags);
  challenge.copy(message, CHALLENGE.challenge, 0, CHALLENGE.challengeLength);
  return withPayload(message, { [CHALLENGE.target]: Buffer.alloc(0), [CHALLENGE.targetInfo]: Buffer.alloc(0) });
}

export function authenticateMessage(user: string, challenge: Buffer): Buffer {
  const message = start(AUTHENTICATE);
  message.writeUInt32LE(FLAGS, AUTHENTICATE.flags);
  return withPayload(message, {
    [AUTHENTICATE.lmResponse]: Buffer.alloc(0),
    [AUTHENTICATE.ntResponse]: responseTo(challenge, user),
    [AUTHENTICATE.domain]: Buffer.from('CONTOSO', 'utf16le'),
    [AUTHENTICATE.user]: Buffer.from(user, 'utf16le'),
    [AUTHENTICATE.workstation]: Buffer.alloc(0),
    [AUTHENTICATE.sessionKey]: Buffer.alloc(0),
  });
}

/** The message, or undefined where it is none of the three. */
export function parseNtlmMessage(message: Buffer): NtlmMessage | undefined {
  if (message.length < MESSAGE_TYPE + 4 || !message.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  switch (message.readUInt32LE(MESSAGE_TYPE)) {
    case NEGOTIATE.type:
      return { type: 'negotiate' };
    case CHALLENGE.type: {
      const challenge = message.subarray(CHALLENGE.challenge, CHALLENGE.challenge + CHALLENGE.challengeLength);
      return challenge.length === CHALLENGE.challengeLength ? { type: 'challenge', challenge } : undefined;
    }
    case AUTHENTICATE.type: {
      const user = field(message, AUTHENTICATE.user)?.toString('utf16le');
      const response = field(message, AUTHENTICATE.ntResponse);
      return user === undefined || response === undefined ? undefined : { type: 'authenticate', user, response };
    }
    default:
      return undefined;
  }
}

/** Whether the response answers this very challenge, for this user. */
export function answers(response: Buffer, challenge: Buffer, user: string): boolean {
  const right = responseTo(challenge, user);
  return response.length === right.length && timingSafeEqual(response, right);
}

function responseTo(challenge: Buffer, user: string): Buffer {
  return createHmac('sha256', `password of ${user}`).update(challenge).digest();
}

function start({ type, length }: { readonly type: number; readonly length: number }): Buffer {
  const message = Buffer.alloc(length);
  SIGNATURE.copy(message);
  message.writeUInt32LE(type, MESSAGE_TYPE);
  return message;
}

/** A field is its length, twice in two bytes, and its offset in four; the bytes themselves stand behind all fields. */
function withPayload(message: Buffer, fields: Readonly<Record<number, Buffer>>): Buffer {
  let end = message.length;
  for (const [at, bytes] of Object.entries(fields)) {
    const position = Number(at);
    message.writeUInt16LE(bytes.length, position);
    message.writeUInt16LE(bytes.length, position + 2);
    message.writeUInt32LE(end, position + 4);
    end += bytes.length;
  }
  return Buffer.concat([message, ...Object.values(fields)]);
}

function field(message: Buffer, position: number): Buffer | undefined {
  if (message.length < position + 8) return undefined;
  const length = message.readUInt16LE(position);
  const offset = message.readUInt32LE(position + 4);
  return offset + length <= message.length ? message.subarray(offset, offset + length) : undefined;
}
