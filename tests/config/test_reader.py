"""The configuration file: what is read from it, and every fault told with its place in one run."""

import os
import sys
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.config.example import EXAMPLE
from mlquiz.config.fault import refusal
from mlquiz.config.file import LARGEST
from mlquiz.config.places import Places
from mlquiz.config.reader import examine
from mlquiz.config.settings import DEFAULTS, Settings
from mlquiz.errors import UnreadableConfig

EVERYTHING = """\
theme = "mlquiz-light"
clock = false
confidence = true

[targets]
gcp-pmle = "80%"

[keys]
"exam.flag" = "f2"          # quoted dotted id
exam.note = ["w", "ctrl+n"] # a dotted key
"""


def file_of(folder: Path, content: str | bytes) -> Path:
    file = folder / "config.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def settings_of(file: Path) -> Settings:
    """The settings of a file without faults; with faults it is refused, all of them in the message."""
    settings, found = examine(file)
    if found:
        raise refusal(file, found)
    return settings


def read(folder: Path, content: str | bytes) -> Settings:
    return settings_of(file_of(folder, content))


def faults(folder: Path, content: str | bytes) -> list[str]:
    """What is said of a file, without the name of it."""
    with pytest.raises(UnreadableConfig) as refused:
        read(folder, content)
    lines = str(refused.value).split("\n")
    name = f"{folder / 'config.toml'}:"
    assert all(line.startswith(name) for line in lines)
    return [line.removeprefix(name) for line in lines]


def test_without_a_file_everything_is_default(tmp_path: Path) -> None:
    assert settings_of(tmp_path / "config.toml") == DEFAULTS
    assert settings_of(tmp_path / "nowhere" / "config.toml") == DEFAULTS
    assert Settings("mlquiz-dark", clock=True, confidence=False, targets={}, keys={}) == DEFAULTS


def test_an_empty_file_and_the_example_change_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "") == DEFAULTS
    assert read(tmp_path, EXAMPLE) == DEFAULTS


def test_every_setting_is_read_with_its_place(tmp_path: Path) -> None:
    settings = read(tmp_path, EVERYTHING)
    assert settings == Settings(
        theme="mlquiz-light",
        clock=False,
        confidence=True,
        targets={"gcp-pmle": Fraction(4, 5)},
        keys={"exam.flag": "f2", "exam.note": "w,ctrl+n"},
    )
    assert settings.places == {
        "theme": (1, 1),
        "clock": (2, 1),
        "confidence": (3, 1),
        "targets.gcp-pmle": (6, 1),
        "keys.exam.flag": (9, 1),
        "keys.exam.note": (10, 1),
    }


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ('[keys]\n"exam.flag" = "f2"', (2, 1)),
        ('[keys]\nexam.flag = ["f2"]', (2, 1)),
        ("[keys.exam]\n  flag = 'f2'", (2, 3)),
        ('keys.exam.flag = "f2"', (1, 1)),
        ('keys = {exam = {flag = "f2"}}', (1, 17)),
        ('keys = { "exam.flag" = """f2""" }', (1, 10)),
    ],
)
def test_a_key_may_be_written_in_every_way_of_toml(
    tmp_path: Path, written: str, place: tuple[int, int]
) -> None:
    settings = read(tmp_path, written)
    assert settings.keys == {"exam.flag": "f2"}
    assert settings.places["keys.exam.flag"] == place


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ('"80%"', "4/5"),
        ("0.8", "4/5"),
        ('"72.5 %"', "29/40"),
        ("1", "1"),
        ('"100%"', "1"),
        ("7e-1", "7/10"),
    ],
)
def test_a_target_is_read_exactly_as_it_is_written(tmp_path: Path, written: str, share: str) -> None:
    assert read(tmp_path, f"[targets]\nexam = {written}").targets == {"exam": Fraction(share)}


@pytest.mark.parametrize(
    "written", ['"80"', "80", "0", '"0%"', '"101%"', "-0.5", "1.01", "true", '""', "nan", "[0.8]", '"1e9%"']
)
def test_what_is_no_share_is_refused_with_a_way_to_write_one(tmp_path: Path, written: str) -> None:
    (told,) = faults(tmp_path, f"[targets]\nexam = {written}")
    assert told.startswith("2:8: 'exam' is ")
    assert told.endswith('which is no share to pass; write one like "80%" or 0.8')


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("clok = true", "1:1: 'clok' is not a setting; did you mean 'clock'?"),
        ("\n  sound = 1", "2:3: 'sound' is not a setting; there are theme, clock, confidence, targets, keys"),
        ("[target]\nexam = 0.8", "1:2: 'target' is not a setting; did you mean 'targets'?"),
        ('clock = "no"', "1:9: 'clock' is 'no'; write true or false, without quotes"),
        ("[clock]", "1:2: 'clock' is a table; write true or false, without quotes"),
        ("theme = true", "1:9: 'theme' is true; write a name between double quotes"),
        ('theme = " "', "1:9: 'theme' is ' '; write a name between double quotes"),
        (
            "targets = 3",
            "1:11: 'targets' is 3; write [targets], and below it lines of an exam id and its share",
        ),
        (
            "[[keys]]\na = 1",
            "1:3: 'keys' is a list; write [keys], and below it lines of the id of a key and the key",
        ),
        (
            "[keys]\nexam.flag = 2",
            '2:13: \'exam.flag\' is 2; write a key, or a list of keys: "f2" or ["f2", "m"]',
        ),
        (
            '[keys]\n"exam.flag" = "a"\nexam.flag = "b"',
            "3:1: 'exam.flag' stands here again, after line 2; remove one of the two",
        ),
        (
            "[targets]\nclock = true",
            "2:1: 'clock' stands in [targets]; move it above the first line in [brackets]",
        ),
    ],
)
def test_a_fault_is_told_with_its_place_and_the_way_out(tmp_path: Path, written: str, told: str) -> None:
    assert faults(tmp_path, written) == [told]


def test_all_faults_are_told_in_one_run_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "clock = 1\n[keys]\nexam.flag = 2\n[targets]\nb = 2\na = 3\n[thems]\n"
    places = [line.split(" ")[0] for line in faults(tmp_path, text)]
    assert places == ["1:9:", "3:13:", "5:5:", "6:5:", "7:2:"]


def test_what_is_sound_beside_a_fault_can_be_had(tmp_path: Path) -> None:
    settings, told = examine(file_of(tmp_path, "clock = 1\n[targets]\na = 0.8\nb = 8\n"))
    assert settings.targets == {"a": Fraction(4, 5)}
    assert len(told) == 2


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "theme = dark",
            "1:9: is no TOML: invalid value; write true or false, or text between double quotes",
        ),
        (
            'clock = true\ntheme = "dark\n',
            "2:14: is no TOML: illegal character '\\n'; close the text with a quote on its line",
        ),
        (
            "clock\n",
            "1:6: is no TOML: expected '=' after a key in a key/value pair; "
            "'mlquiz config --example' shows how it is written",
        ),
        (
            "clock = true\nclock = true\nconfidence = true",
            "2:13: is no TOML: cannot overwrite a value; it stands there twice; remove one of the two",
        ),
    ],
)
def test_a_slip_of_toml_is_told_with_line_and_column(tmp_path: Path, written: str, told: str) -> None:
    assert faults(tmp_path, written) == [told]


@pytest.mark.parametrize("written", ["x = " + "[" * 100_000, "x = " + "9" * 5_000])
def test_what_no_parser_can_swallow_is_told_in_a_sentence(tmp_path: Path, written: str) -> None:
    assert "'mlquiz config --example'" in faults(tmp_path, written)[0]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('theme = "\\u001b[31m"', "1:9: 'theme' has the control character U+001B; remove it"),
        ('theme = "x\u202ey"', "1:9: 'theme' has the control character U+202E; remove it"),
        ('[keys]\na = ["b", "\\u0007"]', "2:5: 'a' has the control character U+0007; remove it"),
        ('[keys]\n"\\u001b" = "a"', "2:1: '\\x1b' has the control character U+001B; remove it"),
        (
            '"\\u202e" = 1',
            "1:1: '\\u202e' is not a setting; there are theme, clock, confidence, targets, keys",
        ),
    ],
)
def test_no_control_character_gets_through(tmp_path: Path, written: str, told: str) -> None:
    assert faults(tmp_path, written) == [told]


def test_a_mark_at_the_beginning_and_windows_lines_do_no_harm(tmp_path: Path) -> None:
    settings = read(tmp_path, b'\xef\xbb\xbftheme = "x"\r\n# none\r\nclock = false\r\n')
    assert (settings.theme, settings.clock, settings.places["clock"]) == ("x", False, (3, 1))


def test_a_file_that_is_no_utf_8_is_told_with_the_byte_and_its_place(tmp_path: Path) -> None:
    assert faults(tmp_path, 'clock = true\ntheme = "\u00e4'.encode() + b'\xe4"') == [
        "2:11: byte 0xe4 is not UTF-8; save the file as UTF-8"
    ]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(UnreadableConfig, match=r"config\.toml:1:1: is a folder; "):
        settings_of(tmp_path / "config.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")
    with pytest.raises(UnreadableConfig, match="is no ordinary file"):
        settings_of(tmp_path / "config.toml")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    file_of(tmp_path, "").chmod(0)
    with pytest.raises(UnreadableConfig, match=r"cannot be read \(permission denied\); mend its permissions"):
        settings_of(tmp_path / "config.toml")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_a_link_to_itself_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.toml").symlink_to(tmp_path / "config.toml")
    with pytest.raises(UnreadableConfig, match="cannot be read"):
        settings_of(tmp_path / "config.toml")


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    assert faults(tmp_path, "#" * (LARGEST + 1)) == [
        "1:1: is larger than 1 MiB; a configuration file is a few lines of TOML"
    ]


def test_a_file_as_large_as_allowed_is_read(tmp_path: Path) -> None:
    text = 'theme = "x"\n' + "#" * (LARGEST - 12)
    assert read(tmp_path, text).theme == "x"


BARE = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789_-", min_size=1, max_size=6)
QUOTED = st.text("ab.# =[]{}'é", max_size=5).map(lambda name: (name, f'"{name}"'))
NAMES = st.one_of(BARE.map(lambda name: (name, name)), QUOTED)
VALUES = st.sampled_from(
    [
        "1",
        "true",
        "0.5",
        '"a # ] } = \\" b"',
        "'c:\\d'",
        '"""two\nlines "" = [x]"""',
        '""""quoted""""',
        "'''x\n[y]\n'z''''",
        "[1, # a\n [2, '] = '], {a = 1}\n,]",
        "1979-05-27 07:32:00",
        "{}",
    ]
)
BETWEEN = st.sampled_from(["", "\n", "# [keys]\n", "  \t\n# a = 1\n\n"])


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[tuple[str, ...], tuple[int, int]]]:
    """A text of tables, dotted keys and inline tables, and where each of its values begins."""
    text, stand = "", {}

    def place() -> tuple[int, int]:
        return text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1

    table: tuple[str, ...] = ()
    for number in range(draw(st.integers(1, 6))):
        text += draw(BETWEEN) + draw(st.sampled_from(["", "  "]))
        if draw(st.booleans()):
            name, written = draw(NAMES)
            table = (f"t{number}", name)
            text += f"[ t{number} . {written} ] # table\n"
        name, written = draw(NAMES)
        path = (*table, f"k{number}", name)
        text += f"k{number}.{written}  =  "
        if draw(st.booleans()):
            inner, inner_written = draw(NAMES)
            text += "{ neighbour = 1, " + f"{inner_written}.v = "
            path = (*path, inner, "v")
            stand[path] = place()
            text += draw(VALUES) + " }"
        else:
            stand[path] = place()
            text += draw(VALUES)
        text += draw(st.sampled_from(["\n", "  # end\n"]))
    return text, stand


@given(documents())
def test_every_value_is_found_where_it_was_written(
    document: tuple[str, dict[tuple[str, ...], tuple[int, int]]],
) -> None:
    text, stand = document
    assert tomllib.loads(text)
    places = Places(text)
    assert {path: places.value(path) for path in stand} == stand


@given(st.one_of(st.text(max_size=60), st.text("[]{}\"'=.,#\n\\ aktheys", max_size=60)))
def test_no_text_whatever_breaks_the_reading(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    _, told = examine(file)
    assert all(fault.line >= 1 and fault.column >= 1 and fault.what for fault in told)
