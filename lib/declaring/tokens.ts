/** How aws-cdk-lib spells what CloudFormation will know; the planner does not load aws-cdk-lib. */
export function isToken(text: string): boolean {
  return /[$#]\{token\[/i.test(text);
}

/** The only item of a list of which nobody knows how long it will be. */
export function isListToken(text: string): boolean {
  return /^#\{token\[/i.test(text);
}

/** The same for numbers, which become very large negative ones. */
export function isNumberToken(value: number): boolean {
  return value < -1e200;
}

/** A number as somebody wrote it; undefined for one that only the deployment knows. */
export function writtenNumber(value: number): number | undefined {
  return isNumberToken(value) ? undefined : value;
}

/** A text in which every token is a word. */
export function withWordForTokens(text: string, word: string): string {
  return text.replace(/[$#]\{token\[[^\]]*\]\}/gi, word);
}
