/** Where a verb looks that is told no place: the cloud assembly as CDK names it, and the deployment file as `init` does. */
export const DEFAULT_APP = 'cdk.out';
export const DEFAULT_DEPLOYMENT = 'deployment.yaml';
