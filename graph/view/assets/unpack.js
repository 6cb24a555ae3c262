/* Unpacking a large page's data: graph/view/packing.py says how it was packed. */

/** Adds up steps to numbers; null stays null. */
function summed(steps) {
  let last = 0;
  return steps.map((step) => (step === null ? null : (last += step)));
}

/** How each sort of column becomes its values: the rest of its parts, and all strings. */
const COLUMNS = {
  same: ([size, value]) => new Array(size).fill(value),
  rows: ([size, prefix]) => Array.from({ length: size }, (_, row) => prefix + row),
  ids: ([prefix, steps]) => summed(steps).map((number) => (number === null ? null : prefix + number)),
  text: ([places], strings) => places.map((place) => (place === null ? null : strings[place])),
  plain: ([values]) => values,
  lists: ([lengths, column], strings) => {
    const values = columnValues(column, strings);
    let next = 0;
    return lengths.map((size) => (size === null ? null : values.slice(next, (next += size))));
  },
  boxed: ([column], strings) => columnValues(column, strings).map((list) => list && list[0]),
  some: ([steps, column], strings) => {
    const values = [];
    const there = columnValues(column, strings);
    for (const [number, row] of summed(steps).entries()) values[row] = there[number];
    return values;
  },
  table: ([size, keys, columns], strings) => {
    const rows = Array.from({ length: size }, () => ({}));
    for (const [number, key] of keys.entries()) {
      const values = columnValues(columns[number], strings);
      for (let row = 0; row < size; row += 1) {
        if (values[row] !== undefined) rows[row][key] = values[row];
      }
    }
    return rows;
  },
};

const columnValues = ([sort, ...parts], strings) => COLUMNS[sort](parts, strings);

/** The bytes of base64, without asking for a data: address, which the page's policy forbids. */
function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** The value that was packed. */
async function unpacked(base64) {
  const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream('deflate'));
  const { strings, column } = await new Response(stream).json();
  return columnValues(column, strings)[0];
}
