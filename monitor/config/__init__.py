"""Files and environment in, one frozen Config out, or every fault at once."""

from monitor.config.load import load
from monitor.config.settings import Config, EmailConfig, SlackConfig

__all__ = ["Config", "EmailConfig", "SlackConfig", "load"]
