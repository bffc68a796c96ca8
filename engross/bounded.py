"""Runs a function in a child process with bounds of time and memory, and without the network.

A received file may hold anything: a stream that grows a thousandfold, brackets
nested without end, a loop in a clause. When a child is stopped, nothing else
is lost: the parent still gives a verdict.

On Linux the child is a fork, so that modules need not be imported again.
Elsewhere it is a new interpreter. Windows and macOS have no bound on memory, so
memory is not bounded there. A `BoundedWorker` is a child that is kept for
several tasks.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import IO, Any, Literal, TypeVar

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
    """The child was stopped, or died; `reason` says why, `status` how the process ended (0 if it goes on)."""

    def __init__(self, reason: Reason, status: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status

    def __reduce__(self) -> tuple[type[Stopped], tuple[Reason, int]]:
        return type(self), (self.reason, self.status)


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


def is_bounded() -> bool:
    """Whether this process is such a child: what it starts needs no bounds of its own."""
    return _bounded


_bounded = False


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
    program = "from engross.bounded import serve; serve()"
    with _interpreter(program) as child:
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


def _interpreter(program: str) -> subprocess.Popen[bytes]:
    """A new interpreter that runs `program`, which may import this package."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (_PACKAGE_ROOT, os.environ.get("PYTHONPATH")))),
    }
    return subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


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
    global _bounded  # noqa: PLW0603 -- a process is bounded or not
    _bounded = True
    _limit_use(bounds, 0)
    if not bounds.network:
        sys.addaudithook(_no_network)


def _limit_use(bounds: ProcessBounds, before: int) -> None:
    """Bounds what this process may use from now on; `before` are the seconds of the processor that it used already."""
    if sys.platform != "win32":
        import resource

        _lower(resource.RLIMIT_CPU, before + bounds.processor, resource)
        _lower(resource.RLIMIT_CORE, 0, resource)
        if sys.platform == "linux":
            _lower(resource.RLIMIT_DATA, _used() + bounds.memory, resource)


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


# a child that is kept -----------------------------------------------------------


class BoundedWorker:
    """A child that runs one function after another, so that what it imported and made is there for the next.

    It is started at the first task, or ahead of it by `start`. After it was
    stopped, the next task has a new one. `prepare` names a function, as
    `module:name`, that is called once in the child; `finish` one that is called at its end.
    """

    def __init__(self, prepare: str, finish: str) -> None:
        self._prepare, self._finish = prepare, finish
        self._child: subprocess.Popen[bytes] | None = None
        self._inherited: list[subprocess.Popen[bytes]] = []
        self._parent = 0

    def start(self) -> None:
        """Starts the child if there is none. A fork of this process starts one of its own."""
        if self._child is not None and self._parent == os.getpid() and self._child.poll() is None:
            return
        self.close()
        program = f"from engross.bounded import serve_many; serve_many({self._prepare!r}, {self._finish!r})"
        self._child, self._parent = _interpreter(program), os.getpid()

    def run(self, bounds: ProcessBounds, function: Callable[..., T], *arguments: Any) -> T:
        """Runs `function` with `arguments` in the child and returns its result, as `run_bounded` does.

        The bounds are for this task alone.
        """
        self.start()
        child = self._child
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        late = threading.Event()

        def too_late() -> None:
            late.set()
            child.kill()

        clock = threading.Timer(bounds.clock, too_late)
        clock.daemon = True
        clock.start()
        try:
            _put(child.stdin, pickle.dumps((bounds, function, arguments)))
            answer = _take(child.stdout)
        except OSError:
            answer = b""
        finally:
            clock.cancel()
        if not answer:
            status = child.wait()
            self.close()
            raise Stopped("time" if late.is_set() or status == -_TOO_MUCH_TIME else "died", status)
        succeeded, result = pickle.loads(answer)  # our own process wrote it
        if not succeeded:
            if isinstance(result, Stopped):
                self.close()
            raise result
        return result  # type: ignore[no-any-return]

    def close(self) -> None:
        """Ends the child, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        if self._parent != os.getpid():
            self._inherited.append(child)  # it is another's, who waits for its end
            return
        with suppress(OSError, ValueError, subprocess.TimeoutExpired):
            child.communicate(timeout=0.5)  # its input ends, and so does it
        with suppress(OSError):
            child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


_TOO_MUCH_TIME = getattr(signal, "SIGXCPU", 0)


def serve_many(prepare: str, finish: str) -> None:
    """Runs in a child that is kept: carries out task after task until its input ends."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    global _bounded  # noqa: PLW0603 -- a process is bounded or not
    _bounded = True
    sys.addaudithook(_no_network)
    _named(prepare)()
    while task := _take(sys.stdin.buffer):
        bounds, function, arguments = pickle.loads(task)  # our own process wrote it
        _limit_use(bounds, int(time.process_time()) + 1)
        _put(out, _answer(function, arguments))
    _named(finish)()
    # Nothing else is left to tidy. An ordinary exit would spend time on freeing what was imported, piece by piece.
    os._exit(0)


def _named(name: str) -> Callable[[], object]:
    import importlib

    module, _, function = name.partition(":")
    found: Callable[[], object] = getattr(importlib.import_module(module), function)
    return found


def _put(stream: IO[bytes], content: bytes) -> None:
    stream.write(len(content).to_bytes(8, "big") + content)
    stream.flush()


def _take(stream: IO[bytes]) -> bytes:
    """What `_put` wrote; empty at the end of the stream."""
    size = int.from_bytes(stream.read(8), "big")
    content = stream.read(size)
    return content if len(content) == size else b""
