/* The model, and ways to find things in it. */

/** @type {{model: Object, network: {nodes: Object[], edges: Object[]}}} */
const PAGE = JSON.parse(byId('page').textContent);
const MODEL = PAGE.model;

/** Everything that can be selected, by id; `sort` says what it is. */
const THINGS = new Map();
for (const [sort, things] of [
  ['actor', MODEL.actors],
  ['event', MODEL.events],
  ['place', MODEL.places],
  ['source', MODEL.sources],
]) {
  for (const thing of things) THINGS.set(thing.id, Object.assign(thing, { sort }));
}

const REPORTS = new Map(MODEL.reports.map((report) => [report.id, report]));

/** Groups things under a key each: a map of lists that answers an empty list for a strange key. */
function grouped(things, keyOf) {
  const groups = new Map();
  for (const thing of things) {
    const key = keyOf(thing);
    if (groups.has(key)) groups.get(key).push(thing);
    else groups.set(key, [thing]);
  }
  return (key) => groups.get(key) ?? [];
}

const linksOfEvent = grouped(MODEL.links, (link) => link.event);
const linksOfActor = grouped(MODEL.links, (link) => link.actor);
const eventsAt = grouped(MODEL.events, (event) => event.place);
const reportsFrom = grouped(MODEL.reports, (report) => report.source);
const relationsOf = (id) => MODEL.relations.filter(({ a, b }) => a === id || b === id);
const reportsOf = (thing) => thing.reports.map((id) => REPORTS.get(id)).filter(Boolean);
const labelOf = (id) => THINGS.get(id)?.label ?? id;

/**
 * The days of an event: the first and the last that are known, and which end is open.
 * @returns {{first: number, last: number, open: 'start'|'end'|null}|null} null for no day at all
 */
function daysOf(event) {
  const [earliest, latest] = [dayNumber(event.earliest), dayNumber(event.latest)];
  if (earliest === null && latest === null) return null;
  if (earliest === null) return { first: latest, last: latest, open: 'start' };
  if (latest === null) return { first: earliest, last: earliest, open: 'end' };
  return { first: Math.min(earliest, latest), last: Math.max(earliest, latest), open: null };
}

const DAYS = new Map(MODEL.events.map((event) => [event.id, daysOf(event)]));

/** The events in the order of their days; those without a day come last. */
const EVENTS = MODEL.events.toSorted((one, other) => {
  const [a, b] = [DAYS.get(one.id), DAYS.get(other.id)];
  if (!a || !b) return Number(!a) - Number(!b);
  return a.first - b.first || a.last - b.last;
});

/** All that a thing is called, folded, for the search. */
const CALLED = new Map();
for (const thing of THINGS.values()) {
  const names = [thing.label, ...(thing.names ?? []).map((name) => name.text)];
  if (thing.sort === 'source') names.push(thing.title, thing.publisher ?? '');
  CALLED.set(thing.id, names.map(fold));
}

/** All words about an event, folded, for keeping only what matches. */
function wordsOf(event) {
  const told = reportsOf(event).flatMap((report) => [
    report.label,
    ...report.said_by,
    ...report.heard_from,
    ...report.quotes.map((quote) => quote.exact),
  ]);
  const actors = linksOfEvent(event.id).flatMap((link) => CALLED.get(link.actor) ?? []);
  return fold([event.label, event.type, labelOf(event.place ?? ''), ...told].join(' ')).concat(
    ' ',
    actors.join(' '),
  );
}
const WORDS = new Map(MODEL.events.map((event) => [event.id, wordsOf(event)]));
