"""What this business brings: the table of contents, part by part."""

from zhunsheng.domains.disputes.counselling.provides import PROVIDES as COUNSELLING
from zhunsheng.domains.disputes.intake.provides import PROVIDES as INTAKE
from zhunsheng.domains.disputes.labour.provides import PROVIDES as LABOUR
from zhunsheng.domains.disputes.mediation.provides import PROVIDES as MEDIATION
from zhunsheng.domains.disputes.organisations.provides import PROVIDES as ORGANISATIONS
from zhunsheng.domains.disputes.petitions.provides import PROVIDES as PETITIONS
from zhunsheng.domains.disputes.screening.provides import PROVIDES as SCREENING
from zhunsheng.kernel.modules import Module

MODULE = Module(
    code="disputes",
    title="矛盾纠纷化解",
    order=50,
    legal_basis="《人民调解法》",
    provides=(*ORGANISATIONS, *MEDIATION, *SCREENING, *INTAKE, *PETITIONS, *LABOUR, *COUNSELLING),
)
