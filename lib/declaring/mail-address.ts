/** Why nobody can be sent mail at an address, or undefined. What only a mail server knows is not judged. */
export function mailAddressProblem(address: string): string | undefined {
  if (address.trim() === '') return 'is empty';
  if (/\s|[<>,;:"]/.test(address)) return 'has more than an address: blanks or marks that no address has';
  const parts = address.split('@');
  const [local = '', domain = ''] = parts;
  if (parts.length < 2) return 'has no @';
  if (parts.length > 2) return 'has more than one @';
  if (local === '') return 'has nothing before the @';
  if (address.length > LONGEST) return `has ${address.length} characters, more than the ${LONGEST} of an address`;
  return /^[^.]+(?:\.[^.]+)+$/.test(domain) ? undefined : 'has no domain of the Internet behind the @';
}

/** https://www.rfc-editor.org/errata/eid1690 */
const LONGEST = 254;
