/* The network of a page whose events have no seats: the events of what is chosen, if they are few. */

const MOST_EVENTS = 150;
const few = { events: new Set(), on: new Set(), words: '', of: null, ids: [] };

/** The events of both actors, an actor, a place or a source that pass the filter; or that event's. */
function eventsOfSelection(id, second) {
  const sort = THINGS.get(id)?.sort;
  if (second) {
    const theirs = new Set(eventsOfSelection(second));
    return eventsOfSelection(id).filter((event) => theirs.has(event));
  }
  if (sort === 'actor') {
    return [...new Set(linksOfActor(id).filter(claimIsShown).map((link) => link.event))];
  }
  if (sort === 'event') return shown.events.has(id) ? [id] : [];
  const at = () => eventsAt(id).map((event) => event.id);
  const from = () => reportsFrom(id).map((report) => report.event);
  return [...new Set(sort === 'place' ? at() : from())].filter((event) => shown.events.has(event));
}

/** What is to be drawn: all that passes, what is drawn already, or the selection's; or nothing. */
function eventsToDraw() {
  const { selected, second } = state;
  if (shown.events.size <= MOST_EVENTS) {
    const words = `All ${count(shown.events.size, 'event')} that pass the filter`;
    return { of: 'filter', ids: [], events: [...shown.events], words };
  }
  const isInIt = (id) => !id || few.on.has(id);
  const kept = few.ids.length && isInIt(selected) && isInIt(second) ? ofSelection(...few.ids) : null;
  if (kept?.events.length) return kept;
  return selected ? ofSelection(selected, second) : { of: null, ids: [], events: [], words: '' };
}

function ofSelection(id, second = null) {
  const events = eventsOfSelection(id, second);
  const ids = [id, second].filter(Boolean);
  return {
    ...{ of: ids.join('\n'), ids, many: events.length, events: events.length > MOST_EVENTS ? [] : events },
    words: `${count(events.length, 'event')} of ${listed(ids.map(labelOf))}`,
  };
}

/** The claims to draw of some events: who is in them, and how these are related. */
function claimsAmong(events) {
  const links = events.flatMap((event) => linksOfEvent(event).filter(claimIsShown));
  const actors = new Set(links.map((link) => link.actor));
  return { actors, claims: [...links, ...shown.relations.filter(({ a, b }) => actors.has(a) && actors.has(b))] };
}

/** Draws events: where all of them are drawn already they keep their seats, otherwise new ones are found. */
function drawFew({ events, words, of, ids }) {
  const { actors, claims } = claimsAmong(events);
  const known = of === few.of && events.length > 0 && events.every((event) => few.events.has(event));
  Object.assign(few, { on: new Set([...events, ...actors]), words, of, ids });
  if (known) return;
  few.events = new Set(events);
  present = []; // what was drawn has no seats any more
  EDGES = bendParallels(claims.map(edgeOfClaim));
  network.sit(seatsFor([...few.on], EDGES.map(({ from, to }) => [from, to])));
  rankThings(few.on);
  Object.assign(network, { moved: false, about: null });
  network.fit();
}

/** Works out what the network shows now, and says so. */
function chooseEvents() {
  const next = eventsToDraw();
  drawFew(next);
  refill(byId('few'), next.events.length ? fewWords(next) : whatToChoose(next));
  byId('few').classList.toggle('alone', !next.events.length);
}

/** Says what is drawn, and offers the selection's own events where it is something else. */
function fewWords({ words, of }) {
  const { selected, second } = state;
  const line = [bdi(words)];
  const own = selected && of !== 'filter' ? ofSelection(selected, second) : null;
  if (own && own.of !== of && own.events.length) {
    line.push(' · ', textButton(`draw ${own.words}`, () => drawInstead(own)));
  }
  return el('p', {}, line);
}

function drawInstead(next) {
  drawFew(next);
  redraw();
}

/** Where there is too much to draw: which choices would do. */
function whatToChoose({ words, many }) {
  if (!shown.events.size) return null; // which is said already
  const pairs = pairsWithAtMost(MOST_EVENTS, state.second ? null : state.selected).slice(0, 6);
  const pairButton = ({ a, b, events }) =>
    el(
      'li',
      {},
      textButton(`${labelOf(a)} and ${labelOf(b)}`, () => select(a, b)),
      el('span', { class: 'number' }, ` ${count(events, 'event')}`),
    );
  return [
    el('p', {}, el('strong', {}, `${count(shown.events.size, 'event')} pass the filter: too many to draw one by one.`)),
    many > MOST_EVENTS ? el('p', {}, bdi(`${words} are too many, too.`)) : null,
    many === 0 ? el('p', {}, bdi(`${words} pass the filter.`)) : null,
    el(
      'p',
      {},
      `Up to ${MOST_EVENTS} events are drawn. Select an actor, a place or an event; `,
      'drag on the timeline to keep fewer days; or take two actors:',
    ),
    el('ul', {}, pairs.map(pairButton)),
    el('p', {}, textButton('See who deals with whom', () => show('dyads'))),
  ];
}
