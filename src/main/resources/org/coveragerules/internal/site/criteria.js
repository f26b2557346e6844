'use strict';
// Judges criteria by what is answered, as the library does for a request: MET, NOT_MET or UNKNOWN by the logic of
// Kleene. Nothing here touches a page. A tree is what a checklist's data has: the id of a statement, or a group such
// as { all: [...] } or { atLeast: 2, of: [...] }.
(() => {

const MET = 'MET';
const NOT_MET = 'NOT_MET';
const UNKNOWN = 'UNKNOWN';

/** More ways tell nobody more. */
const MOST_WAYS = 8;

const negated = result => result === MET ? NOT_MET : result === NOT_MET ? MET : UNKNOWN;

/** How a group holds together, and what it is of. */
function group(tree) {
  if (tree.all) return { kind: 'all', least: tree.all.length, of: tree.all };
  if (tree.any) return { kind: 'any', least: 1, of: tree.any };
  return tree.none ? { kind: 'none', least: 1, of: tree.none } : { kind: 'atLeast', least: tree.atLeast, of: tree.of };
}

function atLeast(least, met, unknown) {
  return met >= least ? MET : met + unknown < least ? NOT_MET : UNKNOWN;
}

function judged(tree, outcome) {
  if (typeof tree === 'string') return { statement: tree, result: outcome(tree) || UNKNOWN, decisive: false };
  const { kind, least, of } = group(tree);
  const members = of.map(child => judged(child, outcome));
  const count = result => members.filter(member => member.result === result).length;
  const result = atLeast(least, count(MET), count(UNKNOWN));
  return { kind, least, result: kind === 'none' ? negated(result) : result, of: members };
}

/** Marks the leaves on which a result rests. */
function decide(of) {
  if (!of.of) {
    of.decisive = true;
    return of;
  }
  const wanted = of.kind === 'none' ? negated(of.result) : of.result;
  of.of.filter(member => member.result === wanted).forEach(decide);
  return of;
}

/** What a tree comes to; outcome: statement => result, anything else for one of which nothing is said. */
const judge = (tree, outcome) => decide(judged(tree, outcome));

const leavesOf = of => of.of ? [].concat(...of.of.map(leavesOf)) : [of];

/** Statements of the tree's leaves, each once, as they are first read. */
const statements = tree => typeof tree === 'string' ? [tree]
  : [...new Set([].concat(...group(tree).of.map(statements)))];

/** Statements on which a result rests, each once. */
const decisive = of => [...new Set(leavesOf(of).filter(leaf => leaf.decisive).map(leaf => leaf.statement))];

const hasAll = (set, other) => [...other].every(one => set.has(one));

function shortest(ways) {
  const kept = [];
  for (const way of ways.slice().sort((one, other) => one.size - other.size)) {
    if (kept.length < MOST_WAYS && !kept.some(other => hasAll(way, other))) kept.push(way);
  }
  return kept;
}

/** Sets of unknown statements by which so many members come to a result. */
function some(members, wanted, least) {
  const ways = [[new Set()]];
  for (const member of members) {
    const own = waysTo(wanted, member);
    for (let count = Math.min(ways.length, least); count > 0; count--) {
      const longer = count < ways.length ? ways[count].slice() : [];
      for (const before of ways[count - 1]) {
        for (const way of own) longer.push(new Set([...before, ...way]));
      }
      ways[count] = shortest(longer);
    }
  }
  return least < ways.length ? ways[least] : [];
}

function waysTo(wanted, of) {
  if (of.result === wanted) return [new Set()];
  if (of.result !== UNKNOWN) return [];
  if (!of.of) return [new Set([of.statement])];
  // None of them is met where all of them are not; a group of which enough fail is not met.
  const met = (wanted === MET) !== (of.kind === 'none');
  return some(of.of, met ? MET : NOT_MET, met ? of.least : of.of.length - of.least + 1);
}

/**
 * The ways in which what is unknown could come to be met, the shortest first: each the statements that would have to
 * turn out so. None where it is known, or where no answer would do.
 */
function ways(of) {
  if (of.result !== UNKNOWN) return [];
  const unknown = [...new Set(leavesOf(of).filter(leaf => leaf.result === UNKNOWN).map(leaf => leaf.statement))];
  return waysTo(MET, of).map(way => unknown.filter(statement => way.has(statement)));
}

// ---------------------------------------------------------------- answers

const COMPARED = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
};

/** What is not answered passes no test. */
const passes = (test, answer) => answer != null
  && (test.in ? test.in.includes(answer) : COMPARED[test.operator](answer, test.number));

/**
 * What a leaf comes to, and the questions that it lacks: met by a rule that the answers meet, else unknown while a
 * rule asks for something that is not answered.
 *
 * answers: by question its number, its choice, or 'true' and 'false'; null where there is none. A document is there
 * ('true') or not answered. By hand: statement => 'yes', 'no' or anything else.
 */
function leaf(of, answers, byHand) {
  if (!of.rules) {
    const said = byHand(of.statement);
    return { result: said === 'yes' ? MET : said === 'no' ? NOT_MET : UNKNOWN, missing: [] };
  }
  const met = of.rules.some(rule => rule.tests.every(any => any.some(test => passes(test, answers[test.question]))));
  const lacking = [].concat(...of.rules.map(rule => rule.asks)).filter(question => answers[question] == null);
  return met || !lacking.length ? { result: met ? MET : NOT_MET, missing: [] }
    : { result: UNKNOWN, missing: [...new Set(lacking)] };
}

// ---------------------------------------------------------------- codes and numbers

const shape = code => code.replace(/[0-9]/g, '0');

/** Whether criteria are for a code: of no codes, they are for every one. */
function isFor(codes, code) {
  return !codes || codes.some(written => {
    const [first, last = first] = written.split('-');
    return shape(code) === shape(first) && first <= code && code <= last;
  });
}

/** A number as a person writes it, with a decimal point; null: it is none, or out of bounds. */
function number(typed, least, most) {
  const text = typed.trim();
  if (!/^[+-]?([0-9]{1,15}(\.[0-9]{0,15})?|\.[0-9]{1,15})$/.test(text)) return null;
  const value = Number(text);
  return (least == null || value >= least) && (most == null || value <= most) ? value : null;
}

self.coverageRules = self.coverageRules || {};
self.coverageRules.criteria = { judge, statements, decisive, ways, leaf, isFor, number };

})();
