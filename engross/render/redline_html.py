"""A redline as one self-contained page: inline or side by side, from change to change by key, filtered by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from engross.model.redline import End, Kind, Redline, RedlineBlock, Seg

_NOTHING = Markup("")
_STYLE = Markup("""
:root { color-scheme: light dark; --ins: #0b6b2e; --del: #a3151e; --move: #6a3fb5; --rule: #8885 }
@media (prefers-color-scheme: dark) { :root { --ins: #6fd08c; --del: #ff8f8f; --move: #c3a6ff } }
body { font: 1.05rem/1.55 "Source Serif Pro", Georgia, serif; margin: 0 auto; max-width: 76rem; padding: 1rem }
header, nav { font-family: "Source Sans Pro", system-ui, sans-serif }
nav { position: sticky; top: 0; background: Canvas; border-bottom: 1px solid var(--rule); padding: .5rem 0 }
nav label { margin-right: 1rem; white-space: nowrap }
button { font: inherit }
p { margin: 0 0 .8rem; padding-left: .8rem; border-left: 3px solid transparent; overflow-wrap: anywhere }
.changed { border-left-color: currentColor }
.heading { font-weight: 600; margin-top: 1.4rem }
ins { color: var(--ins); text-decoration: underline }
del { color: var(--del); text-decoration: line-through }
.move { color: var(--move); text-decoration: underline double }
.move.from { text-decoration: line-through double }
.move::before { content: attr(data-label) " "; font-size: .75em }
:is(ins, del, .move):target, :is(ins, del, .move).here { outline: 2px solid currentColor; outline-offset: 2px }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem }
body:not(:has(#beside:checked)) .beside, body:has(#beside:checked) .inline { display: none }
body:has(#only:checked) .same { display: none }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr } }
@media print { nav { display: none } }
""")
_SCRIPT = Markup("""
const marks = () => [...document.querySelectorAll('main [data-change]')].filter(e => e.offsetParent);
let at = -1;
function go(step) {
  const all = marks(), firsts = all.filter((e, i) => !i || e.dataset.change !== all[i - 1].dataset.change);
  if (!firsts.length) return;
  at = (at + step + firsts.length) % firsts.length;
  document.querySelectorAll('.here').forEach(e => e.classList.remove('here'));
  firsts[at].classList.add('here'); firsts[at].tabIndex = -1; firsts[at].focus();
  firsts[at].scrollIntoView({block: 'center'});
  document.getElementById('where').textContent = (at + 1) + ' / ' + firsts.length;
}
document.addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.tagName === 'INPUT') return;
  if (e.key === 'n' || e.key === 'j') go(1);
  if (e.key === 'p' || e.key === 'k') go(-1);
});
document.getElementById('next').onclick = () => go(1);
document.getElementById('previous').onclick = () => go(-1);
""")


def redline_html(redline: Redline, *, title: str, words: Mapping[str, str]) -> str:
    """The page. `words` are those for people: next, previous, beside, only, changes, and each kind by its name."""
    kinds = {str(seg.kind) for block in redline.blocks for seg in block.segs if seg.kind} - {str(Kind.WORDING)}
    hiding = Markup("").join(
        Markup(
            "body:has(#hide-{0}:checked) [data-kind={0}] {{ color: inherit; text-decoration: none }}\n"
            "body:has(#hide-{0}:checked) .inline del[data-kind={0}] {{ display: none }}\n"
        ).format(kind)
        for kind in sorted(kinds)
    )
    boxes = [("only", words["only"]), ("beside", words["beside"])]
    boxes += [(f"hide-{kind}", words[kind]) for kind in sorted(kinds)]
    labels = Markup(" ").join(
        Markup('<label><input type="checkbox" id="{0}"> {1}</label>').format(name, word) for name, word in boxes
    )
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
            "<style>{style}{hiding}</style>\n</head>\n<body>\n<header><h1>{title}</h1>\n<p>{changes}</p></header>\n"
            '<nav aria-label="{next}"><button id="previous">← {previous} (p)</button> '
            '<button id="next">{next} (n) →</button> <output id="where"></output> {labels}</nav>\n'
            "<main>\n{body}\n</main>\n<script>{script}</script>\n</body>\n</html>\n"
        ).format(
            lang=redline.new.lang or redline.old.lang or "fr",
            title=title,
            style=_STYLE,
            hiding=hiding,
            changes=words["changes"],
            next=words["next"],
            previous=words["previous"],
            labels=labels,
            body=Markup("\n").join(_blocks(redline)),
            script=_SCRIPT,
        )
    )


def _blocks(redline: Redline) -> Iterator[Markup]:
    for block in redline.blocks:
        same = block.end.op == "equal" and all(seg.op == "equal" for seg in block.segs)
        kind = "same" if same else "changed"
        inline = _NOTHING.join(_marked(seg) for seg in block.segs) + _mark_of(block)
        old = _NOTHING.join(_marked(seg) for seg in block.segs if seg.was)
        new = _NOTHING.join(_marked(seg) for seg in block.segs if seg.becomes)
        yield Markup(
            '<p class="inline {0}">{1}</p><div class="beside pair"><p class="{0}">{2}</p><p class="{0}">{3}</p></div>'
        ).format(kind, inline, old, new)


def _mark_of(block: RedlineBlock) -> Markup:
    """The sign of a paragraph mark that was put in or taken out alone."""
    alone = block.end.op in ("insert", "delete") and any(seg.op != block.end.op for seg in block.segs)
    return _wrapped(block.end, Markup("¶")) if alone else _NOTHING


def _marked(seg: Seg) -> Markup:
    text = Markup("").join(
        Markup(part) if part in ("<sup>", "</sup>") else Markup.escape(part) for part in _parts(seg.text)
    )
    return text if seg.op == "equal" else _wrapped(seg, text)


def _parts(text: str) -> Iterator[str]:
    """The text with its superiors' marks apart."""
    for index, part in enumerate(text.split("<sup>")):
        if index:
            yield "<sup>"
        for inner, rest in enumerate(part.split("</sup>")):
            if inner:
                yield "</sup>"
            yield rest


def _wrapped(mark: Seg | End, text: Markup) -> Markup:
    kind = str(mark.kind) if isinstance(mark, Seg) and mark.kind else "wording"
    if mark.op == "move":
        label = f"{mark.id}→" if mark.side == "from" else f"→{mark.id}"
        return Markup('<span class="move {}" data-label="{}" data-change="{}" data-kind="{}">{}</span>').format(
            mark.side, label, mark.change, kind, text
        )
    tag = "ins" if mark.op == "insert" else "del"
    return Markup('<{0} data-change="{1}" data-kind="{2}">{3}</{0}>').format(tag, mark.change, kind, text)
