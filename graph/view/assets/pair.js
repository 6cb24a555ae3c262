/* Two actors as a dossier: what they are to each other, over time, event by event, source by source. */

/** The events in which both take part, in order. */
function eventsOfBoth(one, other) {
  const theirs = new Set(linksOfActor(other.id).map((link) => link.event));
  const both = new Set(
    linksOfActor(one.id)
      .map((link) => link.event)
      .filter((event) => theirs.has(event)),
  );
  return EVENTS.filter((event) => both.has(event.id));
}

const rolesIn = (links) =>
  listed(links.map((link) => plain(link.role) + (link.proposed ? ' (not asserted)' : '')));

/** All that the page counts between two, where it counts more than it holds; or null. */
function countedBetween(one, other) {
  const tie = TIES[tieOf(one.id, other.id)?.[0]];
  if (!tie?.months) return null;
  const turned = { forth: 'back', back: 'forth', both: 'both' };
  return tie.months
    .filter(({ month }) => dayNumber(`${month}-01`) !== null)
    .map(({ month, quad, way, events }) => ({
      day: dayNumber(`${month}-01`),
      way: (tie.a === one.id ? way : turned[way]) ?? 'both',
      tone: lookup(QUADS, quad)?.[1] ?? 'other',
      events,
    }));
}

/** The chart of two, of what is counted or else of the events that pass the filter. */
function pairChart(one, other, events, wayBetween) {
  const names = {
    forth: `${one.label} → ${other.label}`,
    back: `${other.label} → ${one.label}`,
    both: 'Together, or as one of several',
    beside: 'In other roles, or only spoken of',
  };
  const counted = countedBetween(one, other);
  if (counted) {
    const all = counted.reduce((sum, { events: number }) => sum + number, 0);
    return section(
      'Over time, by month',
      el(
        'p',
        { class: 'muted' },
        `All ${all.toLocaleString('en')} events counted; ${count(events.length, 'event')} of them on this page.`,
      ),
      timeChart(counted, names, 'month'),
    );
  }
  const dated = events.filter((event) => shown.events.has(event.id) && DAYS.get(event.id));
  if (!dated.length) return null;
  const counts = dated.map((event) => ({
    day: DAYS.get(event.id).first,
    way: wayBetween(event),
    tone: toneOf(event),
    events: 1,
  }));
  return section('Over time', timeChart(counts, names));
}

/** One claim in a list: what it says, how sure, its words. */
function claimLine(report) {
  const target = THINGS.has(report.event) ? report.event : null;
  return el(
    'li',
    { class: 'claim', dir: 'auto' },
    target ? textButton(report.label, () => select(target)) : bdi(report.label),
    report.status === 'actual' ? null : [' ', statusTag(report.status)],
    conditionsOf(report.content).map((words) => el('div', {}, el('strong', {}, 'if '), bdi(words))),
    report.said_by.length ? el('div', { class: 'muted' }, 'said by ', bdiList(report.said_by)) : null,
    report.quotes.slice(0, 1).map(quotation),
    report.quotes.length > 1
      ? el('div', { class: 'muted' }, count(report.quotes.length - 1, 'more quotation'))
      : null,
  );
}

/** What each source says of some events: its claims, to unfold. */
function bySource(events) {
  const reports = events.filter((event) => shown.events.has(event.id)).flatMap(reportsOf);
  const of = grouped(reports, (report) => report.source);
  const sources = tally(reports.map((report) => report.source)).sort((a, b) => b[1] - a[1]);
  if (!sources.length) return null;
  const item = ([id, number]) =>
    el(
      'li',
      {},
      folding(
        [el('strong', {}, bdi(labelOf(id))), el('span', { class: 'muted' }, ` · ${count(number, 'claim')}`)],
        () => windowed(of(id), claimLine, { first: 20, name: 'claims' }),
      ),
    );
  return section('What each source says', windowed(sources, item, { first: 12, name: 'months' }));
}

/** Two actors: what they are to each other, and the events in which both take part. */
function pairPanel(one, other) {
  const events = eventsOfBoth(one, other);
  const partOf = (id, event) => linksOfEvent(event.id).filter((link) => link.actor === id);
  const wayBetween = (event) => wayOf(event, partOf(one.id, event), partOf(other.id, event));
  const relations = relationsOf(one.id).filter(({ a, b }) => a === other.id || b === other.id);
  const note = (event) =>
    [one, other].map((actor, place) => [
      place ? '; ' : '',
      bdi(actor.label),
      `: ${rolesIn(partOf(actor.id, event))}`,
    ]);
  return [
    heading('Two actors', null, `${one.label} and ${other.label}`),
    el(
      'p',
      {},
      textButton(`Only ${one.label}`, () => select(one.id)),
      ' · ',
      textButton(`Only ${other.label}`, () => select(other.id)),
    ),
    relationSection('Relations, as claimed', relations, one.id),
    pairChart(one, other, events, wayBetween),
    eventSection(events, (number) => count(number, 'event with both', 'events with both'), note),
    bySource(events),
  ];
}
