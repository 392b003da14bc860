import { parse } from 'yaml';
import { initialDeployment, isUntouchedExample } from '../../bin/init-example';
import { DeploymentFile } from '../../lib';

test('init asks for every log, for a time, and else writes the example', () => {
  const text = initialDeployment();
  expect(parse(text)).toMatchObject({ accessLogs: { bucket: 'create', retentionDays: 90 }, externalSignIn: 'passive' });
  expect(() => DeploymentFile.parse(text, 'examples/contoso/deployment.yaml')).not.toThrow();
  expect([isUntouchedExample(text), isUntouchedExample(text.replace('retentionDays: 90', 'retentionDays: 30'))]).toEqual([true, false]);
});
