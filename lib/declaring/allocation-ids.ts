/**
 * Whether a text may be the id by which EC2 knows an Elastic IP address: its kind, a hyphen, hexadecimal digits. A dynamic
 * reference is what stands for one until deployment.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function isAllocationId(text: string): boolean {
  return /^eipalloc-[0-9a-f]+$/.test(text) || text.includes('{{resolve:');
}
