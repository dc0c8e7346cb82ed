"""Articles at the desk: bringing one in, its workbench and its settings."""

from __future__ import annotations

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from factcheck import annotating, policy
from factcheck.errors import NotAllowedError, StaleError
from factcheck.forms.article import NewArticleForm, SettingsForm
from factcheck.forms.intake_notes import claims_in_words, unplaced_in_words
from factcheck.forms.versioned import on_top_of
from factcheck.models import Article, Suggestion
from factcheck.views.conflict import compare, show_settings_conflict
from factcheck.views.shortcuts import desk, get_article, person, posted_version
from factcheck.views.triage import bring_in, told_in
from factcheck.views.workbench import show_article

SENT_TWICE = gettext_lazy(
    "You brought this article in a moment ago: here it is, no second one was made. To have the same "
    "text twice, give it another headline."
)


@desk("GET", "POST")
def article_new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _new_page(request, NewArticleForm(initial=told_in(request)))
    form = NewArticleForm(request.POST, request.FILES)
    if (sent := _sent_before(request, form)) is not None:
        messages.info(request, SENT_TWICE)
        return redirect(sent)
    if not form.is_valid() or form.draft is None:
        return _new_page(request, form, status=422)
    try:
        article = annotating.create_article(
            form.draft,
            actor=person(request),
            language=form.cleaned_data["language"],
            once=True,
            **form.settings(),
        )
    except IntegrityError:
        form.add_error("external_id", _("Another article has this id already."))
        return _new_page(request, form, status=409)
    bring_in(request, article)
    messages.success(request, _in_words(article))
    if claimed := claims_in_words(article, form.draft):
        messages.info(request, claimed)
    for sentence in unplaced_in_words(form.draft):
        messages.warning(request, sentence)
    return redirect(article)


def _sent_before(request: HttpRequest, form: NewArticleForm) -> Article | None:
    """The article that the same form has made; its id is then taken, which is no mistake."""
    if form.errors.keys() - {"external_id"} or form.draft is None:
        return None
    return annotating.sent_before(form.draft, actor=person(request))


def _in_words(article: Article) -> str:
    waiting = Suggestion.objects.filter(revision=article.revision_id).offered().count()
    if not waiting and article.claims.exists():
        return _("The article is in.")
    if not waiting:
        return _("The article is in. Mark its first claim.")
    words = ngettext(
        "The article is in, and %(count)d suggestion waits for you.",
        "The article is in, and %(count)d suggestions wait for you.",
        waiting,
    )
    return words % {"count": waiting}


def _new_page(request: HttpRequest, form: NewArticleForm, *, status: int = 200) -> HttpResponse:
    return render(request, "factcheck/desk/article_new.html", {"form": form}, status=status)


@desk("GET")
def article(request: HttpRequest, pk: int) -> HttpResponse:
    return show_article(request, get_article(request, pk))


@desk("GET", "POST")
def article_settings(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_article(request, pk)
    if not policy.can_manage_article(person(request), article):
        raise NotAllowedError(_("Only an editor can change an article."))
    form = SettingsForm(request.POST or None, article=article)
    if request.method != "POST":
        return _settings_page(request, article, form)
    if not form.is_valid():
        return _settings_page(request, article, form, status=422)
    try:
        annotating.change_article(
            article, actor=person(request), version=posted_version(request), **form.settings()
        )
    except StaleError:
        return _settings_conflict(request, pk)
    except IntegrityError:
        form.add_error("external_id", _("Another article has this id already."))
        return _settings_page(request, article, form, status=409)
    messages.success(request, _("The settings are saved."))
    # Whoever leaves the team of a restricted article does not see it any more.
    stays = policy.can_view_article(person(request), article)
    return redirect(article) if stays else redirect("factcheck:articles")


def _settings_conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Both versions, and a form that holds the person's own on top of the one saved now."""
    article = get_article(request, pk)
    form = SettingsForm(on_top_of(request.POST, article), article=article)
    return show_settings_conflict(
        request, article, form, differences=compare(SettingsForm(article=article), form)
    )


def _settings_page(
    request: HttpRequest, article: Article, form: SettingsForm, *, status: int = 200
) -> HttpResponse:
    context = {"article": article, "form": form}
    return render(request, "factcheck/desk/article_settings.html", context, status=status)
