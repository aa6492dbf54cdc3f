"""A class at a glance, as one HTML page that needs nothing else: no script, no picture, no request.

Everything that comes from pupils (names, what their answers made the judge say) is escaped, and the page forbids
scripts and requests to itself, so that even a hole in the escaping would run nothing.
"""

from collections import Counter
from dataclasses import dataclass, field
from html import escape

from . import catalogue
from .cards import marked_up
from .class_tables import begun
from .grading import Alike, Pupil, alike
from .library import SOLUTION, YOURS
from .sameness import PARTS, STATEMENTS

# Okabe and Ito's colours, told apart by colour-blind eyes; the signs say the same without any.
KINDS = {  # state: (class, sign, what the legend says)
    YOURS: ("y", "✓", "right, their own"),
    SOLUTION: ("s", "S", "right, but the course's solution"),
    "not yet": ("n", "3", "not yet: the number of the advice below"),
    "open": ("o", "·", "open"),
    "error": ("e", "?", "could not be judged"),
}
STYLE = """
:root{color-scheme:light}
body{font:15px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}
body{margin:1.5rem auto;padding:0 1.5rem;max-width:90rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 .4rem}p,ul{max-width:48rem}
table{border-collapse:collapse}th{font-weight:600;text-align:left}
.scroll{overflow:auto;max-height:85vh;border:1px solid #999}
.map td{min-width:1.55rem;height:1.5rem;text-align:center;border:1px solid #fff;padding:0;font-size:.85rem}
.map th{background:#fff;padding:.1rem .6rem;white-space:nowrap}
.map thead th{position:sticky;top:0;z-index:1;vertical-align:bottom;font-size:.85rem}
.map thead th.x{padding:.4rem 0;text-align:center}.x span{writing-mode:vertical-rl;transform:rotate(180deg)}
.map tbody th,.map tfoot th,.map thead th.who{position:sticky;left:0;z-index:2}
.map td.k{padding:0 .5rem;color:#444;white-space:nowrap}.map .c{border-left:3px solid #555}
.y{background:#0072b2;color:#fff}.s{background:#f0e442}.n{background:#d55e00}.o{background:#f2f2f2;color:#555}
.e{background:#cc79a7}.n a{color:#000;display:block;text-decoration:none}.a{outline:3px solid #000;outline-offset:-3px}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;max-width:none}
.legend span{display:inline-block;min-width:1.6rem;text-align:center;margin-right:.4rem}
.list td,.list th{border-top:1px solid #bbb;padding:.4rem .8rem .4rem 0;vertical-align:top}.list{max-width:70rem}
.list td.t{max-width:36rem}.list tr:target{background:#fff3c4}code{background:#f2f2f2;padding:0 .2em}
details summary{cursor:pointer}@media print{.scroll{max-height:none;overflow:visible}}
"""
NO_REQUEST = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass
class Stuck:
    """One piece of advice, and who got it."""

    exercise: str
    advice: str
    message: str  # as the first of them read it
    who: list[str] = field(default_factory=list)


def page(pupils: list[Pupil], title: str) -> str:
    """The page's text.

    Args:
        pupils: as `grading.grade` gives them.
        title: what the class is called.
    """
    stuck, same = stuck_on(pupils), alike(pupils)
    title = escape(title)
    body = "\n".join(
        [f"<h1>{title}: the class at a glance</h1>", _summary(pupils), _heat_map(pupils, stuck, same),
         _unread(pupils), _stuck_list(stuck, len(pupils)), _alike_list(same), _how()]
    )  # fmt: skip
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{NO_REQUEST}">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>\n'
        f"<style>{STYLE}</style></head>\n<body><main>\n{body}\n</main></body></html>\n"
    )


def stuck_on(pupils: list[Pupil]) -> list[Stuck]:
    """What pupils were told of answers that are not right yet: what most of them were told comes first."""
    found: dict[tuple[str, str], Stuck] = {}
    for pupil in pupils:
        for name, result in pupil.results.items():
            if result.state == "not yet":
                told = result.verdict
                key = name, told.advice or "not-yet"
                found.setdefault(key, Stuck(*key, told.message)).who.append(pupil.who)
    return sorted(found.values(), key=lambda each: -len(each.who))


def _summary(pupils: list[Pupil]) -> str:
    counts = Counter(result.state for pupil in pupils for result in pupil.results.values())
    return (
        f"<p>{len(pupils)} pupils. {counts[YOURS]} answers are right and their own, {counts[SOLUTION]} are the "
        f"solution, {counts['not yet']} are not right yet.</p>"
    )


# ---- the heat map -------------------------------------------------------------------------------


def _heat_map(pupils: list[Pupil], stuck: list[Stuck], same: list[Alike]) -> str:
    names = begun(pupils)
    numbers = {(each.exercise, each.advice): i for i, each in enumerate(stuck, start=1)}
    twins = {(each.exercise, who) for each in same for who in each.who}
    chapters = {name: catalogue.exercise(name).chapter for name in names}
    first = {name for name in names if name == next(each for each in names if chapters[each] == chapters[name])}
    dated = any(pupil.changed for pupil in pupils)

    def column(name: str) -> str:
        return " c" if name in first else ""

    def cell(pupil: Pupil, name: str) -> str:
        result = pupil.results[name]
        kind, sign, _ = KINDS[result.state]
        tip = f"{pupil.who} · {name} · {result.state}"
        if result.state == "not yet":
            advice = result.verdict.advice or "not-yet"
            sign, tip = str(numbers[name, advice]), f"{tip} · {advice}"
            sign = f'<a href="#a{sign}">{sign}</a>'
        elif result.state == "error":
            tip = f"{tip} · {result.verdict.message}"
        alike_too = " a" if (name, pupil.who) in twins else ""
        return f'<td class="{kind}{column(name)}{alike_too}" title="{escape(tip)}">{sign}</td>'

    heads = "".join(
        f'<th class="x{column(name)}" scope="col"><span>{chapters[name]} {name}</span></th>' for name in names
    )
    lines = []
    for pupil in pupils:
        own = sum(pupil.results[name].state == YOURS for name in names)
        when = f'<td class="k">{f"{pupil.changed:%Y-%m-%d %H:%M}" if pupil.changed else ""}</td>'
        lines.append(
            f'<tr><th scope="row">{escape(pupil.who)}</th><td class="k">{own} of {len(names)}</td>'
            f"{when if dated else ''}{''.join(cell(pupil, name) for name in names)}</tr>"
        )
    blank = '<td class="k"></td>' * (1 + dated)
    sums = "".join(
        f'<td class="k{column(name)}">{sum(p.results[name].state == YOURS for p in pupils)}</td>' for name in names
    )
    untouched = len(catalogue.exercises()) - len(names)
    left_out = f"<p>Nobody has begun the other {untouched} exercises; they have no column.</p>" if untouched else ""
    legend = "".join(f'<li><span class="{kind}">{sign}</span>{text}</li>' for kind, sign, text in KINDS.values())
    return (
        f'<h2>Who stands where</h2>\n<ul class="legend">{legend}'
        f'<li><span class="a">&nbsp;</span>framed: the same answer as another pupil\'s</li></ul>\n'
        f'<div class="scroll" tabindex="0" role="region" aria-label="Pupils and exercises"><table class="map">'
        f'<thead><tr><th class="who" scope="col">pupil</th><th scope="col">own</th>'
        f'{"<th scope=col>file changed (UTC)</th>" if dated else ""}{heads}</tr></thead>\n'
        f"<tbody>{chr(10).join(lines)}</tbody>\n"
        f'<tfoot><tr><th scope="row">own answers</th>{blank}{sums}</tr></tfoot></table></div>\n{left_out}'
    )


def _unread(pupils: list[Pupil]) -> str:
    """Who handed in what could not be judged, and why: mostly a whole file."""
    reasons = {
        (pupil.who, result.verdict.message)
        for pupil in pupils for result in pupil.results.values() if result.state == "error"
    }  # fmt: skip
    if not reasons:
        return ""
    lines = "\n".join(f"<li>{escape(who)}: {escape(message)}</li>" for who, message in sorted(reasons))
    return f"<h2>What could not be judged</h2>\n<ul>\n{lines}\n</ul>"


# ---- below it -----------------------------------------------------------------------------------


def _stuck_list(stuck: list[Stuck], pupils: int) -> str:
    if not stuck:
        return "<h2>What the class is stuck on</h2>\n<p>Nothing: no answer is wrong.</p>"
    rows = "\n".join(
        f'<tr id="a{i}"><th scope="row">{i}</th><td>{len(each.who)}</td><td><code>{escape(each.exercise)}</code></td>'
        f'<td>{escape(each.advice)}</td><td class="t">{marked_up(each.message)}</td><td>{_names(each.who)}</td></tr>'
        for i, each in enumerate(stuck, start=1)
    )
    return (
        f"<h2>What the class is stuck on</h2>\n<p>How many of the {pupils} got which advice, most first, "
        f'in the words that the first of them read.</p>\n<table class="list"><thead><tr><th scope="col">no.</th>'
        f'<th scope="col">pupils</th><th scope="col">exercise</th><th scope="col">advice</th>'
        f'<th scope="col">what it says</th><th scope="col">who</th></tr></thead><tbody>\n{rows}\n</tbody></table>'
    )


def _names(who: list[str]) -> str:
    names = ", ".join(map(escape, who))
    return names if len(who) <= 3 else f"<details><summary>{len(who)} names</summary>{names}</details>"


def _alike_list(same: list[Alike]) -> str:
    """Said as what it is: a reason to talk, not a proof."""
    if not same:
        return "<h2>Identical answers</h2>\n<p>None.</p>"
    rows = "\n".join(f"<li><code>{each.exercise}</code>: {', '.join(map(escape, each.who))}</li>" for each in same)
    return (
        "<h2>Identical answers</h2>\n<p>The same, statement by statement, whatever the names and comments, and not "
        "the course's solution. A reason to ask, no proof: they may have worked together, or found the same in the "
        f"same book.</p>\n<ul>\n{rows}\n</ul>"
    )


def _how() -> str:
    return (
        "<h2>How this page was made</h2>\n<p>By <code>python -m fedlearn_lib grade</code>, from the files alone; this "
        "page asks the network for nothing. An answer counts as the solution if its file says so, or if it is the "
        f"solution's very lines. Only answers of at least {PARTS} parts and {STATEMENTS} statements are compared with "
        "others: shorter ones are the same by nature. A lent answer counts as open. Handed-in files do not say when an "
        "answer was written; the time is that of the file.</p>"
    )
