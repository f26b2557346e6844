'use strict';
// Draws the report from the JSON in the element "data". Three habits hold everywhere: a value of the data becomes text
// by a text node and never markup, because ids come from a payer's files; what the reader chose is in the address
// behind the #, so that a link leads to the same view and Back works; and a list draws one page, however long it is.
(() => {

// ---------------------------------------------------------------- words and numbers

const OUTCOMES = {
  APPROVED: { name: 'Approved', short: 'Approved', favor: 3 },
  PARTIALLY_APPROVED: { name: 'Partially approved', short: 'Partial', favor: 2 },
  DENIED: { name: 'Denied', short: 'Denied', favor: 0 },
  PENDED: { name: 'Pended', short: 'Pended', favor: 1 },
  REDIRECTED: { name: 'Redirected', short: 'Redirected', favor: 1 },
  NO_REVIEW_REQUIRED: { name: 'No review required', short: 'No review', favor: 3 },
};
const NAMES = Object.keys(OUTCOMES);
const ARROW = '→';
const MINUS = '\u2212';
const NONE = '–';
const RESULTS = { MET: ['\u2713', 'met'], NOT_MET: ['\u2717', 'not met'], UNKNOWN: ['?', 'unknown'] };
const MARKS = { gone: MINUS, come: '+', both: '=' };

const grouped = new Intl.NumberFormat('en-US');
const collator = new Intl.Collator('en-US', { numeric: true });

const count = n => n == null ? NONE : n < 0 ? MINUS + grouped.format(-n) : grouped.format(n);
const signed = n => n > 0 ? '+' + grouped.format(n) : count(n);
const counted = (n, one, many = one + 's') => `${count(n)} ${n === 1 ? one : many}`;
const share = (part, whole) => whole > 0 ? part / whole : null;
const sum = (list, value) => list.reduce((total, one) => total + (value(one) ?? 0), 0);

function percent(x) {
  if (x == null) return NONE;
  return x > 0 && x < 0.0005 ? '<0.1%' : (100 * x).toFixed(1) + '%';
}

function points(before, after) {
  const difference = (100 * after).toFixed(1) - (100 * before).toFixed(1);
  const text = Math.abs(difference).toFixed(1);
  return (text === '0.0' ? '±' : difference > 0 ? '+' : MINUS) + text + ' percentage points';
}

const outcomeName = outcome => outcome == null ? 'Not judged' : OUTCOMES[outcome]?.name ?? outcome;
const rank = outcome => outcome == null ? null : NAMES.indexOf(outcome);

// ---------------------------------------------------------------- elements

/** What would not be shown, or would turn the direction of what is, as escapes; a line end stays within its cell. */
const visible = value => typeof value !== 'string' ? value
  : value.replace(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, character => character.split('')
    .map(unit => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0')).join(''));

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value == null || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : visible(value));
  }
  // Strings become text nodes here, whatever stands in them.
  element.append(...children.flat(3).filter(child => child != null && child !== false).map(visible));
  return element;
}

const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const s = (tag, attributes, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
const at = id => document.getElementById(id);
const unseen = text => h('span', { class: 'unseen' }, text);

/** A bar of a table; the numbers stand beside it, so that it says nothing to a screen reader. */
function bar(parts) {
  const track = h('span', { class: 'track', 'aria-hidden': 'true' });
  for (const [kind, fraction] of parts) {
    if (!(fraction > 0)) continue;
    const part = h('span', { class: 'fill ' + kind });
    part.style.width = Math.min(100, 100 * fraction).toFixed(2) + '%';
    track.append(part);
  }
  return track;
}

function pill(outcome, suffix) {
  const known = outcome in OUTCOMES ? outcome : 'none';
  return h('span', { class: 'pill ' + known }, outcomeName(outcome), suffix);
}

const key = (kind, text) => h('span', { class: 'key' }, h('span', { class: 'swatch fill ' + kind }), text);
const effect = name => name && h('span', { class: 'effect ' + (/^[A-Z_]+$/.test(name) ? name : '') }, name);

const change = (from, to) => from === to
  ? [pill(to), ' ', h('span', { class: 'hint' }, 'as before')]
  : h('span', { class: 'change' }, pill(from), ' ', h('span', { class: 'arrow' }, ARROW), ' ', pill(to));

// ---------------------------------------------------------------- the address

let state = new URLSearchParams(location.hash.slice(1));
const views = [];

/** Draws now and whenever one of these keys of the address changes. */
function view(keys, draw) {
  let drawn = null;
  views.push(() => {
    const now = JSON.stringify(keys.map(key => state.getAll(key)));
    if (now !== drawn) {
      drawn = now;
      draw();
    }
  });
}

const show = () => views.forEach(draw => draw());

function changed(changes) {
  const next = new URLSearchParams(state);
  for (const [key, value] of Object.entries(changes)) {
    next.delete(key);
    for (const one of [value].flat()) if (one != null && one !== '') next.append(key, one);
  }
  next.delete('at');
  return next;
}

function go(changes, replace = false) {
  state = changed(changes);
  history[replace ? 'replaceState' : 'pushState'](null, '', '#' + state);
  show();
}

const NO_FILTER = { q: null, from: null, to: null, policy: null, statement: null, group: null, page: null, open: null };

/** A link to the changed lines, filtered by nothing but this. */
function toCases(filter, attributes, ...children) {
  return h('a', { href: '#' + new URLSearchParams({ ...filter, at: 'cases' }), ...attributes }, ...children);
}

function jump(id) {
  const section = at(id);
  if (!section || section.hidden) return;
  section.scrollIntoView({ block: 'start' });
  (section.querySelector('h2') ?? section).focus({ preventScroll: true });
}

// A link within the page changes what it names and leaves the other sections as the reader put them.
document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const wanted = Object.fromEntries(new URLSearchParams(link.getAttribute('href').slice(1)));
  const target = wanted.at;
  delete wanted.at;
  if (Object.keys(wanted).length) go({ ...NO_FILTER, ...wanted });
  if (target) jump(target);
});

addEventListener('popstate', () => {
  state = new URLSearchParams(location.hash.slice(1));
  show();
});

// ---------------------------------------------------------------- searching

/**
 * Finds rows by words, all of which have to be in the row or in one of its reasons. A word is looked for in each text
 * once and not in each row that has it.
 */
function searcher(rows, texts, reasonsOf) {
  let own = null;
  const said = texts.map(text =>
    [text.statement, text.policy, text.code, text.rule, text.message].join('\n').toLowerCase());
  return query => {
    const words = (query ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return () => true;
    own ??= rows.map(row => [row.request, 'line ' + row.line, row.place, row.date, row.code, row.placeOfService,
      ...(row.differences ?? [])].join('\n').toLowerCase());
    const hits = words.map(word => said.map(text => text.includes(word)));
    return i => words.every((word, w) => own[i].includes(word) || reasonsOf(rows[i]).some(reason => hits[w][reason]));
  };
}

// ---------------------------------------------------------------- lists

const compare = (a, b, sign) => a === b ? 0 : a == null ? 1 : b == null ? -1
  : sign * (typeof a === 'number' ? a - b : collator.compare(a, b));

/**
 * A table that sorts, filters and turns pages. The head stays the same element while the body changes, so that the
 * keyboard's place is not lost.
 *
 * keys: the names in the address of sort and page; filters: those that `matches` reads; matches: makes a test of a
 * row's index; columns: key, title, cell(row), and value(row) if the list sorts by it; detail(row): what opens below.
 */
function listing({ host, caption, noun, keys, filters = [], columns, rows, perPage, initial = '', matches, rowId,
    detail }) {
  const orders = new Map();
  const heads = columns.map(column => h('th', { scope: 'col', role: 'columnheader', class: column.kind },
    column.value
      ? h('button', { type: 'button', title: column.hint, click: () => sortBy(column) }, column.title,
          h('span', { class: 'sign', 'aria-hidden': 'true' }))
      : column.title));
  const body = h('tbody', { role: 'rowgroup' });
  const status = h('p', { class: 'status', role: 'status' });
  const place = h('span', { class: 'page-number' });
  let pages = 1;
  const turn = (label, to) => h('button', { type: 'button', click: () => {
    const target = to(current());
    if (target === current()) return;
    go({ [keys.page]: target > 1 ? target : null, ...(detail && { open: null }) });
    if (at(host).getBoundingClientRect().top < 0) at(host).scrollIntoView({ block: 'start' });
  } }, label);
  const back = [turn('First', () => 1), turn('Previous', page => Math.max(1, page - 1))];
  const forth = [turn('Next', page => Math.min(pages, page + 1)), turn('Last', () => pages)];
  const pager = h('nav', { class: 'pager', 'aria-label': 'Pages: ' + caption }, back, place, forth);

  at(host).replaceChildren(status,
    h('table', { class: 'list', role: 'table' }, h('caption', { class: 'unseen' }, caption),
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, heads)), body),
    pager);

  const current = () => Math.min(pages, Math.max(1, Math.trunc(Number(state.get(keys.page))) || 1));
  const sorting = () => state.get(keys.sort) ?? initial;

  // A column's numbers are asked for from the largest down, its texts from A on; then the other way; then as at first.
  function sortBy(column) {
    const first = column.kind === 'num' ? '-' + column.key : column.key;
    const second = column.kind === 'num' ? column.key : '-' + column.key;
    const next = sorting() === first ? second : sorting() === second && second !== initial ? initial : first;
    go({ [keys.sort]: next === initial ? null : next, [keys.page]: null, ...(detail && { open: null }) });
  }

  function ordered(spec) {
    if (!orders.has(spec)) {
      const order = rows.map((_, i) => i);
      const column = columns.find(candidate => candidate.value && candidate.key === spec.replace(/^-/, ''));
      if (column) {
        const sign = spec.startsWith('-') ? -1 : 1;
        const values = rows.map(column.value);
        order.sort((a, b) => compare(values[a], values[b], sign) || a - b);
      }
      orders.set(spec, order);
    }
    return orders.get(spec);
  }

  view([...filters, keys.sort, keys.page], () => {
    const spec = sorting();
    const test = matches?.();
    const found = test ? ordered(spec).filter(test) : ordered(spec);
    pages = Math.max(1, Math.ceil(found.length / perPage));
    const from = (current() - 1) * perPage;
    const shown = found.slice(from, from + perPage);
    body.replaceChildren(...shown.flatMap(i => row(rows[i])));
    heads.forEach((head, i) => {
      const key = columns[i].key;
      if (spec === key || spec === '-' + key) {
        head.setAttribute('aria-sort', spec === key ? 'ascending' : 'descending');
      } else {
        head.removeAttribute('aria-sort');
      }
    });
    place.textContent = `Page ${count(current())} of ${count(pages)}`;
    for (const button of back) button.setAttribute('aria-disabled', current() === 1);
    for (const button of forth) button.setAttribute('aria-disabled', current() === pages);
    pager.hidden = pages === 1;
    const some = found.length < rows.length ? `${count(found.length)} of ${counted(rows.length, noun)} match`
      : counted(rows.length, noun);
    status.textContent = found.length === 0 ? `None of ${counted(rows.length, noun)} matches`
      : pages === 1 ? some : `${some}; ${count(from + 1)} to ${count(from + shown.length)} on this page`;
  });

  function row(of) {
    const cells = columns.map((column, i) => h('td', { role: 'cell', class: column.kind, 'data-label': column.title },
      i === 0 && detail ? toggle(of) : column.cell(of)));
    const line = h('tr', { role: 'row' }, cells);
    if (!detail) return [line];
    const open = state.getAll('open').includes(rowId(of));
    line.firstChild.firstChild.setAttribute('aria-expanded', open);
    // The details are there from the start, though hidden, because paper shows them.
    return [line, h('tr', { role: 'row', class: 'detail', hidden: !open },
      h('td', { role: 'cell', colspan: columns.length }, detail(of)))];
  }

  function toggle(of) {
    const button = h('button', { type: 'button', class: 'toggle', click: () => {
      const open = button.getAttribute('aria-expanded') !== 'true';
      button.setAttribute('aria-expanded', open);
      button.closest('tr').nextSibling.hidden = !open;
      const others = state.getAll('open').filter(id => id !== rowId(of));
      go({ open: open ? [...others, rowId(of)] : others }, true);
    } }, columns[0].cell(of));
    return button;
  }
}

/** A column that shows and sorts by a field. */
function column(key, title, kind) {
  return { key, title, kind, value: row => row[key],
    cell: row => kind === 'num' ? count(row[key]) : row[key] ?? NONE };
}

/** What changed lines and flagged claims begin with. */
const LINE = [
  { key: 'request', title: 'Request', kind: 'id', value: one => one.request + ' ' + one.line,
    cell: one => [one.request, h('span', { class: 'hint' }, ' line ' + one.line)] },
  column('date', 'Date', 'date'),
  column('code', 'Code'),
  { ...column('placeOfService', 'POS'), key: 'pos', hint: 'Place of service' },
];

/** A plain table for a few rows: columns are [title, kind, cell(row)]. */
function table(caption, columns, rows, attributes) {
  return h('table', attributes, h('caption', { class: 'unseen' }, caption),
    h('thead', null, h('tr', null, columns.map(([title, kind]) => h('th', { scope: 'col', class: kind }, title)))),
    h('tbody', null, rows.map(row => h('tr', null, columns.map(([, kind, cell], i) =>
      h(i ? 'td' : 'th', { class: kind, scope: i ? null : 'row' }, cell(row)))))));
}

/** A field for searching. The first letter is a step for Back, those after it are not. */
function searchField(id, key, page, label, placeholder) {
  let typing = false;
  let waiting;
  const input = h('input', { type: 'search', id, placeholder, autocomplete: 'off', spellcheck: 'false',
    input: () => {
      // Browsers refuse a page that writes its address at every keystroke, so that a pause is waited for.
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        go({ [key]: input.value, [page]: null, ...(key === 'q' && { open: null }) }, typing);
        typing = true;
      }, 120);
    },
    blur: () => { typing = false; } });
  view([key], () => { if (input.value.trim() !== (state.get(key) ?? '').trim()) input.value = state.get(key) ?? ''; });
  return h('label', { class: 'search' }, h('span', null, label), input);
}

// ---------------------------------------------------------------- the report

function draw(data) {
  const { counts, texts, checklists } = data;
  const compared = data.before != null;
  const cases = data.cases.list;
  const words = { before: data.before?.label ?? 'Before', after: data.after.label ?? 'After' };
  const small = { before: words.before.toLowerCase(), after: words.after.toLowerCase() };
  const policy = data.selection.policy;
  const total = { before: sum(data.outcomes, o => o.before), after: sum(data.outcomes, o => o.after) };
  const denied = data.outcomes.find(o => o.outcome === 'DENIED') ?? { before: 0, after: 0 };
  const rate = { before: compared ? share(denied.before, total.before) : null,
    after: share(denied.after, total.after) };
  const moved = data.matrix.filter(cell => cell.from !== cell.to);

  drawHead();
  drawSummary();
  drawOutcomes();
  drawWeeks();
  drawPolicies();
  drawReasons();
  if (compared) {
    drawGroups();
    drawCases();
  }
  drawFlagged();
  drawRejected();
  drawFoot();
  drawSections();

  function drawHead() {
    document.title = visible(data.title);
    at('title').textContent = visible(data.title);
    at('kind').textContent = `Coverage Rules · ${data.kind === 'IMPACT' ? 'impact' : 'replay'} report`;
    at('compared').append(...[
      compared && side(words.before, data.before),
      compared && h('span', { class: 'arrow', 'aria-hidden': 'true' }, ARROW),
      side(compared ? words.after : 'Judged by', data.after)].filter(Boolean));
    const { from, to, types } = data.selection;
    const window = from && to ? `${from} to ${to}` : from ? `from ${from}` : to ? `to ${to}` : 'all';
    const selected = [['Dates of service', window],
      ['Request types', types?.length ? types.join(', ') : 'all'], ['Policy', policy ?? 'all']];
    at('selection').append(...selected.map(([term, value]) =>
      h('div', null, h('dt', null, term), h('dd', null, value))));
  }

  function side(label, of) {
    return h('div', { class: 'side' }, h('span', { class: 'side-label' }, label), h('strong', null, of.name),
      of.fingerprint && fingerprint(of.fingerprint));
  }

  function fingerprint(full) {
    const short = full.replace(/^([^:]*:)?(.{12}).+$/, '$1$2…');
    const button = h('button', { type: 'button', class: 'fingerprint', title: full + ' (click to copy)',
      'aria-label': 'Copy the fingerprint ' + full,
      click: async () => {
        try {
          await navigator.clipboard.writeText(full);
          button.textContent = 'copied';
        } catch {
          // No clipboard for this page: the whole text to select takes the place of the short one.
          button.textContent = full;
          getSelection().selectAllChildren(button);
          return;
        }
        setTimeout(() => { button.textContent = short; }, 1500);
      } }, short);
    return button;
  }

  // ---- summary

  function drawSummary() {
    at('lead').append(...lead());
    const visits = counts.visitsGained - Math.abs(counts.visitsLost);
    const reading = tile('Requests read', count(counts.read),
      `${count(counts.judged)} judged, ${count(counts.rejected)} rejected, `
        + (counts.leftOut ? `${count(counts.leftOut)} left out, ` : '')
        + `${count(counts.outside)} outside the selection`);
    const of = `${count(denied.after)} of ${counted(total.after, 'line')} denied`;
    at('tiles').append(...compared ? [
      tile('Lines changed', count(counts.linesDiffering),
        `${percent(share(counts.linesDiffering, counts.linesCompared))} of ${count(counts.linesCompared)} compared`,
        `in ${count(counts.differing)} of ${counted(counts.compared, 'request')}`),
      tile('Denial rate', [h('span', { class: 'was' }, percent(rate.before)), ` ${ARROW} `, percent(rate.after)],
        rate.before == null || rate.after == null ? null : points(rate.before, rate.after),
        `${count(denied.before)} ${ARROW} ${count(denied.after)} lines denied`),
      tile('Approved visits, net', signed(visits),
        `${count(counts.visitsGained)} gained, ${count(Math.abs(counts.visitsLost))} lost`),
      reading,
    ] : [
      tile('Lines judged', count(counts.lines), `in ${counted(counts.judged, 'request')}`),
      tile('Denial rate', percent(rate.after), of),
      tile('Flagged claims', count(data.flagged.total)),
      reading,
    ]);
  }

  function tile(label, value, ...notes) {
    return h('div', { class: 'tile' }, h('h3', null, label), h('p', { class: 'figure' }, value),
      notes.filter(Boolean).map(note => h('p', { class: 'hint' }, note)));
  }

  function lead() {
    const strong = text => h('strong', null, text);
    if (!compared) {
      return ['Judged as they came: ', strong(counted(counts.lines, 'line')), ' of ', counted(counts.judged, 'request'),
        ', ', strong(percent(rate.after)), ' of them denied. Nothing is compared.'];
    }
    if (counts.linesDiffering === 0) {
      return [strong('Nothing changes.'), ` ${counted(counts.linesCompared, 'line')} of `,
        counted(counts.compared, 'request'), ' came out the same on both sides.'];
    }
    const newly = sum(moved.filter(cell => cell.to === 'DENIED'), cell => cell.lines);
    const nolonger = sum(moved.filter(cell => cell.from === 'DENIED'), cell => cell.lines);
    const parts = [strong(`${count(counts.linesDiffering)} of ${counted(counts.linesCompared, 'line')}`),
      ` (${percent(share(counts.linesDiffering, counts.linesCompared))}) come out differently: `,
      strong(count(newly)), ' newly denied, ', strong(count(nolonger)), ' no longer denied. ',
      counted(Math.abs(counts.visitsLost), 'approved visit'), ' lost, ', count(counts.visitsGained), ' gained.'];
    const largest = moved.reduce((most, cell) => cell.lines > (most?.lines ?? 0) ? cell : most, null);
    if (largest) {
      parts.push(' The largest move is ', toCases({ from: largest.from, to: largest.to }, null,
        `${outcomeName(largest.from)} ${ARROW} ${outcomeName(largest.to)}, ${counted(largest.lines, 'line')}`), '.');
    }
    return parts;
  }

  // ---- outcomes

  function drawOutcomes() {
    const rows = NAMES.map(name => data.outcomes.find(o => o.outcome === name) ?? { outcome: name, after: 0 });
    const most = Math.max(1, ...rows.flatMap(o => [o.before ?? 0, o.after ?? 0]));
    at('bars-hint').append(...compared
      ? [key('before', words.before), ' ', key('after', words.after)] : ['All lines that were judged.']);
    const pair = o => [compared && bar([['before', (o.before ?? 0) / most]]), bar([['after', (o.after ?? 0) / most]])];
    at('bars').append(table('Lines by outcome', [
      ['Outcome', '', o => outcomeName(o.outcome)],
      ['', 'wide', pair],
      ...compared ? [[words.before, 'num', o => count(o.before)]] : [],
      [compared ? words.after : 'Lines', 'num', o => count(o.after)],
      ...compared ? [['Change', 'num', o => o.before == null ? NONE : signed(o.after - o.before)]]
        : [['Share', 'num', o => percent(share(o.after, total.after))]],
    ], rows, { class: 'bars' }));
    at('matrix-part').hidden = !compared;
    at('matrix-part').parentNode.classList.toggle('single', !compared);
    if (compared) drawMatrix();
  }

  function drawMatrix() {
    const cells = new Map(data.matrix.map(cell => [cell.from + ' ' + cell.to, cell.lines]));
    const lines = (from, to) => cells.get(from + ' ' + to) ?? 0;
    const most = Math.max(1, ...moved.map(cell => cell.lines));
    fill(at('matrix-hint'), null, [`Rows are ${small.before}, columns ${small.after}. `, moved.length
      ? h('span', { class: 'screen' }, 'Choose a number to see its lines.') : 'No line changed its outcome.', '\u2003',
      moved.length > 0 && h('span', { class: 'keys' }, key('worse', 'less favorable'), ' ',
        key('better', 'more favorable'), ' ', key('aside', 'neither'))]);

    function cell(from, to) {
      const n = lines(from, to);
      if (n === 0) return h('td', { class: 'num none' }, from === to ? '0' : h('span', { class: 'hint' }, '0'));
      if (from === to) return h('td', { class: 'num same', title: 'Outcome unchanged' }, count(n));
      const favor = OUTCOMES[to].favor - OUTCOMES[from].favor;
      const td = h('td', { class: 'num moved ' + (favor < 0 ? 'worse' : favor > 0 ? 'better' : 'aside') },
        toCases({ from, to }, { title: `${outcomeName(from)} ${ARROW} ${outcomeName(to)}` },
          count(n), unseen(` lines from ${outcomeName(from)} to ${outcomeName(to)}`)));
      // Half the root: a few lines stay visible beside many.
      td.style.setProperty('--heat', (10 + 35 * Math.sqrt(n / most)).toFixed(0) + '%');
      return td;
    }
    const row = from => h('tr', null, h('th', { scope: 'row', title: outcomeName(from) }, OUTCOMES[from].short),
      NAMES.map(to => cell(from, to)), h('td', { class: 'num total' }, count(sum(NAMES, to => lines(from, to)))));
    at('matrix').append(h('table', { class: 'matrix' },
      h('caption', { class: 'unseen' }, `Lines by outcome ${small.before} (rows) and ${small.after} (columns)`),
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, words.before + ' \\ ' + words.after),
        NAMES.map(to => h('th', { scope: 'col', class: 'num', title: outcomeName(to) }, OUTCOMES[to].short)),
        h('th', { scope: 'col', class: 'num total' }, 'Total'))),
      h('tbody', null, NAMES.map(row)),
      h('tfoot', null, h('tr', null, h('th', { scope: 'row' }, 'Total'),
        NAMES.map(to => h('td', { class: 'num total' }, count(sum(NAMES, from => lines(from, to))))),
        h('td', { class: 'num total' }, count(sum(data.matrix, c => c.lines)))))));
  }

  // ---- weeks

  function drawWeeks() {
    const weeks = data.weeks.filter(week => week.lines > 0);
    at('weeks-hint').append(policy ? `Of the lines that got a reason of ${policy}, the share denied.`
      : 'The share of lines denied.', ' A week without lines leaves a gap.');
    if (!weeks.length) {
      at('weeks').append(h('p', { class: 'empty' }, 'No line has a date in the selection.'));
      return;
    }
    const figure = h('div', { class: 'chart' });
    const past = compared && weeks.some(week => week.deniedBefore != null);
    at('weeks').append(figure, h('details', null, h('summary', null, 'The same as a table'),
      table('Denial rate by week', [
        ['Week of', '', week => week.week],
        ['Lines', 'num', week => count(week.lines)],
        ...past ? [['Denied ' + small.before, 'num', week => count(week.deniedBefore)],
          ['Rate ' + small.before, 'num', week => percent(share(week.deniedBefore, week.lines))]] : [],
        [past ? 'Denied ' + small.after : 'Denied', 'num', week => count(week.denied)],
        [past ? 'Rate ' + small.after : 'Rate', 'num', week => percent(share(week.denied, week.lines))],
      ], weeks)));
    let width = 0;
    const fit = wanted => {
      if (wanted > 0 && wanted !== width) figure.replaceChildren(weekChart(weeks, past, width = wanted));
    };
    new ResizeObserver(() => fit(Math.round(figure.clientWidth))).observe(figure);
    fit(Math.round(figure.clientWidth) || 1000);
    // Paper is narrower than the window; a chart that only shrinks would have letters too small to read.
    addEventListener('beforeprint', () => fit(680));
    addEventListener('afterprint', () => fit(Math.round(figure.clientWidth)));
  }

  function weekChart(weeks, past, width) {
    const DAY = 86_400_000;
    const left = 48, right = past ? 108 : 64, top = 14, bottom = 200, strip = 34, height = bottom + strip + 42;
    const time = week => Date.parse(week.week + 'T00:00:00Z');
    const first = time(weeks[0]), last = time(weeks[weeks.length - 1]);
    const x = week => last === first ? (left + width - right) / 2
      : left + 8 + (time(week) - first) / (last - first) * (width - right - left - 16);
    const series = [...past ? [['before', words.before, week => share(week.deniedBefore, week.lines)]] : [],
      ['after', past ? words.after : '', week => share(week.denied, week.lines)]]
      .map(([kind, name, value]) => ({ kind, name, value }));
    const highest = Math.max(0.01, ...weeks.flatMap(week => series.map(one => one.value(week) ?? 0)));
    const step = [0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25].find(size => highest / size <= 5) ?? 0.25;
    const ceiling = Math.ceil(highest / step - 1e-9) * step;
    const y = value => bottom - value / ceiling * (bottom - top);
    const busiest = Math.max(...weeks.map(week => week.lines));
    const floor = bottom + 8 + strip;

    const grid = [];
    for (let i = 0; i * step <= ceiling + 1e-9; i++) {
      grid.push(s('line', { class: 'grid', x1: left, x2: width - right, y1: y(i * step), y2: y(i * step) }),
        s('text', { class: 'tick', x: left - 8, y: y(i * step) + 4, 'text-anchor': 'end' },
          Number((100 * i * step).toFixed(2)) + '%'));
    }
    const slots = Math.round((last - first) / DAY / 7) + 1;
    const slot = (width - right - left - 16) / Math.max(1, slots - 1);
    const thick = Math.max(2, Math.min(18, slot * 0.55));
    const every = Math.max(1, Math.ceil(84 / slot));
    const axis = weeks.filter(week => Math.round((time(week) - first) / DAY / 7) % every === 0)
      .map(week => s('text', { class: 'tick', x: x(week), y: floor + 20, 'text-anchor': 'middle' }, week.week));
    const volume = weeks.map(week => s('rect', { class: 'volume', x: x(week) - thick / 2, width: thick,
      y: floor - week.lines / busiest * strip, height: week.lines / busiest * strip }));

    const drawn = series.map(one => {
      // The line is broken where a week has no lines: nothing is known between.
      let path = '', previous = null;
      const dots = [];
      for (const week of weeks) {
        const value = one.value(week);
        if (value == null) { previous = null; continue; }
        const joined = previous != null && time(week) - previous < 7.5 * DAY;
        path += `${joined ? 'L' : 'M'}${x(week).toFixed(1)} ${y(value).toFixed(1)}`;
        dots.push(s('circle', { class: 'dot ' + one.kind, cx: x(week), cy: y(value), r: weeks.length > 60 ? 2 : 3.5 }));
        previous = time(week);
      }
      return [s('path', { class: 'line ' + one.kind, d: path }), dots];
    });

    // Names stand at the ends of their lines, pushed apart where they would cover each other.
    const ends = series.map(one => {
      const end = weeks.findLast(week => one.value(week) != null);
      return end && { one, text: `${one.name} ${percent(one.value(end))}`.trim(), x: x(end) + 12,
        y: y(one.value(end)) + 4 };
    }).filter(Boolean).sort((a, b) => a.y - b.y);
    if (ends.length === 2 && ends[1].y - ends[0].y < 16) ends[1].y = ends[0].y + 16;
    const names = ends.map(end => s('text', { class: 'name ' + end.one.kind, x: end.x, y: end.y }, end.text));

    const told = (week, { name, value }) => `${name ? name.toLowerCase() + ' ' : ''}${percent(value(week))} denied`;
    const areas = weeks.map(week => s('rect', { class: 'area', x: x(week) - slot / 2, width: Math.max(4, slot), y: top,
      height: floor - top }, s('title', null, `Week of ${week.week}: ${counted(week.lines, 'line')}; `
        + series.map(one => told(week, one)).join(', '))));

    const rates = series.map(one => ({ one, all: weeks.map(one.value).filter(value => value != null) }));
    return s('svg', { role: 'img', viewBox: `0 0 ${width} ${height}`, 'aria-labelledby': 'weeks-title weeks-desc' },
      s('title', { id: 'weeks-title' }, 'Denial rate by week of service'),
      s('desc', { id: 'weeks-desc' }, `${counted(weeks.length, 'week')}, ${weeks[0].week} to `
        + `${weeks[weeks.length - 1].week}. ` + rates.map(({ one, all }) => `${one.name || 'Denied'}: from `
        + `${percent(Math.min(...all))} to ${percent(Math.max(...all))}`).join('; ')
        + '. The numbers are in the table below.'),
      s('g', { 'aria-hidden': 'true' }, grid, volume,
        s('text', { class: 'tick', x: left - 8, y: floor - strip / 2 + 4, 'text-anchor': 'end' }, 'lines'),
        s('line', { class: 'base', x1: left, x2: width - right, y1: floor, y2: floor }), axis, drawn, names, areas));
  }

  // ---- policies and reasons

  function drawPolicies() {
    if (!data.policies.length) {
      at('policies').append(h('p', { class: 'empty' }, 'No policy gave a reason.'));
      return;
    }
    const rows = [...data.policies].sort((a, b) => (share(b.denied, b.lines) ?? 0) - (share(a.denied, a.lines) ?? 0));
    const most = Math.max(0.0001, ...rows.map(p => share(p.denied, p.lines) ?? 0));
    at('policies').append(table('Denial rate by policy and version', [
      ['Policy', '', p => p.policy], ['Version', '', p => p.version],
      ['', 'wide', p => bar([['denied', (share(p.denied, p.lines) ?? 0) / most]])],
      ['Rate', 'num strong', p => percent(share(p.denied, p.lines))],
      ['Denied', 'num', p => count(p.denied)], ['Lines', 'num', p => count(p.lines)],
    ], rows, { class: 'bars rates' }));
  }

  function drawReasons() {
    const rows = data.policies.flatMap(p => p.statements.map(statement =>
      ({ ...statement, policy: p.policy, version: p.version })));
    if (!rows.length) {
      at('reasons-list').append(h('p', { class: 'empty' }, 'No reason was given.'));
      return;
    }
    const most = Math.max(1, ...rows.map(row => row.lines));
    const linked = new Set(compared ? cases.flatMap(reasonsOf).map(reason => texts[reason].statement) : []);
    const rules = new Map(texts.map(text => [text.statement + ' ' + text.code, text.rule]));
    const counted = `The lines that got each reason on the side “${words.after}”; a version that was asked on the side `
      + `“${words.before}” only is counted there.`;
    at('reasons-hint').append(compared ? counted : 'The lines that got each reason.', '\u2003',
      h('span', { class: 'keys' }, key('lines', 'given'), ' ', key('decisive', 'decisive'), ' ',
        key('denied', 'denied by it')));
    listing({
      host: 'reasons-list', caption: 'Reasons, ranked', noun: 'reason', rows, perPage: 15, initial: '-denied',
      keys: { sort: 'reasons.sort', page: 'reasons.page' },
      columns: [
        { key: 'statement', title: 'Statement', kind: 'id', value: row => row.statement, cell: row =>
          linked.has(row.statement) ? toCases({ statement: row.statement },
            { title: rules.get(row.statement + ' ' + row.code) }, row.statement) : row.statement },
        column('policy', 'Policy'),
        column('version', 'Version', 'date'),
        { key: 'code', title: 'Code', kind: 'code', value: row => row.code, cell: row => breakable(row.code) },
        { key: 'effect', title: 'Effect', value: row => row.effect, cell: row => effect(row.effect) },
        { key: 'bar', title: '', kind: 'wide', cell: row =>
          bar([['lines', row.lines / most], ['decisive', row.decisive / most], ['denied', row.denied / most]]) },
        column('lines', 'Lines', 'num'),
        column('decisive', 'Decisive', 'num'),
        // Reasons that denied as much are ranked by how often they decided, then by how often they were given.
        { key: 'denied', title: 'Denied', kind: 'num', value: row => row.denied + row.decisive / 1e8 + row.lines / 1e16,
          cell: row => count(row.denied) },
      ],
    });
  }

  /** A code, which may break behind its underscores. */
  function breakable(code) {
    return code == null ? NONE : code.split(/(?<=_)/).flatMap((part, i) => i ? [h('wbr'), part] : [part]);
  }

  // ---- what changed

  function mark(kind, text, title) {
    const word = kind === 'gone' ? 'only ' + small.before : kind === 'come' ? 'only ' + small.after : 'on both sides';
    return h('span', { class: 'mark ' + kind, title },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, MARKS[kind]),
      text == null ? word : [unseen(word + ': '), text]);
  }

  function marks(kind, list) {
    return list.length ? list.map(reason => [mark(kind, reason.statement, reason.policy), ' '])
      : h('span', { class: 'hint' }, 'none');
  }

  function drawGroups() {
    if (!data.groups.length) {
      at('groups-list').append(h('p', { class: 'empty' }, 'Nothing changed.'));
      return;
    }
    const most = Math.max(1, ...data.groups.map(group => group.lines));
    const there = new Set(cases.map(one => one.group));
    listing({
      host: 'groups-list', caption: 'What changed', noun: 'group', rows: data.groups, perPage: 15,
      keys: { sort: 'groups.sort', page: 'groups.page' },
      columns: [
        { ...column('number', 'Group'), cell: ({ number }) => there.has(number)
          ? toCases({ group: number }, null, unseen('Lines of group '), count(number)) : count(number) },
        { key: 'outcome', title: 'Outcome', kind: 'outcome', value: group => rank(group.from) * 10 + rank(group.to),
          cell: group => change(group.from, group.to) },
        { key: 'gone', title: 'Decisive only ' + small.before, kind: 'marks',
          cell: group => marks('gone', group.gone) },
        { key: 'come', title: 'Decisive only ' + small.after, kind: 'marks',
          cell: group => marks('come', group.come) },
        { key: 'bar', title: '', kind: 'wide', cell: group => bar([['after', group.lines / most]]) },
        column('lines', 'Lines', 'num'),
        { ...column('visits', 'Visits', 'num'), cell: group => signed(group.visits) },
      ],
    });
  }

  // ---- changed lines

  function reasonsOf(one) {
    return [...one.before?.reasons ?? [], ...one.after?.reasons ?? []];
  }

  /** Reasons of only one side, and pairs of both. A plain case file knows no more of a reason than its statement. */
  function paired(one) {
    const gone = [...one.before?.reasons ?? []], come = [...one.after?.reasons ?? []], both = [];
    const alike = [(a, b) => a === b, (a, b) => {
      const before = texts[a], after = texts[b];
      return before.statement === after.statement && (before.code == null || after.code == null
        || before.code === after.code && before.effect === after.effect);
    }];
    for (const same of alike) {
      for (const before of [...gone]) {
        const i = come.findIndex(after => same(before, after));
        if (i >= 0) {
          both.push([before, come[i]]);
          gone.splice(gone.indexOf(before), 1);
          come.splice(i, 1);
        }
      }
    }
    return { gone, come, both };
  }

  function drawCases() {
    at('cases-hint').append(held(data.cases, 'changed line'));
    if (!cases.length) {
      at('filters').hidden = true;
      at('cases-list').append(h('p', { class: 'empty' }, data.cases.total ? 'This page holds none of them.'
        : 'No line changed.'));
      return;
    }
    drawFilters();
    const search = searcher(cases, texts, reasonsOf);
    const side = (one, name) => one[name]?.outcome;
    // No visits are counted where no review is required; elsewhere their absence says that nothing is known of them.
    const approved = of => of?.visits ?? (of?.outcome === 'NO_REVIEW_REQUIRED' ? 0 : null);
    const visits = one => approved(one.before) == null || approved(one.after) == null ? null
      : approved(one.after) - approved(one.before);
    listing({
      host: 'cases-list', caption: 'Changed lines', noun: 'line', rows: cases, perPage: 50,
      keys: { sort: 'sort', page: 'page' }, filters: ['q', 'from', 'to', 'policy', 'statement', 'group'],
      matches: () => {
        const found = search(state.get('q'));
        const [from, to, group] = ['from', 'to', 'group'].map(name => state.get(name));
        const [wanted, statement] = [state.get('policy'), state.get('statement')];
        const about = texts.map(text =>
          (!wanted || text.policy === wanted) && (!statement || text.statement === statement));
        return i => {
          const one = cases[i];
          return (!from || side(one, 'before') === from) && (!to || side(one, 'after') === to)
            && (!group || String(one.group) === group)
            && (!wanted && !statement || reasonsOf(one).some(reason => about[reason])) && found(i);
        };
      },
      rowId: one => one.request + '/' + one.line,
      detail,
      columns: [
        ...LINE,
        { ...column('visits', 'Asked', 'num'), key: 'asked', hint: 'Visits asked for' },
        { key: 'before', title: words.before, kind: 'outcome', value: one => rank(side(one, 'before')),
          cell: one => pill(side(one, 'before')) },
        { key: 'after', title: words.after, kind: 'outcome', value: one => rank(side(one, 'after')),
          cell: one => pill(side(one, 'after')) },
        { key: 'visits', title: 'Visits', hint: 'Approved visits: how many more or fewer', kind: 'num', value: visits,
          cell: one => signed(visits(one)) },
        { key: 'reasons', title: 'Reasons', kind: 'marks', cell: one => {
          const { gone, come } = paired(one);
          const once = list => [...new Map(list.map(reason => [texts[reason].statement, texts[reason]])).values()];
          const [went, came] = [once(gone), once(come)];
          // Two of each side at least, where there are as many: neither crowds out the other.
          const some = [...went.slice(0, Math.max(2, 4 - came.length)).map(text => ['gone', text]),
            ...came.slice(0, Math.max(2, 4 - went.length)).map(text => ['come', text])];
          const more = went.length + came.length - some.length;
          return [some.length ? null : h('span', { class: 'hint' }, 'the same'),
            some.map(([kind, text]) => [mark(kind, text.statement, text.rule), ' ']),
            more > 0 && h('span', { class: 'hint more' }, `and ${more} more`)];
        } },
      ],
    });
  }

  /** How many of a list this page holds, said plainly where that is not all. */
  function held({ total: all, shown }, noun) {
    return all === 0 ? '' : shown < all
      ? h('strong', null, `This page holds the first ${count(shown)} of ${counted(all, noun)}. `
        + 'The CSV (--format csv) holds all.')
      : `This page holds all ${counted(all, noun)}.`;
  }

  function drawFilters() {
    const choice = (key, label, options) => {
      const select = h('select', { id: 'filter-' + key, change: () =>
        go({ [key]: select.value, page: null, open: null }) }, h('option', { value: '' }, 'any'), options);
      view([key], () => { select.value = state.get(key) ?? ''; });
      return h('label', null, h('span', null, label), select);
    };
    const outcomes = name => NAMES.filter(outcome => cases.some(one => one[name]?.outcome === outcome))
      .map(outcome => h('option', { value: outcome }, outcomeName(outcome)));
    const used = [...new Set(cases.flatMap(reasonsOf))].map(reason => texts[reason]);
    const sorted = list => [...new Set(list)].filter(Boolean).sort(collator.compare);
    const policies = sorted(used.map(text => text.policy));
    const statements = sorted(used.map(text => text.statement)).map(id => h('option', { value: id }, id));
    const there = new Set(cases.map(one => one.group));
    const groups = data.groups.filter(group => there.has(group.number)).map(({ number, from, to, lines }) =>
      h('option', { value: number },
        `${number}: ${outcomeName(from)} ${ARROW} ${outcomeName(to)}, ${counted(lines, 'line')}`));
    const clear = h('button', { type: 'button', class: 'clear', click: () => {
      go(NO_FILTER);
      at('search').focus();
    } }, 'Clear filters');
    at('filters').addEventListener('submit', event => event.preventDefault());
    at('filters').append(
      searchField('search', 'q', 'page', 'Search', 'request, code, statement, words'),
      choice('from', 'Outcome ' + small.before, outcomes('before')),
      choice('to', 'Outcome ' + small.after, outcomes('after')),
      policies.length ? choice('policy', 'Reason of policy', policies.map(id => h('option', { value: id }, id))) : '',
      choice('statement', 'Statement', statements), groups.length ? choice('group', 'Group', groups) : '', clear);
    const filters = ['q', 'from', 'to', 'policy', 'statement', 'group'];
    view(filters, () => { clear.disabled = !filters.some(name => state.get(name)); });
    document.addEventListener('keydown', event => {
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.target.closest?.('input, select, textarea')) {
        event.preventDefault();
        jump('cases');
        at('search').focus();
      }
    });
  }

  function detail(one) {
    const { gone, come, both } = paired(one);
    const cell = (kind, reason) => reason == null ? h('div', { class: 'absent' })
      : h('div', { class: 'reason ' + kind }, mark(kind.split(' ')[0]), said(texts[reason]));
    const rows = [];
    for (let i = 0; i < Math.max(gone.length, come.length); i++) {
      rows.push(cell('gone', gone[i]), cell('come', come[i]));
    }
    // Under each other, as in a narrow window, once is enough of what is the same.
    for (const [before, after] of both) {
      rows.push(cell('both', before), cell(before === after ? 'both again' : 'both', after));
    }
    const [was, is] = [one.before?.criteria ?? [], one.after?.criteria ?? []];
    const judged = (kind, number) => number == null ? h('div', { class: 'absent' })
      : h('div', { class: 'reason ' + kind }, checklist(checklists[number]));
    for (let i = 0; i < Math.max(was.length, is.length); i++) {
      const same = was[i] === is[i];
      rows.push(judged(same ? 'both' : 'gone', was[i]), judged(same ? 'both again' : 'come', is[i]));
    }
    return h('div', { class: 'sides' },
      head(words.before, one.before), head(words.after, one.after), rows,
      one.differences?.length ? h('div', { class: 'across' }, h('h3', null, 'What differs'),
        h('ul', { class: 'plain' }, one.differences.map(text => h('li', null, h('code', null, text))))) : null,
      h('p', { class: 'across hint' }, 'From ', h('code', null, one.place),
        one.group == null ? null : ['; changed as ', toCases({ group: one.group }, null, `group ${one.group}`)], '; ',
        toCases({ q: one.request, open: one.request + '/' + one.line }, null, 'link to this request')));
  }

  function head(label, of) {
    const amounts = [['visit', of?.visits], ['unit', of?.units], ['level', of?.levels]]
      .filter(([, n]) => n != null).map(([noun, n]) => counted(n, noun));
    return h('div', { class: 'side-head' }, h('h3', null, label), ' ', pill(of?.outcome), ' ',
      h('span', { class: 'hint' }, amounts.join(', ')));
  }

  /** Criteria as lists within lists, each with what it came to; what the whole rests on stands out. */
  function checklist(of) {
    return [h('p', { class: 'what' }, 'Criteria ', h('strong', null, of.statement), ' ',
      h('span', { class: 'hint' }, `${of.policy} ${of.version}`)),
      h('ul', { class: 'checklist' }, criterion(of))];
  }

  function criterion(of) {
    const members = of.all ?? of.any ?? of.none ?? of.of;
    const [sign, word] = RESULTS[of.result] ?? ['', of.result];
    const kind = of.all ? 'all' : of.any ? 'any' : of.none ? 'none' : 'at least ' + of.atLeast;
    return h('li', { class: of.decisive ? 'decisive' : null },
      h('span', { class: 'box ' + word.replace(' ', '-'), 'aria-hidden': 'true' }, sign), unseen(word + ': '),
      members ? [kind + ' of', h('ul', null, members.map(criterion))]
        : [h('span', { class: 'id' }, of.statement), of.found && ' ' + of.found,
          of.missing && h('span', { class: 'hint' }, ' missing: ' + of.missing.join(', '))]);
  }

  function said(text) {
    return [h('p', { class: 'what' }, h('strong', null, text.statement), ' ', effect(text.effect), ' ',
      h('span', { class: 'code' }, text.code == null ? '' : breakable(text.code))),
      text.message && h('p', null, text.message),
      text.policy && h('p', { class: 'hint' }, [`${text.policy} ${text.version ?? ''}`.trim(), text.section,
        text.rule && `rule “${text.rule}”`].filter(Boolean).join(' · '))];
  }

  // ---- flagged and rejected

  function drawFlagged() {
    const rows = data.flagged.list;
    at('flagged-hint').append(held(data.flagged, 'flagged claim'));
    if (!rows.length) {
      at('flagged-filters').hidden = true;
      at('flagged-list').append(h('p', { class: 'empty' }, data.flagged.total ? 'This page holds none of them.'
        : 'No claim was flagged.'));
      return;
    }
    const search = searcher(rows, texts, one => one.reasons);
    at('flagged-filters').addEventListener('submit', event => event.preventDefault());
    at('flagged-filters').append(searchField('flagged-search', 'flagged.q', 'flagged.page', 'Search',
      'request, code, statement, words'));
    listing({
      host: 'flagged-list', caption: 'Flagged claims', noun: 'claim line', rows, perPage: 25,
      keys: { sort: 'flagged.sort', page: 'flagged.page' }, filters: ['flagged.q'],
      matches: () => search(state.get('flagged.q')),
      columns: [
        ...LINE,
        { ...column('visits', 'Asked', 'num'), hint: 'Visits asked for' },
        { key: 'outcome', title: 'Outcome', kind: 'outcome', value: one => rank(one.outcome),
          cell: one => pill(one.outcome) },
        { key: 'reasons', title: 'Reasons', kind: 'marks', cell: one => one.reasons.map(reason =>
          [h('span', { class: 'mark', title: texts[reason].rule }, texts[reason].statement), ' ']) },
        { ...column('place', 'From', 'place'), cell: one => h('code', null, one.place) },
      ],
    });
  }

  function drawRejected() {
    const rows = data.rejects.list;
    at('rejected-hint').append(held(data.rejects, 'rejected request'),
      data.rejects.total ? ' They were not judged.' : '');
    if (!rows.length) {
      at('rejected-list').append(h('p', { class: 'empty' }, data.rejects.total ? 'This page holds none of them.'
        : 'No request was rejected.'));
      return;
    }
    listing({
      host: 'rejected-list', caption: 'Rejected requests', noun: 'request', rows, perPage: 25,
      keys: { sort: 'rejects.sort', page: 'rejects.page' },
      columns: [
        { ...column('place', 'From', 'place'), cell: one => h('code', null, one.place) },
        { key: 'reason', title: 'Why', cell: one => one.reason },
      ],
    });
  }

  // ---- frame

  function drawFoot() {
    const terms = [
      ['Line', 'One service of a request. Outcomes, rates and changes count lines.'],
      ['Decisive', 'A reason that decided its line. Other reasons are reported and decide nothing.'],
      ['Outside the selection', 'Read, but of another date, type or policy than was asked for, and left out.'],
    ];
    const sides = [compared && [words.before, data.before], [compared ? words.after : 'Judged by', data.after]];
    const entry = (term, text) => h('div', null, h('dt', null, term), h('dd', null, text));
    at('foot').append(
      h('dl', null, terms.map(([term, text]) => entry(term, text)), sides.filter(Boolean).map(([label, of]) =>
        entry(`${label}: ${of.name}`, h('code', null, of.fingerprint ?? 'no fingerprint')))),
      h('p', null, 'This file asks for nothing over the network. It names requests, dates and codes: keep it as you '
        + 'keep those.'));
  }

  function drawSections() {
    at('cases').hidden = !compared;
    at('groups').hidden = !compared || data.cases.total > 0 && !data.groups.length;
    const links = [['outcomes', 'Outcomes'], ['rates', 'Denial rate'], ['reasons', 'Reasons'],
      ['groups', 'What changed', data.groups.length], ['cases', 'Changed lines', data.cases.total],
      ['flagged', 'Flagged', data.flagged.total], ['rejected', 'Rejected', data.rejects.total]];
    const link = ([id, text, n]) => h('li', null, h('a', { href: '#at=' + id }, text,
      n == null ? null : [' ', h('span', { class: 'hint' }, count(n))]));
    at('section-links').append(...links.filter(([id]) => !at(id).hidden).map(link));
    at('sections').hidden = false;
  }
}

try {
  draw(JSON.parse(at('data').textContent));
  show();
  if (state.get('at')) jump(state.get('at'));
} catch (error) {
  at('fault').textContent = 'This report cannot be drawn: ' + error.message + '. Write it again with --report.';
  at('fault').hidden = false;
  throw error;
}

})();
