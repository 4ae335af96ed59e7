"""Who may work at a database."""

from monitor.store.engine.instance_lock import InstanceLock
from monitor.store.engine.server_lock import ServerLock
from monitor.store.engine.whereabouts import file_of

Lock = InstanceLock | ServerLock


def lock_of(url: str, *, beside: bool = False) -> Lock:
    """For one program alone; ``beside``: for one of several, where a server keeps the database.

    Raises StoreError for a URL that will not do.
    """
    file = file_of(url)
    return ServerLock(url, beside=beside) if file is None else InstanceLock(file)
