/* The table: who did what to whom, line by line, or what each report says; to sort and to copy. */

const PAGE_LINES = 150;
const WHOLE_LINES = 3000; // up to so many can be shown at once

const sourcesOf = (claim) => listed([...new Set(reportsOf(claim).map((report) => labelOf(report.source)))]);
const speakersOf = (claim) => listed([...new Set(reportsOf(claim).flatMap((report) => report.said_by))]);
const statusOf = (claim) => (claim.proposed ? `${plain(claim.status)}, not asserted` : plain(claim.status));

/** What each column of a claim says; `to` is what a click on the first and third cell selects. */
const CLAIM = [
  (claim) => labelOf(claim.actor ?? claim.a),
  (claim) => (claim.event ? plain(claim.role) : claim.label),
  (claim) => labelOf(claim.event ?? claim.b),
  (claim) => (claim.event ? typeWord(THINGS.get(claim.event).type) : claim.kind),
  (claim) => (claim.event ? THINGS.get(claim.event).time : ''),
  statusOf,
  speakersOf,
  sourcesOf,
];

/** What each column of a report says. */
const REPORT = [
  (report) => report.label,
  (report) => typeWord(report.type),
  (report) => plain(report.status),
  (report) => listed(report.said_by),
  (report) => listed(report.heard_from),
  (report) => report.said_on ?? '',
  (report) => labelOf(report.source),
  (report) => report.quotes.map((quote) => `“${quote.exact}”`).join(' '),
];

/** The reports about what is shown. */
function reportsShown() {
  const about = new Set([...shown.events, ...shown.relations.map((relation) => relation.id)]);
  return MODEL.reports.filter(
    (report) => (about.has(report.event) || about.has(report.relation)) && reportIsOn(report, state.filter),
  );
}

const TABLES = {
  claims: {
    name: 'Who did what to whom',
    heads: ['Who', 'Role or relation', 'What or whom', 'Type', 'When', 'Status', 'Said by', 'Source'],
    when: 4,
    cells: CLAIM,
    claims: () => [...shown.links, ...shown.relations],
    day: (claim) => DAYS.get(claim.event)?.first,
    to: (claim) => ({ 0: claim.actor ?? claim.a, 2: claim.event ?? claim.b }),
  },
  reports: {
    name: 'What the reports say',
    heads: ['Report', 'Type', 'Status', 'Said by', 'Heard from', 'Said on', 'Source', 'Quotations'],
    when: 5,
    cells: REPORT,
    claims: reportsShown,
    day: (report) => dayNumber(report.said_on) ?? undefined,
    to: (report) => (report.event ? { 0: report.event } : {}),
  },
};

const table = { which: 'claims', column: null, down: false, whole: false, from: 0 };

/** The claims in the order that the reader chose; days by day, all else by its words. */
function sortedClaims() {
  const { claims, when, day, cells } = TABLES[table.which];
  const { column, down } = table;
  const all = claims();
  if (column === null) return all;
  const rank = column === when ? (claim) => day(claim) ?? Infinity : rankByWords(all, cells[column]);
  const ranked = all.map((claim) => ({ claim, rank: rank(claim) }));
  const way = down ? -1 : 1;
  ranked.sort((a, b) => (a.rank === b.rank ? 0 : a.rank < b.rank ? -way : way));
  return ranked.map(({ claim }) => claim);
}

/** The place of each claim's words among all; each text is compared only once. */
function rankByWords(claims, cell) {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const texts = claims.map(cell);
  const places = new Map([...new Set(texts)].sort(compare).map((text, place) => [text, place]));
  const ranks = new Map(claims.map((claim, number) => [claim, places.get(texts[number])]));
  return (claim) => ranks.get(claim);
}

/** A claim as a line of the table. */
const asLine = (claim) => {
  const { cells, to } = TABLES[table.which];
  return { cells: cells.map((cell) => cell(claim)), to: to(claim) };
};

function sortBy(column) {
  table.down = table.column === column && !table.down;
  Object.assign(table, { column, from: 0 });
  drawTable();
}

function headCell(head, column) {
  const sorted = table.column === column ? (table.down ? 'descending' : 'ascending') : null;
  const sign = sorted ? (table.down ? ' ▼' : ' ▲') : '';
  return el(
    'th',
    { scope: 'col', 'aria-sort': sorted },
    el('button', { type: 'button', class: 'sort', onclick: () => sortBy(column) }, head + sign),
  );
}

function tableLine({ cells, to }) {
  const on = Object.values(to).includes(state.selected);
  return el(
    'tr',
    { class: on ? 'on' : null },
    cells.map((cell, column) =>
      el('td', {}, to[column] ? textButton(cell, (click) => pick(to[column], click)) : bdi(cell)),
    ),
  );
}

/** All lines and heads as text with a separator, each cell made safe for a spreadsheet. */
function asText(separator, quote) {
  const safe = (cell) => {
    const text = cell.replace(/[\t\r\n]+/g, ' ');
    const plainText = /^[=+\-@]/.test(text) ? `'${text}` : text; // or a spreadsheet would compute it
    return quote ? `"${plainText.replaceAll('"', '""')}"` : plainText;
  };
  const lines = [TABLES[table.which].heads, ...sortedClaims().map((claim) => asLine(claim).cells)];
  return lines.map((cells) => cells.map(safe).join(separator)).join('\r\n');
}

async function copyTable() {
  try {
    await navigator.clipboard.writeText(asText('\t', false));
    announceTable('copied, to be pasted into a spreadsheet');
  } catch {
    announceTable('the browser does not let this page copy: use CSV');
  }
}

function announceTable(words) {
  byId('table-said').textContent = words;
  announce(words);
}

function saveTable() {
  const bom = '\ufeff'; // or a spreadsheet misreads Arabic and Persian names
  saveAs(
    new Blob([bom, asText(',', true)], { type: 'text/csv;charset=utf-8' }),
    `${fileName()}-${table.which}.csv`,
  );
}

function chooseTable(which) {
  Object.assign(table, { which, column: null, down: false, whole: false, from: 0 });
  drawTable();
}

function tableTools() {
  const choice = Object.entries(TABLES).map(([which, { name }]) =>
    el(
      'button',
      { type: 'button', 'aria-pressed': String(which === table.which), onclick: () => chooseTable(which) },
      name,
    ),
  );
  return el(
    'div',
    { class: 'tools' },
    el('div', { class: 'choice', role: 'group', 'aria-label': 'Lines of the table' }, choice),
    el('button', { type: 'button', onclick: copyTable }, 'Copy'),
    el('button', { type: 'button', onclick: saveTable }, 'CSV'),
    el('span', { id: 'table-said', class: 'note' }),
  );
}

/** Goes to other lines. */
function turnTo(from, whole = false) {
  Object.assign(table, { from, whole });
  drawTable();
  byId('table').scrollTop = 0;
}

/** Which lines are in view, of how many, and the way to the others. */
function tableNote(from, to, whole) {
  if (to - from === whole) return el('p', { class: 'note' }, count(whole, 'line'));
  const turn = (words, start, on) =>
    el('button', { type: 'button', disabled: !on, onclick: () => turnTo(start) }, words);
  return el(
    'p',
    { class: 'note' },
    `Lines ${figures(from + 1)} to ${figures(to)} of ${figures(whole)}. `,
    turn('Back', Math.max(0, from - PAGE_LINES), from > 0),
    ' ',
    turn('On', from + PAGE_LINES, to < whole),
    ' ',
    whole <= WHOLE_LINES
      ? el('button', { type: 'button', onclick: () => turnTo(0, true) }, 'Show all')
      : 'Copy and CSV have all of them.',
  );
}

/** Draws the table anew, if it is in view. */
function drawTable() {
  if (state.view !== 'table') return;
  const claims = sortedClaims();
  const from = table.whole || table.from >= claims.length ? 0 : table.from;
  const cut = claims.slice(from, table.whole && claims.length <= WHOLE_LINES ? undefined : from + PAGE_LINES);
  keepScroll(byId('table'), () =>
    refill(
      byId('table'),
      tableTools(),
      claims.length > PAGE_LINES ? tableNote(from, from + cut.length, claims.length) : null,
      el(
        'table',
        {},
        el('caption', { class: 'unseen' }, TABLES[table.which].name),
        el('thead', {}, el('tr', {}, TABLES[table.which].heads.map(headCell))),
        el('tbody', {}, cut.map(asLine).map(tableLine)),
      ),
      tableNote(from, from + cut.length, claims.length),
    ),
  );
}

function startTable() {
  on('filter', () => (table.from = 0));
  on('filter', later(drawTable));
  for (const topic of ['view', 'selection']) on(topic, drawTable);
}
