/** What a merge did, or left, at one place of a deployment file. */
export interface MergeChange {
  /**
   * `added`: the documents have it and the file had not; `filled`: a blank got its value; `kept`: the file says something
   * else than the documents, and stays as it is; `left`: an import into a new file writes it, and the file has not got it;
   * `unknown`: the file has it, the documents do not, and it stays.
   */
  readonly kind: 'added' | 'filled' | 'kept' | 'left' | 'unknown';
  /** `pools[1].listeningPorts.https`. */
  readonly path: string;
  readonly message: string;
}
