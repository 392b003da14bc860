import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaValidator } from '../../../scripts/schema-validator';

const FILE = join(__dirname, '..', '..', '..', 'lib', 'declaring', 'deployment-file', 'schema-validator.ts');

test('the validator is that of the schema: npm run schema writes it anew', () => {
  expect(readFileSync(FILE, 'utf8').replaceAll('\r\n', '\n')).toBe(schemaValidator());
});
