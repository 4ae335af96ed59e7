"""What an operator writes as template or selector reaches no further than it should."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.source import Selectors
from monitor.notify.look import Look
from monitor.notify.render import render
from monitor.notify.template_check import faults
from monitor.sources.selectors import faults as selector_faults
from tests.notify.samples import EVENTS, letter

ALERT = render(letter(EVENTS["rating_down"], "d1"))


@pytest.mark.attack("V9")
@pytest.mark.parametrize(
    "template",
    [
        "{{ self.__init__.__globals__ }}",
        "{{ message.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'].environ }}",
        "{{ message.entries.append(1) }}",
        "{% for i in range(999999999) %}{% endfor %}",
        "{{ request.application }}",
        '{% include "/etc/passwd" %}',
        '{% include "../look.py" %}',
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(message) }}",
    ],
)
def test_no_template_reaches_beyond_its_message(tmp_path: Path, template: str):
    (tmp_path / "alert.txt").write_text(template)
    told = faults(tmp_path)
    if not told:  # the sandbox may also answer with nothing
        shown = Look(tmp_path).plain(ALERT)
        for word in ("root:", "globals", "PATH", "<class", "module"):
            assert word not in shown
    assert told or "attr" in template


@pytest.mark.attack("V9")
def test_strangers_words_are_no_template(tmp_path: Path):
    (tmp_path / "alert.txt").write_text("{{ message.subject }}")
    hostile = replace(EVENTS["rating_down"], body="{{ 7*7 }}")
    assert "{{ 7*7 }}" in Look(tmp_path).plain(render(letter(hostile, "d1")))


@pytest.mark.attack("V18")
@pytest.mark.parametrize(
    "selector",
    [
        "//a/@href",
        "xpath://a",
        "unparsed-text('file:///etc/passwd')",
        "document('http://127.0.0.1/')",
        "jq:env",
        "$ENV.PATH",
        "doc('/etc/passwd')//*",
    ],
)
def test_a_selector_is_css_and_nothing_else(selector: str):
    assert list(selector_faults(Selectors(item=selector)))
