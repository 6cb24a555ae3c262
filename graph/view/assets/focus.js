/* What a selection is about: the things that stand out, and those that stay in sight beside them. */

/** Events and related actors of an actor; the others in those events beside them. */
function focusOfActor(id) {
  const events = shown.links.filter((link) => link.actor === id).map((link) => link.event);
  const related = shown.relations.filter(({ a, b }) => a === id || b === id).flatMap(({ a, b }) => [a, b]);
  return { strong: new Set([id, ...events, ...related]), soft: actorsIn(new Set(events)) };
}

const actorsIn = (events) =>
  new Set(shown.links.filter((link) => events.has(link.event)).map((link) => link.actor));

/** Two actors, the events of both, and nobody else. */
function focusOfPair(id, second) {
  const eventsOf = (actor) => shown.links.filter((link) => link.actor === actor).map((link) => link.event);
  const common = eventsOf(id).filter((event) => eventsOf(second).includes(event));
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
