/* What the reader has chosen: one filter, one selection, one view; and who wants to know. */

const VIEWS = ['network', 'dyads', 'map', 'matrix', 'table'];

/** What the filter lets through. The sets hold what is switched off. */
const unfiltered = () => ({
  /** @type {[number, number]|null} the first and the last day */
  span: null,
  bins: { earlier: true, later: true, undated: true },
  off: {
    kind: new Set(),
    type: new Set(),
    status: new Set(),
    source: new Set(),
    reliability: new Set(),
    credibility: new Set(),
  },
  /** the least extraction confidence, 0 for any */
  confidence: 0,
  place: null,
  text: '',
});

const state = {
  view: HOME,
  /** @type {string|null} the id of an actor, event, place or source */
  selected: null,
  /** @type {string|null} a second actor, for the two together */
  second: null,
  hovered: null,
  places: false,
  relations: true,
  filter: unfiltered(),
};

/** @type {Object<string, Function[]>} */
const listeners = { filter: [], selection: [], view: [], theme: [], hover: [] };

/** Calls a function after every change of a topic. */
function on(topic, listener) {
  listeners[topic].push(listener);
}

function tell(topic) {
  for (const listener of listeners[topic]) listener();
}

/** Selects a thing, or nothing; `second` is another actor to look at together with the first. */
function select(id, second = null) {
  const known = THINGS.has(id) ? id : null;
  const other = known && second !== known && THINGS.has(second) ? second : null;
  if (known === state.selected && other === state.second) return;
  state.selected = known;
  state.second = other;
  state.hovered = null;
  tell('selection');
}

/** Adds to the selection if both are actors; otherwise selects alone. */
function selectWith(id) {
  const both = [state.selected, id].every((one) => THINGS.get(one)?.sort === 'actor');
  if (both) select(state.selected, id);
  else select(id);
}

function hover(id) {
  if (state.hovered === id) return;
  state.hovered = id;
  tell('hover');
}

function show(view) {
  if (!VIEWS.includes(view) || view === state.view) return;
  state.view = view;
  tell('view');
}

/** Changes the filter by a function, and works out anew what is shown. */
function refilter(change) {
  change(state.filter);
  shown = whatIsShown();
  tell('filter');
}

/** Takes every filter away. */
function resetFilter() {
  state.filter = unfiltered();
  refilter(() => {});
}

/** Switches one value of the filter on or off. */
function allow(group, values, allowed) {
  refilter(({ off }) => {
    for (const value of values) off[group][allowed ? 'delete' : 'add'](value);
  });
}

const MANY_EVENTS = 1000; // from which on lists wait for a pause in brushing

/** Calls a function once in a frame, or on a page of many events once in a pause. */
function later(action) {
  if (MODEL.events.length <= MANY_EVENTS) return oncePerFrame(action);
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, 120);
  };
}
