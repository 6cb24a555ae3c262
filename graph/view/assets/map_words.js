/* What is said about the map beside it: how much is on it, and what is not. */

/** Says how much stands on the map and what does not, in the line below and to a screen reader. */
function sayMap() {
  const here = spotsShown();
  const { unplaced, unlocated } = eventsNowhere();
  const off = unplaced.length + unlocated.length;
  const most = here.slice(0, 5).map((spot) => `${spot.place.label}, ${count(spot.many, 'event')}`);
  byId('map-words').textContent = [
    `${count(shown.events.size - off, 'event')} at ${count(here.length, 'place')}`,
    most.length ? `most at ${most.join('; ')}` : '',
    off ? `${count(off, 'event')} not on the map` : '',
  ]
    .filter(Boolean)
    .join('. ');
  const reasons = [
    unplaced.length ? `${count(unplaced.length, 'event has', 'events have')} no place` : '',
    unlocated.length ? `${count(unlocated.length, 'event')} at a place without coordinates` : '',
  ].filter(Boolean);
  byId('map-off').hidden = !off;
  refill(byId('map-off'), reasons.join(', '), el('span', { 'aria-hidden': 'true' }, ' …'));
  if (!byId('map-list').hidden) listNowhere();
}

/** Lists what is not on the map. */
function listNowhere() {
  const { unplaced, unlocated } = eventsNowhere();
  const part = (title, events) =>
    events.length
      ? section(
          title,
          el(
            'ul',
            {},
            events.slice(0, 200).map((event) => eventLine(event)),
          ),
          events.length > 200
            ? el('p', { class: 'note' }, `${count(events.length - 200, 'more event')}: narrow the filter`)
            : null,
        )
      : null;
  refill(
    byId('map-list'),
    el(
      'button',
      { type: 'button', class: 'close', 'aria-label': 'Close the list', onclick: () => toggleNowhere(false) },
      '×',
    ),
    part('Without a place', unplaced),
    part('At a place without coordinates', unlocated),
  );
}

function toggleNowhere(open = byId('map-list').hidden) {
  byId('map-list').hidden = !open;
  byId('map-off').setAttribute('aria-expanded', String(open));
  if (open) listNowhere();
  (open ? byId('map-list').querySelector('button') : byId('map-off')).focus();
}

/** A page without coordinates: the map says so, and so does its button. */
function sayNoPlaces() {
  const words = 'No event of this page has a place with coordinates';
  byId('to-map').title = words;
  byId('to-map').classList.add('idle');
  refill(byId('map'), el('p', { class: 'map-none' }, `${words}: there is nothing to draw on a map.`));
}
