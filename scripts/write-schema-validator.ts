import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaValidator } from './schema-validator';

writeFileSync(join(__dirname, '..', 'lib', 'declaring', 'deployment-file', 'schema-validator.ts'), schemaValidator());
