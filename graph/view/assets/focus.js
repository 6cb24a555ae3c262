/* What a selection is about: the things that stand out, and those that stay in sight beside them. */

/** Whether a link or a relation passes the filter: each bears the turn in which it last passed. */
const claimIsShown = (claim) => claim.passed === shown.turn;

/** The events in which an actor has a part that passes the filter. */
const eventsOfActorShown = (id) =>
  linksOfActor(id)
    .filter(claimIsShown)
    .map((link) => link.event);

const actorsIn = (events) =>
  new Set([...events].flatMap((event) => linksOfEvent(event).filter(claimIsShown)).map((link) => link.actor));

/** Events and related actors of an actor; the others in those events beside them. */
function focusOfActor(id) {
  const events = eventsOfActorShown(id);
  const related = shown.relations.filter(({ a, b }) => a === id || b === id).flatMap(({ a, b }) => [a, b]);
  return { strong: new Set([id, ...events, ...related]), soft: actorsIn(new Set(events)) };
}

/** Two actors, the events of both, and nobody else. */
function focusOfPair(id, second) {
  const theirs = new Set(eventsOfActorShown(second));
  const common = eventsOfActorShown(id).filter((event) => theirs.has(event));
  return { strong: new Set([id, second, ...common]), soft: new Set() };
}

/** Events at a place or of a source, and those who act in them. */
function focusOfEvents(id, events) {
  const among = new Set(events.filter((event) => shown.events.has(event)));
  return { strong: new Set([id, ...among]), soft: actorsIn(among) };
}

/** @returns {{strong: Set<string>, soft: Set<string>}|null} null where nothing is in focus */
function focusOf(id, second = null) {
  const thing = THINGS.get(id);
  if (!thing) return null;
  if (second) return focusOfPair(id, second);
  if (thing.sort === 'actor') return focusOfActor(id);
  if (thing.sort === 'event') {
    const place = state.places && thing.place ? [thing.place] : [];
    return { strong: new Set([id, ...actorsIn(new Set([id])), ...place]), soft: new Set() };
  }
  if (thing.sort === 'place')
    return focusOfEvents(
      id,
      eventsAt(id).map((event) => event.id),
    );
  return focusOfEvents(
    id,
    reportsFrom(id).map((report) => report.event),
  );
}

let focus = null;

/** The selection rules; without one, what the pointer is on. */
function refocus() {
  focus = focusOf(state.selected, state.second) ?? focusOf(state.hovered);
}

const inFocus = (id) => !focus || focus.strong.has(id) || focus.soft.has(id);

/** How an edge is to be drawn. */
function emphasisOf({ from, to }) {
  if (!focus) return 'plain';
  const centre = [state.selected ?? state.hovered, state.second];
  const both = inFocus(from) && inFocus(to);
  if (both && (centre.includes(from) || centre.includes(to))) return 'lit';
  return both &&
    (focus.strong.has(from) || focus.strong.has(to)) &&
    !(focus.soft.has(from) && focus.soft.has(to))
    ? 'plain'
    : 'faint';
}
