import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES, exampleRunbook } from './example-runbooks';
import { findingTable } from './finding-table';

const docs = join(__dirname, '..', 'docs');

/** What of docs/ comes from the code. API.md has a tool of its own. */
writeFileSync(join(docs, 'findings.md'), findingTable());
for (const example of EXAMPLES) writeFileSync(join(docs, 'runbooks', `${example}.md`), exampleRunbook(example));
