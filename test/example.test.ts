import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import cdkJson from '../cdk.json';
import { DeploymentFile } from '../lib';
import { unpacked } from '../lib/haproxy/packing';
import type { PublishingPlan } from '../lib/planning/publishing-plan';
import { synthesized } from './support/synthesize';

const ROOT = join(__dirname, '..');
const example = readFileSync(join(ROOT, 'examples', 'contoso', 'deployment.yaml'), 'utf8');
const withHaproxy = DeploymentFile.read(join(ROOT, 'examples', 'proseware', 'deployment.yaml'));
const told = ({ findings }: PublishingPlan) => findings.map(({ severity, id }) => `${severity} ${id}`);

test('the example deployment is this template', () => {
  expect(synthesized(example).template).toMatchSnapshot();
});

test('the template is the same with and without the feature flags of cdk.json', () => {
  expect(synthesized(example, cdkJson.context).template).toEqual(synthesized(example).template);
});

test('the example has nothing to complain about, and is told what else has to stay', () => {
  expect(told(synthesized(example).plan)).toEqual([
    'note lync-reverse-proxy:federation-service-elsewhere',
    'note lync-reverse-proxy:internal-web-services-elsewhere',
    'note lync-reverse-proxy:no-security-updates',
  ]);
});

describe('the example with HAProxy', () => {
  const { template, plan } = synthesized(withHaproxy);
  const PACKED = /"HAPROXY_FILES","Value":"([^"]+)"/;

  test('is this template, in which the configuration is packed', () => {
    const text = JSON.stringify(template);
    expect(text.split('HAPROXY_FILES","Value"')).toHaveLength(2);
    expect(JSON.parse(text.replace(PACKED, '"HAPROXY_FILES","Value":"the files of the next snapshot"'))).toMatchSnapshot();
  });

  test('is this configuration', () => {
    const files = unpacked(PACKED.exec(JSON.stringify(template))?.[1] ?? '') ?? {};
    expect(Object.entries(files).map(([path, text]) => `==> ${path} <==\n${text}`)).toMatchSnapshot();
  });

  test('is the same template with and without the feature flags of cdk.json', () => {
    expect(synthesized(withHaproxy, cdkJson.context).template).toEqual(template);
  });

  test('has nothing to complain about, and is told what else has to stay', () => {
    expect(told(plan)).toEqual(['note lync-reverse-proxy:internal-web-services-elsewhere']);
  });
});
