"""The locales and the code fit: each id asked for exists in each language, no other does, with the same variables."""

import re
import shutil
from pathlib import Path

import pytest
from compare_locales.compare import compareProjects
from compare_locales.paths import TOMLParser

from bot.core.messages import CATALOGUE
from bot.text import REFERENCE, default_folder
from tests.locales.asked import FAMILIES, asked, ids
from tests.locales.ftl import LANGUAGES, PLURALS, phrases

CONFIG = Path(__file__).with_name("l10n.toml")


def test_every_family_of_ids_is_declared() -> None:
    assert asked().families <= set(FAMILIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_id_the_code_asks_for_exists(language: str) -> None:
    assert ids() - set(phrases(language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_is_left_over(language: str) -> None:
    known = ids() | asked().constants
    assert {id.partition(".")[0] for id in phrases(language)} - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_have_a_title_and_nothing_else_has_attributes(language: str) -> None:
    titled = set(CATALOGUE) | asked().titled
    assert {id for id in phrases(language) if "." in id} == {f"{id}.title" for id in titled}


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != REFERENCE])
def test_the_same_phrases_with_the_same_variables_in_the_same_file(language: str) -> None:
    reference = {id: (phrase.file, phrase.variables) for id, phrase in phrases(REFERENCE).items()}
    assert {id: (phrase.file, phrase.variables) for id, phrase in phrases(language).items()} == reference


def test_no_phrase_has_a_variable_the_code_does_not_give() -> None:
    given = {**asked().args, **asked().messages}
    wanting = {
        id: missing
        for id, phrase in phrases(REFERENCE).items()
        if (name := id.partition(".")[0]) in given and (missing := phrase.variables - given[name])
    }
    assert wanting == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comment_names_each_variable(language: str) -> None:
    for id, phrase in phrases(language).items():
        assert phrase.variables <= set(re.findall(r"^  \$(\w+) \(", phrase.comment, re.MULTILINE)), id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_the_forms_of_its_language(language: str) -> None:
    for id, phrase in phrases(language).items():
        for forms, default in phrase.plurals:
            assert (tuple(forms), default) == (PLURALS[language], PLURALS[language][-1]), id


def test_compare_locales_finds_nothing() -> None:
    for counts in _compare(default_folder().parent, CONFIG).values():
        assert {what: counts[what] for what in ("errors", "warnings", "missing", "obsolete")} == {
            "errors": 0,
            "warnings": 0,
            "missing": 0,
            "obsolete": 0,
        }


@pytest.mark.parametrize(
    ("file", "right", "wrong", "kind"),
    [
        ("words.ftl", "none = brak\n", "", "missing"),
        ("words.ftl", "none = brak\n", "none = brak\nnone-at-all = nic\n", "obsolete"),
        ("words.ftl", "none = brak\n", "none = brak\nnone = nic\n", "errors"),
        ("words.ftl", "none = brak\n", "none = { brak\n", "errors"),
        ("meetings.ftl", "    .title = Nadchodzące spotkania\n", "", "errors"),
        ("meetings.ftl", "            [few] Za { $days } dni\n", "", "warnings"),
    ],
)
def test_compare_locales_would_find_it(tmp_path: Path, file: str, right: str, wrong: str, kind: str) -> None:
    for language in LANGUAGES:
        (tmp_path / "locales" / language).mkdir(parents=True)
        shutil.copy(default_folder() / language / file, tmp_path / "locales" / language / file)
    config = tmp_path / "tests" / "locales" / CONFIG.name
    config.parent.mkdir(parents=True)
    shutil.copy(CONFIG, config)
    path = tmp_path / "locales" / "pl" / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    assert _compare(tmp_path, config)["pl"][kind] > 0


def _compare(root: Path, config: Path) -> dict[str, dict[str, int]]:
    """What compare-locales counts in each language."""
    base = str(root / "locales")
    project = TOMLParser().parse(str(config), env={"l10n_base": base})
    [observer] = compareProjects([project], ["pl", "cs"], base)
    summary: dict[str, dict[str, int]] = observer.toJSON()["summary"]
    assert set(summary) == {"pl", "cs"}
    return summary
