"""Whether the two trained models that kg reads with can be used: the English pipeline, and the learned reader's own."""

from kg.errors import ModelError
from kg.extract.learned.scores import check_model
from kg.extract.syntax.model import check_pipeline

__all__ = ["model_fault"]


def model_fault() -> str:
    """Return why a model cannot be used, with the remedy; empty where both can. It loads neither."""
    try:
        check_pipeline()
        check_model()
    except ModelError as error:
        return str(error)
    return ""
