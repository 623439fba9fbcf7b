"""Every address of the system."""

from django.urls import URLPattern, URLResolver, include, path

from zhunsheng.faces.api.urls import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("api/v1/", api.urls),
    path("desk/", include("zhunsheng.faces.workbench.urls")),
    path("", include("zhunsheng.faces.ui.urls")),
    path("kiosk/", include("zhunsheng.faces.kiosk.urls")),
    path("", include("zhunsheng.faces.portal.urls")),
]

handler500 = "zhunsheng.faces.ui.views.server_error"
