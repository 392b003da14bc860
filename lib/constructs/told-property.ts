/**
 * A property of a VPC or subnet; undefined where an import was not told it.
 *
 * The getter of such an import throws, and CDK leaves the name of every error it makes in the cloud assembly as `error.txt`,
 * caught or not. So it is not asked where the field behind it is there and empty. What others implement may throw all the same.
 */
export function toldProperty<T extends object, K extends keyof T>(resource: T, property: K, field: string): T[K] | undefined {
  if (field in resource && !(resource as Readonly<Record<string, unknown>>)[field]) return undefined;
  try {
    return resource[property];
  } catch {
    return undefined;
  }
}
