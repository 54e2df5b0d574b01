"""Exhibits on the screen: opened outside, and drawn where the extra for pictures is installed."""

import importlib
import struct
import zlib
from pathlib import Path

import pytest
from tests.build import Office, question
from textual.pilot import Pilot

from mlquiz.proctor.order import Order
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.widgets.pictures import Pictures

STEM = "What does it show? ![A falling curve](exhibits/curve.png)"


def png(width: int = 8, height: int = 8) -> bytes:
    """A white picture."""
    rows = b"".join(b"\0" + b"\xff" * 3 * width for _ in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


class Windows:
    """A desktop that remembers what was opened in it."""

    def __init__(self, *, there: bool = True) -> None:
        self.there = there
        self.opened: list[Path] = []

    def __call__(self, file: Path) -> bool:
        self.opened.append(file)
        return self.there


def office_with_exhibits(folder: Path, picture: bytes) -> Office:
    asked = [question(n, domain=d, stem=STEM) for d in ("data", "models") for n in range(1, 7)]
    office = Office(folder, asked)
    (office.bank / "exhibits").mkdir()
    (office.bank / "exhibits" / "curve.png").write_bytes(picture)
    return office


def app_with(office: Office, windows: Windows) -> MlquizApp:
    sitting = office.proctor.open(office.proctor.brief(Order("demo", seed=1)))
    return MlquizApp(office.proctor, office.records, sitting, open_outside=windows)


async def press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_an_exhibit_is_opened_outside_during_the_exam_and_afterwards(tmp_path: Path) -> None:
    office, windows = office_with_exhibits(tmp_path, png()), Windows()
    file = office.bank / "exhibits" / "curve.png"
    async with app_with(office, windows).run_test() as pilot:
        await press(pilot, "v")
        assert windows.opened == [file.resolve()]
        await press(pilot, "r", "s", "y", "enter", "v")
        assert windows.opened == [file.resolve()] * 2


async def test_without_a_desktop_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    office, windows = office_with_exhibits(tmp_path, png()), Windows(there=False)
    async with app_with(office, windows).run_test() as pilot:
        await press(pilot, "v")
        assert any("curve.png" in each.message for each in pilot.app._notifications)


@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")  # textual-image, of Pillow
@pytest.mark.parametrize(
    ("picture", "drawn"),
    [(png(), 1), (b"no picture at all", 0), (png()[:40], 0)],
    ids=["sound", "no picture", "cut off"],
)
async def test_a_picture_is_drawn_where_that_is_possible_and_its_words_always_stand_there(
    tmp_path: Path, picture: bytes, drawn: int
) -> None:
    importlib.import_module("textual_image.widget")
    office = office_with_exhibits(tmp_path, picture)
    async with app_with(office, Windows()).run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        assert len(pilot.app.screen.query_one(Pictures).children) == drawn
        assert "A falling curve" in str(pilot.app.screen.query_one("Stem").render())
