"""A workspace as it was at a revision of git.

Git is only asked to read (`rev-parse`, `ls-tree`, `cat-file`). It gives the
content as it is stored: no filter, hook or attribute of the repository runs,
and nothing is fetched.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from engross.diagnostics import Origin, refuse
from engross.workspace import Workspace

FOLDERS = ("clauses", "parties", "protocols", "templates")
"""What a text is made from; nothing else is taken out."""
LIMIT = 64_000_000
"""The most bytes that are taken out of a revision."""
SECONDS = 30
"""How long git may take for one answer."""

_HEAD = re.compile(r"[^\s\x00-\x1f\x7f:\\-][^\s\x00-\x1f\x7f:\\]{0,250}")
_LINK = b"120000"
_FILE = (b"100644", b"100755", b"100664")


@contextmanager
def at_revision(workspace: Workspace, revision: str, asked: str) -> Iterator[Workspace]:
    """The workspace as it was at `revision`, in a temporary folder that is removed when the context ends.

    `asked` is what messages call the revision.

    What the revision does not have is looked for in the built-in content, as
    in any workspace. Raises `Refused`: no-git, not-a-repository,
    unknown-revision, revision-unreadable.
    """
    commit = _commit(workspace.root, revision, asked)
    prefix = _git(workspace.root, asked, "rev-parse", "--show-prefix").decode().rstrip("\n")
    with TemporaryDirectory(prefix="engross-") as name:
        root = Path(name).resolve()
        _take_out(workspace.root, commit, prefix, root, asked)
        yield Workspace(root, root if workspace.root == workspace.builtin else workspace.builtin)


def _commit(root: Path, revision: str, asked: str) -> str:
    """The full name of the commit that `revision` names."""
    inside = _run(root, asked, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise refuse("not-a-repository", Origin(asked), folder=str(root), reason=_reason(inside.stderr))
    if _HEAD.fullmatch(revision):
        answer = _run(root, asked, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        name = answer.stdout.decode("ascii", "replace").strip()
        if answer.returncode == 0 and re.fullmatch(r"[0-9a-f]{40,64}", name):
            return name
    raise refuse("unknown-revision", Origin(asked), revision=revision[:80].encode("unicode_escape").decode("ascii"))


def _take_out(root: Path, commit: str, prefix: str, into: Path, asked: str) -> None:
    """Write the files of a commit that make texts into the folder `into`.

    Links are written last, so that no file is written through a link.
    """
    listed = _git(
        root, asked, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, *(prefix + folder for folder in FOLDERS)
    )
    files: list[tuple[PurePosixPath, bytes, bool]] = []
    total = 0
    for line in listed.split(b"\0"):
        if not line:
            continue
        about, _, raw = line.partition(b"\t")
        mode, _, blob, size = about.split()
        name = PurePosixPath(os.fsdecode(raw).removeprefix(prefix))
        if (mode in _FILE or mode == _LINK) and _inside(name):
            files.append((name, blob, mode == _LINK))
            if not size.isdigit():
                raise refuse("revision-unreadable", Origin(asked), reason=f"{name}: {size.decode('ascii', 'replace')}")
            total += int(size)
    if total > LIMIT:
        raise refuse("compared-too-large", Origin(asked), size=total // 1_000_000, limit=LIMIT // 1_000_000)
    wanted = b"".join(blob + b"\n" for _, blob, _ in files)
    blobs = _contents(_git(root, asked, "cat-file", "--batch", given=wanted))
    links: list[tuple[Path, bytes]] = []
    try:
        for (name, _, linked), content in zip(files, blobs, strict=True):
            path = into / name
            if linked:
                links.append((path, content))
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        for path, content in links:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(os.fsdecode(content))
    except (OSError, ValueError) as error:
        raise refuse("revision-unreadable", Origin(asked), reason=_system(error)) from None


def _inside(name: PurePosixPath) -> bool:
    return not name.is_absolute() and bool(name.parts) and name.parts[0] in FOLDERS and ".." not in name.parts


def _contents(stream: bytes) -> Iterator[bytes]:
    """The contents that `cat-file --batch` gives: for each object a line with its size, its bytes, a line feed."""
    start = 0
    while start < len(stream):
        end = stream.index(b"\n", start)
        about = stream[start:end].split()
        if len(about) != 3 or about[1] != b"blob":
            raise ValueError("an object is missing")
        size = int(about[2])
        yield stream[end + 1 : end + 1 + size]
        start = end + 2 + size


def _git(root: Path, asked: str, *arguments: str, given: bytes = b"") -> bytes:
    done = _run(root, asked, *arguments, given=given)
    if done.returncode:
        raise refuse("revision-unreadable", Origin(asked), reason=_reason(done.stderr))
    return done.stdout


def _run(root: Path, asked: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    words = ["git", "--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false"]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "LC_ALL": "C",
    }
    try:
        return subprocess.run(
            [*words, *arguments],
            check=False,
            cwd=root,
            env=environment,
            input=given,
            capture_output=True,
            timeout=SECONDS,
        )
    except FileNotFoundError:
        raise refuse("no-git", Origin(asked)) from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise refuse("revision-unreadable", Origin(asked), reason=_system(error)) from None


def _system(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


def _reason(talk: bytes) -> str:
    """What git said, its first line."""
    return talk.decode("utf-8", "replace").strip().split("\n", 1)[0].removeprefix("fatal: ")[:200]
