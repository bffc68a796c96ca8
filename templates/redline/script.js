'use strict';
const bar = document.querySelector('.bar');
if (bar) {
  const steps = bar.querySelector('.steps'), where = document.getElementById('where');
  const shows = [...bar.querySelectorAll('.show')];
  let here = null;
  steps.hidden = false;
  const shown = mark => mark.getClientRects().length && shows.every(box => box.checked || box.value !== mark.dataset.kind);
  function places() {
    const firsts = new Map();
    for (const mark of document.querySelectorAll('.marked [data-place]'))
      if (shown(mark) && !firsts.has(mark.dataset.place)) firsts.set(mark.dataset.place, mark);
    return [...firsts.values()];
  }
  function go(step) {
    const all = places();
    document.querySelectorAll('.here').forEach(mark => mark.classList.remove('here'));
    if (!all.length) { where.textContent = ''; return; }
    let at = here ? all.findIndex(mark => mark.dataset.place === here) : -1;
    if (here && at < 0) at = all.findLastIndex(mark => Number(mark.dataset.place) < Number(here)) + (step < 0 ? 1 : 0);
    at = at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length;
    const mark = all[at];
    here = mark.dataset.place;
    document.querySelectorAll(`.marked [data-place="${here}"]`).forEach(one => one.classList.add('here'));
    mark.tabIndex = -1;
    mark.focus({preventScroll: true});
    mark.scrollIntoView({block: 'center'});
    where.textContent = bar.dataset.where.replace('{n}', at + 1).replace('{total}', all.length);
  }
  function filter() {
    for (const row of document.querySelectorAll('.row.changed, .act .changed'))
      row.classList.toggle('quiet', shows.every(box => box.checked) ? false
        : [...row.querySelectorAll('[data-kind]')].every(mark => shows.some(box => !box.checked && box.value === mark.dataset.kind)));
  }
  document.addEventListener('keydown', event => {
    if (!document.getElementById('shortcuts').checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n' || event.key === 'j') go(1);
    else if (event.key === 'p' || event.key === 'k') go(-1);
    else return;
    event.preventDefault();
  });
  document.getElementById('next').addEventListener('click', () => go(1));
  document.getElementById('previous').addEventListener('click', () => go(-1));
  document.querySelector('.concordance')?.addEventListener('click', event => {
    const link = event.target.closest('a[data-row]');
    if (!link || document.querySelector(link.hash)?.getClientRects().length) return;
    event.preventDefault();
    document.getElementById(link.dataset.row).scrollIntoView();
  });
  bar.addEventListener('change', filter);
  filter();
}
