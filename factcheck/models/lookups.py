"""`id IN (…)` with numbers that no column holds."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import IntegerField
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler


@IntegerField.register_lookup
class IntegerFieldIn(In):
    """Leaves out what is beyond the column's range, as Django's own `exact`, `lt` and `gt` do.

    SQLite raises OverflowError for it: every choice of several rows by a number that somebody
    typed, in a form or in the admin, would end in an error 500.
    """

    def process_rhs(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        if self.rhs_is_direct_value():
            kind = self.lhs.output_field.get_internal_type()
            low, high = connection.ops.integer_field_range(kind)
            self.rhs = [
                number
                for number in self.rhs
                if not isinstance(number, int)
                or ((low is None or low <= number) and (high is None or number <= high))
            ]
        return super().process_rhs(compiler, connection)
