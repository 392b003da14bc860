import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planReport } from './plan-report';
import { PLAN_FILE, type SavedPlan } from './saved-plan';

/** Folder of the cloud assembly, if it is not the usual one. */
const [, , folder = 'cdk.out'] = process.argv;
const file = join(folder, PLAN_FILE);
if (existsSync(file)) {
  process.stdout.write(planReport(JSON.parse(readFileSync(file, 'utf8')) as SavedPlan));
} else {
  process.stderr.write(`${file} is not there: run "npm run synth" first.\n`);
  process.exitCode = 1;
}
