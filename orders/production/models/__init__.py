"""What the workshop keeps: plans, jobs with their steps and rejects, proofs."""

from .making import Job, JobStep, Reject
from .planning import Plan, PlanMeasure, PlanPart, PlanStep

__all__ = ["Job", "JobStep", "Plan", "PlanMeasure", "PlanPart", "PlanStep", "Reject"]
