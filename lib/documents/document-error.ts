/** A place in a document, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A document that cannot be read: where, why, and what to do. Not part of the public API: jsii cannot export errors. */
export class DocumentError extends Error {
  public constructor(
    public readonly fileName: string,
    /** undefined where it is about the file as a whole. */
    public readonly place: Place | undefined,
    public readonly problem: string,
    public readonly remedy: string,
  ) {
    super(`${placeText(fileName, place)}: ${problem} ${remedy}`);
    this.name = 'DocumentError';
  }
}

/** `Topology.xml:12:5`, which terminals and editors turn into a link. */
export function placeText(fileName: string, place: Place | undefined): string {
  return place === undefined ? fileName : `${fileName}:${place.line}:${place.column}`;
}
