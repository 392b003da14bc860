import { NAME_PITCH, NODE_PITCH } from './block-layout';

/** The page's script: filter, panel, and the layout of what the filter leaves. Without it everything is there to read. */
export const SCRIPT = `
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector('form');
  const box = form.querySelector('input');
  const count = form.querySelector('output');
  const panel = document.getElementById('panel');
  const articles = new Map(all('[data-detail]').map((each) => [each.dataset.detail, each]));
  const pitch = { name: ${NAME_PITCH}, node: ${NODE_PITCH} };
  let opener = null;

  const blocks = all('[data-block]').map((root) => ({
    root,
    svg: root.querySelector('svg'),
    names: all('.names>li', root),
    columns: [all('.rules>li', root), all('.ends>li', root)],
    paths: all('path', root),
  }));

  function arrange({ root, svg, names, columns, paths }, shows) {
    const visible = new Set(names.filter((each) => shows(each.dataset.id)).map((each) => each.dataset.id));
    root.classList.toggle('off', visible.size === 0);
    for (const node of names) node.classList.toggle('off', !visible.has(node.dataset.id));
    if (visible.size === 0) return 0;
    const edges = paths.filter((path) => path.dataset.a);
    for (const column of columns) {
      for (const node of column) if (edges.some(({ dataset }) => dataset.b === node.dataset.id && visible.has(dataset.a))) visible.add(node.dataset.id);
    }
    for (const node of columns.flat()) node.classList.toggle('off', !visible.has(node.dataset.id));
    for (const { dataset, classList } of paths) classList.toggle('off', !visible.has(dataset.b) || (dataset.a !== undefined && !visible.has(dataset.a)));
    const left = (nodes) => nodes.filter((each) => visible.has(each.dataset.id));
    const shown = left(names);
    const height = Math.max(shown.length * pitch.name, pitch.node * Math.max(...columns.map((each) => left(each).length), 1));
    const middles = new Map(shown.map((each, index) => [each.dataset.id, ((index + 0.5) * height) / shown.length]));
    for (const column of columns) {
      const wanted = left(column).map(({ dataset: { id } }) => {
        const sources = edges.filter(({ dataset }) => dataset.b === id && middles.has(dataset.a)).map(({ dataset }) => middles.get(dataset.a));
        return { id, at: sources.reduce((sum, each) => sum + each, 0) / Math.max(sources.length, 1) };
      }).sort((a, b) => a.at - b.at);
      let room = pitch.node / 2;
      for (const each of wanted) { each.at = Math.max(each.at, room); room = each.at + pitch.node; }
      let floor = height - pitch.node / 2;
      for (const each of wanted.reverse()) { middles.set(each.id, Math.min(each.at, floor)); floor = Math.min(each.at, floor) - pitch.node; }
    }
    const at = (id) => Math.round(middles.get(id) || 0);
    for (const node of left([names, ...columns].flat())) node.style.top = at(node.dataset.id) + 'px';
    root.style.height = height + 'px';
    svg.setAttribute('viewBox', '0 0 100 ' + height);
    for (const path of paths) {
      const { a, b } = path.dataset;
      if (!visible.has(b)) continue;
      if (a === undefined) { path.setAttribute('d', 'M0 ' + at(b) + 'H3'); continue; }
      const [from, to] = articles.has(a) ? [37, 45] : [67, 73];
      const middle = (from + to) / 2;
      path.setAttribute('d', 'M' + from + ' ' + at(a) + 'C' + middle + ' ' + at(a) + ' ' + middle + ' ' + at(b) + ' ' + to + ' ' + at(b));
    }
    return shown.length;
  }

  function filter(text) {
    const wanted = text.trim().toLowerCase();
    const shows = (id) => articles.get(id).dataset.search.includes(wanted);
    let shown = 0;
    for (const block of blocks) shown += arrange(block, shows);
    for (const [id, article] of articles) article.classList.toggle('off', !shows(id));
    for (const row of all('[data-row]')) row.classList.toggle('off', !shows(row.dataset.id));
    for (const group of all('[data-group]')) group.classList.toggle('off', group.querySelector('li[data-name]:not(.off),article:not(.off)') === null);
    for (const label of all('[data-count]')) {
      const left = all('li[data-name]:not(.off)', label.closest('[data-group]')).length;
      const whole = label.dataset.count;
      label.textContent = wanted === '' || whole.startsWith(left + ' ') ? whole : left + ' of ' + whole;
    }
    count.textContent = shown + ' of ' + articles.size + ' names';
  }

  function light(id) {
    for (const { root, names, columns, paths } of blocks) {
      const mine = id !== null && names.some((each) => each.dataset.id === id);
      const lit = new Set(mine ? [id] : []);
      const edges = paths.filter((path) => path.dataset.a !== undefined);
      if (mine) for (const path of edges) if (lit.has(path.dataset.a)) lit.add(path.dataset.b);
      if (mine) for (const path of edges) if (lit.has(path.dataset.a)) lit.add(path.dataset.b);
      root.classList.toggle('some', mine);
      for (const node of [names, ...columns].flat()) node.classList.toggle('lit', lit.has(node.dataset.id));
      for (const { dataset, classList } of paths) classList.toggle('lit', lit.has(dataset.b) && (dataset.a === undefined || lit.has(dataset.a)));
    }
  }

  function open(link) {
    const id = link.closest('[data-id]').dataset.id;
    const copy = articles.get(id).cloneNode(true);
    copy.removeAttribute('id');
    copy.removeAttribute('data-detail');
    copy.classList.remove('off');
    panel.querySelector('div').replaceChildren(copy);
    panel.hidden = false;
    opener = link;
    light(id);
  }

  function close() {
    const had = panel.contains(document.activeElement);
    panel.hidden = true;
    light(null);
    if (had && opener !== null) { const back = opener; opener = null; back.dataset.quiet = ''; back.focus(); }
  }

  function fromHash() {
    const [, text] = /^#filter=(.*)$/.exec(location.hash) || [];
    if (text === undefined) return;
    try { box.value = decodeURIComponent(text); } catch { box.value = text; }
    filter(box.value);
  }

  for (const link of all('li[data-name]>a,[data-row] a')) {
    link.addEventListener('click', (event) => { event.preventDefault(); open(link); });
    link.addEventListener('focus', () => { if ('quiet' in link.dataset) delete link.dataset.quiet; else open(link); });
  }
  panel.querySelector('button').addEventListener('click', close);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  document.addEventListener('click', (event) => { if (!panel.contains(event.target) && event.target.closest('li[data-name],[data-row]') === null) close(); });
  box.addEventListener('input', () => {
    history.replaceState(null, '', box.value === '' ? location.pathname + location.search : '#filter=' + encodeURIComponent(box.value));
    filter(box.value);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', fromHash);
  addEventListener('beforeprint', () => { close(); filter(''); });
  addEventListener('afterprint', () => filter(box.value));
  form.hidden = false;
  filter(box.value);
  fromHash();
})();
`;
