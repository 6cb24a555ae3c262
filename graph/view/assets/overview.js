/* The panel for a place and for a source. */

/** Coordinates in words, with the radius that they stand for. */
function position({ lat, lon, radius }) {
  if (typeof lat !== 'number' || typeof lon !== 'number') return 'not given';
  const side = (value, plus, minus) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? minus : plus}`;
  return `${side(lat, 'N', 'S')}, ${side(lon, 'E', 'W')}${radius ? `, give or take ${radius} km` : ''}`;
}

/** Those who take part in events, the most frequent first. */
function actorSection(title, events) {
  const ids = events.flatMap((event) => [...new Set(linksOfEvent(event.id).map((link) => link.actor))]);
  const actors = tally(ids).sort((a, b) => b[1] - a[1]);
  if (!actors.length) return null;
  const line = ([id, number]) =>
    el(
      'li',
      {},
      el(
        'button',
        { type: 'button', onclick: (click) => pick(id, click) },
        bdi(labelOf(id)),
        el('span', { class: 'number' }, ` ${number}`),
      ),
    );
  return section(title, windowed(actors, line, { first: 12, name: 'chips' }));
}

/** Places whose name holds this one's, or is held by it: a mosque in a city, the city of a mosque. */
function alikeSection(place) {
  const name = fold(place.label);
  const alike = MODEL.places.filter(({ id, label }) => {
    const other = fold(label);
    return id !== place.id && name && other && (other.includes(name) || name.includes(other));
  });
  if (!alike.length) return null;
  const line = ({ id, label }) =>
    el('li', {}, el('button', { type: 'button', onclick: () => select(id) }, bdi(label)));
  return section('Places named alike', windowed(alike, line, { first: 12, name: 'chips' }));
}

/** Events of which some report says that they were here, while the event is held to be elsewhere. */
function elsewhereSection(place) {
  const events = EVENTS.filter(
    (event) => event.place !== place.id && reportsOf(event).some((report) => report.place === place.label),
  );
  if (!events.length) return null;
  const where = (event) =>
    event.place ? ['elsewhere: ', bdi(labelOf(event.place))] : 'others give no place';
  return section(
    'Here by some reports only',
    windowed(events, (event) => eventLine(event, where(event))),
  );
}

function placePanel(place) {
  const events = eventsAt(place.id).toSorted(
    (a, b) => (DAYS.get(a.id)?.first ?? Infinity) - (DAYS.get(b.id)?.first ?? Infinity) || 0,
  );
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
        { type: 'button', 'aria-pressed': String(kept), onclick: toggle },
        kept ? 'Show events of all places' : 'Show only events here',
      ),
    ),
    eventSection(
      events,
      (number) => count(number, 'event'),
      (event) => bdi(typeWord(event.type)),
    ),
    elsewhereSection(place),
    alikeSection(place),
    actorSection('Who acts or is acted upon here', events),
    bySource(events),
  ];
}

function sourceFacts(source) {
  const { reliability } = source;
  const grade = reliability
    ? `${reliability} – ${lookup(RELIABILITY, reliability) ?? 'not on the scale'}`
    : 'not judged';
  return el(
    'dl',
    { class: 'facts' },
    pair('Kind', bdi(plain(source.kind))),
    source.publisher ? pair('Outlet', bdi(source.publisher)) : null,
    source.date ? pair('Published', bdi(source.date)) : null,
    source.via.length ? pair('Passed on by', bdiList(source.via)) : null,
    pair('Reliability', bdi(grade)),
    source.url ? pair('Link', webLink(source.url, source.url)) : null,
  );
}

function sourcePanel(source) {
  const reports = reportsFrom(source.id);
  const events = new Set(reports.map((report) => report.event));
  const told = EVENTS.filter((event) => events.has(event.id));
  const ofRelations = reports.filter((report) => report.relation);
  return [
    heading('Source', null, source.title || source.label),
    sourceFacts(source),
    eventSection(told, (number) => `${count(reports.length, 'report')} of ${count(number, 'event')}`),
    section(
      'Its claims, with its words',
      windowed(
        reports.filter((report) => !report.relation),
        claimLine,
        { first: 12, name: 'claims' },
      ),
    ),
    ofRelations.length
      ? section(
          `${count(ofRelations.length, 'claim')} of relations and posts`,
          windowed(ofRelations, claimLine, { first: 8, name: 'claims' }),
        )
      : null,
    identifier(source.iri),
  ];
}
