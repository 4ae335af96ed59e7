"""Files and environment in, one frozen Config out, or every fault at once."""

from monitor.config.database_url import fault_of_database
from monitor.config.load import database_of, load
from monitor.config.settings import (
    AppriseConfig,
    AuditConfig,
    Config,
    DashboardConfig,
    EmailConfig,
    SlackConfig,
    WebhookConfig,
)

__all__ = [
    "AppriseConfig",
    "AuditConfig",
    "Config",
    "DashboardConfig",
    "EmailConfig",
    "SlackConfig",
    "WebhookConfig",
    "database_of",
    "fault_of_database",
    "load",
]
