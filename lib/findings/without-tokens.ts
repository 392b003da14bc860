/** Texts and lists of which aws-cdk-lib fills in the values at deployment, and numbers, as it spells them until then. */
const TOKENS = /[$#]\{token\[[^\]]*\]\}|-\d(?:\.\d+)?e\+2\d\d\b/gi;

/** A text for people, to whom the marks of CDK mean nothing. */
export function withoutTokens(text: string): string {
  return text.replace(TOKENS, '(a CDK token)');
}
