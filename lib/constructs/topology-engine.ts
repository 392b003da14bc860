/** What LyncTopology needs, behind one door: apps that read no topology load no parsers. */
export { documentLimits } from '../documents/document-limits';
export { readBytes } from '../documents/read-bytes';
export { topologyDraft } from '../import/topology-draft';
export { writeDraft } from '../import/write-draft';
export { combineContents } from '../topology/combine-contents';
export { readTopologyBytes, readTopologyText } from '../topology/read-topology-document';
