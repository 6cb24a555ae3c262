/* An actor as a dossier: its names, posts and relations, whom it deals with, where, and its events. */

/** A language by its English name, or its tag where that is none. */
function languageOf(tag_) {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag_);
  } catch {
    return tag_;
  }
}

/** The names of an actor, each in its language and direction. */
function namesOf(actor) {
  if (!actor.names.length) return null;
  const item = ({ text, lang }) =>
    el('li', {}, bdi(text, lang), lang ? el('span', { class: 'muted' }, ` ${languageOf(lang)}`) : null);
  return pair('Also', windowed(actor.names, item, { first: 8, name: 'names' }));
}

/** The link to Wikidata, if the identifier is one. */
const wikidataFact = (id) =>
  /^Q\d+$/.test(id ?? '') ? pair('Wikidata', webLink(`https://www.wikidata.org/wiki/${id}`, id)) : null;

/** “Foreign Minister · Iran” for a post; “backed by Iran”, or “Badr backed by this” from its other side. */
function relationWords({ kind, label }, button, outward) {
  if (kind === 'post') return outward ? [bdi(capital(label)), ' · ', button] : [button, ' · ', bdi(label)];
  return outward ? [bdi(label), ' ', button] : [button, ' ', bdi(label), ' this'];
}

/** Who says so, in short, for a line that may be unfolded. */
function saidInShort(reports) {
  if (!reports.length) return 'register of actors';
  const sources = [...new Set(reports.map((report) => labelOf(report.source)))];
  return sources.length > 2 ? `${sources[0]} and ${sources.length - 1} more` : listed(sources);
}

/** A relation in words, from the side of one actor, with the quotations for it. */
function relationItem(relation, id) {
  const outward = relation.a === id;
  const other = outward ? relation.b : relation.a;
  const button = textButton(labelOf(other), (click) => pick(other, click));
  const reports = reportsOf(relation);
  const register = 'No source of this page says so: it is from the register of actors.';
  return el(
    'li',
    {},
    el('span', {}, relation.status === 'actual' ? null : [statusTag(relation.status), ' ']),
    relationWords(relation, button, outward),
    folding([el('span', { class: 'muted' }, 'says '), bdi(saidInShort(reports))], () =>
      reports.length ? reports.map((report) => reportCard(report)) : el('p', { class: 'muted' }, register),
    ),
  );
}

function relationSection(title, relations, id) {
  if (!relations.length) return null;
  return section(
    title,
    windowed(relations, (one) => relationItem(one, id), { first: 6, name: 'relations' }),
  );
}

const DOES = new Set(['initiator', 'organizer']);
const SUFFERS = new Set(['recipient', 'beneficiary', 'affected']);

const hasRole = (links, role) => links.some((link) => link.role === role);

/**
 * Which way an event runs between two, by the rule of the ties: `forth` from the first, `back` to it,
 * `both`; or `beside` where they are in it in other roles, or it is not said to have happened.
 */
function wayOf(event, mine, theirs) {
  if (event.status !== 'actual') return 'beside';
  const sure = (links) => links.filter(({ status, proposed }) => status === 'actual' && !proposed);
  const [one, other] = [sure(mine), sure(theirs)];
  const forth = hasRole(one, 'initiator') && hasRole(other, 'recipient');
  const back = hasRole(other, 'initiator') && hasRole(one, 'recipient');
  if (forth !== back) return forth ? 'forth' : 'back';
  return forth || (hasRole(one, 'participant') && hasRole(other, 'participant')) ? 'both' : 'beside';
}

const noTie = (id) => ({
  id,
  events: 0,
  forth: 0,
  back: 0,
  both: 0,
  beside: 0,
  conflict: 0,
  coop: 0,
  other: 0,
});

/** Those with whom an actor shares events of the page that pass the filter. */
function sharings(actor) {
  const ties = new Map();
  for (const id of new Set(linksOfActor(actor.id).map((link) => link.event))) {
    if (!shown.events.has(id)) continue;
    const [event, links] = [THINGS.get(id), linksOfEvent(id)];
    const partOf = (one) => links.filter((link) => link.actor === one);
    for (const other of new Set(links.map((link) => link.actor))) {
      if (other === actor.id) continue;
      const tie = ties.get(other) ?? noTie(other);
      tie.events += 1;
      tie[wayOf(event, partOf(actor.id), partOf(other))] += 1;
      tie[toneOf(event)] += 1;
      ties.set(other, tie);
    }
  }
  return [...ties.values()];
}

/** The ties of an actor as the dyads count them, which is quick on a page of many events. */
function countedTies(actor) {
  const { ofActor, actors } = tieNumbers();
  const { events, ways, tones } = tieCounts();
  return ofActor[actors.get(actor.id)]
    .filter((tie) => events[tie])
    .map((tie) => {
      const outward = TIES[tie].a === actor.id;
      const [forth, back, both] = ways.map((way) => way[tie]);
      return {
        ...noTie(outward ? TIES[tie].b : TIES[tie].a),
        events: events[tie],
        both,
        ...(outward ? { forth, back } : { forth: back, back: forth }),
        ...Object.fromEntries(TIE_TONES.map((tone, number) => [tone, tones[number][tie]])),
      };
    });
}

/** With whom an actor deals, the most first. */
const tiesInOrder = (actor) =>
  (MODEL.events.length > MANY_EVENTS ? countedTies(actor) : sharings(actor)).sort(
    (a, b) => b.events - a.events || labelOf(a.id).localeCompare(labelOf(b.id)),
  );

/** “→ 5 · ← 3 · ↔ 2”, said in words too. */
function waysInWords({ forth, back, both, beside }) {
  const ways = [
    ['→', forth, 'by it'],
    ['←', back, 'to it'],
    ['↔', both, 'together'],
    ['…', beside, 'in other roles, or only spoken of'],
  ].filter(([, number]) => number);
  return ways.map(([sign, number, words], place) => [
    place ? ' ' : '',
    el('span', { title: `${number} ${words}` }, el('span', { 'aria-hidden': 'true' }, sign), ` ${number}`),
    el('span', { class: 'unseen' }, ` ${words}`),
  ]);
}

/** A thin bar: how much of it is conflict, how much cooperation. */
function shareBar({ conflict, coop, events }) {
  const share = (number) => (80 * number) / events;
  const bar = (x, number, tone) =>
    svg('rect', { x, y: 0, width: share(number), height: 6, class: `bar tone-${tone}` });
  return svg(
    'svg',
    { viewBox: '0 0 80 6', width: 80, height: 6, class: 'share', 'aria-hidden': 'true' },
    svg('rect', { x: 0, y: 0, width: 80, height: 6, class: 'bar tone-other' }),
    bar(0, conflict, 'conflict'),
    bar(80 - share(coop), coop, 'coop'),
  );
}

function tieLine(actor, tie) {
  const tones = [
    tie.conflict ? `${tie.conflict.toLocaleString('en')} conflict` : '',
    tie.coop ? `${tie.coop.toLocaleString('en')} cooperation` : '',
  ];
  return el(
    'li',
    { class: 'line' },
    swatch(lookOf(THINGS.get(tie.id)), 18),
    el(
      'div',
      { dir: 'auto' },
      textButton(labelOf(tie.id), () => select(actor.id, tie.id), {
        title: `${actor.label} and ${labelOf(tie.id)}: all between them`,
      }),
      el('span', { class: 'number' }, ' ', waysInWords(tie)),
      el('div', { class: 'muted' }, shareBar(tie), ' ', tones.filter(Boolean).join(', ') || 'neither'),
    ),
  );
}

function dealingSection(actor) {
  const ties = tiesInOrder(actor);
  if (!ties.length) return null;
  const beside = ties.some((tie) => tie.beside) ? ', … in other roles, or only spoken of' : '';
  const signs = `→ by it, ← to it, ↔ together${beside}`;
  return section(
    `Deals with ${count(ties.length, 'other actor')}`,
    el('p', { class: 'muted' }, `Events that pass the filter: ${signs}.`),
    windowed(ties, (tie) => tieLine(actor, tie), { first: 8, name: 'ties' }),
  );
}

/** The places of events, the most frequent first. */
function placeSection(events) {
  const places = tally(events.map((event) => event.place).filter((id) => THINGS.has(id))).sort(
    (a, b) => b[1] - a[1],
  );
  if (!places.length) return null;
  const line = ([id, number]) =>
    el(
      'li',
      {},
      el(
        'button',
        { type: 'button', onclick: () => select(id) },
        bdi(labelOf(id)),
        el('span', { class: 'number' }, ` ${number}`),
      ),
    );
  return section('Places', windowed(places, line, { first: 12, name: 'chips' }));
}

function actorPanel(actor) {
  const roles = grouped(linksOfActor(actor.id), (link) => link.event);
  const events = EVENTS.filter((event) => roles(event.id).length);
  const note = (event) => [
    bdi(typeWord(event.type)),
    ', ',
    bdi(listed(roles(event.id).map((link) => plain(link.role) + (link.proposed ? ' (not asserted)' : '')))),
  ];
  const relations = relationsOf(actor.id);
  return [
    heading(capital(plain(actor.kind)), lookOf(actor), actor.label),
    actor.about ? el('p', { dir: 'auto' }, bdi(actor.about)) : null,
    el('dl', { class: 'facts' }, namesOf(actor), wikidataFact(actor.wikidata)),
    relationSection('Relations and posts, as claimed', relations, actor.id),
    dealingSection(actor),
    placeSection(events),
    eventSection(events, (number) => count(number, 'event'), note),
    identifier(actor.iri),
  ];
}
