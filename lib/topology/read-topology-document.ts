import { decodeText } from '../documents/decode-text';
import { DocumentError } from '../documents/document-error';
import type { DocumentLimits } from '../documents/document-limits';
import { documentText, plainText } from '../documents/document-text';
import { refuseOtherForm } from '../documents/other-form';
import { readXml } from '../documents/read-xml';
import type { XmlElement } from '../documents/xml-element';
import { combineContents } from './combine-contents';
import { readAnchoredDocuments } from './read-anchored-documents';
import { CLIXML_NAMESPACE, readClixml } from './read-clixml';
import { isZip, readZip } from './read-configuration-zip';
import { readPowerShellJson } from './read-powershell-json';
import { readPowerShellObjects } from './read-powershell-objects';
import { readPublishedTopology } from './read-published-topology';
import { readTopologyBuilder } from './read-topology-builder';
import type { TopologyContents } from './topology-contents';

/** What a document says, whichever it is: its contents tell, not its name. Throws a DocumentError. */
export function readTopologyBytes(bytes: Uint8Array, fileName: string, limits: DocumentLimits): TopologyContents {
  if (!isZip(bytes)) return readTopologyText(documentText(bytes, fileName), fileName, limits);
  const documents = readZip(bytes, fileName, limits).flatMap(({ name, bytes: entry }) => {
    // Whatever else lies in it is passed over, but of what begins like a document nothing may be missing.
    const text = beginsLikeXml(entry) ? documentText(entry, name) : decodeText(entry);
    if (text === undefined || !/^\s*</.test(text)) return [];
    return contentsOf(readXml(text, name, limits), name) ?? [];
  });
  if (documents.length > 0) return combineContents(documents);
  throw new DocumentError(fileName, undefined, 'No file in it holds a topology or simple URLs.', WHAT_TO_EXPORT);
}

/** As above, for text. */
export function readTopologyText(source: string, fileName: string, limits: DocumentLimits): TopologyContents {
  const text = plainText(source, fileName, limits);
  refuseOtherForm(text, fileName, ['XML', 'JSON'], exportInstead);
  if (/^\s*[{[]/.test(text)) return readPowerShellObjects(readPowerShellJson(text, fileName, limits), fileName);
  const root = readXml(text, fileName, limits);
  const contents = contentsOf(root, fileName);
  if (contents !== undefined) return contents;
  // https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/convertto-xml
  if (root.name === 'Objects') {
    throw new DocumentError(fileName, root, 'It is what ConvertTo-Xml has written, which is not read.', exportInstead(text));
  }
  throw new DocumentError(fileName, root, `<${root.name.slice(0, 80)}> is no document of Lync Server that is known here.`, WHAT_TO_EXPORT);
}

/** A byte order mark, or half a character of UTF-16, may stand before the bracket. */
function beginsLikeXml(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4).includes(0x3c);
}

const WHAT_TO_EXPORT = [
  'Read are Get-CsTopology -AsXml, files of Topology Builder (.tbxml), Get-CsService -WebServer and Get-CsSimpleUrlConfiguration',
  'as Export-Clixml or ConvertTo-Json -Depth 5 writes them, and the ZIP file of Export-CsConfiguration.',
].join(' ');

/** What printed or tabulated the objects gives away which they are. */
function exportInstead(text: string): string {
  const those = EXPORTS.filter(({ words }) => words.test(text)).map(({ command }) => command);
  return `Export it in the Management Shell instead: ${(those.length === 0 ? EXPORTS.map(({ command }) => command) : those).join('; or ')}.`;
}

const EXPORTS: readonly { readonly words: RegExp; readonly command: string }[] = [
  { words: /\bSimpleUrl|\bActiveUrl\b/, command: 'Get-CsSimpleUrlConfiguration | ConvertTo-Json -Depth 5 | Out-File SimpleUrls.json' },
  {
    words: /\bWebServer:|\bExternal(?:Fqdn|Https?Port)\b/,
    command: 'Get-CsService -WebServer | ConvertTo-Json -Depth 5 | Out-File WebServices.json',
  },
  { words: /\bClusters\b|\bInternalDomains\b|\bCentralSites\b/, command: 'Get-CsTopology -AsXml | Out-File Topology.xml' },
];

/** undefined for a document that holds nothing of interest. */
function contentsOf(root: XmlElement, fileName: string): TopologyContents | undefined {
  switch (root.name) {
    case 'Topology':
      return readPublishedTopology(root, fileName);
    case 'TopologyBuilder':
      return readTopologyBuilder(root, fileName);
    case 'Objs':
      return root.namespace === CLIXML_NAMESPACE ? readPowerShellObjects(readClixml(root), fileName) : undefined;
    default:
      return readAnchoredDocuments(root, fileName);
  }
}
