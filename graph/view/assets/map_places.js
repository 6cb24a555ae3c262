/* What stands on the map: the places with their events, counted by class under the filter. */

/** What each tone and filling is called: deeds, words, what is not said to have happened. */
const SLICE_WORDS = {
  conflict: ['material conflict', 'verbal conflict', 'conflict not said to have happened'],
  coop: ['material cooperation', 'verbal cooperation', 'cooperation not said to have happened'],
  other: ['other', 'neutral or other', 'other not said to have happened'],
};
const FILLS = ['full', 'pale', 'none'];

/** Classes of events in the order in which a mark shows them: a tone, how it is filled, its words. */
const SLICES = Object.entries(SLICE_WORDS).flatMap(([tone, words]) =>
  FILLS.map((fill, at) => ({ tone, fill, words: words[at] })),
);

/** Places that are more than a spot even where no radius is given. */
const WIDE = new Set(['district', 'province', 'region', 'country', 'sea']);

const isDegree = (value, most) => typeof value === 'number' && Math.abs(value) <= most;
const hasSpot = (place) => Boolean(place) && isDegree(place.lat, 90) && isDegree(place.lon, 180);

/** Whether any event of the page can stand on a map. */
const anySpot = () => Boolean(byId('outlines')) && mapPlaces().length > 0;

function sliceOf(event) {
  const { tone, fill } = lookOf(event);
  return SLICES.findIndex((slice) => slice.tone === tone && slice.fill === fill);
}

/** The name on the map: without what it lies in, which the map shows. */
const shortName = (label) => label.split(/[,،]/)[0].trim() || label;

/** @returns {Object[]} the places with a spot and events, those with the most events first */
function placesOnMap() {
  return MODEL.places
    .filter((place) => hasSpot(place) && eventsAt(place.id).length)
    .map((place) => ({
      ...{ id: place.id, place, lon: place.lon, lat: place.lat, label: shortName(place.label) },
      radius: place.radius > 0 ? Math.min(place.radius, 5000) : null,
      wide: WIDE.has(place.precision),
      events: eventsAt(place.id).map((event) => ({ event, slice: sliceOf(event) })),
      counts: new Array(SLICES.length).fill(0),
      many: 0,
    }))
    .sort((a, b) => b.events.length - a.events.length);
}

let placesHeld = null;
const mapPlaces = () => (placesHeld ??= placesOnMap());

/** Counts anew what passes the filter at each place. */
function countPlaces() {
  for (const spot of mapPlaces()) {
    spot.counts.fill(0);
    spot.many = 0;
    for (const { event, slice } of spot.events) {
      if (!shown.events.has(event.id)) continue;
      spot.counts[slice] += 1;
      spot.many += 1;
    }
  }
}

/** The places that have events now, those with the most first. */
const spotsShown = () =>
  mapPlaces()
    .filter(({ many }) => many)
    .sort((a, b) => b.many - a.many);

/** Events that are shown, but not on the map: without a place, and at a place without coordinates. */
function eventsNowhere() {
  const events = EVENTS.filter((event) => shown.events.has(event.id) && !hasSpot(THINGS.get(event.place)));
  return { unplaced: events.filter(({ place }) => !place), unlocated: events.filter(({ place }) => place) };
}

/** “4 events: 3 conflict, 1 cooperation in words” */
function countsInWords({ many, counts }) {
  const parts = counts
    .map((number, at) => ({ number, ...SLICES[at] }))
    .filter(({ number }) => number)
    .map(({ number, words }) => `${number} ${words}`);
  return `${count(many, 'event')}: ${parts.join(', ')}`;
}

/** How exactly a place is known, in words. */
function precisionInWords({ place, radius }) {
  const known = place.precision === 'exact' ? 'the spot itself' : `known to the ${plain(place.precision)}`;
  return radius ? `${known}, give or take ${radius.toLocaleString('en')} km` : known;
}

/** Whether a place stands out: nothing is in focus, or one of its events is, or it is itself. */
const spotInFocus = (spot) =>
  !state.selected || // what the pointer is on stands out by itself
  !focus ||
  focus.strong.has(spot.id) ||
  spot.events.some(({ event }) => focus.strong.has(event.id) && shown.events.has(event.id));
