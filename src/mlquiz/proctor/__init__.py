"""One sitting, end to end: brief, open, keep, close, resume. Clock and dice are handed in.

The order of things is known here and nowhere else: a change is made, it is on disk, then it is shown.
Keys stay in the archive until the form is closed: no object a face can reach holds one.
"""

from mlquiz.proctor.order import Briefing, Order
from mlquiz.proctor.proctor import Dice, Proctor
from mlquiz.proctor.sitting import Clock, Sitting

__all__ = ["Briefing", "Clock", "Dice", "Order", "Proctor", "Sitting"]
