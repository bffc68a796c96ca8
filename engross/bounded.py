"""Runs a function in a child process with bounds of time and memory, and without the network.

A received file may hold anything: a stream that grows a thousandfold, brackets
nested without end, a loop in a clause. When a child is stopped, nothing else
is lost: the parent still gives a verdict.

On Linux the child is a fork, so that modules need not be imported again.
Elsewhere it is a new interpreter. Windows and macOS have no bound on memory, so
memory is not bounded there.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any, Literal, TypeVar

T = TypeVar("T")
Reason = Literal["time", "memory", "died"]
_PACKAGE_ROOT = str(Path(__file__).resolve().parents[1])
_NETWORK = frozenset(("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"))


@dataclass
class Budget:
    """What the children of one task may use: `seconds` of the processor together, `memory` in bytes each."""

    seconds: int
    memory: int = 900 << 20

    def __post_init__(self) -> None:
        self._start = _of_children()

    def bounds(self, *, network: bool = False) -> ProcessBounds:
        """The bounds of the next child: the seconds that are left, but at least one."""
        left = self.seconds - (_of_children() - self._start)
        return ProcessBounds(max(int(left), 1), memory=self.memory, network=network)


def _of_children() -> float:
    """The processor time, in seconds, used by children that have ended; 0 where the system does not count it."""
    if sys.platform == "win32":
        return 0.0
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Stopped(Exception):
    """The child was stopped, or died; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ProcessBounds:
    """The bounds of one child.

    `processor` (processor time) and `clock` (elapsed time) are in seconds,
    `memory` is in bytes, beyond what the parent uses.
    """

    processor: int = 8
    clock: float = 30
    memory: int = 900 << 20
    network: bool = False


def run_bounded(bounds: ProcessBounds, function: Callable[..., T], *arguments: Any) -> T:
    """Runs `function` with `arguments` in a child and returns its result.

    Function, arguments, result and exceptions must be picklable. Raises
    `Stopped`, and the exceptions of the function.
    """
    work = _forked if sys.platform == "linux" else _started
    succeeded, answer = work(bounds, function, arguments)
    if succeeded:
        result: T = answer
        return result
    raise answer


def _forked(bounds: ProcessBounds, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    receiver, sender = Pipe(duplex=False)
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        receiver.close()
        try:
            os.setsid()
            _work(bounds, function, arguments, sender)
        finally:
            # The child ends at once: it must not flush the buffers of the parent nor close its files.
            os._exit(0)
    sender.close()
    try:
        if not receiver.poll(bounds.clock):
            raise Stopped("time")
        answer: tuple[bool, Any] = pickle.loads(receiver.recv_bytes())  # our own process wrote it
    except (EOFError, OSError, pickle.UnpicklingError):
        status = _ended(child)
        child = 0
        raise Stopped("time" if status == signal.SIGXCPU else "died") from None
    finally:
        if child:
            _kill(child)
            _ended(child)
        receiver.close()
    return answer


def _ended(child: int) -> int:
    """Waits for the child. Returns the number of the signal that ended it, or 0."""
    try:
        return os.waitpid(child, 0)[1] & 0x7F
    except ChildProcessError:
        return 0


def _kill(child: int) -> None:
    """Ends the child and the processes that it started: it leads its own process group."""
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            end(child, signal.SIGKILL)


def _started(bounds: ProcessBounds, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (_PACKAGE_ROOT, os.environ.get("PYTHONPATH")))),
    }
    program = "from engross.bounded import serve; serve()"
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as child:
        try:
            output, _ = child.communicate(pickle.dumps((bounds, function, arguments)), bounds.clock)
        except subprocess.TimeoutExpired:
            child.kill()
            raise Stopped("time") from None
    try:
        answer: tuple[bool, Any] = pickle.loads(output)  # our own process wrote it
    except (EOFError, pickle.UnpicklingError):
        raise Stopped("died") from None
    return answer


def serve() -> None:
    """Runs in a child that is a new interpreter: reads its task from standard input, answers on standard output."""
    bounds, function, arguments = pickle.load(sys.stdin.buffer)  # our own process wrote it
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    _limit(bounds)
    out.write(_answer(function, arguments))
    out.flush()
    os._exit(0)


def _work(bounds: ProcessBounds, function: Callable[..., Any], arguments: tuple[Any, ...], sender: Connection) -> None:
    _limit(bounds)
    sender.send_bytes(_answer(function, arguments))
    sender.close()


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    try:
        return pickle.dumps((True, function(*arguments)))
    except MemoryError:
        return pickle.dumps((False, Stopped("memory")))
    except RecursionError:
        return pickle.dumps((False, Stopped("died")))
    except Exception as error:  # noqa: BLE001 -- the parent is told of every exception
        try:
            answer = pickle.dumps((False, error))
            pickle.loads(answer)  # some exceptions cannot be unpickled
        except Exception:  # noqa: BLE001 -- pickling may raise anything
            return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
        return answer


def _limit(bounds: ProcessBounds) -> None:
    """Sets the bounds for this process and for those that it starts, until they end."""
    if sys.platform != "win32":
        import resource

        _lower(resource.RLIMIT_CPU, bounds.processor, resource)
        _lower(resource.RLIMIT_CORE, 0, resource)
        if sys.platform == "linux":
            _lower(resource.RLIMIT_DATA, _used() + bounds.memory, resource)
    if not bounds.network:
        sys.addaudithook(_no_network)


def _lower(kind: int, wanted: int, resource: Any) -> None:
    _, most = resource.getrlimit(kind)
    limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(kind, (limit, most))


def _used() -> int:
    """The bytes of data that this process has now (proc(5), `VmData`)."""
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) << 10
    return 0


def _no_network(event: str, _: tuple[Any, ...]) -> None:
    if event in _NETWORK:
        raise OSError("no network here")
