"""Which long texts a browser may keep, and which it must not."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules

from django import forms

import factcheck.forms


def text_areas() -> dict[str, bool]:
    """ "Form.field" of every text area → whether it asks to be kept."""
    found: dict[str, bool] = {}
    for module in iter_modules(factcheck.forms.__path__, "factcheck.forms."):
        for name, form in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(form, forms.BaseForm) and form.__module__ == module.name:
                for field_name, field in form.base_fields.items():  # type: ignore[attr-defined]
                    if isinstance(field.widget, forms.Textarea):
                        found[f"{name}.{field_name}"] = "data-draft" in field.widget.attrs
    return found


def test_the_browser_keeps_what_people_write_and_nothing_that_is_told_in_confidence() -> None:
    kept = text_areas()

    assert {name for name, asks in kept.items() if asks} == {
        "ClaimForm.statement",
        "CommentForm.body",
        "MarkFigureForm.statement",
        "MarkForm.statement",
        "MarkQuoteForm.statement",
        "MarkSourceForm.statement",
        "NewArticleForm.text",
        "NoteForm.why",
        "ProposalForm.correction_asked",
        "ProposalForm.explanation",
        "ProposalForm.summary",
        "ReasonForm.reason",
        "RetractionForm.why",
        "ReviseForm.text",
        "SettleForm.answer",
        "SignOffForm.override_reason",
        "TranslationForm.explanation",
        "TranslationForm.summary",
        "TranslationForm.title",
    }
    # Excerpts and notes may be of protected evidence, a transcript is stored nowhere.
    assert {"CitationForm.excerpt", "EvidenceForm.notes"} <= kept.keys()
