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

/** “if the United States attacks Iran”: the conditions of what is spoken of, the outermost first. */
function conditionsOf(content) {
  const found = [];
  for (let one = content?.condition; one; one = one.condition) found.push(one.label.replace(/^if\s+/i, ''));
  return found;
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
  return rated.length ? el('dl', { class: 'facts trust' }, rated) : null;
}

/** Who says so and what of it: speakers, those from whom the outlet has it, days, place, figures. */
function voices(report, marks) {
  const facts = [
    ['Said by', bdiList(report.said_by)],
    ['Heard from', bdiList(report.heard_from)],
    ['Said on', report.said_on ? [bdi(report.said_on)] : []],
    ['When', report.time ? [bdi(report.time)] : []],
    ['Where', report.place ? [bdi(report.place)] : []],
    ['Figures', bdiList(report.quantities, '; ')],
  ];
  const given = facts.filter(([, value]) => value.length);
  return given.length
    ? el(
        'dl',
        { class: 'facts' },
        given.map(([name, value]) => pair(name, value, markOf(marks, name))),
      )
    : null;
}

/** The word beside a value that other reports do not have, or nothing. */
function markOf(marks, name) {
  const word = marks?.get(name);
  return word ? [' ', tag(word, word === 'differs' ? 'unsure' : '')] : null;
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

/** Those whose part in the event only this report and some others have. */
function ownActors(report, event) {
  return linksOfEvent(event.id)
    .filter(({ reports }) => reports.includes(report.id) && reports.length < event.reports.length)
    .map((link) => `${labelOf(link.actor)} (${plain(link.role)})`)
    .join('; ');
}

/**
 * One report, whole; its label only if it is not the heading that it stands under.
 * @param {{known?: string|null, marks?: Map<string, string>|null}} [how] `marks`: fields that differ
 */
function reportCard(report, { known = null, marks = null } = {}) {
  return el(
    'article',
    { class: 'report', 'aria-label': `Report of ${labelOf(report.source)}` },
    sourceLine(report.source),
    el('p', { class: 'tags' }, report.type ? [tag(typeWord(report.type)), markOf(marks, 'Type')] : null, [
      statusTag(report.status),
      markOf(marks, 'Status'),
    ]),
    report.label === known ? null : el('p', { dir: 'auto' }, bdi(report.label)),
    voices(report, marks),
    report.content ? contentBlock(report.content) : null,
    report.quotes.length
      ? report.quotes.map(quotation)
      : el('p', { class: 'muted' }, 'No words of the source are kept for this claim.'),
    trust(report),
    folding('Cite or check', () => citing(report), { name: 'citing' }),
  );
}
