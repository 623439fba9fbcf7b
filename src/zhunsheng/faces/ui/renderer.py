"""How Django forms are drawn: label, help, error, input, in this order.

Set ``FORM_RENDERER = "zhunsheng.faces.ui.renderer.Renderer"``. ``django.forms`` must be in
``INSTALLED_APPS`` after this app, so that our option template comes before Django's.
"""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Forms, fields and errors from ``templates/ui/forms``."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"
