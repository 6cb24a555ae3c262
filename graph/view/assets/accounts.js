/* An event as a dossier: each report of it, side by side where there is room, and where they differ. */

/** What reports of one event are compared in; what a report does not say is the empty text. */
const COMPARED = {
  'Actors not in all': ownActors,
  Type: (report) => (report.type ? typeWord(report.type) : ''),
  Status: (report) => plain(report.status),
  When: (report) => report.time ?? '',
  Where: (report) => report.place ?? '',
  'Said by': (report) => listed(report.said_by) || 'the outlet itself',
  'Heard from': (report) => listed(report.heard_from),
  Figures: (report) => report.quantities.join('; '),
  'Spoken of': (report) => report.content?.label ?? '',
  'On condition': (report) => conditionsOf(report.content).join('; if '),
};

/** What stands where a report says nothing. */
const SILENT = { 'Actors not in all': 'none', Type: 'no type', Figures: 'none', 'Spoken of': 'nothing' };

/** Fields in which two values cannot both be so; elsewhere reports may only say more or less. */
const RIVAL = new Set(['Type', 'Status', 'When', 'Where', 'Figures']);

/** Differences that are open to be read at once. */
const TELLING = new Set(['Actors not in all', ...RIVAL]);

/** Says whether no day lies in the times of both reports. */
function shutOut(one, other) {
  const [a, b] = [daysOf(one), daysOf(other)];
  if (!a || !b) return false;
  const ends = ({ first, last, open }) => [
    open === 'start' ? -Infinity : first,
    open === 'end' ? Infinity : last,
  ];
  const [[start, end], [begin, close]] = [ends(a), ends(b)];
  return end < begin || close < start;
}

/** How a field's values stand to each other: `differs`, `not in all`, or nothing to be marked. */
function wordFor(name, said, reports) {
  const given = new Set(said.filter(Boolean));
  if (name === 'When')
    return reports.some((one) => reports.some((other) => shutOut(one, other))) ? 'differs' : '';
  if (RIVAL.has(name) && given.size > 1) return 'differs';
  return TELLING.has(name) && said.some((words) => !words) ? 'not in all' : '';
}

/**
 * In what the reports of an event differ.
 * @returns {{name: string, said: string[], word: string}[]} a field, what each report says, the mark
 */
const differing = (event, reports) =>
  Object.entries(COMPARED)
    .map(([name, say]) => ({ name, said: reports.map((report) => say(report, event)) }))
    .filter(({ said }) => new Set(said).size > 1)
    .map((row) => ({ ...row, word: wordFor(row.name, row.said, reports) }));

const silence = (name) => lookup(SILENT, name) ?? 'not given';
const wordTag = (word) => (word ? [' ', tag(word, word === 'differs' ? 'unsure' : '')] : null);

/** Two reports side by side. */
function sideBySide(rows, reports) {
  const heads = reports.map((report) => el('th', { scope: 'col' }, bdi(labelOf(report.source))));
  const cell = (name) => (words) =>
    el('td', { class: words ? null : 'muted', dir: 'auto' }, bdi(words || silence(name)));
  const line = ({ name, said, word }) =>
    el('tr', {}, el('th', { scope: 'row' }, name, wordTag(word)), said.map(cell(name)));
  return el(
    'table',
    { class: 'differences' },
    el('caption', {}, 'Where the reports differ'),
    el('thead', {}, el('tr', {}, el('td'), heads)),
    el('tbody', {}, rows.map(line)),
  );
}

/** More than two: what is said, and by how many reports of which source. */
function saidByWhom(rows, reports) {
  const voicesOf = (said, words) => {
    const sources = reports
      .filter((_, number) => said[number] === words)
      .map((report) => labelOf(report.source));
    return tally(sources)
      .map(([source, number]) => (number > 1 ? `${source} (${number} reports)` : source))
      .join('; ');
  };
  const line = (name, said) => (words) =>
    el(
      'li',
      { dir: 'auto' },
      bdi(words || silence(name)),
      el('div', { class: 'muted' }, bdi(voicesOf(said, words))),
    );
  return el(
    'div',
    { class: 'differences' },
    el('p', { class: 'muted' }, 'Where the reports differ'),
    rows.map(({ name, said, word }) =>
      folding([name, wordTag(word)], () => windowed([...new Set(said)], line(name, said), { first: 12 }), {
        open: Boolean(word),
      }),
    ),
  );
}

/** In what the reports of an event differ, if there are several. */
function differences(rows, reports) {
  if (reports.length < 2) return null;
  if (!rows.length)
    return el(
      'p',
      { class: 'muted' },
      `The ${reports.length} reports agree in actors, type, status, speakers and figures.`,
    );
  return (reports.length === 2 ? sideBySide : saidByWhom)(rows, reports);
}

/** Which fields of a report are to be marked: those in which it says something that others do not. */
function marksFor(rows, number) {
  const own = rows.filter(({ word, said }) => word && said[number]);
  return new Map(own.map(({ name, word }) => [name, word]));
}

/** The reports of an event, in columns where there is room. */
function accounts(event, reports) {
  const rows = reports.length < 2 ? [] : differing(event, reports);
  const card = (report) =>
    el('li', {}, reportCard(report, { known: event.label, marks: marksFor(rows, reports.indexOf(report)) }));
  return section(
    count(reports.length, 'report'),
    differences(rows, reports),
    windowed(reports, card, { first: 20, name: 'accounts' }),
  );
}

/** Who had which role in an event. */
function participants(event) {
  const part = (link) =>
    el(
      'li',
      { class: 'line' },
      swatch(lookOf(THINGS.get(link.actor)), 18),
      el(
        'div',
        { dir: 'auto' },
        textButton(labelOf(link.actor), (click) => pick(link.actor, click)),
        el('span', { class: 'muted' }, ` ${plain(link.role)}`),
        link.status !== event.status || link.proposed
          ? [' ', tag(link.proposed ? `${plain(link.status)}, not asserted` : plain(link.status), 'unsure')]
          : null,
      ),
    );
  return windowed(linksOfEvent(event.id), part);
}

/** What it means that an event is said to have happened; of words, that they were spoken. */
const happened = (reports) =>
  reports.some(({ content }) => content)
    ? 'said to have been said: what the words speak of is not asserted'
    : STATUSES.actual;

function eventPanel(event) {
  const reports = reportsOf(event);
  const warned = `Not said to have happened: ${lookup(STATUSES, event.status) ?? plain(event.status)}.`;
  return [
    heading(
      `Event · ${typeWord(event.type)}${event.quad ? ` · ${event.quad}` : ''}`,
      lookOf(event),
      event.label,
    ),
    el(
      'p',
      { class: 'tags' },
      statusTag(event.status),
      event.status === 'actual' ? el('span', { class: 'muted' }, happened(reports)) : null,
      event.disputed ? el('span', { class: 'tag unsure' }, badge(), 'disputed: the accounts differ') : null,
    ),
    event.status === 'actual' ? null : el('p', { class: 'warning' }, warned),
    el('dl', { class: 'facts' }, pair('When', bdi(event.time)), placeFact(event.place)),
    section('Who', participants(event)),
    accounts(event, reports),
    folding('Check the event', () => checking(event.iri), { name: 'citing' }),
    identifier(event.iri),
  ];
}
