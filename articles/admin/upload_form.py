"""What somebody says of files that they send for an import."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.importing.opening import FORMATS
from articles.models import Upload
from articles.models.tag import tag_key
from articles.reading.extracting.columns import stated_columns


class _SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several, none of them empty."""

    widget = _SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """As Django's documentation shows it."""
        several: Sequence[Any] = data if isinstance(data, list | tuple) and data else [data]
        return [super(FilesField, self).clean(each, initial) for each in several]


class UploadForm(forms.ModelForm):
    """The files, and what the lines of `import_articles` say."""

    sent_files = FilesField(
        label=_("files"),
        allow_empty_file=True,
        max_length=1000,
        help_text=_("Texts, pages, Word, tables, or archives: .txt .html .md .docx .csv .jsonl .zip .tar .warc …"),
    )
    subjects = forms.CharField(
        label=_("tags of all of them"),
        required=False,
        widget=AdminTextInputWidget,
        help_text=_("Separated by commas; one that does not exist yet is made."),
    )
    form = forms.ChoiceField(
        label=_("what the files are"),
        required=False,
        choices=[("", _("what their names say")), *((each, f".{each}") for each in FORMATS)],
    )
    columns = forms.CharField(
        label=_("columns"),
        required=False,
        widget=AdminTextInputWidget,
        help_text=_("Of tables without the usual names: title=headline,text=body"),
    )

    class Meta:
        model = Upload
        fields = ["name", "region"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("name", timezone.localtime().strftime("%Y-%m-%d %H:%M"))
        most = settings.UPLOAD_MB * 1024**2
        said = _("Together more than %(most)s MB: send them as several imports.") % {"most": settings.UPLOAD_MB}
        self.fields["sent_files"].widget.attrs |= {"data-most": most, "data-too-much": said}

    def clean_subjects(self) -> list[str]:
        """None twice, in whatever script or width."""
        words = self.cleaned_data["subjects"].replace("，", ",").replace("、", ",").split(",")
        return list({tag_key(word): word.strip() for word in words if word.strip()}.values())

    def clean_columns(self) -> dict[str, str]:
        if not self.cleaned_data["columns"]:
            return {}
        try:
            return stated_columns(self.cleaned_data["columns"])
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def save(self, commit: bool = True) -> Upload:
        """With what is no field of the row's own form."""
        for name in ("subjects", "form", "columns"):
            setattr(self.instance, name, self.cleaned_data[name])
        upload: Upload = super().save(commit)
        return upload
