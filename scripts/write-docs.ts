import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientTable } from './client-table';
import { findingTable } from './finding-table';

/** What of docs/ comes from the code. API.md has a tool of its own. */
const DOCS = join(__dirname, '..', 'docs');

writeFileSync(join(DOCS, 'findings.md'), findingTable());
writeFileSync(join(DOCS, 'clients.md'), clientTable());
