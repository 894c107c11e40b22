"""Troubles told in lines of text, to programs that read no page."""

from django.http import HttpResponse

from search.addressing.forms import SearchForm


def refused(form: SearchForm) -> HttpResponse:
    """What of a search leads nowhere."""
    return in_a_line("\n".join(f"{refusal.parameter}: {refusal.sentence}" for refusal in form.refusals), 422)


def in_a_line(sentence: str, status: int) -> HttpResponse:
    """And nothing else."""
    return HttpResponse(sentence, "text/plain; charset=utf-8", status)
