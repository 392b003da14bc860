/** An option that makes no sense as it stands: told as wrong usage, without a stack. */
export class UsageMistake extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'UsageMistake';
  }
}
