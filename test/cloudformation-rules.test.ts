import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cdkJson from '../cdk.json';

const ROOT = join(__dirname, '..');

interface ValidationReport {
  readonly pluginReports: readonly { readonly violations?: readonly unknown[] }[];
}

/** The one suite that pays for the template validation inside aws-cdk-lib, strict: its errors fail the synthesis. */
describe('the template validation of aws-cdk-lib', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function synthesize(deployment: string): { readonly status: number | null; readonly stderr: string; readonly report: ValidationReport } {
    const context = { ...cdkJson.context, '@aws-cdk/core:validateAgainstDefaultRules': true, deployment };
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', join('bin', 'app.ts')], {
      cwd: ROOT,
      env: { ...process.env, CDK_VALIDATION: 'true', CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
      encoding: 'utf8',
    });
    return { status, stderr, report: JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')) as ValidationReport };
  }

  test.each([
    'examples/contoso/deployment.yaml',
    'examples/proseware/deployment.yaml',
    'test/deployment-everything.yaml',
    'test/deployment-haproxy.yaml',
    'test/deployment-large.yaml',
  ])(
    'has no finding in %s',
    (deployment) => {
      const { status, stderr, report } = synthesize(deployment);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(report.pluginReports.flatMap(({ violations }) => violations ?? [])).toEqual([]);
    },
    60_000,
  );
});
