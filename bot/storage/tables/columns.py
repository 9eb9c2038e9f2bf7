"""What the tables have in common: their names for constraints, the columns that recur, and the mapper."""

from sqlalchemy import Column, ForeignKey, MetaData, String
from sqlalchemy.orm import registry

from bot.storage.types import Id

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
mapper = registry(metadata=metadata)

TEXT_ID = String(32)


def numbered() -> Column[int]:
    """The id of what the database numbers."""
    return Column("id", Id, primary_key=True)


def person(name: str = "subscriber_id", *, nullable: bool = False, index: bool = True) -> Column[int]:
    """Whose row it is."""
    return Column(name, Id, ForeignKey("subscriber.id"), nullable=nullable, index=index)
