/* Lists of the panel: drawn a few at a time, what is left said; events by month, to unfold. */

/** Names one after the other, each with its own direction. */
const bdiList = (texts, between = ', ') => texts.map((text, number) => [number ? between : '', bdi(text)]);

/**
 * A list of which only the beginning is drawn; a button says how much is left and draws more.
 * @param {Object[]} things
 * @param {(thing: Object) => HTMLElement} make a list item
 * @param {{first?: number, name?: string}} [how] how many at a time
 */
function windowed(things, make, { first = 40, name = '' } = {}) {
  const list = el('ul', { class: name }, things.slice(0, first).map(make));
  if (things.length <= first) return list;
  let drawn = first;
  const button = el('button', { type: 'button', class: 'rest', onclick: () => more(first).focus() });
  const words = () => {
    const left = (things.length - drawn).toLocaleString('en');
    button.dataset.left = left;
    button.textContent = `Show ${Math.min(first, things.length - drawn)} more of ${left}`;
    if (drawn >= things.length) button.remove();
  };
  const more = (number) => {
    const items = things.slice(drawn, drawn + number).map(make);
    list.append(...items);
    drawn += items.length;
    words();
    return items[0].querySelector('button, summary') ?? button;
  };
  button.more = more;
  words();
  return el('div', {}, list, button);
}

/** Something to unfold, filled when it is first opened. */
function folding(summary, fill, { open = false, name = '' } = {}) {
  const box = el('details', { class: name, open }, el('summary', {}, summary));
  let filled = false;
  box.fillNow = () => {
    if (!filled) box.append(...[fill()].flat(Infinity).filter(Boolean));
    filled = true;
  };
  box.addEventListener('toggle', () => box.open && box.fillNow());
  if (open) box.fillNow();
  return box;
}

/** A line for an event in a list: mark, label, time; `note` says how the one at hand is in it. */
function eventLine(event, note = null) {
  const hidden = shown.events.has(event.id) ? null : el('span', { class: 'muted' }, ' (not shown)');
  return el(
    'li',
    { class: 'line' },
    swatch(lookOf(event), 18),
    el(
      'div',
      { dir: 'auto' },
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

/** The month of an event, or only its year where the month is not known; the empty text for neither. */
const monthOf = remembered((id) => {
  const days = DAYS.get(id);
  if (!days) return '';
  return isoOf(days.first).slice(0, days.last - days.first > 92 ? 4 : 7);
});
const monthKey = (event) => monthOf(event.id);

/** “February 2026 · 14 events: 9 conflict, 3 cooperation” */
function monthWords(month, events) {
  const day = dayNumber(`${month}-01`);
  const name = day === null ? month || 'Undated' : UNITS.month.name(day);
  return [
    el('strong', {}, name),
    el('span', { class: 'muted' }, ` · ${count(events.length, 'event')}${tonesOf(events)}`),
  ];
}

/** How many events are of conflict and how many of cooperation, in words. */
function tonesOf(events) {
  const tones = [
    ['conflict', 'conflict'],
    ['coop', 'cooperation'],
  ];
  const told = tones
    .map(([tone, words]) => [events.filter((event) => toneOf(event) === tone).length, words])
    .filter(([number]) => number);
  return told.length
    ? `: ${told.map(([number, words]) => `${number.toLocaleString('en')} ${words}`).join(', ')}`
    : '';
}

/** A button that leaves only the days of a month in the filter. */
function onlyMonth(month) {
  const { index, start, name } = UNITS.month;
  const first = dayNumber(`${month}-01`);
  const span = [first, start(index(first) + 1) - 1];
  const bins = { earlier: false, later: false, undated: false };
  return textButton(`Only ${name(first)}, in all views`, () =>
    refilter((filter) => Object.assign(filter, { span, bins })),
  );
}

const MOST_OPEN = 30; // events, beyond which only the latest month is open

/** Events by month, the latest first; `note` says how the one at hand is in each. */
function eventsByMonth(events, note = () => null) {
  const latest = events.toReversed();
  const monthly = grouped(latest, monthKey);
  const months = [...new Set(latest.map(monthKey))].sort((a, b) => Number(!a) - Number(!b));
  const open = events.length <= MOST_OPEN;
  return windowed(
    months,
    (month) =>
      el(
        'li',
        {},
        folding(
          monthWords(month, monthly(month)),
          () => [
            months.length > 1 && month.length === 7 ? onlyMonth(month) : null,
            windowed(monthly(month), (event) => eventLine(event, note(event))),
          ],
          { open: open || month === months[0], name: 'month' },
        ),
      ),
    { first: 24, name: 'months' },
  );
}

/** A section of events that pass the filter, by month; what the filter leaves out is said. */
function eventSection(events, words, note) {
  const kept = events.filter((event) => shown.events.has(event.id));
  const rest = events.length - kept.length;
  const title = rest
    ? `${kept.length.toLocaleString('en')} of ${words(events.length)}`
    : words(events.length);
  return section(
    title,
    eventsByMonth(kept, note),
    rest
      ? folding(`${count(rest, 'event')} that the filter leaves out`, () =>
          windowed(events.filter((event) => !shown.events.has(event.id)).toReversed(), (event) =>
            eventLine(event, note?.(event)),
          ),
        )
      : null,
  );
}
