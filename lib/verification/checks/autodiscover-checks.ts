import { parsedLinks, type AutodiscoverDocument } from '../autodiscover-document';
import { failed, ok, type Check, type Verdict } from '../check';
import { wrongAnswer } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import { wordsOf, type ProxyWords } from '../proxy-words';
import type { HttpObservation } from '../observation';
import type { HttpProbe } from '../probe';
import { AUTODISCOVER_TYPES } from '../probed-paths';

/** What may be handed out there, and by whom. */
type Answered = Pick<NameExpectation, 'externalNames' | 'isHaproxy'>;

/** What a client that starts from its SIP domain is told. */
export function autodiscoverChecks(expectation: NameExpectation): readonly Check[] {
  const { name, kind, httpsPort } = expectation;
  const words = wordsOf(expectation);
  if (kind !== 'autodiscover' || httpsPort === undefined) return [];
  const get = { kind: 'http', scheme: 'https', name, port: httpsPort, path: '/' } as const;
  return [
    {
      id: 'autodiscover',
      name,
      expected: '200, AccessLocation External, links on external web services FQDNs',
      probes: [get],
      needs: ['tls-handshake'],
      judge: (seen) => {
        const answer = seen(get);
        const document = answer.status === 200 ? parsedLinks(answer.body) : undefined;
        if (document !== undefined) return linksVerdict(document, expectation);
        return answer.status === 200 ? noDocument(words) : wrongAnswer(answer, words);
      },
    },
    ...formChecks(get, ['autodiscover'], expectation),
  ];
}

/** Whether each kind of client is answered in the form that it reads, once there is an answer at all. */
export function formChecks(get: HttpProbe, needs: readonly string[], expectation: Answered): readonly Check[] {
  return (['XML', 'JSON'] as const).map((form) => {
    const probe = { ...get, accept: AUTODISCOVER_TYPES[form] };
    return {
      id: `autodiscover-${form.toLowerCase()}`,
      name: get.name,
      expected: `200 in ${form} for clients that ask for it`,
      probes: [probe],
      needs,
      judge: (seen) => formVerdict(seen(probe), form, expectation),
    };
  });
}

const READERS = {
  XML: 'Lync and Skype for Business on Windows ask for XML and drop JSON',
  JSON: 'clients of UCWA ask for JSON and drop XML',
} as const;

function formVerdict(answer: HttpObservation, form: AutodiscoverDocument['form'], expectation: Answered): Verdict {
  const words = wordsOf(expectation);
  if (answer.status === 406) {
    return failed(
      '406, not in that form',
      `The Accept header came changed, or another service than Lync answers: ${READERS[form]}.`,
      'Pass on the Accept header as it came.',
    );
  }
  if (answer.status !== 200) return wrongAnswer(answer, words);
  const document = parsedLinks(answer.body);
  if (document === undefined) return noDocument(words);
  if (document.form === form) {
    const verdict = linksVerdict(document, expectation);
    return { ...verdict, got: `${form}: ${verdict.got}` };
  }
  return failed(
    `200, but ${document.form}`,
    `The Accept header does not reach the pool, or one answer is kept for all (a cache): ${READERS[form]}.`,
    'Pass on the Accept header as it came, and keep no answers: no caching by the proxy.',
  );
}

function noDocument({ wrongSite }: ProxyWords): Verdict {
  return failed(
    '200 without an autodiscover document',
    'IIS maps the bare / of lyncdiscover by the Host header: it came changed, or another web site answers.',
    `Pass on the Host header as it came. ${wrongSite}`,
  );
}

/** The judgement of an autodiscover document, at the autodiscover name or at a pool's own. */
export function linksVerdict({ accessLocation, links }: AutodiscoverDocument, expectation: Answered): Verdict {
  const { externalNames } = expectation;
  const hosts = [...new Set(links.map(({ href }) => hostOf(href)))];
  const got = `200, ${accessLocation ?? 'no AccessLocation'}, links on ${hosts.join(', ') || 'nothing'}`;
  if (accessLocation?.toLowerCase() === 'internal') {
    return failed(
      got,
      'The name leads to the internal web site (443) of the pool: clients outside are sent to names they cannot reach.',
      wordsOf(expectation).internalSite,
    );
  }
  if (links.length === 0) return failed(got, 'Autodiscover of the pool is not set up.', 'Run Enable-CsComputer on its servers.');
  const foreign = hosts.find((host) => externalNames.length > 0 && !externalNames.includes(host));
  if (foreign === undefined) return ok(got);
  return failed(
    got,
    `${foreign} is no external web services FQDN that is published: clients are sent to a name nobody answers.`,
    'Publish that name too, or correct the external FQDN: Set-CsWebServer -ExternalFqdn, then Enable-CsComputer.',
  );
}

export function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).hostname.toLowerCase() : 'no URL';
}
