/* Citing a claim, and the command or query that shows it again in the graph. */

const OURS = 'https://w3id.org/detente/id/';

/** The id in an IRI of ours, which the command takes, or the IRI itself. */
function shortId(iri) {
  if (!iri.startsWith(OURS)) return iri;
  const [, ...id] = iri.slice(OURS.length).split('/');
  return id.join('/');
}

/** A word for a shell, or nothing where it cannot be written as one line of letters. */
function shellWord(text) {
  if (!text || /[\p{C}\u2028\u2029]/u.test(text)) return null;
  return /^[\w./:-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The command that explains a claim or an event, or nothing. */
function whyCommand(iri) {
  const word = shellWord(shortId(iri));
  if (!word) return null;
  return `detente why ${/^'?-/.test(word) ? '-- ' : ''}${word}`;
}

/** The query that gives all that is said of a claim or an event, or nothing for no IRI. */
function claimQuery(iri) {
  if (!/^[a-z][a-z\d+.-]*:[^\p{C}\s<>"{}|^`\\]+$/iu.test(iri)) return null;
  return `SELECT ?graph ?property ?value WHERE { GRAPH ?graph { <${iri}> ?property ?value } }`;
}

/** “said by A, heard from B, said on 2026-02-07” */
function attribution(report) {
  const parts = [];
  if (report.said_by.length) parts.push(`said by ${listed(report.said_by)}`);
  if (report.heard_from.length) parts.push(`heard from ${listed(report.heard_from)}`);
  if (report.said_on) parts.push(`said on ${report.said_on}`);
  return parts.join(', ');
}

/** A claim as a citation: what is claimed, by whom, in which words, in which source of which day. */
function citation(report) {
  const source = THINGS.get(report.source);
  const asserted = report.status === 'actual' && !report.content ? '' : ` (${plain(report.status)})`;
  const ifs = conditionsOf(report.content).map((words) => `if: ${words}`);
  const claim = [`${report.label}${asserted}`, ...ifs].join('; ');
  const quotes = report.quotes.map(({ exact }) => `“${exact}”`).join(' ');
  const told = source
    ? [source.publisher, `“${source.title}”`, source.date, source.url].filter(Boolean).join(', ')
    : report.source;
  return [claim, attribution(report), quotes, told, report.iri].filter(Boolean).join('. ');
}

/** Copies text; where the browser forbids it, shows it to be copied by hand. */
async function copyText(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied`);
    return true;
  } catch {
    announce(`The browser does not let this page copy: ${what} is selected, to be copied by hand`);
    return false;
  }
}

/** A text to be copied: its name, the text itself, a button. */
function copyable(name, text) {
  if (!text) return null;
  const shownText = el('code', { tabindex: '0', dir: 'auto' }, text);
  const copy = async () => {
    const copied = await copyText(text, name);
    if (!copied) getSelection().selectAllChildren(shownText);
    button.textContent = copied ? 'Copied' : 'Select, then Ctrl+C';
    setTimeout(() => (button.textContent = 'Copy'), 2500);
  };
  const button = el('button', { type: 'button', 'aria-label': `Copy: ${name}`, onclick: copy }, 'Copy');
  return el('div', { class: 'copy' }, el('span', { class: 'muted' }, name), button, shownText);
}

/** What shows a claim or an event in the graph again: the command and the query. */
function checking(iri) {
  if (!iri) return [el('p', { class: 'muted' }, 'This page does not have the name of the claim.')];
  const ways = [copyable('Command', whyCommand(iri)), copyable('SPARQL', claimQuery(iri))].filter(Boolean);
  return ways.length ? ways : [el('p', { class: 'muted' }, 'Its name is none that a command could take.')];
}

/** All that can be copied of a claim. */
const citing = (report) => [copyable('Citation', citation(report)), checking(report.iri)];
