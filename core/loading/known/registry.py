"""Every known format."""

from core.loading.known.acled import ACLED
from core.loading.known.atop import ALLIANCES
from core.loading.known.claimreview import FACT_CHECKS
from core.loading.known.claimskg import CHECKED_CLAIMS
from core.loading.known.codelists import CODE_LIST
from core.loading.known.cowalliances import FORMAL_ALLIANCES
from core.loading.known.format import KnownFormat
from core.loading.known.gazetteers import GAZETTEER
from core.loading.known.gdelt import GDELT
from core.loading.known.generalstaff import GENERAL_STAFF
from core.loading.known.icews import ICEWS
from core.loading.known.infrastructure import INFRASTRUCTURE
from core.loading.known.lebanon import LEBANON
from core.loading.known.oryx import ORYX
from core.loading.known.palestine import CASUALTIES
from core.loading.known.peaceagreements import PEACE_AGREEMENTS
from core.loading.known.persons import PERSONS
from core.loading.known.prio import ARMED_CONFLICT
from core.loading.known.sipri import ARMS_TRANSFERS
from core.loading.known.ucdp import CANDIDATE, GED
from core.loading.known.ucdpcountry import COUNTRY_YEARS
from core.loading.known.ucdpyearly import YEARLY
from core.loading.known.warspotting import WARSPOTTING

KNOWN: tuple[KnownFormat, ...] = (
    GED,
    CANDIDATE,
    ARMED_CONFLICT,
    YEARLY,
    COUNTRY_YEARS,
    ACLED,
    GDELT,
    ICEWS,
    GENERAL_STAFF,
    ORYX,
    WARSPOTTING,
    CASUALTIES,
    LEBANON,
    PERSONS,
    INFRASTRUCTURE,
    ARMS_TRANSFERS,
    FACT_CHECKS,
    CHECKED_CLAIMS,
    ALLIANCES,
    FORMAL_ALLIANCES,
    PEACE_AGREEMENTS,
    CODE_LIST,
    GAZETTEER,
)
"""Every known format; no table is recognised by two of them."""
