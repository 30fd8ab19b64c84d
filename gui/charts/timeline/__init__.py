"""The timeline's overview strip, lanes and tray."""
