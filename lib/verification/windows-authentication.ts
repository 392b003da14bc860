import type { ServiceSignIn } from '../declaring/declarations';

/** Schemes of HTTP that sign in with a Windows account, by NTLM in the end wherever Kerberos is out of reach. */
export function isWindows(scheme: string): boolean {
  return /^(?:ntlm|negotiate)$/i.test(scheme);
}

/** Whether clients outside are said to sign in otherwise, so that no such scheme may be offered. */
export function excludesWindows(signIn: ServiceSignIn | undefined): signIn is Exclude<ServiceSignIn, 'windows'> {
  return signIn !== undefined && signIn !== 'windows';
}
