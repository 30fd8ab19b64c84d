"""Documents that hold tables among other things: saved web pages, RTF, Markdown."""
