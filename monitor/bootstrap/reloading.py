"""The configuration is edited while the service runs: checked first, then taken over whole."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from monitor.bootstrap.fingerprint import fingerprint
from monitor.bootstrap.service import App, remade
from monitor.bootstrap.settings import read_config
from monitor.config import Config
from monitor.domain.event import Event
from monitor.domain.source import Source
from monitor.domain.upkeep.config_news import KINDS, accepted, refused
from monitor.errors import ConfigError, MonitorError, StoreError

log = logging.getLogger(__name__)

_ONLY_AT_START = ("database", "baseline")


@dataclass(slots=True)
class Reload:
    """Called often, with the service as it is; looks whether its files were edited. For one thread.

    ``made_of``: the fingerprint of the files that the service was made of. ``taken_over`` is told
    of each new configuration.
    """

    made_of: str
    env: Mapping[str, str]
    taken_over: Callable[[Config], None]
    _seen: str = field(init=False, default="")
    _judged: str = field(init=False, default="")
    _refused: bool = field(init=False, default=True)  # before the start, perhaps

    def __call__(self, app: App) -> App | None:
        """The service by the edited files; None: it stays the one it is. Raises StoreError.

        Two looks must agree before the files are judged: who saves may be in the midst of it.
        """
        before, self._seen = self._seen, fingerprint(app.settings.folder, self.env)
        if self._seen == (self._judged or self.made_of):
            if self._seen == self.made_of:
                self._accept(app)
            return None
        if self._seen != before:
            return None
        new = self._judge(app)
        self._judged = self._seen
        self.made_of = self._seen if new else self.made_of
        return new

    def _judge(self, app: App) -> App | None:
        try:
            settings = read_config(app.settings.folder, self.env)
            new = remade(app, _as_far_as_can_be(app.settings, settings))
        except StoreError:
            raise
        except ConfigError as error:
            faults = error.faults
        except MonitorError as error:
            faults = (str(error),)
        except Exception as error:
            log.error("config_broke", exc_info=error)
            faults = (f"a fault of this program: {type(error).__name__}; its log says more",)
        else:
            self.taken_over(new.settings)
            log.info("config_taken_over", extra=_changes(app.settings, new.settings))
            self._accept(new)
            return new
        self._refuse(app, faults)
        return None

    def _refuse(self, app: App, faults: tuple[str, ...]) -> None:
        log.error("config_refused", extra={"faults": list(faults), "kept": "the one before"})
        self._refused = True
        _told(app, refused(faults, app.records.announcements.last(KINDS), app.clock()))

    def _accept(self, app: App) -> None:
        if self._refused:
            _told(app, accepted(app.records.announcements.last(KINDS), app.clock()))
            self._refused = False


def _told(app: App, event: Event | None) -> None:
    if event is not None:
        app.records.announcements.tell((event,), app.router((event,), event.at))


def _as_far_as_can_be(old: Config, new: Config) -> Config:
    """What cannot change while the service runs stays as it is, and is said."""
    later = [key for key in _ONLY_AT_START if getattr(old, key) != getattr(new, key)]
    if later:
        log.warning("config_at_next_start", extra={"keys": later})
    return replace(new, database=old.database, baseline=old.baseline)


def _changes(old: Config, new: Config) -> dict[str, object]:
    before, after = _by_name(old.sources), _by_name(new.sources)
    changed = [name for name in before.keys() & after.keys() if before[name] != after[name]]
    return {
        "sources": len(after),
        "new": sorted(after.keys() - before.keys()),
        "gone": sorted(before.keys() - after.keys()),
        "changed": sorted(changed),
    }


def _by_name(sources: tuple[Source, ...]) -> dict[str, Source]:
    return {source.name: source for source in sources}
