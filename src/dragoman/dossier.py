"""All that is known of one event in one HTML file that can be handed on: nothing in it is fetched from anywhere.

Quotations keep to 240 characters; what is needed to check them stands beside: address, digest, offsets, versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from dragoman.brief.compose import line_of
from dragoman.export.markup import escaped, web_address
from dragoman.export.rows import ExportRow, PageReport, export_row, stake_words
from dragoman.quoting import short_quote
from dragoman.store import EventRow, Record
from dragoman.store.export_queries import Told
from dragoman.types import Contradiction, Judgement
from dragoman.web.view.chain import Drawing, Step, draw_chains
from dragoman.web.view.words import MEANINGS, days_told, originators_told

_STYLE = """body{margin:0 auto;max-width:56rem;padding:1.5rem;background:#fcfaf5;color:#1d1a16;font:17px/1.55 Georgia,
"Liberation Serif",serif}h1{font-size:1.7rem;line-height:1.25;border-bottom:3px double #857c6c;padding-bottom:.5rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-top:1px solid #d9d2c3;padding-top:.8rem}blockquote{margin:.3rem 0;
padding-left:.8rem;border-left:3px solid #857c6c}table{border-collapse:collapse;width:100%;font-size:.9rem}
td,th{text-align:left;vertical-align:top;padding:.25rem .8rem .25rem 0;border-bottom:1px solid #d9d2c3}
small,dt,footer{font:.8rem/1.5 "Liberation Sans",sans-serif;color:#5d564b}code{font-size:.75rem;overflow-wrap:anywhere}
dd{margin:0 0 .5rem}li{margin-bottom:.8rem}svg{max-width:100%;height:auto}
svg text{font:14px "Liberation Sans",sans-serif}
.status{font:600 .8rem "Liberation Sans",sans-serif;border:1px solid;padding:0 .4em}
@media print{body{background:#fff;max-width:none;padding:0}}"""


def write_dossier(record: Record, event: EventRow, *, now: datetime) -> str:
    """The file's text.

    Args:
        event: from `Record.event`.
        now: printed as the moment the dossier was made.
    """
    told = record.told_called([event.id])[0]
    row = export_row(told, exact=True)
    line = line_of(record, row)
    first_read = {digest: record.captured(digest) for digest in {report.digest for report in row.reports}}
    parts = [
        f"<h1>{escaped(line.sentence)}</h1>",
        _facts(event, row),
        "<h2>On whose word</h2>",
        _picture(draw_chains([_steps(report) for report in row.reports])),
        _originators(told),
        "<h2>Against it</h2>",
        _against(record.contradictions(event), row),
        f"<h2>Reports ({len(row.reports)} on {len(first_read)} pages)</h2>",
        "<ol>" + "".join(_report(report, first_read[report.digest]) for report in row.reports) + "</ol>",
        "<h2>What people said of it</h2>",
        _judgements(told.judgements),
        f"<footer><p>Dossier of {escaped(event.id)}, made {now:%Y-%m-%d %H:%M} UTC by "
        f"{escaped('; '.join(dict.fromkeys(report.coder for report in row.reports)))}. "
        "Reports and on whose word they are known, not ground truth. "
        "Quotations keep to 240 characters; the digests prove which pages were read.</p></footer>",
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escaped(short_quote(line.sentence, 100))}</title><style>{_STYLE}</style></head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _facts(event: EventRow, row: ExportRow) -> str:
    where = ", ".join(filter(None, (row.spot.name, row.spot.country)))
    told = {
        "Status": f'<span class="status">{event.factuality}</span> {escaped(MEANINGS[event.factuality])}',
        "What": escaped(" ".join(filter(None, (row.type, row.mode, *row.contexts)))),
        "Who": escaped(", ".join(side.party.name for side in row.actors) or "not told"),
        "To whom": escaped(", ".join(side.party.name for side in row.recipients) or "not told"),
        "When": escaped(days_told(event)),
        "Where": escaped(f"{where} ({row.spot.precision or 'precision not known'})" if where else "not told"),
        "Independent originators": escaped(originators_told(event)),
    }
    return "<dl>" + "".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in told.items()) + "</dl>"


def _steps(report: PageReport) -> list[Step]:
    return [
        Step(one.name, one.relation, " … ".join(filter(None, (one.words, one.cue))), tuple(stake_words(one.stakes)))
        for one in report.chain
    ]


def _picture(drawing: Drawing) -> str:
    if not drawing.boxes:
        return "<p>The page speaks for itself.</p>"
    shapes = []
    for arrow in drawing.arrows:
        shapes.append(
            f'<path d="M{arrow.x1} {arrow.y1}C{arrow.x1 + 36} {arrow.y1} {arrow.x2 - 150} {arrow.y2} '
            f'{arrow.x2 - 110} {arrow.y2}H{arrow.x2}" fill="none" stroke="#857c6c"/>'
            f'<text x="{arrow.x2 - 8}" y="{arrow.y2 - 7}" text-anchor="end" fill="#5d564b">'
            f"{escaped(arrow.relation)}</text>"
        )
        shapes += _lines(arrow.words, arrow.x2 - 8, arrow.y2 + 15, 15, 'text-anchor="end" font-style="italic"')
    for box in drawing.boxes:
        stroke = "#7a1f1f" if box.role == "originator" else "#857c6c"
        shapes.append(
            f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" '
            f'fill="#f3efe5" stroke="{stroke}"/>'
        )
        shapes += _lines(box.lines, box.x + 10, box.y + 19, 18)
    return (
        f'<svg width="{drawing.width}" height="{drawing.height}" viewBox="0 0 {drawing.width} {drawing.height}" '
        f'role="img" aria-label="Chains of speakers; the reports below tell the same">{"".join(shapes)}</svg>'
    )


def _lines(lines: Iterable[str], x: int, y: int, step: int, style: str = "") -> list[str]:
    return [
        f'<text x="{x}" y="{y + number * step}" {style}>{escaped(words)}</text>' for number, words in enumerate(lines)
    ]


def _originators(told: Told) -> str:
    if not told.originators:
        return "<p>No originator is known.</p>"
    rows = "".join(
        f"<tr><td>{escaped(one.name or 'not known')}</td><td>{'a party to it' if one.party else ''}</td>"
        f"<td>{escaped(one.why)}</td><td><code>{escaped(', '.join(one.reports))}</code></td></tr>"
        for one in told.originators
    )
    head = "<tr><th>Originator</th><th></th><th>Why its reports go together</th><th>Reports</th></tr>"
    return f"<table>{head}{rows}</table>"


def _against(found: Sequence[Contradiction], row: ExportRow) -> str:
    if not found:
        return "<p>No report in the record says otherwise.</p>"
    chains = {report.id: _chain(report) for report in row.reports}

    def side(value: str, reports: Iterable[str]) -> str:
        names = "; ".join(f"{chains.get(name, '')} [{name}]".strip() for name in reports)
        return f"<td>{escaped(short_quote(value))}<br><small>{escaped(names)}</small></td>"

    rows = "".join(
        f"<tr><td>{escaped(one.kind)}: {escaped(one.what)}</td>{side(one.left_value, one.left)}"
        f"{side(one.right_value, one.right)}<td>{escaped(one.why)}</td></tr>"
        for one in found
    )
    return f"<table><tr><th>In what</th><th>One side</th><th>Other side</th><th>Why</th></tr>{rows}</table>"


def _chain(report: PageReport) -> str:
    return " ← ".join(reversed([one.name for one in report.chain]))


def _report(report: PageReport, captured: datetime | None) -> str:
    address = web_address(report.url)
    title = escaped(report.title or report.file)
    named = f'<a href="{escaped(address)}" rel="noreferrer nofollow">{title}</a>' if address else title
    chain = _chain(report) or "the page's own voice"
    when = f"read {captured:%Y-%m-%d %H:%M} UTC" if captured else "moment of reading not known"
    return (
        f"<li><blockquote>“{escaped(report.quote)}”</blockquote>{named}, "
        f"{escaped(report.publisher or 'publisher not known')}, {report.published or 'day not known'}; "
        f'<span class="status">{escaped(report.factuality)}</span> {escaped(chain)}<br>'
        f"<small>{escaped(report.id)}; sentence {report.sentence_no}, characters {report.sentence_start} to "
        f"{report.sentence_end}; rule {escaped(report.rule)}, confidence {report.confidence:.2f}; {when}; "
        f"<code>{escaped(report.digest)}</code></small></li>"
    )


def _judgements(judgements: Sequence[Judgement]) -> str:
    if not judgements:
        return "<p>Nobody has judged it yet.</p>"
    told = "".join(
        f"<li>{escaped(one.verdict)} {escaped(one.field or '')} {escaped(one.value or '')} "
        f"<small>{escaped(one.who)}, {one.when:%Y-%m-%d}{escaped(f': {one.why}' if one.why else '')}</small></li>"
        for one in judgements
    )
    return f"<ul>{told}</ul>"
