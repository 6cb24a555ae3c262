/* The list beside the dyads: the strongest pairs under the filter, each over time and each way. */

const SPARK = { width: 96, height: 24, columns: 96 };

/** In which order pairs are listed: what comes first has the greatest number. */
const ORDERS = {
  events: ['most events', (tie, { events }) => events[tie]],
  telling: ['stand out most', (tie, { alpha }) => 1 - alpha[tie]],
  conflict: ['most conflict', (tie, { tones }) => tones[0][tie]],
  coop: ['most cooperation', (tie, { tones }) => tones[1][tie]],
};

/** The pairs to list, in order, and how many there are. */
function rankedTies() {
  const counts = tieCounts();
  const [, rank] = ORDERS[tieView.order];
  const own = tieView.of ? new Set(tiesOfActor(tieView.of)) : null;
  const events = own ? counts.events.map((many, tie) => (own.has(tie) ? many : 0)) : counts.events;
  const key =
    tieView.order === 'telling' && noneIsFiltered() ? (tie) => tie : (tie) => -rank(tie, counts);
  const all = own ? own.size : counts.events.reduce((sum, many) => sum + Number(many > 0), 0);
  return { ties: firstTies(events, key, tieView.listed), all };
}

/** The columns of the small charts: of days, weeks, months or years, as many as fit. */
function sparkAxis() {
  const [first, last] = state.filter.span ?? AXIS ?? [0, 0];
  const units = Object.entries(UNITS).filter(([name]) => !tieCounts().entries.events || name === 'month' || name === 'year');
  const fits = ([, { index }]) => index(last) - index(first) < SPARK.columns;
  const [name, unit] = units.find(fits) ?? units.at(-1);
  const from = unit.index(first);
  return { name, from, columns: unit.index(last) - from + 1, index: unit.index };
}

/** Counts by tie, column and tone, of the ties listed. */
function sparks(ties, axis) {
  const rows = new Map(ties.map((tie) => [tie, TIE_TONES.map(() => new Float64Array(axis.columns))]));
  const { entries, entry } = tieCounts();
  for (let number = 0; number < entry.length; number += 1) {
    const row = entry[number] && rows.get(entries.tie[number]);
    if (!row || entries.day[number] === NO_DAY) continue;
    const column = axis.index(entries.day[number]) - axis.from;
    if (column >= 0 && column < axis.columns) row[entries.tone[number]][column] += entry[number];
  }
  return rows;
}

/** A small chart: conflict upwards, cooperation downwards, the rest as dots on the line. */
function spark(tones, { columns }) {
  const [conflict, coop, other] = tones;
  const most = Math.max(1, ...conflict, ...coop);
  const step = SPARK.width / columns;
  const wide = Math.max(0.8, Math.min(step * 0.8, 9));
  const middle = SPARK.height / 2;
  const bars = (values, way) => {
    let d = '';
    for (const [column, value] of values.entries()) {
      if (!value) continue;
      const high = Math.max(1.5, (value / most) * (middle - 1));
      d += `M${(column * step).toFixed(1)} ${middle}v${(way * high).toFixed(1)}h${wide.toFixed(1)}V${middle}Z`;
    }
    return d;
  };
  const { width, height } = SPARK;
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, class: 'spark', 'aria-hidden': 'true' },
    svg('path', { d: `M0 ${middle}H${width}`, class: 'base' }),
    svg('path', { d: bars(conflict, -1), class: 'bar tone-conflict' }),
    svg('path', { d: bars(coop, 1), class: 'bar tone-coop' }),
    svg('path', { d: bars(other.map((value, at) => (conflict[at] + coop[at] ? 0 : value && 0.01)), -1), class: 'bar tone-other' }),
  );
}

const NUMBERS = new Intl.NumberFormat('en');
const inThousands = (number) => NUMBERS.format(number);

/** A pair's numbers in words, for a screen reader. */
function pairWords(tie) {
  const { events, ways, tones } = tieCounts();
  const [a, b] = [labelOf(TIES[tie].a), labelOf(TIES[tie].b)];
  const [forth, back, both] = ways.map((way) => inThousands(way[tie]));
  const [conflict, coop] = tones.map((tone) => inThousands(tone[tie]));
  return [
    `${a} and ${b}: ${count(events[tie], 'event')}`,
    `${forth} from ${a} to ${b}, ${back} from ${b} to ${a}, ${both} together`,
    `${conflict} conflict, ${coop} cooperation`,
  ].join('; ');
}

/** One pair: names, number, chart, each way, how much of each. */
function pairRow(tie, tones, axis) {
  const { events, ways, tones: sums } = tieCounts();
  const { a, b } = TIES[tie];
  const on = [a, b].includes(state.selected) && [a, b].includes(state.second);
  const way = (sign, number) => el('span', { class: number ? null : 'none' }, `${sign} ${inThousands(number)}`);
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        class: 'pair',
        'aria-current': on ? 'true' : null,
        'aria-label': pairWords(tie),
        onclick: () => select(a, b),
        onpointerenter: () => hoverTie(tie),
        onpointerleave: () => hoverTie(null),
      },
      el('span', { class: 'names' }, bdi(labelOf(a)), ' – ', bdi(labelOf(b))),
      el('span', { class: 'events' }, inThousands(events[tie])),
      spark(tones, axis),
      el('span', { class: 'ways' }, way('→', ways[0][tie]), way('←', ways[1][tie]), way('↔', ways[2][tie])),
      el(
        'span',
        { class: 'tones' },
        tieSample(tendencyOf(tie)),
        ` ${inThousands(sums[0][tie])} conflict, ${inThousands(sums[1][tie])} coop.`,
      ),
    ),
  );
}

function orderChoice() {
  const box = el(
    'select',
    {
      'aria-label': 'Order of the pairs',
      onchange: () => {
        tieView.order = box.value;
        drawRanking();
      },
    },
    Object.entries(ORDERS).map(([value, [words]]) => el('option', { value, selected: value === tieView.order }, words)),
  );
  return box;
}

/** Makes the list's head, which stays. */
function startRanking() {
  refill(
    byId('pairs'),
    el('div', { class: 'ranking' }, el('h2', {}), orderChoice()),
    el('div', { id: 'pair-list' }),
  );
}

/** Draws the list anew. */
function drawRanking() {
  const { ties, all } = rankedTies();
  const axis = sparkAxis();
  const rows = sparks(ties, axis);
  const rest = all - ties.length;
  const words = `Show ${Math.min(LISTED, rest)} more of ${inThousands(rest)}`;
  refill(
    byId('pairs').querySelector('h2'),
    tieView.of ? ['Pairs of ', bdi(labelOf(tieView.of))] : 'Strongest pairs',
  );
  const { scrollTop } = byId('pairs');
  keepBox(byId('pair-list'), () =>
    refill(
      byId('pair-list'),
      el('p', { class: 'note' }, listNote(ties.length, all, axis)),
      ties.length ? el('ol', {}, ties.map((tie) => pairRow(tie, rows.get(tie), axis))) : null,
      rest ? el('button', { type: 'button', class: 'longer', onclick: longerList }, words) : null,
    ),
  );
  if (scrollTop) byId('pairs').scrollTop = scrollTop;
}

function longerList() {
  tieView.listed += LISTED;
  drawRanking();
}

function listNote(listing, all, axis) {
  if (!all) return 'No two actors deal with each other in what passes the filter.';
  const pairs = listing === all ? `All ${count(all, 'pair')}` : `${listing} of ${count(all, 'pair')}`;
  return `${pairs} · a column is a ${axis.name}: conflict up, cooperation down`;
}
