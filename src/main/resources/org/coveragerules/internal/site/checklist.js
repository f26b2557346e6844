'use strict';
// Builds the checklist of a policy version into <section class="checklist" data-policy data-version data-code data-page>
// from the data that its checklist.js hands over, after criteria.js was loaded. A value of the data becomes text by a
// text node and never markup. Nothing is stored and nothing is sent: what is entered is gone with the page.
(() => {

const criteria = self.coverageRules.criteria;

const SAID = {
  MET: ['met', 'Covered by these criteria.'],
  NOT_MET: ['not-met', 'Not met.'],
  UNKNOWN: ['open', 'Not decided yet.'],
};
const YES_NO = [['true', 'Yes'], ['false', 'No']];
const BY_HAND = [['yes', 'Yes'], ['no', 'No']];
/** More choices stand in a list that opens. */
const MOST_RADIOS = 7;

let sections = 0;

// ---------------------------------------------------------------- elements

/** What would not be shown, or would turn the direction of what is, as escapes. */
const visible = text => text.replace(/(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, sign => sign.split('')
  .map(unit => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0')).join(''));

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value != null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  // Strings become text nodes here, whatever stands in them.
  element.append(...children.flat(3).filter(child => child != null && child !== false)
    .map(child => typeof child === 'string' ? visible(child) : child));
  return element;
}

/** Changes an element only where its text changes, so that a screen reader is told no more than is new. */
function say(element, ...children) {
  const next = h('div', null, ...children);
  if (element.textContent === next.textContent) return;
  element.textContent = '';
  element.append(...next.childNodes);
}

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
const list = items => h('ul', null, items.map(item => h('li', null, item)));
const counted = (count, one) => count + ' ' + one + (count === 1 ? '' : 's');

// ---------------------------------------------------------------- fields

/** Fields of a form, each of which tells its answer and whether it is still needed. */
class Fields {

  constructor(prefix) {
    this.prefix = prefix;
    this.count = 0;
    this.all = [];
  }

  id() {
    this.count++;
    return `${this.prefix}-${this.count}`;
  }

  /** A field with what is told of it; read: tells its answer, null where there is none. */
  add(tag, content, attributes, note, read) {
    const element = h(tag, { class: 'field', ...attributes }, content, note);
    const field = {
      element,
      read,
      moot(is) {
        element.classList.toggle('moot', is);
        note.textContent = is ? 'No longer needed.' : '';
      },
    };
    this.all.push(field);
    return field;
  }

  note() {
    return h('p', { class: 'note', id: this.id() });
  }

  /** One of several answers, or that it is not known. */
  choice(legend, hints, options) {
    const note = this.note();
    const hint = hints.length ? h('div', { class: 'hint', id: this.id() }, hints.map(text => h('p', null, text))) : null;
    const described = { 'aria-describedby': (hint ? hint.id + ' ' : '') + note.id };
    const all = [...options, ['', 'Not known']];
    if (all.length > MOST_RADIOS) {
      const select = h('select', { id: this.id(), ...described }, h('option', { value: '' }, 'Not known'),
        options.map(([value, text]) => h('option', { value }, text)));
      return this.add('div', [h('label', { for: select.id }, legend), hint, select], null, note,
        () => select.value || null);
    }
    const name = this.id();
    const radios = all.map(([value]) => h('input', { type: 'radio', name, id: this.id(), value, checked: value === '' }));
    const labels = all.map(([, text], at) => h('label', { for: radios[at].id }, radios[at], ' ', text));
    return this.add('fieldset', [h('legend', null, legend), hint, h('div', { class: 'radios' }, labels)], described,
      note, () => (radios.find(radio => radio.checked) || {}).value || null);
  }

  number(question) {
    const { least, most } = question;
    const range = least != null && most != null ? `from ${least} to ${most}` : least != null ? `${least} or more`
      : most != null ? `${most} or less` : '';
    const note = this.note();
    const error = h('p', { class: 'error', id: this.id() });
    const hint = h('p', { class: 'hint', id: this.id() }, capital([range, question.unit].filter(Boolean).join(' ')));
    const input = h('input', { type: 'text', inputmode: 'decimal', id: this.id(), maxlength: 40,
      'aria-describedby': [hint.id, error.id, note.id].join(' ') });
    return this.add('div', [h('label', { for: input.id }, question.text), hint,
      h('div', { class: 'typed' }, input, question.unit ? h('span', { 'aria-hidden': 'true' }, question.unit) : null),
      error], null, note, () => {
      const value = criteria.number(input.value, least, most);
      const wrong = value == null && input.value.trim() !== '';
      input.setAttribute('aria-invalid', String(wrong));
      say(error, wrong ? `Write a number with a decimal point, such as 12.5${range ? ', ' + range : ''}. `
        + 'As it stands it counts as not known.' : '');
      return value;
    });
  }

  tick(text, hint) {
    const note = this.note();
    const box = h('input', { type: 'checkbox', id: this.id(), 'aria-describedby': note.id });
    return this.add('div', [h('label', { for: box.id }, box, ' ', capital(text),
      hint ? h('span', { class: 'hint' }, ' ', hint) : null)], null, note, () => box.checked ? 'true' : null);
  }
}

// ---------------------------------------------------------------- a checklist

class Checklist {

  constructor(section, data) {
    this.page = section.dataset.page;
    this.policy = section.dataset.policy;
    this.version = section.dataset.version;
    this.questions = data.questions || [];
    this.leaves = new Map((data.leaves || []).map(leaf => [leaf.statement, leaf]));
    this.trees = (data.criteria || []).filter(each => criteria.isFor(each.codes, section.dataset.code));
    this.asked = new Map();
    this.byHand = new Map();
    sections++;
    this.fields = new Fields('checklist-' + sections);
    const used = [...new Set([].concat(...this.trees.map(each => criteria.statements(each.tree))))];
    this.form = h('form', { autocomplete: 'off', novalidate: true,
      'aria-label': `What would I need? ${this.policy} ${this.version}` });
    this.questionFields(used);
    this.documentFields();
    this.sendFields(data.send || []);
    section.hidden = !this.asked.size && !this.byHand.size && !this.send.length;
    this.frame(section);
  }

  link(statement) {
    return h('a', { href: `${this.page}#${encodeURIComponent(statement)}` }, statement);
  }

  /** What leaves ask, each question once, and the leaves that are answered by hand, in the order of the criteria. */
  questionFields(used) {
    this.documents = [];
    for (const leaf of used.map(statement => this.leaves.get(statement))) {
      if (!leaf.rules) {
        const field = this.fields.choice(['Is this met? ', leaf.says], leaf.hints.map(capital), BY_HAND);
        this.byHand.set(leaf.statement, field);
        this.form.append(field.element);
      }
      for (const at of leaf.rules ? [].concat(...leaf.rules.map(rule => rule.asks)) : []) {
        if (!this.asked.has(at)) this.ask(at, this.questions[at]);
      }
    }
  }

  ask(at, question) {
    const field = question.type === 'number' ? this.fields.number(question)
      : question.type === 'document' ? this.fields.tick(question.text)
        : this.fields.choice(question.text, [], question.of || YES_NO);
    this.asked.set(at, field);
    if (question.type === 'document') this.documents.push(field.element);
    else this.form.append(field.element);
  }

  documentFields() {
    if (this.documents.length) {
      this.form.append(h('fieldset', { class: 'list' },
        h('legend', null, 'Documents that these criteria ask for: tick what the record has'), this.documents));
    }
  }

  /** What other rules look for, but what is asked above already. */
  sendFields(things) {
    const asked = new Set([...this.asked.keys()].map(at => this.questions[at].id));
    const left = things.filter(thing => !asked.has(thing.id));
    this.send = left.filter(thing => thing.holder !== 'payer');
    this.payers = left.filter(thing => thing.holder === 'payer');
    this.ticks = this.send.map(thing => this.fields.tick(thing.says, thing.statements.join(', ')));
    if (this.send.length) {
      this.form.append(h('fieldset', { class: 'list' },
        h('legend', null, (this.trees.length ? 'Other rules of this policy' : 'This policy')
          + ' may look for these: tick what you have'),
        this.ticks.map(field => field.element)));
    }
    if (this.payers.length) {
      this.form.append(h('p', { class: 'hint payer' }, 'The payer looks up: ' + this.payers.map(thing => thing.says).join('; ')
        + '.'));
    }
  }

  frame(section) {
    const clear = h('button', { type: 'button' }, 'Clear all answers');
    this.form.append(h('p', { class: 'clear' }, clear));
    this.status = h('div', { class: 'status', role: 'status', 'aria-live': 'polite' });
    this.detail = h('div', { class: 'detail' });
    section.append(h('p', { class: 'hint' }, 'This is not a determination: the payer’s answer rests on the record. What'
      + ' you enter stays on this page; it is neither stored nor sent.'),
    h('div', { class: 'columns' }, this.form, h('div', { class: 'answer' }, this.status, this.detail)));
    this.form.addEventListener('submit', event => event.preventDefault());
    this.form.addEventListener('input', () => this.update());
    clear.addEventListener('click', () => {
      this.form.reset();
      this.update();
    });
    this.update();
  }

  update() {
    const answers = this.questions.map((question, at) => this.asked.has(at) ? this.asked.get(at).read() : null);
    const byHand = new Map([...this.byHand].map(([statement, field]) => [statement, field.read()]));
    const outcomes = new Map();
    const outcome = statement => {
      if (!outcomes.has(statement)) {
        outcomes.set(statement, criteria.leaf(this.leaves.get(statement), answers, one => byHand.get(one)));
      }
      return outcomes.get(statement);
    };
    const judged = this.trees.map(each => criteria.judge(each.tree, statement => outcome(statement).result));
    this.marks(judged, answers, byHand, outcome);
    const missing = this.send.filter((thing, at) => !this.ticks[at].read());
    say(this.status, this.trees.map((each, at) => this.result(each, judged[at])), this.sendResult(missing));
    const open = this.detail.querySelector('details[open]') != null;
    say(this.detail, judged.map((each, at) => this.reasons(this.trees[at], each, outcome, open)), missing.length
      ? [h('h4', null, 'Not ticked'), list(missing.map(thing => capital(thing.says)))] : null);
  }

  /** A question without an answer is no longer needed once nothing that asks for it can change what is decided. */
  marks(judged, answers, byHand, outcome) {
    const open = new Set([].concat(...judged.filter(each => each.result === 'UNKNOWN').map(criteria.decisive)));
    const needed = new Set([].concat(...[...open].map(statement => outcome(statement).missing)));
    this.asked.forEach((field, at) => field.moot(answers[at] == null && !needed.has(at)));
    this.byHand.forEach((field, statement) => field.moot(byHand.get(statement) == null && !open.has(statement)));
  }

  result(of, judged) {
    const [kind, text] = SAID[judged.result];
    const ways = criteria.ways(judged);
    const statements = judged.result === 'UNKNOWN' ? ways[0] || [] : criteria.decisive(judged);
    const more = judged.result !== 'UNKNOWN' ? `rests on ${statements.join(', ')}.`
      : ways.length ? `still missing at the least ${counted(statements.length, 'point')}: ${statements.join(', ')}.`
        : 'no answer would do.';
    return h('p', { class: kind }, h('strong', null, text), ` ${of.statement}: ${more}`);
  }

  sendResult(missing) {
    return this.send.length ? h('p', null, missing.length
      ? `Not ticked: ${missing.length} of ${counted(this.send.length, 'thing')} to have at hand.`
      : 'All that is to have at hand is ticked.') : null;
  }

  /** What a result rests on, or what is missing for one: the shortest way in words, the others by their statements. */
  reasons(of, judged, outcome, open) {
    const point = statement => [this.link(statement), ' ', this.leaves.get(statement).says,
      outcome(statement).missing.map(at => h('span', { class: 'hint' }, capital(this.questions[at].text)))];
    const head = text => h('h4', null, text, ' ', h('span', { class: 'hint' }, of.statement));
    if (judged.result !== 'UNKNOWN') {
      // Within a group of which none may be met it is the other way round.
      const turned = statement => outcome(statement).result === judged.result ? null
        : h('span', { class: 'hint' }, outcome(statement).result === 'MET' ? 'Met' : 'Not met');
      return [head('What it rests on'), list(criteria.decisive(judged).map(one => [point(one), turned(one)]))];
    }
    const [first, ...others] = criteria.ways(judged);
    return !first ? null : [head('Still missing'), list(first.map(point)), others.length
      ? h('details', { open }, h('summary', null, counted(others.length, 'other way') + ' to meet them'),
        list(others.map(way => way.map((statement, at) => [at ? ', ' : null, this.link(statement)]))))
      : null];
  }
}

/** Takes the data of a version, and builds its checklist wherever the page has a place for it. */
self.coverageRules.checklist = (policy, version, data) => {
  const build = () => document.querySelectorAll('section.checklist').forEach(section => {
    if (section.dataset.policy === policy && section.dataset.version === version) new Checklist(section, data);
  });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', build);
  else build();
};

})();
