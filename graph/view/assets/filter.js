/* The one filter: which events, actors, links and relations every view shows, and what it says. */

/** Why an event is left out, in words for the count. */
const REASONS = {
  time: 'by date',
  earlier: 'earlier',
  later: 'later',
  undated: 'undated',
  type: 'by type',
  status: 'by status',
  source: 'by source',
  trust: 'by trust',
  place: 'by place',
  text: 'by text',
};

/** The grades of a claim as the filter has them: nothing where none is given. */
const gradeOf = {
  reliability: ({ reliability }) => reliability ?? '',
  credibility: ({ credibility }) => String(credibility ?? ''),
};

/** Says whether a report's source is let through. */
const sourceIsOn = (report, { off }) => !off.source.has(report.source);

/** Says whether a report is trusted enough; one that no machine extracted has no confidence to lack. */
const isTrusted = (report, { off, confidence }) =>
  !off.reliability.has(gradeOf.reliability(report)) &&
  !off.credibility.has(gradeOf.credibility(report)) &&
  (report.confidence ?? 1) >= confidence;

/** Says whether the filter looks at sources, and at trust. */
const looksAt = ({ off, confidence }) => ({
  source: off.source.size > 0,
  trust: off.reliability.size > 0 || off.credibility.size > 0 || confidence > 0,
});

/** Says whether a report passes by itself. */
const reportIsOn = (report, filter) => sourceIsOn(report, filter) && isTrusted(report, filter);

/**
 * Why no report of a claim passes, or null where one does, or there is none.
 * @returns {'source'|'trust'|null}
 */
function reasonInReports(ids, filter, looks = looksAt(filter)) {
  if (!ids.length || (!looks.source && !looks.trust)) return null;
  const told = ids.map((id) => REPORTS.get(id)).filter(Boolean);
  if (told.some((report) => reportIsOn(report, filter))) return null;
  return told.some((report) => sourceIsOn(report, filter)) ? 'trust' : 'source';
}

/** Each event with its days and the bin that it is in, so that a step of the brush looks nothing up. */
const DATED = MODEL.events.map((event) => ({ event, days: DAYS.get(event.id), bin: binOf(event.id) }));

/** The bin of an event that is not on the axis, or null. */
function binOf(id) {
  if (!DAYS.get(id)) return 'undated';
  if (FOLDED.earlier.has(id)) return 'earlier';
  return FOLDED.later.has(id) ? 'later' : null;
}

/** The first reason in time to leave an event out, or null. */
function reasonInTime({ days, bin }, { span, bins }) {
  if (bin) return bins[bin] ? null : bin;
  return span && (days.last < span[0] || days.first > span[1]) ? 'time' : null;
}

/** The first reason to leave an event out, or null. */
function reasonAgainst(dated, filter, looks) {
  const { off, place, text } = filter;
  const inTime = reasonInTime(dated, filter);
  if (inTime) return inTime;
  const { event } = dated;
  if (off.type.has(event.type)) return 'type';
  if (off.status.has(event.status)) return 'status';
  const inReports = reasonInReports(event.reports, filter, looks);
  if (inReports) return inReports;
  if (place && event.place !== place) return 'place';
  return text && !wordsOf(event.id).includes(text) ? 'text' : null;
}

/** Splits the events into those that pass, with their places, and the reasons of those that do not. */
function passing(filter, looks) {
  const events = new Set();
  const places = new Set();
  const reasons = {};
  for (const dated of DATED) {
    const reason = reasonAgainst(dated, filter, looks);
    if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1;
    else {
      events.add(dated.event.id);
      if (dated.event.place) places.add(dated.event.place);
    }
  }
  return { events, places, reasons };
}

const kindIsOn = (id, off) => !off.kind.has(THINGS.get(id)?.kind);

/** Says whether a link or a relation passes by itself. */
const claimIsOn = (claim, filter, looks) =>
  !filter.off.status.has(claim.status) && !reasonInReports(claim.reports, filter, looks);

/**
 * Relations between actors who act in what is shown. One who acts in no event at all comes along with
 * those who do; two of that sort only where no event is left out.
 */
function relationsShown(filter, involved, whole) {
  if (!state.relations) return [];
  const { off } = filter;
  const looks = looksAt(filter);
  const present = (id) => involved.has(id) || !linksOfActor(id).length;
  return MODEL.relations.filter(
    (relation) =>
      kindIsOn(relation.a, off) &&
      kindIsOn(relation.b, off) &&
      claimIsOn(relation, filter, looks) &&
      present(relation.a) &&
      present(relation.b) &&
      (whole || involved.has(relation.a) || involved.has(relation.b)),
  );
}

/**
 * Works out what passes the filter.
 * @returns {{events: Set<string>, actors: Set<string>, places: Set<string>, links: Object[],
 *   relations: Object[], reasons: Object<string, number>, turn: number}}
 */
function whatIsShown() {
  turns += 1;
  const { filter } = state;
  const looks = looksAt(filter);
  const { events, places, reasons } = passing(filter, looks);
  const plainly = !filter.off.kind.size && !filter.off.status.size && !looks.source && !looks.trust;
  const links = MODEL.links.filter(
    (link) =>
      events.has(link.event) &&
      (plainly || (kindIsOn(link.actor, filter.off) && claimIsOn(link, filter, looks))),
  );
  const actors = new Set();
  for (const link of links) {
    link.passed = turns;
    actors.add(link.actor);
  }
  const relations = relationsShown(filter, new Set(actors), events.size === MODEL.events.length);
  for (const relation of relations) {
    relation.passed = turns;
    actors.add(relation.a).add(relation.b);
  }
  return { events, actors, places, links, relations, reasons, turn: turns };
}

let shown;
let turns = 0;

const isShown = (id) =>
  shown.events.has(id) || shown.actors.has(id) || (state.places && shown.places.has(id));

/** “18 of 22 events and 30 of 36 actors shown · not shown: 3 undated, 1 by status” */
function shownInWords() {
  const { events, actors, reasons } = shown;
  const left = Object.entries(reasons).map(
    ([reason, number]) => `${figures(number)} ${REASONS[reason]}`,
  );
  const idle = MODEL.actors.length - actors.size;
  if (idle) left.push(`${count(idle, 'actor')} without a part in what is shown`);
  const parts = [
    `${of(events.size, MODEL.events.length)} events and ${of(actors.size, MODEL.actors.length)} actors shown`,
  ];
  if (left.length) parts.push(`not shown: ${left.join(', ')}`);
  if (MODEL.counted) parts.splice(0, 1, countedInWords(), `of these held in detail: ${parts[0]}`);
  return capital(parts.join(' · '));
}

const of = (part, whole) => {
  const all = figures(whole);
  return part === whole ? `all ${all}` : `${figures(part)} of ${all}`;
};

/** The filters that are set, each with its words and a way to take it back. */
function filtersSet() {
  const { span, off, place, text, bins, confidence } = state.filter;
  const set = [];
  const add = (words, undo) => set.push({ words, undo: () => refilter(undo) });
  if (span) add(daySpan(...span), (filter) => Object.assign(filter, { span: null, bins: unfiltered().bins }));
  else {
    for (const bin of ['earlier', 'later', 'undated'].filter((name) => !bins[name])) {
      add(`without ${bin}`, (filter) => (filter.bins[bin] = true));
    }
  }
  if (place) add(`at ${labelOf(place)}`, (filter) => (filter.place = null));
  if (text) add(`with “${text}”`, (filter) => (filter.text = ''));
  if (confidence) add(`confidence at least ${confidence}`, (filter) => (filter.confidence = 0));
  for (const [group, values] of Object.entries(off)) {
    if (values.size) add(`without ${offWords(group, [...values])}`, () => values.clear());
  }
  return set;
}

/** How values of each group are called, one by one and together. */
const GROUPS = {
  kind: [plain, 'kind of actor', 'kinds of actor'],
  type: [typeWord, 'type', 'types'],
  status: [plain, 'status', 'statuses'],
  source: [labelOf, 'source', 'sources'],
  reliability: [
    (grade) => (grade ? `reliability ${grade}` : 'sources not graded'),
    ...['grade of reliability', 'grades of reliability'],
  ],
  credibility: [
    (grade) => (grade ? `credibility ${grade}` : 'claims not graded'),
    ...['grade of credibility', 'grades of credibility'],
  ],
};

/** Names what is switched off: all of it if it is little, otherwise how much. */
function offWords(group, values) {
  const [say, one, many] = GROUPS[group];
  return values.length > 3 ? count(values.length, one, many) : listed(values.map(say));
}
