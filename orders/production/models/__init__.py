"""Models of the workshop: plans, jobs with their steps and rejects, proofs."""

from .making import Job, JobStep, Reject
from .planning import Plan, PlanMeasure, PlanPart, PlanStep
from .proving import Proof

__all__ = ["Job", "JobStep", "Plan", "PlanMeasure", "PlanPart", "PlanStep", "Proof", "Reject"]
