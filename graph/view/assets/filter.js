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
  place: 'by place',
  text: 'by text',
};

const anySource = (reports, off) =>
  reports.length === 0 || reports.some((id) => !off.has(REPORTS.get(id)?.source));

/** The first reason in time to leave an event out, or null. */
function reasonInTime(event, { span, bins }) {
  const days = DAYS.get(event.id);
  if (!days) return bins.undated ? null : 'undated';
  if (FOLDED.earlier.has(event.id)) return bins.earlier ? null : 'earlier';
  if (FOLDED.later.has(event.id)) return bins.later ? null : 'later';
  return span && (days.last < span[0] || days.first > span[1]) ? 'time' : null;
}

/** The first reason to leave an event out, or null. */
function reasonAgainst(event, filter) {
  const { off, place, text } = filter;
  const inTime = reasonInTime(event, filter);
  if (inTime) return inTime;
  if (off.type.has(event.type)) return 'type';
  if (off.status.has(event.status)) return 'status';
  if (!anySource(event.reports, off.source)) return 'source';
  if (place && event.place !== place) return 'place';
  return text && !WORDS.get(event.id).includes(text) ? 'text' : null;
}

/** Splits the events into those that pass and the reasons of those that do not. */
function passing(filter) {
  const events = new Set();
  const reasons = {};
  for (const event of MODEL.events) {
    const reason = reasonAgainst(event, filter);
    if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1;
    else events.add(event.id);
  }
  return { events, reasons };
}

const kindIsOn = (id, off) => !off.kind.has(THINGS.get(id)?.kind);

/** Says whether a link or a relation passes by itself. */
const claimIsOn = (claim, off) => !off.status.has(claim.status) && anySource(claim.reports, off.source);

/**
 * Relations between actors who act in what is shown. One who acts in no event at all comes along with
 * those who do; two of that sort only where no event is left out.
 */
function relationsShown({ off }, involved, whole) {
  if (!state.relations) return [];
  const present = (id) => involved.has(id) || !linksOfActor(id).length;
  return MODEL.relations.filter(
    (relation) =>
      kindIsOn(relation.a, off) &&
      kindIsOn(relation.b, off) &&
      claimIsOn(relation, off) &&
      present(relation.a) &&
      present(relation.b) &&
      (whole || involved.has(relation.a) || involved.has(relation.b)),
  );
}

/**
 * Works out what passes the filter.
 * @returns {{events: Set<string>, actors: Set<string>, places: Set<string>, links: Object[],
 *   relations: Object[], reasons: Object<string, number>}}
 */
function whatIsShown() {
  const { filter } = state;
  const { events, reasons } = passing(filter);
  const links = MODEL.links.filter(
    (link) => events.has(link.event) && kindIsOn(link.actor, filter.off) && claimIsOn(link, filter.off),
  );
  const actors = new Set(links.map((link) => link.actor));
  const relations = relationsShown(filter, new Set(actors), events.size === MODEL.events.length);
  for (const { a, b } of relations) actors.add(a).add(b);
  const places = new Set();
  for (const id of events) if (THINGS.get(id).place) places.add(THINGS.get(id).place);
  return { events, actors, places, links, relations, reasons };
}

let shown;

const isShown = (id) =>
  shown.events.has(id) || shown.actors.has(id) || (state.places && shown.places.has(id));

/** “18 of 22 events and 30 of 36 actors shown · not shown: 3 undated, 1 by status” */
function shownInWords() {
  const { events, actors, reasons } = shown;
  const left = Object.entries(reasons).map(([reason, number]) => `${number} ${REASONS[reason]}`);
  const idle = MODEL.actors.length - actors.size;
  if (idle) left.push(`${count(idle, 'actor')} without a part in what is shown`);
  const parts = [
    `${of(events.size, MODEL.events.length)} events and ${of(actors.size, MODEL.actors.length)} actors shown`,
  ];
  if (left.length) parts.push(`not shown: ${left.join(', ')}`);
  return capital(parts.join(' · '));
}

const of = (part, whole) => (part === whole ? `all ${whole}` : `${part} of ${whole}`);

/** The filters that are set, each with its words and a way to take it back. */
function filtersSet() {
  const { span, off, place, text, bins } = state.filter;
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
};

/** Names what is switched off: all of it if it is little, otherwise how much. */
function offWords(group, values) {
  const [say, one, many] = GROUPS[group];
  return values.length > 3 ? count(values.length, one, many) : listed(values.map(say));
}
