"""Runs under the system's Python, which has UNO: opens files in LibreOffice, settles their changes, saves them again.

Arguments: the name of a pipe on which soffice listens; then for each file its address, `accept` or `reject`, and the
address to which it is saved as a DOCX.
"""

import sys
import time
from contextlib import suppress
from typing import Any

import uno  # type: ignore[import-not-found, unused-ignore]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found, unused-ignore]


def value(name: str, held: object) -> Any:
    found = PropertyValue()
    found.Name, found.Value = name, held
    return found


def main(pipe: str, *arguments: str) -> None:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            time.sleep(0.5)
            break
        except Exception:  # noqa: BLE001  # it is not listening yet, and says so in many ways
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for at in range(0, len(arguments), 3):
        source, deed, target = arguments[at : at + 3]
        document = desktop.loadComponentFromURL(source, "_blank", 0, (value("Hidden", True),))
        for _ in range(100):
            # A program that has only just begun gives the document before its window.
            with suppress(Exception):
                if document.getCurrentController() is not None:
                    break
            time.sleep(0.1)
        name = {"accept": "AcceptAllTrackedChanges", "reject": "RejectAllTrackedChanges"}[deed]
        dispatcher.executeDispatch(document.getCurrentController().getFrame(), f".uno:{name}", "", 0, ())
        document.storeToURL(target, (value("FilterName", "MS Word 2007 XML"),))
        document.close(True)
    with suppress(Exception):  # the bridge goes with it
        desktop.terminate()


main(*sys.argv[1:])
