"""Models of the workshop: plans, jobs with their steps and rejects, who has them, proofs."""

from .hands import Pause, Take
from .making import Job, JobStep, Reject
from .planning import Plan, PlanMeasure, PlanPart, PlanStep
from .proving import Proof
from .screens import BoardChoice

__all__ = [
    "BoardChoice",
    "Job",
    "JobStep",
    "Pause",
    "Plan",
    "PlanMeasure",
    "PlanPart",
    "PlanStep",
    "Proof",
    "Reject",
    "Take",
]
