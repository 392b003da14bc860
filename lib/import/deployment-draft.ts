import { blankText } from '../declaring/deployment-file/blank-text';
import type { Deployment } from '../declaring/deployment-file/deployment';
import type { Finding } from '../findings/finding';

/** A value that the imported documents do not say. The deployment file is refused until somebody fills it in. */
export class Blank {
  public constructor(
    /** What belongs there: `address of fe01.contoso.local`. */
    public readonly what: string,
    /** The command or place where the administrator finds it; the comment beside it. */
    public readonly whereToFind: string,
  ) {}

  /** The text that stands in the file: no name, address, id or word the file takes. */
  public get text(): string {
    return blankText(this.what);
  }
}

/** A value with a comment beside it. */
export class Remarked<T> {
  public constructor(
    public readonly value: T,
    public readonly remark: string,
  ) {}
}

/** A value of a deployment file, any part of which may be blank or carry a comment. */
export type Draft<T> = Blank | Remarked<DraftContents<T>> | DraftContents<T>;

export type DraftContents<T> = T extends readonly (infer Entry)[]
  ? readonly Draft<Entry>[]
  : T extends object
    ? { readonly [Key in keyof T]: Draft<T[Key]> }
    : T;

/** What is known of a deployment file. */
export type DeploymentDraft = DraftContents<Deployment>;

/** What an import gives: a draft, and what is to be said about it. */
export interface ImportedDeployment {
  readonly draft: DeploymentDraft;
  readonly findings: readonly Finding[];
}

/** The value of a part of a draft without its remark; undefined for a blank. */
export function known<T>(part: Draft<T> | undefined): DraftContents<T> | undefined {
  if (part instanceof Blank) return undefined;
  return part instanceof Remarked ? part.value : part;
}
