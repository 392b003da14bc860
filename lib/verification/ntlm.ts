import type { NtlmChallenge } from './observation';

const SIGNATURE = 'NTLMSSP\0';
/** Unicode, OEM, request target, NTLM, always sign, extended session security. */
const FLAGS = 0x00088207;

/** A NEGOTIATE_MESSAGE that names neither user nor domain nor workstation, in base64. MS-NLMP 2.2.1.1 */
export function negotiateMessage(): string {
  const message = Buffer.alloc(32);
  message.write(SIGNATURE, 'latin1');
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(FLAGS, 12);
  return message.toString('base64');
}

/** The CHALLENGE_MESSAGE among the values of WWW-Authenticate headers, as far as it is sound. MS-NLMP 2.2.1.2 */
export function challengeIn(values: readonly string[]): NtlmChallenge | undefined {
  const [, token] = values.flatMap((value) => /^(?:NTLM|Negotiate)\s+([A-Za-z0-9+/=]{16,8192})$/i.exec(value.trim()) ?? []);
  if (token === undefined) return undefined;
  const message = Buffer.from(token, 'base64');
  if (message.length < 32 || message.toString('latin1', 0, 8) !== SIGNATURE || message.readUInt32LE(8) !== 2) return undefined;
  const computer = computerName(message);
  return { nonce: message.toString('hex', 24, 32), ...(computer === undefined ? {} : { computer }) };
}

const COMPUTER_NAME = 1;

/** MsvAvNbComputerName of the target information. MS-NLMP 2.2.2.1 */
function computerName(message: Buffer): string | undefined {
  if (message.length < 48) return undefined;
  const end = message.readUInt32LE(44) + message.readUInt16LE(40);
  for (let at = message.readUInt32LE(44); at + 4 <= Math.min(end, message.length);) {
    const [id, length] = [message.readUInt16LE(at), message.readUInt16LE(at + 2)];
    if (id === 0) return undefined;
    if (id === COMPUTER_NAME) return message.toString('utf16le', at + 4, Math.min(at + 4 + length, message.length)).slice(0, 15);
    at += 4 + length;
  }
  return undefined;
}
