/* The panel at the right: what is known of the selection and who says so; without one, the story. */

const section = (title, ...children) => el('section', {}, el('h3', {}, title), ...children);

/** The heading: what sort of thing it is, its name, a way back. */
function heading(sort, look, label) {
  return el(
    'header',
    {},
    el('p', { class: 'sort' }, look ? swatch(look, 22) : null, ' ', bdi(sort)),
    el(
      'button',
      {
        type: 'button',
        class: 'close',
        title: 'Close (Esc)',
        'aria-label': 'Close',
        onclick: () => select(null),
      },
      '×',
    ),
    el('h2', { id: 'panel-title', tabindex: '-1', dir: 'auto' }, bdi(label)),
  );
}

const identifier = (iri) => el('p', { class: 'iri' }, el('code', {}, bdi(iri)));

/** A line for an event in a list: mark, label, time; `note` says how the one at hand is in it. */
function eventLine(event, note = null) {
  const hidden = shown.events.has(event.id) ? null : el('span', { class: 'muted' }, ' (not shown)');
  return el(
    'li',
    { class: 'line' },
    swatch(lookOf(event), 18),
    el(
      'div',
      {},
      textButton(event.label, () => select(event.id)),
      hidden,
      el(
        'div',
        { class: 'muted' },
        bdi(event.time),
        event.status === 'actual' ? null : [' · ', bdi(plain(event.status))],
        note ? [' · ', note] : null,
      ),
    ),
  );
}

/** Who had which role in an event. */
function participants(event) {
  return el(
    'ul',
    {},
    linksOfEvent(event.id).map((link) =>
      el(
        'li',
        { class: 'line' },
        swatch(lookOf(THINGS.get(link.actor)), 18),
        el(
          'div',
          {},
          textButton(labelOf(link.actor), (click) => pick(link.actor, click)),
          el('span', { class: 'muted' }, ` ${plain(link.role)}`),
          link.status !== event.status || link.proposed
            ? [' ', tag(link.proposed ? `${plain(link.status)}, not asserted` : plain(link.status), 'unsure')]
            : null,
        ),
      ),
    ),
  );
}

/** The place of an event: its name, how exactly it is known, and a way to keep to it. */
function placeFact(id) {
  const place = THINGS.get(id);
  if (!place) return null;
  return pair(
    'Where',
    textButton(place.label, () => select(id)),
    el(
      'span',
      { class: 'muted' },
      ` somewhere in this ${plain(place.precision)}`.replace('somewhere in this exact', 'the spot itself'),
    ),
  );
}

function eventPanel(event) {
  const reports = reportsOf(event);
  const sure = event.status === 'actual';
  return [
    heading(
      `Event · ${typeWord(event.type)}${event.quad ? ` · ${event.quad}` : ''}`,
      lookOf(event),
      event.label,
    ),
    el(
      'p',
      { class: 'tags' },
      statusTag(event.status),
      event.disputed ? el('span', { class: 'tag unsure' }, badge(), 'disputed: the accounts differ') : null,
    ),
    sure
      ? null
      : el(
          'p',
          { class: 'warning' },
          `Not said to have happened: ${lookup(STATUSES, event.status) ?? plain(event.status)}.`,
        ),
    el('dl', { class: 'facts' }, pair('When', bdi(event.time)), placeFact(event.place)),
    section('Who', participants(event)),
    section(
      count(reports.length, 'report'),
      differences(event, reports),
      reports.map((report) => reportCard(report, event.label)),
    ),
    identifier(event.iri),
  ];
}

/** The names of an actor, each in its language and direction. */
function namesOf(actor) {
  if (!actor.names.length) return null;
  return pair(
    'Also',
    el(
      'ul',
      { class: 'names' },
      actor.names.map(({ text, lang }) =>
        el('li', {}, bdi(text, lang), lang ? el('span', { class: 'muted' }, ` ${lang}`) : null),
      ),
    ),
  );
}

/** The link to Wikidata, if the identifier is one. */
const wikidataFact = (id) =>
  /^Q\d+$/.test(id ?? '') ? pair('Wikidata', webLink(`https://www.wikidata.org/wiki/${id}`, id)) : null;

/** “Foreign Minister · Iran” for a post; “backed by Iran”, or “Badr backed by this” from its other side. */
function relationWords({ kind, label }, button, outward) {
  if (kind === 'post') return outward ? [bdi(capital(label)), ' · ', button] : [button, ' · ', bdi(label)];
  return outward ? [bdi(label), ' ', button] : [button, ' ', bdi(label), ' this'];
}

/** A relation in words, from the side of one actor, with the quotations for it. */
function relationItem(relation, id) {
  const outward = relation.a === id;
  const other = outward ? relation.b : relation.a;
  const button = textButton(labelOf(other), (click) => pick(other, click));
  const words = relationWords(relation, button, outward);
  const reports = reportsOf(relation);
  return el(
    'li',
    {},
    el(
      'details',
      {},
      el('summary', {}, relation.status === 'actual' ? null : [statusTag(relation.status), ' '], words),
      reports.map((report) => reportCard(report)),
      reports.length
        ? null
        : el('p', { class: 'muted' }, 'No source of this page says so: it is from the register of actors.'),
    ),
  );
}

/** The actors with whom one shares most events. */
function counterparts(actor) {
  const events = new Set(linksOfActor(actor.id).map((link) => link.event));
  const shared = new Map();
  for (const event of events) {
    for (const other of new Set(linksOfEvent(event).map((link) => link.actor))) {
      if (other !== actor.id) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
  }
  return [...shared].sort((a, b) => b[1] - a[1]).slice(0, 8);
}

function counterpartList(actor) {
  const others = counterparts(actor);
  if (!others.length) return null;
  return section(
    'Together with',
    el(
      'ul',
      { class: 'chips' },
      others.map(([id, number]) =>
        el(
          'li',
          {},
          el(
            'button',
            { type: 'button', onclick: () => select(actor.id, id) },
            bdi(labelOf(id)),
            el('span', { class: 'number' }, ` ${number}`),
          ),
        ),
      ),
    ),
  );
}

/** The events of an actor by date, with its roles in each. */
function eventsOfActor(actor) {
  const roles = grouped(linksOfActor(actor.id), (link) => link.event);
  const events = EVENTS.filter((event) => roles(event.id).length);
  const note = (event) =>
    listed(roles(event.id).map((link) => plain(link.role) + (link.proposed ? ' (not asserted)' : '')));
  return section(
    count(events.length, 'event'),
    el(
      'ul',
      {},
      events.map((event) => eventLine(event, note(event))),
    ),
  );
}

function actorPanel(actor) {
  const relations = relationsOf(actor.id);
  return [
    heading(capital(plain(actor.kind)), lookOf(actor), actor.label),
    actor.about ? el('p', { dir: 'auto' }, bdi(actor.about)) : null,
    el('dl', { class: 'facts' }, namesOf(actor), wikidataFact(actor.wikidata)),
    relations.length
      ? section(
          'Relations and posts, as claimed',
          el(
            'ul',
            { class: 'relations' },
            relations.map((relation) => relationItem(relation, actor.id)),
          ),
        )
      : null,
    counterpartList(actor),
    eventsOfActor(actor),
    identifier(actor.iri),
  ];
}
