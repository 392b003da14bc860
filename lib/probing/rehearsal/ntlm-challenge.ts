import { randomBytes } from 'node:crypto';

/** A CHALLENGE_MESSAGE as a server of the name sends it, in base64. MS-NLMP 2.2.1.2 */
export function challengeMessage(computer: string): string {
  const name = Buffer.from(computer, 'utf16le');
  const information = Buffer.alloc(4 + name.length + 4);
  information.writeUInt16LE(1, 0);
  information.writeUInt16LE(name.length, 2);
  name.copy(information, 4);
  const head = Buffer.alloc(48);
  head.write('NTLMSSP\0', 'latin1');
  head.writeUInt32LE(2, 8);
  head.writeUInt32LE(48, 16);
  head.writeUInt32LE(0x00828205, 20);
  randomBytes(8).copy(head, 24);
  head.writeUInt16LE(information.length, 40);
  head.writeUInt16LE(information.length, 42);
  head.writeUInt32LE(48, 44);
  return Buffer.concat([head, information]).toString('base64');
}
