import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingTable } from './finding-table';

/** What of docs/ comes from the code. API.md has a tool of its own. */
writeFileSync(join(__dirname, '..', 'docs', 'findings.md'), findingTable());
