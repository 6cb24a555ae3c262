/* Where events are said to be: a map, its precision shown as area. */

function startMap() {}
