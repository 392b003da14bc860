import { isIPv4 } from 'node:net';
import { DocumentError } from '../documents/document-error';
import type { DocumentLimits } from '../documents/document-limits';
import { plainText } from '../documents/document-text';
import { refuseOtherForm } from '../documents/other-form';
import { canonicalHost } from '../declaring/host-name';

/** Addresses by name in lower case; a name may have several. */
export type ServerAddresses = ReadonlyMap<string, readonly string[]>;

/**
 * A file of lines `fqdn,address`, with `#` for comments, empty lines, either line ending and, if somebody likes, a first
 * line of headings and quotes as Export-Csv writes them, its type too. Throws a DocumentError at the first line that is none.
 */
export function readServersFile(source: string, fileName: string, limits: DocumentLimits): ServerAddresses {
  const addresses = new Map<string, Set<string>>();
  const text = plainText(source, fileName, limits);
  refuseOtherForm(text, fileName, ['CSV'], WITH_ADDRESSES);
  let isFirst = true;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [name = '', address = '', ...others] = line
      .replace(/#.*$/, '')
      .trim()
      .split(/[,;\t]/)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (name === '' && address === '') continue;
    const mayBeHeading = isFirst;
    isFirst = false;
    if (mayBeHeading && isHeading(name, address)) continue;
    if (name === '' || !isIPv4(address) || others.some((cell) => cell !== '')) throw wrongLine(fileName, index + 1, line);
    const key = canonicalHost(name);
    const known = addresses.get(key);
    if (known === undefined) addresses.set(key, new Set([address]));
    else known.add(address);
  }
  return new Map([...addresses].map(([name, own]) => [name, [...own]]));
}

const WITH_ADDRESSES =
  "Write one line for each server, like fe01.contoso.local,10.20.0.11, or have them written: 'fe01.contoso.local', 'fe02.contoso.local' | Resolve-DnsName -Type A | Select-Object Name, IPAddress | Export-Csv servers.csv -NoTypeInformation.";

function isHeading(name: string, address: string): boolean {
  return !name.includes('.') && /^(ip ?)?(v4 ?)?address(es)?$|^ip(v4)?$/i.test(address);
}

function wrongLine(fileName: string, line: number, text: string): DocumentError {
  return new DocumentError(
    fileName,
    { line, column: 1 },
    `${JSON.stringify(text.trim().slice(0, 80))} is no name and IPv4 address.`,
    'Write one line for each server, like fe01.contoso.local,10.20.0.11.',
  );
}
