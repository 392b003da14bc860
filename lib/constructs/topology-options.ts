/** How large a topology document may be. A document that exceeds a limit is refused with the place where it does. */
export interface LyncTopologyOptions {
  /**
   * Size of a file, in bytes; of a text, in characters.
   *
   * @default 67108864
   */
  readonly maxBytes?: number;

  /**
   * Levels of nested elements, or of nested objects and lists.
   *
   * @default 200
   */
  readonly maxDepth?: number;

  /**
   * Elements, or values, of one document.
   *
   * @default 1000000
   */
  readonly maxElements?: number;

  /**
   * Attributes of one element.
   *
   * @default 200
   */
  readonly maxAttributes?: number;

  /**
   * Everything in a ZIP file together, unpacked, in bytes.
   *
   * @default 268435456
   */
  readonly maxExpandedBytes?: number;

  /**
   * Files in a ZIP file.
   *
   * @default 10000
   */
  readonly maxEntries?: number;
}

/** What a topology does not say and its deployment file needs. */
export interface TopologyDeploymentOptions {
  /**
   * IPv4 addresses of servers by fully qualified domain name.
   *
   * @default - only those in the topology, which mostly has none; the others are left blank
   */
  readonly addresses?: { [fqdn: string]: string };
}
