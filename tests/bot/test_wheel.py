"""The wheel, built from the checkout, installed elsewhere and talked to from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def xieshang(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment of its own that borrows only the dependencies of this one."""
    home = tmp_path_factory.mktemp("home") / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / ("Scripts" if os.name == "nt" else "bin") / Path(sys.executable).name
    install = ["-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run([sys.executable, *install], check=True, capture_output=True)
    packages = sysconfig.get_path("purelib", vars={"base": str(home)})
    Path(packages, "borrowed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python.with_name("xieshang")


def test_the_wheel_has_every_catalogue_compiled_and_nothing_that_is_not_the_product(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    sources = [path.relative_to(ROOT).as_posix() for path in (ROOT / "locales").rglob("*.po")]
    assert sources
    assert {f"bot/{source[:-3]}.mo" for source in sources} <= set(names)
    assert "bot/locales/pinyin.json" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"bot", "flows", "xieshang"}


@pytest.mark.parametrize(("locale", "words"), [("zh_Hans", "您现在最需要什么？"), ("en", "What do you need now?")])
def test_the_installed_command_holds_the_conversation_from_another_folder(
    xieshang: Path, tmp_path: Path, locale: str, words: str
) -> None:
    done = subprocess.run(
        [xieshang, "chat", "--locale", locale],
        input="/start\n",
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert words in done.stdout


def test_the_installed_command_finds_no_fault_in_itself(xieshang: Path, tmp_path: Path) -> None:
    done = subprocess.run([xieshang, "check"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(line.startswith("note: ") for line in done.stdout.splitlines()), done.stdout
