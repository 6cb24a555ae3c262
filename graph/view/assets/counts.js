/* What a page counts beyond the events that it holds: months, and which filters can act on them. */

const EVER = ''; // the month of an event whose days are not known

/** Months with their first and last day, quad class and number of events; empty on most pages. */
const COUNTED = (MODEL.counted?.months ?? []).map(({ month, quad, events }) => {
  const first = dayNumber(`${month}-01`);
  const last = first === null ? null : UNITS.month.start(UNITS.month.index(first) + 1) - 1;
  return { month: month || EVER, quad, events, first, last };
});
/** The filters that need details, and how they are called. */
const NOT_COUNTED = {
  ...{ type: 'type', status: 'status', source: 'source' },
  ...{ trust: 'trust', place: 'place', text: 'words' },
};

/** Says whether a counted month has days that the filter lets through. */
function monthIsOn({ first, last }, { span, bins }) {
  if (first === null) return bins.undated;
  if (AXIS && last < AXIS[0]) return bins.earlier;
  if (AXIS && first > AXIS[1]) return bins.later;
  return !span || (last >= span[0] && first <= span[1]);
}

/** “34,000 of 100,000 events counted”, with the filters that cannot act on counts. */
function countedInWords() {
  const { filter } = state;
  const on = COUNTED.filter((month) => monthIsOn(month, filter));
  const events = on.reduce((sum, month) => sum + month.events, 0);
  const some = events === MODEL.counted.events ? '' : ', by whole months,';
  const words = `${of(events, MODEL.counted.events)} events${some} counted`;
  const deaf = Object.keys(NOT_COUNTED).filter((name) => actsOn(name, filter));
  if (!deaf.length) return words;
  const names = listed(deaf.map((name) => NOT_COUNTED[name]));
  return `${words}; the ${deaf.length > 1 ? 'filters' : 'filter'} by ${names} cannot act on counts`;
}

/** Says whether a filter that needs details is set. */
function actsOn(name, filter) {
  if (name === 'place') return Boolean(filter.place);
  if (name === 'text') return Boolean(filter.text);
  return name === 'trust' ? looksAt(filter).trust : filter.off[name].size > 0;
}
