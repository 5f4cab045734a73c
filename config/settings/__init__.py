"""The settings of a running shop; every value that differs between shops comes from the environment.

Each file is one subject. Production is the default: DEBUG is off and a secret is asked for.
``DEMO=1`` makes a shop on this machine that needs nothing else.
"""

from .accounts import *
from .base import *
from .http import *
from .logs import *
from .shop import *
from .storage import *
