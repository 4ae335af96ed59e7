"""Who cannot be reached for now."""

from sqlalchemy import Connection, delete, insert, select

from monitor.domain.delivery import ChannelName
from monitor.domain.telling.circuit import Circuit, Circuits
from monitor.store.tables.deliveries import CIRCUITS


def circuits_of(connection: Connection, channel: ChannelName) -> Circuits:
    """All of one channel."""
    query = select(CIRCUITS).where(CIRCUITS.c.channel == channel)
    return Circuits(
        {
            row["address"]: Circuit(
                row["failures"], row["until"], row["reason"], tuple(row["failing"])
            )
            for row in connection.execute(query).mappings()
        }
    )


def keep_circuits(connection: Connection, channel: ChannelName, circuits: Circuits) -> None:
    """In place of all that were kept of the channel."""
    connection.execute(delete(CIRCUITS).where(CIRCUITS.c.channel == channel))
    for address, one in circuits.by_address.items():
        row = {
            "channel": channel,
            "address": address,
            "failures": one.failures,
            "until": one.until,
            "reason": one.reason,
            "failing": list(one.failing),
        }
        connection.execute(insert(CIRCUITS).values(row))
