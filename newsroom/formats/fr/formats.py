"""French times as newspapers write them: 17 h 40, with no-break spaces. Inputs stay Django's."""

from __future__ import annotations

TIME_FORMAT = "H\u00a0\\h\u00a0i"
DATETIME_FORMAT = "j F Y, H\u00a0\\h\u00a0i"
SHORT_DATETIME_FORMAT = "d/m/Y H\u00a0\\h\u00a0i"
