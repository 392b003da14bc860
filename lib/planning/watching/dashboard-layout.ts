import { DASHBOARD } from '../../facts/dashboards';
import type { SizedWidget, WidgetPlan } from './dashboard-plan';

/** Widgets beside one another at most: a graph is still read at a third of a screen. */
const MOST_BESIDE = 3;

const GRAPH_HEIGHT = 6;

/** Pixels of a unit of height, of a line of text, and of what stands around a heading or a row. */
const PIXELS = { unit: 50, line: 20, around: 10 } as const;

/** Characters of a line over the whole width of a window of 1,440 pixels, and in each column of a table of three. */
const LINE = 190;
const COLUMNS = [38, 50, 100] as const;

/** Graphs in rows that fill the grid and have as equally many as may be. */
export function rowsOf(widgets: readonly WidgetPlan[]): readonly (readonly SizedWidget[])[] {
  const count = Math.ceil(widgets.length / MOST_BESIDE);
  return Array.from({ length: count }, (_, row) => {
    const inRow = widgets.slice(Math.ceil((row * widgets.length) / count), Math.ceil(((row + 1) * widgets.length) / count));
    return inRow.map((widget) => ({ width: DASHBOARD.columns / inRow.length, height: GRAPH_HEIGHT, widget }));
  });
}

/** A heading with text below it, over the whole width and as high as it needs to be. */
export function textRow(markdown: string): readonly SizedWidget[] {
  const [, ...lines] = markdown.split('\n');
  return [fullWidth(markdown, [1, lines.reduce((sum, line) => sum + linesIn(line, LINE), 0)])];
}

/** The same with a table of three columns. */
export function tableRow(markdown: string): readonly SizedWidget[] {
  const [, ...rows] = markdown.split('\n');
  const cells = rows.map((row) => row.split(' | ').map((cell, column) => linesIn(cell, COLUMNS[column] ?? LINE)));
  return [fullWidth(markdown, [1, ...cells.map((lines) => Math.max(...lines))])];
}

function linesIn(text: string, characters: number): number {
  return Math.ceil(text.replace(/[*`]/g, '').length / characters);
}

/** @param blocks lines of each */
function fullWidth(markdown: string, blocks: readonly number[]): SizedWidget {
  const pixels = blocks.reduce((sum, lines) => sum + lines * PIXELS.line + PIXELS.around, PIXELS.around);
  return { width: DASHBOARD.columns, height: Math.ceil(pixels / PIXELS.unit), widget: { kind: 'text', markdown } };
}
