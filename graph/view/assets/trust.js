/* The filter's controls for who says so: sources, and how far they and their claims are trusted. */

const MOST_SOURCES = 12; // listed at once; up to a few more, all of them

/** The sources, those with most reports first where they are too many to list. */
const bySources = MODEL.sources.length > MOST_SOURCES + 4;
const SOURCES = bySources
  ? MODEL.sources.toSorted((a, b) => reportsFrom(b.id).length - reportsFrom(a.id).length)
  : MODEL.sources;

const sourceList = el('ul', {});
const sourceSearch = el('input', {
  ...{ type: 'search', class: 'narrow', placeholder: 'Search sources', 'aria-label': 'Search sources' },
  ...{ autocomplete: 'off', spellcheck: 'false', oninput: () => listSources() },
});

/** Lists the sources that are called what was typed, as many as there is room for, and says so. */
function listSources() {
  const wanted = fold(sourceSearch.value);
  const fitting = wanted ? SOURCES.filter(({ id }) => fitness(id, wanted) < Infinity) : SOURCES;
  const listed = bySources ? fitting.slice(0, MOST_SOURCES) : fitting;
  const line = (source) =>
    el('li', {}, toggle('source', [source.id], null, source.label, reportsFrom(source.id).length));
  refill(sourceList, listed.map(line), bySources ? sourceNote(listed.length, fitting) : null);
}

/** What the list leaves out, and buttons for all that fit. */
function sourceNote(listed, fitting) {
  const ids = fitting.map(({ id }) => id);
  const both = [
    textButton('all on', () => allow('source', ids, true)),
    ' · ',
    textButton('all off', () => allow('source', ids, false)),
  ];
  const rest = fitting.length - listed;
  const words = rest
    ? `${count(rest, 'more source')}, those with fewer reports: search for them. `
    : `${count(fitting.length, 'source')} called that. `;
  return el('li', { class: 'note' }, words, fitting.length ? both : null);
}

/** The group of the sources, with a search where they are many. */
function sourceControls() {
  listSources();
  const title = el('legend', {}, bySources ? `Sources (${figures(MODEL.sources.length)})` : 'Sources');
  return el('fieldset', {}, title, bySources ? sourceSearch : null, sourceList);
}

/** How often each grade is given to a claim on the page. */
const gradeCounts = (sort) => tally(MODEL.reports.map(gradeOf[sort]), [...'ABCDEF123456']);
const GRADES = { reliability: gradeCounts('reliability'), credibility: gradeCounts('credibility') };
const GRADE_WORDS = { reliability: RELIABILITY, credibility: CREDIBILITY };

/** The group of a sort of grade; none where no claim has one. */
function gradeControls(sort, title) {
  const known = GRADES[sort];
  if (!known.some(([grade]) => grade)) return null;
  const words = (grade) => lookup(GRADE_WORDS[sort], grade) ?? 'not on the scale';
  const name = (grade) => (grade ? `${grade} · ${words(grade)}` : 'not graded');
  return group(
    title,
    known.map(([grade, number]) => el('li', {}, toggle(sort, [grade], null, name(grade), number))),
  );
}

/** The slider for the least confidence; none where no claim was extracted by a machine. */
function confidenceControl() {
  const sure = MODEL.reports.filter((report) => report.confidence !== null).length;
  if (!sure) return null;
  const words = el('output', {});
  const slider = el('input', {
    ...{ type: 'range', min: '0', max: '1', step: '0.05', 'aria-label': 'Least extraction confidence' },
    oninput: () => refilter((filter) => (filter.confidence = Number(slider.value))),
  });
  follow(slider, () => (slider.value = String(state.filter.confidence)));
  follow(words, () => {
    const { confidence } = state.filter;
    words.textContent = confidence ? `at least ${confidence}` : 'any';
  });
  const none = MODEL.reports.length - sure;
  const rest = none ? el('li', { class: 'note' }, `${count(none, 'claim')} without one stay.`) : null;
  return group('Extraction confidence', el('li', {}, el('label', { class: 'toggle' }, slider, words)), rest);
}

const trustControls = () => [
  gradeControls('reliability', 'Reliability of the source'),
  gradeControls('credibility', 'Credibility of the claim'),
  confidenceControl(),
];
