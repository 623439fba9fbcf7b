"""The shared look: style sheets, base templates, components, form renderer."""
