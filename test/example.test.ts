import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import cdkJson from '../cdk.json';
import { synthesized } from './support/synthesize';

const ROOT = join(__dirname, '..');
const example = readFileSync(join(ROOT, 'examples', 'contoso', 'deployment.yaml'), 'utf8');

test('the example deployment is this template', () => {
  expect(synthesized(example).template).toMatchSnapshot();
});

test('the template is the same with and without the feature flags of cdk.json', () => {
  expect(synthesized(example, cdkJson.context).template).toEqual(synthesized(example).template);
});

test('the example has nothing to complain about, and is told what else has to stay', () => {
  expect(synthesized(example).plan.findings.map(({ severity, id }) => `${severity} ${id}`)).toEqual([
    'note lync-reverse-proxy:federation-service-elsewhere',
    'note lync-reverse-proxy:internal-web-services-elsewhere',
    'note lync-reverse-proxy:no-security-updates',
  ]);
});
