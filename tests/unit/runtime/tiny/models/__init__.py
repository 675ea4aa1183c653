from ._things import *
