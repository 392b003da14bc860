const WIDTH = 80;

/** A text in lines of at most 80 columns, the first behind one indent and the others behind another; longer words are cut. */
export function wrapped(text: string, first = '', others = first): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  const next = () => {
    lines.push(line);
    line = others;
    isEmpty = true;
  };
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) next();
    let rest = isEmpty ? word : ` ${word}`;
    while (line.length + rest.length > WIDTH) {
      const room = Math.max(WIDTH - line.length, 1);
      line += rest.slice(0, room);
      rest = rest.slice(room);
      next();
    }
    line += rest;
    isEmpty = false;
  }
  return [...lines, line].map((each) => each.trimEnd());
}

/** A text out of a template without what a terminal would take for a command. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\uFFFD');
}
