"""Files and environment in, one frozen Config out, or every fault at once."""

from monitor.config.load import load
from monitor.config.settings import (
    AppriseConfig,
    Config,
    EmailConfig,
    SlackConfig,
    WebhookConfig,
)

__all__ = ["AppriseConfig", "Config", "EmailConfig", "SlackConfig", "WebhookConfig", "load"]
