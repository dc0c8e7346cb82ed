"""Django's classes under names that the type checker takes: their parameters exist for it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.paginator import Paginator

AutocompleteView = AutocompleteJsonView
if TYPE_CHECKING:
    StockAdmin = admin.ModelAdmin[Any]
    StockTabular = admin.TabularInline[Any, Any]
    StockStacked = admin.StackedInline[Any, Any]
    StockForm = forms.ModelForm[Any]
    StockChoice = forms.ModelChoiceField[Any]
    StockPaginator = Paginator[Any]
else:
    StockAdmin = admin.ModelAdmin
    StockTabular, StockStacked = admin.TabularInline, admin.StackedInline
    StockForm, StockPaginator = forms.ModelForm, Paginator
    StockChoice = forms.ModelChoiceField
