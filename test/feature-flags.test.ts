import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import cdkJson from '../cdk.json';

test('cdk.json sets every flag that CDK recommends', () => {
  expect(cdkJson.context).toMatchObject(recommendedFlags);
});
