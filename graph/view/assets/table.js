/* The table: who did what to whom, line by line, or what each report says; to sort and to copy. */

const MOST_LINES = 400;

const sourcesOf = (claim) => listed([...new Set(reportsOf(claim).map((report) => labelOf(report.source)))]);
const speakersOf = (claim) => listed([...new Set(reportsOf(claim).flatMap((report) => report.said_by))]);
const statusOf = (claim) => (claim.proposed ? `${plain(claim.status)}, not asserted` : plain(claim.status));

/** The lines of links and relations; `to` is what a click on the first and third cell selects. */
function claimLines() {
  const links = shown.links.map((link) => {
    const event = THINGS.get(link.event);
    const cells = [
      labelOf(link.actor),
      plain(link.role),
      event.label,
      typeWord(event.type),
      event.time,
      statusOf(link),
    ];
    return {
      cells: [...cells, speakersOf(link), sourcesOf(link)],
      to: { 0: link.actor, 2: link.event },
      day: DAYS.get(link.event)?.first,
    };
  });
  const relations = shown.relations.map((relation) => {
    const cells = [
      labelOf(relation.a),
      relation.label,
      labelOf(relation.b),
      relation.kind,
      '',
      statusOf(relation),
    ];
    return {
      cells: [...cells, speakersOf(relation), sourcesOf(relation)],
      to: { 0: relation.a, 2: relation.b },
    };
  });
  return [...links, ...relations];
}

/** The lines of the reports about what is shown. */
function reportLines() {
  const about = new Set([...shown.events, ...shown.relations.map((relation) => relation.id)]);
  const { source } = state.filter.off;
  return MODEL.reports
    .filter((report) => (about.has(report.event) || about.has(report.relation)) && !source.has(report.source))
    .map((report) => ({
      cells: [
        report.label,
        typeWord(report.type),
        plain(report.status),
        listed(report.said_by),
        listed(report.heard_from),
        report.said_on ?? '',
        labelOf(report.source),
        report.quotes.map((quote) => `“${quote.exact}”`).join(' '),
      ],
      to: report.event ? { 0: report.event } : {},
      day: dayNumber(report.said_on) ?? undefined,
    }));
}

const TABLES = {
  claims: {
    name: 'Who did what to whom',
    heads: ['Who', 'Role or relation', 'What or whom', 'Type', 'When', 'Status', 'Said by', 'Source'],
    when: 4,
    lines: claimLines,
  },
  reports: {
    name: 'What the reports say',
    heads: ['Report', 'Type', 'Status', 'Said by', 'Heard from', 'Said on', 'Source', 'Quotations'],
    when: 5,
    lines: reportLines,
  },
};

const table = { which: 'claims', column: null, down: false, whole: false };

/** The lines in the order that the reader chose; days by day, all else by its words. */
function sortedLines() {
  const { lines, when } = TABLES[table.which];
  const { column, down } = table;
  if (column === null) return lines();
  const words = new Intl.Collator('en', { numeric: true });
  const compare = (a, b) =>
    column === when
      ? (a.day ?? Infinity) - (b.day ?? Infinity) || 0
      : words.compare(a.cells[column], b.cells[column]);
  return lines().sort((a, b) => (down ? -1 : 1) * compare(a, b));
}

function sortBy(column) {
  table.down = table.column === column && !table.down;
  table.column = column;
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
  const lines = [TABLES[table.which].heads, ...sortedLines().map((line) => line.cells)];
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
  Object.assign(table, { which, column: null, down: false, whole: false });
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

/** Draws the table anew, if it is in view. */
function drawTable() {
  if (state.view !== 'table') return;
  const lines = sortedLines();
  const cut = table.whole ? lines : lines.slice(0, MOST_LINES);
  const more = () => {
    table.whole = true;
    drawTable();
  };
  keepScroll(byId('table'), () =>
    refill(
      byId('table'),
      tableTools(),
      el(
        'table',
        {},
        el('caption', { class: 'unseen' }, TABLES[table.which].name),
        el('thead', {}, el('tr', {}, TABLES[table.which].heads.map(headCell))),
        el('tbody', {}, cut.map(tableLine)),
      ),
      lines.length > cut.length
        ? el(
            'p',
            { class: 'note' },
            `${cut.length} of ${lines.length} lines. `,
            el('button', { type: 'button', onclick: more }, 'Show all'),
          )
        : el('p', { class: 'note' }, count(lines.length, 'line')),
    ),
  );
}

function startTable() {
  for (const topic of ['view', 'filter', 'selection']) on(topic, drawTable);
}
