'use strict';
const bar = document.querySelector('.bar');
if (bar) {
  const steps = bar.querySelector('.steps'), where = document.getElementById('where');
  const shows = [...bar.querySelectorAll('.show')];
  let here = null;        // the number of the place where the reader is
  let lit = [];           // the marks that are shown as this place
  let list = null;        // the first mark of each place that is shown, in reading order; made anew after a change of view
  let total = 0;          // the changes among them: a move is one change in two places
  steps.hidden = false;

  function places() {
    if (list) return list;
    const hidden = new Set(shows.filter(box => !box.checked).map(box => box.value));
    const firsts = new Map();
    for (const mark of document.querySelectorAll('.marked [data-place]'))
      if (!firsts.has(mark.dataset.place) && !hidden.has(mark.dataset.kind) && mark.getClientRects().length)
        firsts.set(mark.dataset.place, mark);
    list = [...firsts.values()];
    total = new Set(list.map(mark => mark.dataset.change)).size;
    return list;
  }

  const top = mark => mark.getBoundingClientRect().top;
  const onScreen = mark => { const at = top(mark); return at >= 0 && at < innerHeight; };

  // The index to go to: from the place where the reader is if that is on the screen, else from what is on the screen.
  function target(step) {
    const all = places();
    const at = here === null ? -1 : all.findIndex(mark => mark.dataset.place === here);
    if (at >= 0 && onScreen(all[at])) return (at + step + all.length) % all.length;
    const line = bar.getBoundingClientRect().bottom > 0 ? Math.min(bar.getBoundingClientRect().bottom, innerHeight / 2) : 0;
    let low = 0, high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (top(all[middle]) < line) low = middle + 1; else high = middle;
    }
    return step > 0 ? low % all.length : (low - 1 + all.length) % all.length;
  }

  function show(mark) {
    lit.forEach(one => one.classList.remove('here'));
    here = mark.dataset.place;
    lit = [...document.querySelectorAll(`.marked [data-place="${here}"]`)];
    lit.forEach(one => one.classList.add('here'));
    mark.tabIndex = -1;
    mark.focus({preventScroll: true});
    mark.scrollIntoView({block: 'center', behavior: 'instant'});
    where.textContent = bar.dataset.where.replace('{n}', mark.dataset.change).replace('{total}', total);
  }

  function go(step) {
    if (places().length) show(list[target(step)]);
    else where.textContent = '';
  }

  function refresh() {
    list = null;
    const off = shows.filter(box => !box.checked).map(box => box.value);
    for (const row of document.querySelectorAll('.row.changed, .act .changed'))
      row.classList.toggle('quiet', off.length > 0
        && [...row.querySelectorAll('[data-kind]')].every(mark => off.includes(mark.dataset.kind)));
  }

  document.addEventListener('keydown', event => {
    if (!document.getElementById('shortcuts').checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input[type=text], textarea, select')) return;
    if (event.key === 'n' || event.key === 'j') go(1);
    else if (event.key === 'p' || event.key === 'k') go(-1);
    else return;
    event.preventDefault();
  });
  document.getElementById('next').addEventListener('click', () => go(1));
  document.getElementById('previous').addEventListener('click', () => go(-1));
  document.querySelector('.list')?.addEventListener('click', event => {
    const link = event.target.closest('a[data-to]');
    const mark = link && places().find(one => one.dataset.place === link.dataset.to);
    if (!mark) return;
    event.preventDefault();
    show(mark);
  });
  document.querySelector('.concordance')?.addEventListener('click', event => {
    const link = event.target.closest('a[data-row]');
    if (!link || document.querySelector(link.hash)?.getClientRects().length) return;
    event.preventDefault();
    document.getElementById(link.dataset.row).scrollIntoView();
  });
  bar.addEventListener('change', refresh);
  setTimeout(places);  // so that the first step is as quick as the others
  addEventListener('resize', () => { list = null; });
}
