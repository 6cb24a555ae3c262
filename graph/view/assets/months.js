/* A small chart over time of what passes between two actors: each way, conflict and cooperation. */

const CHART = { width: 320, height: 30, fewest: 8, most: 40 };
const TONES = ['conflict', 'coop', 'other'];
const TONE_WORDS = { conflict: 'conflict', coop: 'cooperation', other: 'neither' };

/** The finest unit in which a span of days has few enough columns. */
const chartUnit = (first, last, finest) =>
  Object.keys(UNITS)
    .slice(Object.keys(UNITS).indexOf(finest))
    .find((unit) => UNITS[unit].index(last) - UNITS[unit].index(first) < CHART.most) ?? 'year';

/**
 * Counts by way, column and tone.
 * @param {{day: number, way: string, tone: string, events: number}[]} counts
 * @param {string} finest the finest unit that the days are good for
 */
function chartOf(counts, finest) {
  const days = counts.map(({ day }) => day);
  const [first, last] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  const unit = chartUnit(first, last, finest);
  const { index } = UNITS[unit];
  const columns = Math.max(index(last) - index(first) + 1, CHART.fewest);
  const from = index(first) - Math.floor((columns - (index(last) - index(first) + 1)) / 2);
  const ways = { forth: new Map(), back: new Map(), both: new Map(), beside: new Map() };
  for (const { day, way, tone, events } of counts) {
    const column = index(day) - from;
    const cell = ways[way].get(column) ?? { conflict: 0, coop: 0, other: 0 };
    cell[tone] += events;
    ways[way].set(column, cell);
  }
  const heights = Object.values(ways).flatMap((cells) => [...cells.values()].map(cellSum));
  return { unit, from, columns, ways, most: heights.reduce((a, b) => Math.max(a, b), 1) };
}

const cellSum = (cell) => TONES.reduce((sum, tone) => sum + cell[tone], 0);

/** The bars of one way: conflict below, cooperation on it. */
function wayBars({ columns, most }, cells) {
  const step = CHART.width / columns;
  const bars = [];
  for (const [column, cell] of cells) {
    let top = CHART.height;
    for (const tone of TONES.filter((one) => cell[one])) {
      const height = Math.max(2, (cell[tone] / most) * (CHART.height - 2));
      top -= height;
      const props = { x: column * step + 0.5, y: Math.max(top, 0), width: Math.max(step - 1, 1.5), height };
      bars.push(svg('rect', { ...props, class: `bar tone-${tone}` }));
    }
  }
  return svg(
    'svg',
    {
      viewBox: `0 0 ${CHART.width} ${CHART.height}`,
      class: 'bars',
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    ...bars,
    svg('path', { d: `M0 ${CHART.height - 0.5}H${CHART.width}`, class: 'sample tone-structure' }),
  );
}

/** The numbers behind the bars, for whom a table says more. */
function chartNumbers({ unit, from, ways }, names) {
  const rows = Object.entries(ways).flatMap(([way, cells]) =>
    [...cells].sort((a, b) => a[0] - b[0]).map(([column, cell]) => ({ way, column, cell })),
  );
  const line = ({ way, column, cell }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, bdi(UNITS[unit].name(UNITS[unit].start(from + column)))),
      el('td', {}, bdi(names[way])),
      TONES.map((tone) => el('td', {}, cell[tone].toLocaleString('en'))),
    );
  return el(
    'table',
    { class: 'differences' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        [unit, 'way', ...TONES.map((tone) => TONE_WORDS[tone])].map((head) =>
          el('th', { scope: 'col' }, capital(head)),
        ),
      ),
    ),
    el('tbody', {}, rows.map(line)),
  );
}

/**
 * A chart with a row for each way in which something happened.
 * @param {{forth: string, back: string, both: string, beside: string}} names of the rows
 */
function timeChart(counts, names, finest = 'day') {
  if (!counts.length) return null;
  const chart = chartOf(counts, finest);
  const { unit, from, columns, ways, most } = chart;
  const sum = (cells) => [...cells.values()].map(cellSum).reduce((a, b) => a + b, 0);
  const row = ([way, cells]) => [
    el('p', { class: 'muted' }, bdi(names[way]), ` · ${count(sum(cells), 'event')}`),
    wayBars(chart, cells),
  ];
  const name = (column) => UNITS[unit].name(UNITS[unit].start(from + column));
  return el(
    'div',
    { class: 'chart' },
    Object.entries(ways)
      .filter(([, cells]) => cells.size)
      .map(row),
    el('p', { class: 'axis muted' }, el('span', {}, name(0)), el('span', {}, name(columns - 1))),
    el(
      'p',
      { class: 'muted' },
      TONES.filter((tone) => counts.some((one) => one.tone === tone)).map((tone) => [
        svg(
          'svg',
          { viewBox: '0 0 10 10', width: 10, height: 10, 'aria-hidden': 'true' },
          svg('rect', { width: 10, height: 10, class: `bar tone-${tone}` }),
        ),
        ` ${TONE_WORDS[tone]} `,
      ]),
      ` · a column is a ${unit}, the tallest ${count(most, 'event')}`,
    ),
    folding('The same in numbers', () => chartNumbers(chart, names)),
  );
}
