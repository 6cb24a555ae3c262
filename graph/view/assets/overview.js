/* The panel for two actors, a place, a source, and for no selection at all. */

const ROLE_WORDS = (id, event) =>
  listed(
    linksOfEvent(event)
      .filter((link) => link.actor === id)
      .map((link) => plain(link.role) + (link.proposed ? ' (not asserted)' : '')),
  );

/** Two actors: what they are to each other, and the events in which both take part. */
function pairPanel(one, other) {
  const events = EVENTS.filter((event) =>
    [one, other].every((actor) => linksOfEvent(event.id).some((link) => link.actor === actor.id)),
  );
  const relations = relationsOf(one.id).filter(({ a, b }) => a === other.id || b === other.id);
  const note = (event) =>
    `${one.label}: ${ROLE_WORDS(one.id, event.id)}; ${other.label}: ${ROLE_WORDS(other.id, event.id)}`;
  return [
    heading('Two actors', null, `${one.label} and ${other.label}`),
    el(
      'p',
      {},
      textButton(`Only ${one.label}`, () => select(one.id)),
      ' · ',
      textButton(`Only ${other.label}`, () => select(other.id)),
    ),
    relations.length
      ? section(
          'Relations, as claimed',
          el(
            'ul',
            { class: 'relations' },
            relations.map((relation) => relationItem(relation, one.id)),
          ),
        )
      : null,
    section(
      count(events.length, 'event with both', 'events with both'),
      el(
        'ul',
        {},
        events.map((event) => eventLine(event, bdi(note(event)))),
      ),
    ),
  ];
}

/** Coordinates in words, with the radius that they stand for. */
function position({ lat, lon, radius }) {
  if (typeof lat !== 'number' || typeof lon !== 'number') return 'not given';
  const side = (value, plus, minus) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`;
  return `${side(lat, 'N', 'S')}, ${side(lon, 'E', 'W')}${radius ? `, give or take ${radius} km` : ''}`;
}

function placePanel(place) {
  const events = EVENTS.filter((event) => event.place === place.id);
  const kept = state.filter.place === place.id;
  const toggle = () => refilter((filter) => (filter.place = kept ? null : place.id));
  return [
    heading(
      `Place · known to the ${plain(place.precision)}`.replace('known to the exact', 'exact'),
      lookOf(place),
      place.label,
    ),
    el('dl', { class: 'facts' }, pair('Middle', position(place))),
    el(
      'p',
      {},
      el(
        'button',
        { type: 'button', onclick: toggle },
        kept ? 'Show events of all places' : 'Show only events here',
      ),
    ),
    section(
      count(events.length, 'event'),
      el(
        'ul',
        {},
        events.map((event) => eventLine(event)),
      ),
    ),
  ];
}

function sourceFacts(source) {
  return el(
    'dl',
    { class: 'facts' },
    source.publisher ? pair('Outlet', bdi(source.publisher)) : null,
    source.date ? pair('Published', bdi(source.date)) : null,
    source.via.length
      ? pair(
          'Passed on by',
          source.via.map((name, number) => [number ? ', ' : '', bdi(name)]),
        )
      : null,
    pair('Kind', bdi(plain(source.kind))),
    source.reliability
      ? pair(
          'Reliability',
          bdi(`${source.reliability} – ${lookup(RELIABILITY, source.reliability) ?? 'not on the scale'}`),
        )
      : null,
    source.url ? pair('Link', webLink(source.url, source.url)) : null,
  );
}

function sourcePanel(source) {
  const reports = reportsFrom(source.id);
  const events = new Set(reports.map((report) => report.event));
  const told = EVENTS.filter((event) => events.has(event.id));
  return [
    heading('Source', null, source.title || source.label),
    sourceFacts(source),
    section(
      `${count(reports.length, 'report')} of ${count(told.length, 'event')}`,
      el(
        'ul',
        {},
        told.map((event) => eventLine(event)),
      ),
    ),
    identifier(source.iri),
  ];
}

/** Nothing selected: the events in order, and the sources. */
function storyPanel() {
  const events = EVENTS.filter((event) => shown.events.has(event.id));
  return [
    el(
      'header',
      {},
      el('p', { class: 'sort' }, 'Nothing selected'),
      el('h2', { id: 'panel-title', tabindex: '-1' }, 'The events in order'),
    ),
    el(
      'p',
      { class: 'muted' },
      'Select an event or an actor to see who says so, in which words. Everything here is a claim of a source.',
    ),
    el(
      'ul',
      {},
      events.slice(0, 200).map((event) => eventLine(event)),
    ),
    events.length > 200
      ? el('p', { class: 'note' }, `${count(events.length - 200, 'more event')}: narrow the filter`)
      : null,
    section(
      'Sources',
      el(
        'ul',
        {},
        MODEL.sources.map((source) =>
          el(
            'li',
            {},
            textButton(source.label, () => select(source.id)),
            el('span', { class: 'muted' }, ` ${count(reportsFrom(source.id).length, 'report')}`),
          ),
        ),
      ),
    ),
    MODEL.left_out ? section('Left out of this page', el('p', { dir: 'auto' }, bdi(MODEL.left_out))) : null,
  ];
}

const PANELS = { event: eventPanel, actor: actorPanel, place: placePanel, source: sourcePanel };

function drawPanel() {
  const [thing, second] = [THINGS.get(state.selected), THINGS.get(state.second)];
  refill(byId('panel'), second ? pairPanel(thing, second) : thing ? PANELS[thing.sort](thing) : storyPanel());
  byId('panel').classList.toggle('open', Boolean(thing));
}

/** Says the selection to a screen reader, and shows the panel from its top. */
function tellSelection() {
  drawPanel();
  byId('panel').scrollTop = 0;
  const thing = THINGS.get(state.selected);
  announce(
    thing
      ? `${thing.label}, ${thing.sort}${state.second ? `, with ${labelOf(state.second)}` : ''}`
      : 'Nothing selected',
  );
}

function startPanel() {
  on('selection', tellSelection);
  on('filter', drawPanel);
  drawPanel();
}
