/* The model, and ways to find things in it. */

const RAW = JSON.parse(byId('page').textContent);

/** What is on the page, or nothing but a word to the reader where the browser cannot unpack it. */
async function readPage({ packed }) {
  try {
    return await unpacked(packed);
  } catch (error) {
    byId('nothing').textContent = 'This browser cannot unpack the data of this page: it needs one of 2023 or later.';
    byId('nothing').hidden = false;
    throw error;
  }
}

/** @type {{model: Object, network: {nodes: Object[], edges: Object[]}}} */
const PAGE = RAW.packed ? await readPage(RAW) : RAW;
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

/** The view at which the page opens: of many events the network has no seats. */
const HOME = PAGE.network.nodes.length || !MODEL.events.length ? 'network' : 'dyads';

/** Keeps what a function gives for each of its keys. */
function remembered(make) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key);
  };
}

/** All that a thing is called, folded, for the search. */
const calledOf = remembered((id) => {
  const thing = THINGS.get(id);
  const names = [thing.label, ...(thing.names ?? []).map((name) => name.text)];
  if (thing.sort === 'source') names.push(thing.title, thing.publisher ?? '');
  return names.map(foldedOnce);
});

/** A text folded; many reports have the same label or speaker. */
const foldedOnce = remembered((text) => fold(text));

/** All words about an event, folded, for keeping only what matches; made when first looked for. */
const wordsOf = remembered((id) => {
  const event = THINGS.get(id);
  const words = new Set([event.label, event.type ?? '', labelOf(event.place ?? '')]);
  for (const report of reportsOf(event)) {
    for (const text of [report.label, ...report.said_by, ...report.heard_from]) words.add(text);
    for (const { exact } of report.quotes) words.add(exact);
  }
  const actors = linksOfEvent(id).flatMap((link) => calledOf(link.actor));
  return [...[...words].map(foldedOnce), ...actors].join(' \n ');
});
