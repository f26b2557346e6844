// The search of the start page: by code, diagnosis, word and policy, as one types. Nothing is asked of a network.
(function () {
  'use strict';

  var MOST = 50;
  var WORD = /[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu;
  var CODE = /^(?:\d{5}|\d{4}[FTUMA]|[A-Z]\d{4})$/;
  var DIAGNOSIS = /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/;
  // Beyond every code that begins as a diagnosis does: that stands for all below it.
  var BEYOND = '\uffff';

  var data = null;
  var words = null;

  function load() {
    if (data) {
      return;
    }
    data = coverageRules.searchData();
    data.codes = data.codes ? data.codes.split(' ') : [];
    var passedOver = new Set(data.passedOver);
    words = MiniSearch.loadJS(data.index, {
      fields: ['name', 'text'],
      tokenize: function (text) { return text.match(WORD) || []; },
      processTerm: function (word) {
        var small = word.toLowerCase();
        return passedOver.has(small) ? null : small;
      },
      searchOptions: {
        boost: { name: 3 },
        combineWith: 'AND',
        prefix: function (word) { return word.length > 1; },
        fuzzy: function (word) { return /\d/.test(word) || word.length < 4 ? false : 0.25; }
      }
    });
  }

  function policy(number) {
    var of = data.policies[number];
    return { href: of[0], name: of[1], says: of[2] };
  }

  // The codes that begin so: they are sorted.
  function codesThatBegin(text) {
    var low = 0;
    var high = data.codes.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (data.codes[middle] < text) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    var found = [];
    for (var at = low; at < data.codes.length && data.codes[at].startsWith(text) && found.length < MOST; at++) {
      found.push({ href: 'codes/' + data.codes[at] + '.html', name: data.codes[at], says: 'what policies say of the code' });
    }
    return found;
  }

  // Of a code without a page: the ranges of tables in which it lies, whose first code has one.
  function stretches(code) {
    return data.stretches.filter(function (stretch) {
      return code >= stretch[0] && code <= stretch[1] && code.length === stretch[0].length && shape(code) === shape(stretch[0]);
    }).map(function (stretch) {
      return { href: 'codes/' + stretch[0] + '.html', name: stretch[0] + ' to ' + stretch[1],
        says: 'what policies say of the codes in between, as of the first' };
    });
  }

  // A letter at either end tells codes of another kind.
  function shape(code) {
    return code.replace(/\d+/, '');
  }

  // Ranges in which a code or a diagnosis lies.
  function held(code, isDiagnosis) {
    return data.ranges.filter(function (range) {
      return code >= range[1] && code <= range[2] + (isDiagnosis ? BEYOND : '');
    }).map(function (range) {
      var of = policy(range[0]);
      var between = range[1] === range[2] ? range[1] : range[1] + ' to ' + range[2];
      of.says = (range[3] ? range[3] + ': ' : 'judges ') + between + '. ' + of.says;
      return of;
    });
  }

  /** What is found for a text, the nearest first, each with an address, a name and what it says. */
  function search(text) {
    load();
    var typed = text.trim();
    var code = typed.toUpperCase();
    var found = [];
    if (/^[0-9A-Z]{2,5}$/.test(code)) {
      found = codesThatBegin(code);
    }
    if (CODE.test(code)) {
      found = found.concat(found.length ? [] : stretches(code), held(code, false));
    }
    if (DIAGNOSIS.test(code)) {
      found = found.concat(held(code.replace('.', ''), true));
    }
    var known = new Set(found.map(function (each) { return each.href; }));
    words.search(typed).forEach(function (each) {
      var of = policy(each.id);
      if (!known.has(of.href)) {
        found.push(of);
      }
    });
    return found;
  }

  function show(found, typed) {
    var list = document.getElementById('results');
    list.textContent = '';
    found.slice(0, MOST).forEach(function (each) {
      var link = document.createElement('a');
      link.href = each.href;
      link.textContent = each.name;
      var item = document.createElement('li');
      item.append(link, ' ' + each.says);
      list.append(item);
    });
    document.getElementById('found').textContent = !typed ? '' : !found.length ? 'Nothing is found for “' + typed + '”.'
      : (found.length > MOST ? 'The first ' + MOST + ' of ' + found.length : found.length) + ' found for “' + typed + '”.';
  }

  var query = document.getElementById('query');
  query.disabled = false;
  document.getElementById('found').textContent = '';
  query.addEventListener('focus', load, { once: true });
  query.addEventListener('input', function () {
    var typed = query.value.trim();
    show(typed ? search(typed) : [], typed);
  });

  // An address may carry what to search for.
  function fromAddress() {
    var asked = new URLSearchParams(location.hash.slice(1)).get('q');
    if (asked) {
      query.value = asked;
      show(search(asked), asked.trim());
    }
  }
  window.addEventListener('hashchange', fromAddress);
  fromAddress();
  coverageRules.search = search;
}());
