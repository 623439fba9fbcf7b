"""What this business brings: the table of contents, part by part."""

from zhunsheng.domains.legalservice.aid.provides import PROVIDES as AID
from zhunsheng.domains.legalservice.consultations.provides import PROVIDES as CONSULTATIONS
from zhunsheng.domains.legalservice.stations.provides import PROVIDES as STATIONS
from zhunsheng.kernel.modules import Module

MODULE = Module(
    code="legalservice",
    title="公共法律服务",
    order=60,
    legal_basis="《法律援助法》",
    provides=(*STATIONS, *AID, *CONSULTATIONS),
)
