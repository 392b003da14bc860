import fc from 'fast-check';
import { arbitraryScenario, smaller } from '../support/arbitrary-listener-rules';
import { comparisons, complaints, outcomesOf } from '../support/reference-deviations';
test('explore', () => {
  const found = new Map<string, { n: number; text: string }>();
  const N = Number(process.env['N'] ?? 5000);
  const t0 = Date.now();
  let gen = 0;
  const stat = { by: 0, und: 0, open: 0, vag: 0, maxw: 0, unh: 0, impossibleMain: 0, decided: 0, vagueDecided: 0 };
  const samples = fc.sample(arbitraryScenario(1), { numRuns: N, seed: Number(process.env['SEED'] ?? 1) });
  gen = Date.now() - t0;
  for (let s of samples) {
    if (
      JSON.stringify(s.template).includes('"::/0"') ||
      (s.template.Resources['Other'] && /\w\.[:/?]|\w\.$/.test(s.calls[0]!.request.url.replace(/^https?:\/\/([^/?]*).*/, '$1/')))
    )
      continue;
    const bad = (x: typeof s) =>
      comparisons(x)
        .flatMap((c) => complaints(c))
        .map((c) => c.split(':')[0]);
    const [c] = comparisons(s);
    const outs = outcomesOf(c!.answer);
    if (c!.answer.rule) stat.by++;
    if (c!.answer.undetermined) stat.und++;
    if (c!.reference.worlds > 1) stat.open++;
    if (!c!.answer.listener) stat.unh++;
    if (c!.answer.undetermined && c!.reference.possible.size === 1) stat.vagueDecided++;
    if (!c!.reference.possible.has(outs[0]!)) stat.impossibleMain++;
    if (outs.some((o) => !c!.reference.conceivable.some((x) => x.outcome === o))) stat.vag++;
    stat.maxw = Math.max(stat.maxw, c!.reference.worlds);
    let b = bad(s);
    if (b.length === 0) continue;
    const kind = b[0]!;
    for (let again = true; again;) {
      again = false;
      for (const x of smaller(s))
        if (bad(x).includes(kind)) {
          s = x;
          again = true;
          break;
        }
    }
    const rules = Object.entries(s.template.Resources)
      .filter(([, r]) => r.Type.endsWith('ListenerRule'))
      .map(([id, r]) => `${id} ${JSON.stringify(r.Properties!['Conditions'])}`);
    const [d] = comparisons(s);
    const text = `${JSON.stringify(s.calls)}\n   ${rules.join('\n   ')}\n   got ${outcomesOf(d!.answer).join(' | ')} rule ${d!.answer.rule?.logicalId}\n   possible ${[...d!.reference.possible].join(' | ')}\n   conceivable ${d!.reference.conceivable.map((x) => `${x.outcome} (${x.rule})`).join(' | ')}`;
    const sig = `${kind} ${rules.map((r) => r.replace(/^\S+ /, '')).join(' + ')}`;
    const e = found.get(sig);
    if (e) e.n++;
    else found.set(sig, { n: 1, text });
  }
  process.stdout.write(
    `gen ${gen} all ${Date.now() - t0} ${JSON.stringify(stat)} \n` +
      [...found]
        .sort((a, b) => b[1].n - a[1].n)
        .slice(0, 40)
        .map(([k, v]) => `#${v.n} ${k}\n   ${v.text}`)
        .join('\n') +
      `\n${found.size}\n`,
  );
}, 500000);
