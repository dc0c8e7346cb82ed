"""ClaimReviews of other publishers: from the bytes of a file to plain reviews.

Pure Python: knows neither Django nor the database. What is read here was written by strangers.
"""

from __future__ import annotations

from factcheck.reviews.reading import read_reviews
from factcheck.reviews.report import Report
from factcheck.reviews.review import Review, TakenBack, folded

__all__ = ["Report", "Review", "TakenBack", "folded", "read_reviews"]
