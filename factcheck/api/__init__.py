"""`/api/v1/` for machines: what is published, and with a token the desk for a CMS (ADR 0045).

Each address is an `Operation`: its parameters, its body and its answers are declared once, and
from there requests are read, mistakes are told and the OpenAPI document is written.
"""

from __future__ import annotations
