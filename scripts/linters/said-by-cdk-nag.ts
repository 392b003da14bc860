import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { examined, type Said, type Variant } from './examined';

const PACKS = [AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks];

/** What packs of cdk-nag say of an example, each rule once. */
export function saidByCdkNag(variant: Variant, folder: string): readonly Said[] {
  const { app } = examined(variant, folder);
  return PACKS.flatMap((Pack) => new Pack(app).validateScope(app).violations).map(({ ruleName, description }) => ({
    example: variant.example,
    rule: ruleName,
    // The control ids of a framework are many.
    text: description.replace(/ - \(Control.*/s, '').replace('The S3 Buckets does', 'The S3 Bucket does'),
  }));
}
