"""Finding and loading libsalus, once for the process and only when something is asked of it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import pathlib
import sys
import threading
from typing import Iterator, Optional

from . import _abi, _abi_actions, _abi_checks, _abi_progress, _abi_scorecard, _abi_statistics
from .error import SalusError

#: Where functions and structures of the interface are mirrored.
MODULES = (_abi, _abi_actions, _abi_checks, _abi_progress, _abi_scorecard, _abi_statistics)

#: The environment variable that names the library's file.
VARIABLE = "SALUS_LIBRARY"

_lock = threading.Lock()
_library: Optional[ctypes.CDLL] = None


def library() -> ctypes.CDLL:
    """The loaded library with its prototypes set; SalusError "library_not_found" or "library_mismatch" for none."""
    # Read without the lock: the name is bound once, after everything is set up.
    if _library is not None:
        return _library
    with _lock:
        return _library if _library is not None else _load()


def _load() -> ctypes.CDLL:
    global _library
    tried = []
    mismatch = False
    for name in _candidates():
        try:
            loaded = ctypes.CDLL(name)
        except OSError as error:
            tried.append(f"{name}: {_reason(name, error)}")
            continue
        fault = _prepare(loaded)
        if fault is None:
            _library = loaded
            return loaded
        tried.append(f"{name}: {fault}")
        mismatch = True
    raise _failure(tried, mismatch)


def _candidates() -> Iterator[str]:
    """Where to look, the surest place first. What SALUS_LIBRARY names is meant, so nothing else is tried then."""
    named = os.environ.get(VARIABLE)
    if named:
        yield named
        return
    names = _file_names()
    package = pathlib.Path(__file__).resolve().parent
    for name in names:
        if (package / name).exists():
            yield str(package / name)
    yield from names
    # Last, because it may start a compiler or ldconfig to find out.
    found = ctypes.util.find_library("salus")
    if found and found not in names:
        yield found


def _file_names() -> "list[str]":
    if sys.platform == "win32":
        return ["salus.dll", "libsalus.dll"]
    if sys.platform == "darwin":
        return ["libsalus.0.dylib", "libsalus.dylib"]
    return ["libsalus.so.0", "libsalus.so"]


def _reason(name: str, error: OSError) -> str:
    """What the loader says, without the file's name in front of it."""
    text = str(error)
    return text[len(name) + 2:] if text.startswith(f"{name}: ") else text


def _prepare(loaded: ctypes.CDLL) -> Optional[str]:
    """Sets the prototypes; what is wrong with this library, or None."""
    try:
        loaded.salus_abi_version.restype = ctypes.c_int32
        loaded.salus_version.restype = ctypes.c_char_p
        abi = loaded.salus_abi_version()
        version = loaded.salus_version().decode("utf-8", "replace")
    except AttributeError:
        return "is not Salus (it has no salus_abi_version)"
    if abi < _abi.ABI_VERSION:
        return f"version {version} has interface {abi}; this package needs {_abi.ABI_VERSION}"
    # Before 1.0 a later interface may have changed what this package relies on.
    if abi > _abi.ABI_VERSION and version.startswith("0."):
        return f"version {version} has interface {abi}, newer than this package's {_abi.ABI_VERSION}"
    for name, (result, arguments) in ((name, each) for module in MODULES for name, each in module.PROTOTYPES.items()):
        function = getattr(loaded, name, None)
        if function is None:
            return f"version {version} has no {name}"
        function.restype = result
        function.argtypes = arguments
    return None


def _failure(tried: "list[str]", mismatch: bool) -> SalusError:
    if os.environ.get(VARIABLE):
        hint = f"{VARIABLE} names this file and nothing else was tried; correct it, or unset it"
        hint_zh = f"{VARIABLE} 指定了该文件，没有再试其他位置；请更正或取消该变量"
    else:
        hint = f"install libsalus, or name its file in the environment variable {VARIABLE}"
        hint_zh = f"请安装 libsalus，或用环境变量 {VARIABLE} 指定其文件"
    listed = "".join(f"\n  tried {line}" for line in tried)
    listed_zh = "".join(f"\n  已试 {line}" for line in tried)
    if mismatch:
        code, what = "library_mismatch", "the Salus library that was found does not fit this package"
        what_zh = "找到的 Salus 库与本软件包不匹配"
    else:
        code, what = "library_not_found", "the Salus library (libsalus) cannot be loaded"
        what_zh = "无法加载 Salus 库（libsalus）"
    return SalusError(f"{what}:{listed}", code=code, hint=hint, translation=(f"{what_zh}：{listed_zh}", hint_zh))
