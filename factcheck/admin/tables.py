"""Tables in and out of an entry of the admin: links on its list, and the pages behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from factcheck import policy, tables
from factcheck.admin.base import person
from factcheck.admin.histories import ToldAdmin
from factcheck.choices import Language, TableKind
from factcheck.errors import NotPossibleError
from factcheck.forms.sheet_errors import sheet_error_in_words
from factcheck.forms.tables import TableForm
from factcheck.models import TableImport
from factcheck.sheets import SheetError, csv_lines, xlsx_file
from factcheck.tables import TABLES, Report, Table

# Of the faults, those that the page shows; the file has more.
SHOWN = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TablesAdmin(ToldAdmin):
    """An entry whose rows come and go as a table of this kind; none for an entry without."""

    table_kind: TableKind | None = None
    change_list_template = "admin/factcheck/tables/change_list.html"

    @property
    def table(self) -> Table:
        if self.table_kind is None:
            raise Http404
        return TABLES[self.table_kind]

    def get_urls(self) -> list[Any]:
        pages: tuple[tuple[str, str, Callable[..., HttpResponseBase], tuple[str, ...]], ...] = (
            ("export.<slug:form>", "export", self.export_view, ("GET",)),
            ("template.<slug:form>", "template", self.template_view, ("GET",)),
            ("import/", "import", self.import_view, ("GET", "POST")),
            ("import/<int:pk>/", "import_preview", self.preview_view, ("GET", "POST")),
            ("import/<int:pk>/faults.csv", "import_faults", self.faults_view, ("GET",)),
        )
        if self.table_kind is None:
            return super().get_urls()
        own = [
            path(
                route,
                self.admin_site.admin_view(require_http_methods([*methods, "HEAD"])(view)),
                name=self._name(name),
            )
            for route, name, view, methods in pages
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        user = person(request)
        offers = self.table_kind is not None
        more = {
            "can_export": offers and policy.can_export(user),
            "can_import": offers and policy.can_import(user),
        }
        return super().changelist_view(request, {**(extra_context or {}), **more})

    def export_view(self, request: HttpRequest, form: str) -> HttpResponseBase:
        """The rows of the list as it is filtered, as far as they may leave."""
        if not policy.can_export(person(request)) or not self.has_view_permission(request):
            raise PermissionDenied
        try:
            filtered = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{self._url('changelist')}?e=1")
        chosen = self.get_queryset(request).filter(pk__in=filtered.order_by().values("pk"))
        rows = self.table.rows(chosen, user=person(request), language=_language())
        try:
            return self._file(rows, form, f"{self.table.kind}-{timezone.localdate()}")
        except SheetError as error:
            self.message_user(request, sheet_error_in_words(error), messages.ERROR)
            return HttpResponseRedirect(f"{self._url('changelist')}?{request.GET.urlencode()}")

    def template_view(self, request: HttpRequest, form: str) -> HttpResponseBase:
        """The heads of the columns and a row as an example."""
        _check_chief(request)
        return self._file(self.table.template(_language()), form, f"{self.table.kind}-example")

    def import_view(self, request: HttpRequest) -> HttpResponseBase:
        _check_chief(request)
        form = TableForm(request.POST, request.FILES) if request.method == "POST" else TableForm()
        if form.is_valid():
            file = form.cleaned_data["file"]
            kept = tables.keep(self.table, file.read(), name=file.name or "", actor=person(request))
            return HttpResponseRedirect(self._url("import_preview", kept.pk))
        return self._import_page(request, form, status=422 if form.is_bound else 200)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """What the file would do; POST does it, all of it or nothing."""
        kept = self._kept(request, pk)
        if kept.done_at is not None:
            return self._page(request, kept, None)
        try:
            if request.method == "POST":
                report = tables.confirm(self.table, kept, actor=person(request))
                if not report.refused:
                    return HttpResponseRedirect(self._url("import_preview", pk))
                self.message_user(
                    request,
                    _("Nothing was imported: the desk has changed since the preview."),
                    messages.ERROR,
                )
            else:
                report = tables.preview(self.table, kept, actor=person(request))
        except (SheetError, NotPossibleError) as error:
            return self._refused(request, error)
        return self._page(request, kept, report, status=409 if request.method == "POST" else 200)

    def faults_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Every row that cannot come in, and what to do about it."""
        kept = self._kept(request, pk)
        try:
            report = tables.preview(self.table, kept, actor=person(request))
        except (SheetError, NotPossibleError) as error:
            return self._refused(request, error)
        heads = self._heads()
        rows = [
            [_("Row"), _("Column"), _("What to do")],
            *([str(one.row), heads.get(one.column, ""), one.sentence] for one in report.faults),
        ]
        return self._file(rows, "csv", f"{self.table.kind}-faults")

    def _kept(self, request: HttpRequest, pk: int) -> TableImport:
        _check_chief(request)
        own = TableImport.objects.filter(created_by=person(request).pk, kind=self.table.kind)
        return get_object_or_404(own, pk=pk)

    def _refused(
        self, request: HttpRequest, error: SheetError | NotPossibleError
    ) -> HttpResponseBase:
        form = TableForm()
        words = sheet_error_in_words(error) if isinstance(error, SheetError) else str(error)
        return self._import_page(request, form, status=409, refusal=words)

    def _import_page(
        self, request: HttpRequest, form: TableForm, *, status: int, refusal: str = ""
    ) -> HttpResponse:
        context = {
            **self._context(request, _("Import %(what)s") % {"what": self.table.kind.label}),
            "form": form,
            "refusal": refusal,
            "columns": self.table.columns,
            "most": self.table.most_at_once,
            "template_csv": self._url("template", "csv"),
            "template_xlsx": self._url("template", "xlsx"),
            "action": self._url("import"),
        }
        return TemplateResponse(
            request, "admin/factcheck/tables/import.html", context, status=status
        )

    def _page(
        self,
        request: HttpRequest,
        kept: TableImport,
        report: Report | None,
        *,
        status: int = 200,
    ) -> HttpResponse:
        heads = self._heads()
        faults = report.faults[:SHOWN] if report else []
        context = {
            **self._context(request, kept.file_name),
            "kept": kept,
            "report": report,
            "faults": [(one.row, heads.get(one.column, ""), one.sentence) for one in faults],
            "is_cut": report is not None and len(report.faults) > SHOWN,
            "import_url": self._url("import"),
            "list_url": self._url("changelist"),
            "faults_url": self._url("import_faults", kept.pk),
        }
        return TemplateResponse(
            request, "admin/factcheck/tables/preview.html", context, status=status
        )

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "kind": self.table.kind.label,
        }

    def _heads(self) -> dict[str, str]:
        language = _language()
        return {column.name: column.head(language) for column in self.table.columns}

    def _file(
        self, rows: Iterable[Sequence[str]], form: str, name: str
    ) -> StreamingHttpResponse | FileResponse:
        if form == "xlsx":
            file = xlsx_file(rows, title=self.table.kind)
            return FileResponse(
                file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX
            )
        if form != "csv":
            raise Http404
        separator = ";" if _language() == Language.FRENCH else ","
        lines: Iterator[str] = csv_lines(rows, separator=separator)
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = str(
            content_disposition_header(as_attachment=True, filename=f"{name}.csv")
        )
        return response

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def _url(self, page: str, *arguments: object) -> str:
        return reverse(f"admin:{self._name(page)}", args=arguments)


def _check_chief(request: HttpRequest) -> None:
    if not policy.can_import(person(request)):
        raise PermissionDenied


def _language() -> str:
    return (get_language() or Language.FRENCH)[:2]
