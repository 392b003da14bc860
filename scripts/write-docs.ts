import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { queryFiles } from '../lib/logs/query-files';
import { clientTable } from './client-table';
import { EXAMPLES, exampleRunbook } from './example-runbooks';
import { fieldTable } from './field-table';
import { findingTable } from './finding-table';

const DOCS = join(__dirname, '..', 'docs');

/** What of docs/ comes from the code. API.md has a tool of its own. */
writeFileSync(join(DOCS, 'findings.md'), findingTable());
writeFileSync(join(DOCS, 'clients.md'), clientTable());
writeFileSync(join(DOCS, 'field.md'), fieldTable());
for (const [name, text] of Object.entries(queryFiles())) writeFileSync(join(DOCS, 'queries', name), text);
for (const example of EXAMPLES) writeFileSync(join(DOCS, 'runbooks', `${example}.md`), exampleRunbook(example));
