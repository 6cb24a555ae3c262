/* How a report is shown: who says so, in which words, and what is spoken of but not asserted. */

const tag = (text, sort = '') => el('span', { class: `tag ${sort}` }, bdi(text));
const pair = (name, ...value) => [el('dt', {}, name), el('dd', {}, ...value)];

/** A status as a tag, with a line in its style. */
function statusTag(status, proposed = false) {
  const sure = status === 'actual' && !proposed;
  return el(
    'span',
    { class: `tag ${sure ? '' : 'unsure'}`, title: lookup(STATUSES, status) ?? null },
    lineSample(status),
    bdi(plain(status)),
  );
}

/** A short line in the style of a status. */
function lineSample(status) {
  const dash = dashOf(status).join(' ');
  const line = svg('path', {
    d: 'M1 6H27',
    class: 'sample',
    'stroke-dasharray': dash || null,
    'stroke-linecap': 'butt',
  });
  const cross = status === 'denied' ? [svg('path', { d: 'M10 2L18 10M18 2L10 10', class: 'sample' })] : [];
  return svg(
    'svg',
    { viewBox: '0 0 28 12', width: 28, height: 12, class: 'line', 'aria-hidden': 'true' },
    line,
    ...cross,
  );
}

/** Actors and their roles in what is spoken of. */
function partsOf(parts) {
  return el(
    'ul',
    { class: 'parts' },
    parts.map(({ role, actor }) =>
      el(
        'li',
        {},
        el('span', { class: 'muted' }, `${plain(role)} `),
        textButton(labelOf(actor), () => select(actor)),
      ),
    ),
  );
}

/** A proposition: never asserted, and marked so; with its condition, to any depth. */
function contentBlock(content, lead = 'Spoken of, not asserted') {
  return el(
    'div',
    { class: 'content', role: 'group', 'aria-label': lead },
    el(
      'p',
      { class: 'lead' },
      lead,
      ' · ',
      el('span', {}, bdi(plain(content.status))),
      content.type ? [' · ', bdi(typeWord(content.type))] : null,
    ),
    el('p', { dir: 'auto' }, bdi(content.label)),
    content.actors.length ? partsOf(content.actors) : null,
    content.condition ? contentBlock(content.condition, 'If') : null,
  );
}

/** An exact quotation and where it stands in the source's text. */
function quotation({ exact, start, end }) {
  const place = Number.isInteger(start)
    ? `characters ${start.toLocaleString('en')}–${Number(end).toLocaleString('en')}`
    : 'place in the text not given';
  return el('blockquote', {}, el('p', { dir: 'auto' }, '“', bdi(exact), '”'), el('footer', {}, place));
}

/** The three judgements of trust, which are never one number. */
function trust({ reliability, credibility, confidence }) {
  const rated = [];
  if (reliability)
    rated.push(
      pair('Source', bdi(`${reliability} – ${lookup(RELIABILITY, reliability) ?? 'not on the scale'}`)),
    );
  if (credibility)
    rated.push(
      pair('Claim', bdi(`${credibility} – ${lookup(CREDIBILITY, credibility) ?? 'not on the scale'}`)),
    );
  if (typeof confidence === 'number')
    rated.push(pair('Reading', `${confidence.toFixed(2)} – the program's confidence, 0 to 1`));
  return rated.length ? el('dl', { class: 'facts trust', 'aria-label': 'Trust' }, rated) : null;
}

/** Who says so: speakers, those from whom the outlet has it, the day. */
function voices(report) {
  const facts = [];
  if (report.said_by.length)
    facts.push(
      pair(
        'Said by',
        report.said_by.map((name, number) => [number ? ', ' : '', bdi(name)]),
      ),
    );
  if (report.heard_from.length)
    facts.push(
      pair(
        'Heard from',
        report.heard_from.map((name, number) => [number ? ', ' : '', bdi(name)]),
      ),
    );
  if (report.said_on) facts.push(pair('Said on', bdi(report.said_on)));
  if (report.quantities.length)
    facts.push(
      pair(
        'Figures',
        report.quantities.map((figure, number) => [number ? '; ' : '', bdi(figure)]),
      ),
    );
  return facts.length ? el('dl', { class: 'facts' }, facts) : null;
}

/** The source of a report: outlet, title and link. */
function sourceLine(id) {
  const source = THINGS.get(id);
  if (!source) return el('p', { class: 'source' }, bdi(id));
  return el(
    'p',
    { class: 'source' },
    textButton(source.label, () => select(id)),
    source.url ? [el('br'), webLink(source.url, source.title)] : [el('br'), bdi(source.title)],
  );
}

/** One report, whole; its label only if it is not the heading that it stands under. */
function reportCard(report, known = null) {
  return el(
    'article',
    { class: 'report' },
    sourceLine(report.source),
    el('p', { class: 'tags' }, report.type ? tag(typeWord(report.type)) : null, statusTag(report.status)),
    report.label === known ? null : el('p', { dir: 'auto' }, bdi(report.label)),
    voices(report),
    report.content ? contentBlock(report.content) : null,
    report.quotes.map(quotation),
    trust(report),
  );
}

/** What is to be compared between reports of one event. */
const COMPARED = {
  'Actors not in all': (report, event) =>
    linksOfEvent(event.id)
      .filter(({ reports }) => reports.includes(report.id) && reports.length < event.reports.length)
      .map((link) => `${labelOf(link.actor)} (${plain(link.role)})`)
      .join('; ') || 'none',
  Type: (report) => typeWord(report.type),
  Status: (report) => plain(report.status),
  'Said by': (report) => listed(report.said_by) || 'the outlet itself',
  'Heard from': (report) => listed(report.heard_from) || '–',
  Figures: (report) => report.quantities.join('; ') || 'none',
  'Spoken of': (report) => report.content?.label ?? 'nothing',
};

/** Differences that are open to be read at once. */
const TELLING = new Set(['Actors not in all', 'Type', 'Status', 'Figures']);

/** In what some reports of an event differ: names of fields, and what each report says there. */
const differing = (event, reports) =>
  Object.entries(COMPARED)
    .map(([name, say]) => [name, reports.map((report) => say(report, event))])
    .filter(([, said]) => new Set(said).size > 1);

/** Two reports side by side. */
function sideBySide(rows, reports) {
  const heads = reports.map((report) => el('th', { scope: 'col' }, bdi(labelOf(report.source))));
  const line = ([name, said]) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, name),
      said.map((words) => el('td', {}, bdi(words))),
    );
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
  const line = (said) => (words) =>
    el('li', {}, bdi(words), el('div', { class: 'muted' }, bdi(voicesOf(said, words))));
  return el(
    'div',
    { class: 'differences' },
    el('p', { class: 'muted' }, 'Where the reports differ'),
    rows.map(([name, said]) =>
      el(
        'details',
        { open: TELLING.has(name) },
        el('summary', {}, name),
        el('ul', {}, [...new Set(said)].map(line(said))),
      ),
    ),
  );
}

/** In what the reports of an event differ, if there are several. */
function differences(event, reports) {
  if (reports.length < 2) return null;
  const rows = differing(event, reports);
  if (!rows.length)
    return el(
      'p',
      { class: 'muted' },
      `The ${reports.length} reports agree in actors, type, status, speakers and figures.`,
    );
  return (reports.length === 2 ? sideBySide : saidByWhom)(rows, reports);
}
