/* Where to start, when nothing is selected: what is contested, threatened, denied, who deals most. */

/** Says whether the reports of an event contradict each other in what they can be compared in. */
function isContested(event) {
  if (event.disputed) return true;
  const reports = reportsOf(event);
  if (new Set(reports.map((report) => report.source)).size < 2) return false;
  return differing(event, reports).some(({ word }) => word === 'differs');
}

const SPOKEN = new Set(['threatened', 'conditional']);

/** Says whether something is threatened in an event, or would be done on a condition. */
const isThreat = (event) =>
  event.type === 'THREATEN' ||
  SPOKEN.has(event.status) ||
  reportsOf(event).some(({ content }) => content && (SPOKEN.has(content.status) || content.condition));

const isDenied = (event) =>
  event.status === 'denied' ||
  reportsOf(event).some((report) => report.status === 'denied' || report.content?.status === 'denied');

/** Events that lead somewhere, found once. */
const LEADS = {
  contested: once(() => EVENTS.filter(isContested)),
  threats: once(() => {
    const found = EVENTS.filter(isThreat);
    const conditional = (event) => reportsOf(event).some(isConditional);
    return [...found.filter(conditional), ...found.filter((event) => !conditional(event))];
  }),
  denials: once(() => EVENTS.filter(isDenied)),
};

/** Who acts in an event, and on whom, in short. */
function sidesOf(event) {
  const side = (roles) =>
    listed([
      ...new Set(
        linksOfEvent(event.id)
          .filter((link) => roles.has(link.role))
          .map((link) => labelOf(link.actor)),
      ),
    ]);
  return [side(DOES), side(SUFFERS)].filter(Boolean).join(' → ');
}

/** A threat: who and whom, on which condition, in whose words. */
function threatLine(event) {
  const reports = reportsOf(event);
  const report = reports.find(isConditional) ?? reports[0];
  const ifs = report ? conditionsOf(report.content) : [];
  const words = report?.quotes[0];
  const item = eventLine(event);
  const told = [
    el('div', { class: 'who' }, bdi(sidesOf(event))),
    ...ifs.map((one) => el('div', { class: 'who' }, el('strong', {}, 'if '), bdi(one))),
    words ? el('div', { class: 'words muted' }, '“', bdi(words.exact), '”') : '',
    report ? el('div', { class: 'muted' }, bdi(labelOf(report.source)), othersToo(reports)) : '',
  ];
  item.lastChild.append(...told);
  return item;
}

const isConditional = ({ content }) => Boolean(content?.condition);
const othersToo = (reports) =>
  reports.length > 1 ? ` and ${count(reports.length - 1, 'more report')}` : null;

/** A contested event: in what the reports differ, and what they say there. */
function contestLine(event) {
  const rows = differing(event, reportsOf(event)).filter(({ word }) => word === 'differs');
  const line = ({ name, said }) =>
    el('div', {}, `${name}: `, bdiList([...new Set(said.filter(Boolean))].slice(0, 3), ' or '));
  return eventLine(event, [`${count(event.reports.length, 'report')} `, rows.slice(0, 2).map(line)]);
}

/** The busiest pairs among what is shown. */
function busiest(most) {
  const { events } = tieCounts();
  return firstTies(events, (tie) => -events[tie], most).map((tie) => ({ ...TIES[tie], number: events[tie] }));
}

const dyadLine = ({ a, b, number }) =>
  el(
    'li',
    {},
    el(
      'button',
      { type: 'button', onclick: () => select(a, b) },
      bdi(labelOf(a)),
      ' – ',
      bdi(labelOf(b)),
      el('span', { class: 'number' }, ` ${number}`),
    ),
  );

/** A lead: a heading with a number, the first few, and the rest on demand. */
function lead(title, events, line, first = 3) {
  const kept = events.filter((event) => shown.events.has(event.id));
  if (!kept.length) return null;
  return section(
    `${title} · ${kept.length.toLocaleString('en')}`,
    windowed(kept, line, { first, name: 'lead' }),
  );
}

/** Buttons that lead to the sections below. */
function contents(sections) {
  const jump = (part) => {
    const title = part.querySelector('h3');
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: 'start' });
  };
  return el(
    'nav',
    { class: 'chips contents', 'aria-label': 'In this panel' },
    sections.map((part) =>
      el('button', { type: 'button', onclick: () => jump(part) }, part.querySelector('h3').textContent),
    ),
  );
}

/** What the page does not hold, in words. */
const leftOut = () =>
  MODEL.left_out ? section('Left out of this page', el('p', { dir: 'auto' }, bdi(MODEL.left_out))) : null;

function allSources() {
  const line = (source) =>
    el(
      'li',
      {},
      textButton(source.label, () => select(source.id)),
      el('span', { class: 'muted' }, ` ${count(reportsFrom(source.id).length, 'report')}`),
    );
  return section('Sources', windowed(MODEL.sources, line, { first: 12 }));
}

/** Nothing selected: where to start, then the events in order, and the sources. */
function startHere() {
  const events = EVENTS.filter((event) => shown.events.has(event.id));
  const pairs = busiest(8);
  const sections = [
    lead('Threats and conditions', LEADS.threats(), threatLine),
    lead('Accounts that differ', LEADS.contested(), contestLine),
    lead('Denied', LEADS.denials(), (event) => eventLine(event, bdi(sidesOf(event)))),
    pairs.length
      ? section('Who deals with whom most', el('ul', { class: 'chips' }, pairs.map(dyadLine)))
      : null,
    placeSection(events),
    section(
      'The events in order',
      windowed(events, (event) => eventLine(event), { first: 60 }),
    ),
    allSources(),
    leftOut(),
  ].filter(Boolean);
  return [
    el(
      'header',
      {},
      el('p', { class: 'sort' }, 'Nothing selected'),
      el('h2', { id: 'panel-title', tabindex: '-1' }, 'Start here'),
    ),
    el(
      'p',
      { class: 'muted' },
      'Select an event or an actor to see who says so, in which words. Everything here is a claim of a source.',
    ),
    contents(sections),
    sections,
  ];
}
