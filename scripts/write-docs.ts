import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientTable } from './client-table';
import { EXAMPLES, exampleRunbook } from './example-runbooks';
import { fieldTable } from './field-table';
import { findingTable } from './finding-table';

const DOCS = join(__dirname, '..', 'docs');

/** What of docs/ comes from the code. API.md has a tool of its own. */
writeFileSync(join(DOCS, 'findings.md'), findingTable());
writeFileSync(join(DOCS, 'clients.md'), clientTable());
writeFileSync(join(DOCS, 'field.md'), fieldTable());
for (const example of EXAMPLES) writeFileSync(join(DOCS, 'runbooks', `${example}.md`), exampleRunbook(example));
